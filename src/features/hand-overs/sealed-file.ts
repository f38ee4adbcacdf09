import { createPublicKey, randomBytes, verify, webcrypto } from 'node:crypto'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { fingerprintOf, type Signer } from '../../platform/signing/signing-key.ts'
import { plainPassphrase } from './passphrase.ts'
import { sealedPage } from './sealed-page.ts'

/** Rounds of PBKDF2 with SHA-256: slow enough that each guess costs, and every browser can do it. */
export const ROUNDS = 600_000
const FORMAT = 'onroll-sealed/1'

/** What stands in the file in clear. Nothing of it tells of a child. Bytes in base64. */
export interface Envelope {
  readonly format: string
  readonly rounds: number
  readonly salt: string
  readonly iv: string
  readonly publicKey: string
  readonly sealed: string
  /** Over all that stands above, so that a browser can tell a damaged file from a wrong passphrase. */
  readonly signature: string
}

export interface OpenedFile {
  readonly content: string
  readonly fingerprint: string
}

const { subtle } = webcrypto

/**
 * One HTML file that opens in any browser with the passphrase: AES-256-GCM under a key made from the passphrase, signed
 * twice. The inner signature is for browsers; the outer covers every byte of the file and is for our own reader.
 */
export async function sealFile(content: string, passphrase: string, signer: Signer): Promise<Buffer> {
  const head = {
    format: FORMAT,
    rounds: ROUNDS,
    salt: randomBytes(16).toString('base64'),
    iv: randomBytes(12).toString('base64'),
    publicKey: signer.publicKey.toString('base64'),
  }
  const key = await keyOf(passphrase, head)
  const sealed = Buffer.from(
    await subtle.encrypt(
      { name: 'AES-GCM', iv: Buffer.from(head.iv, 'base64'), additionalData: Buffer.from(headText(head)) },
      key,
      Buffer.from(content),
    ),
  ).toString('base64')
  const signature = signer.sign(Buffer.from(signedText(head, sealed))).toString('base64')
  const page = Buffer.from(sealedPage({ ...head, sealed, signature }))
  return Buffer.concat([page, Buffer.from(tailOf(signer.sign(page)))])
}

/**
 * Opens such a file.
 *
 * @refuses NOT_SUCH_A_FILE, DAMAGED when any byte is not as it was signed, WRONG_PASSPHRASE
 */
export async function openFile(file: Buffer, passphrase: string): Promise<Result<OpenedFile>> {
  const parted = partTail(file)
  const envelope = parted && readEnvelope(parted.page.toString())
  if (parted === undefined || envelope === undefined) {
    return refuse({
      code: 'NOT_SUCH_A_FILE',
      message:
        'This is not a sealed file of a hand-over, or a part of it is missing. Ask the sender for it again.',
      field: 'file',
    })
  }
  const publicKey = Buffer.from(envelope.publicKey, 'base64')
  if (
    !isSignedBy(publicKey, parted.page, parted.signature) ||
    !isSignedBy(publicKey, Buffer.from(signedText(envelope, envelope.sealed)), envelope.signature)
  ) {
    return refuse({
      code: 'DAMAGED',
      message:
        'The file was changed on its way: its signature does not fit. Do not use it. Ask the sender for it again.',
      field: 'file',
    })
  }
  try {
    const opened = await subtle.decrypt(
      {
        name: 'AES-GCM',
        iv: Buffer.from(envelope.iv, 'base64'),
        additionalData: Buffer.from(headText(envelope)),
      },
      await keyOf(passphrase, envelope),
      Buffer.from(envelope.sealed, 'base64'),
    )
    return ok({ content: Buffer.from(opened).toString(), fingerprint: fingerprintOf(publicKey) })
  } catch {
    return refuse({
      code: 'WRONG_PASSPHRASE',
      message: 'The passphrase is not right. It has nine words; ask the sender to read it to you again.',
      field: 'passphrase',
    })
  }
}

type Head = Pick<Envelope, 'format' | 'rounds' | 'salt' | 'iv' | 'publicKey'>

function headText({ format, rounds, salt, iv, publicKey }: Head): string {
  return [format, rounds, salt, iv, publicKey].join('|')
}

function signedText(head: Head, sealed: string): string {
  return `${headText(head)}|${sealed}`
}

async function keyOf(passphrase: string, { salt, rounds }: Pick<Head, 'salt' | 'rounds'>) {
  const typed = await subtle.importKey('raw', Buffer.from(plainPassphrase(passphrase)), 'PBKDF2', false, [
    'deriveKey',
  ])
  return subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt: Buffer.from(salt, 'base64'), iterations: rounds },
    typed,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

const TAIL = /^\n<!-- signed ([A-Za-z0-9+/]{86}==) -->\n$/
const tailOf = (signature: Buffer) => `\n<!-- signed ${signature.toString('base64')} -->\n`
const TAIL_BYTES = tailOf(Buffer.alloc(64)).length

function partTail(file: Buffer): { readonly page: Buffer; readonly signature: string } | undefined {
  const signature = TAIL.exec(file.subarray(-TAIL_BYTES).toString('latin1'))?.[1]
  return signature === undefined ? undefined : { page: file.subarray(0, -TAIL_BYTES), signature }
}

const ENVELOPE = /<script type="application\/json" id="sealed">(\{[^<]*\})<\/script>/

function readEnvelope(page: string): Envelope | undefined {
  let value: Partial<Record<keyof Envelope, unknown>>
  try {
    value = JSON.parse(ENVELOPE.exec(page)?.[1] ?? '')
  } catch {
    return undefined
  }
  const { format, rounds, salt, iv, publicKey, sealed, signature } = value
  // Rounds come from the file: as many as somebody likes would keep the server busy for hours.
  if (format !== FORMAT || rounds !== ROUNDS) return undefined
  for (const text of [salt, iv, publicKey, sealed, signature]) if (!isBase64(text)) return undefined
  return value as Envelope
}

/** Strict: a text that says the same bytes in another way is another text, and is refused. */
function isBase64(text: unknown): text is string {
  return typeof text === 'string' && text !== '' && Buffer.from(text, 'base64').toString('base64') === text
}

function isSignedBy(publicKey: Buffer, bytes: Buffer, signature: string): boolean {
  if (publicKey.length !== 32 || !isBase64(signature)) return false
  try {
    const key = createPublicKey({
      format: 'jwk',
      key: { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') },
    })
    return verify(null, bytes, key, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}
