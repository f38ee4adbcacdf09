import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The key with which an installation signs what leaves it. It never goes into the database. */
export interface Signer {
  /** Ed25519, raw, 32 bytes. */
  readonly publicKey: Buffer
  readonly fingerprint: string
  sign(bytes: Buffer): Buffer
}

const FILE = 'signing-key.pem'

/** What people read to each other to know a key by: 160 bits of its hash, in hexadecimal. */
export function fingerprintOf(publicKey: Buffer): string {
  return createHash('sha256').update(publicKey).digest('hex').slice(0, 40)
}

/** A signer from a private key in PEM (PKCS 8). Throws when it is no Ed25519 key. */
export function signerOf(pem: string): Signer {
  const key = createPrivateKey(pem)
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('The signing key must be an Ed25519 key in PEM.')
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' })
  const publicKey = Buffer.from(x, 'base64url')
  return { publicKey, fingerprint: fingerprintOf(publicKey), sign: (bytes) => sign(null, bytes, key) }
}

/** A new private key in PEM. */
export function newSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519')
  return privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
}

/**
 * The installation's own signer: from the setting, or from a file in the state folder that only its owner reads, made
 * when it is not there yet.
 */
export function openSigner(stateDir: string, setting: string | undefined): Signer {
  if (setting !== undefined) return signerOf(setting.replaceAll('\\n', '\n'))
  const path = join(stateDir, FILE)
  mkdirSync(dirname(path), { recursive: true })
  try {
    // Another process may make it in the same moment; whoever is second reads the first one's.
    writeFileSync(path, newSigningKey(), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return signerOf(readFileSync(path, 'utf8'))
}
