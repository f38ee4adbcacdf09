import * as crypto from 'node:crypto'
import { promisify } from 'node:util'

// OWASP's first choice for argon2id on a server that also serves pages: 19 MiB, two passes, one lane.
const MEMORY_KIB = 19_456
const PASSES = 2
const TAG_LENGTH = 32
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

interface Argon2Settings {
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
  readonly nonce: Buffer
  readonly tagLength: number
}

/** The text to keep instead of a password: argon2id in the PHC form, with its own salt. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = crypto.randomBytes(16)
  const tag = await argon2id(password, {
    memory: MEMORY_KIB,
    passes: PASSES,
    parallelism: 1,
    nonce,
    tagLength: TAG_LENGTH,
  })
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=1$${base64(nonce)}$${base64(tag)}`
}

/** Whether the password made the hash. Without a hash it takes as long and says no, so that nobody learns who exists. */
export async function isPassword(password: string, phc: string | null | undefined): Promise<boolean> {
  const [, memory, passes, parallelism, salt, hash] =
    PHC.exec(phc ?? '') ?? PHC.exec(await nobodysHash()) ?? []
  const expected = Buffer.from(hash ?? '', 'base64')
  const tag = await argon2id(password, {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(salt ?? '', 'base64'),
    tagLength: expected.length,
  })
  return crypto.timingSafeEqual(tag, expected) && phc !== null && phc !== undefined
}

let nobody: Promise<string> | undefined
function nobodysHash(): Promise<string> {
  nobody ??= hashPassword(crypto.randomBytes(32).toString('base64'))
  return nobody
}

// The built-in exists from Node 24.7 on; before that the package does the same work.
async function argon2id(password: string, settings: Argon2Settings): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFC'), 'utf8')
  if (typeof crypto.argon2 === 'function') {
    const tag = await promisify(crypto.argon2)('argon2id', { message, ...settings })
    return Buffer.from(tag)
  }
  const { hashRaw } = await import('@node-rs/argon2')
  return hashRaw(message, {
    // Algorithm.Argon2id, whose ambient enum cannot be read from an isolated module.
    algorithm: 2,
    memoryCost: settings.memory,
    timeCost: settings.passes,
    parallelism: settings.parallelism,
    outputLen: settings.tagLength,
    salt: settings.nonce,
  })
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
