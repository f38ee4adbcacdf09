import { looksLikeMail, readText } from './text-content.ts'
import { zipEntryNames } from './zip-entry-names.ts'

/** A kind of evidence that is kept, with the type it is given back as. */
export interface EvidenceKind {
  readonly label: string
  readonly contentType: string
  /** Endings that fit; the first is given to a file without one. */
  readonly endings: readonly string[]
}

const KINDS = {
  pdf: { label: 'a PDF', contentType: 'application/pdf', endings: ['pdf'] },
  png: { label: 'a PNG picture', contentType: 'image/png', endings: ['png'] },
  jpeg: { label: 'a JPEG picture', contentType: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  docx: {
    label: 'a Word document',
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['docx'],
  },
  eml: { label: 'an e-mail', contentType: 'message/rfc822', endings: ['eml'] },
  txt: { label: 'plain text', contentType: 'text/plain; charset=utf-8', endings: ['txt'] },
} as const satisfies Record<string, EvidenceKind>

export const LARGEST_FILE_BYTES = 10 * 1024 * 1024
const LARGEST_SIDE = 20_000
const MOST_PIXELS = 50_000_000

export type FileVerdict =
  | { readonly ok: true; readonly kind: EvidenceKind; readonly name: string }
  | { readonly ok: false; readonly message: string }

/**
 * Whether a file may be kept as evidence: told by what is in it, held against what its name says. Nothing is unpacked
 * or drawn.
 *
 * @param name  as the person's device gives it
 */
export function judgeFile(name: string, bytes: Buffer): FileVerdict {
  const shown = plainName(name)
  const no = (why: string): FileVerdict => ({ ok: false, message: `“${shown}” ${why}` })
  if (bytes.length === 0) return no('is empty. Choose another file.')
  if (bytes.length > LARGEST_FILE_BYTES)
    return no('is larger than 10 megabytes. Make it smaller, then add it.')
  if (bytes.includes(EICAR))
    return no('was refused by the check for harmful files. Do not open it; tell your IT team.')
  const kind = kindOf(bytes)
  if (kind === undefined) return no(`is not a kind of file that is kept here. ${ACCEPTED}`)
  const ending = endingOf(shown)
  if (ending !== undefined && !(kind.endings as readonly string[]).includes(ending))
    return no(
      `is not what its name says: inside it is ${kind.label}. Save it again under the right name, or ask who sent it.`,
    )
  const inside = faultInside(kind, bytes)
  if (inside !== undefined) return no(inside)
  return { ok: true, kind, name: ending === undefined ? `${shown}.${kind.endings[0]}` : shown }
}

export const ACCEPTED =
  'Add a PDF, PNG, JPEG, Word (.docx), e-mail (.eml) or plain text file of up to 10 megabytes.'

// Put together here, so that this file itself is not taken for what it looks for.
const EICAR = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
)
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function kindOf(bytes: Buffer): (typeof KINDS)[keyof typeof KINDS] | undefined {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return KINDS.pdf
  if (bytes.subarray(0, 8).equals(PNG)) return KINDS.png
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return KINDS.jpeg
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') {
    const names = zipEntryNames(bytes)
    return names?.has('[Content_Types].xml') && names.has('word/document.xml') ? KINDS.docx : undefined
  }
  const text = readText(bytes)
  if (text === undefined) return undefined
  return looksLikeMail(text) ? KINDS.eml : KINDS.txt
}

function faultInside(kind: EvidenceKind, bytes: Buffer): string | undefined {
  if (kind === KINDS.docx) {
    const active = [...(zipEntryNames(bytes) ?? [])].some((entry) =>
      /vbaproject\.bin$|\/(embeddings|activeX)\//i.test(entry),
    )
    return active ? 'holds a macro or another file inside it. Save it as a PDF, then add that.' : undefined
  }
  if (kind !== KINDS.png && kind !== KINDS.jpeg) return undefined
  const size = kind === KINDS.png ? pngSize(bytes) : jpegSize(bytes)
  if (size === undefined) return 'is a damaged picture. Save or photograph it again, then add it.'
  const tooLarge = Math.max(size.width, size.height) > LARGEST_SIDE || size.width * size.height > MOST_PIXELS
  return tooLarge ? 'is a picture with too many pixels. Save it smaller, then add it.' : undefined
}

interface PixelSize {
  readonly width: number
  readonly height: number
}

function pngSize(bytes: Buffer): PixelSize | undefined {
  if (bytes.length < 33 || bytes.subarray(12, 16).toString('latin1') !== 'IHDR') return undefined
  return positive(bytes.readUInt32BE(16), bytes.readUInt32BE(20))
}

// The size stands in the frame header (SOF), some segments after the start.
function jpegSize(bytes: Buffer): PixelSize | undefined {
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return positive(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5))
    const length = bytes.readUInt16BE(at + 2)
    if (length < 2) return undefined
    at += 2 + length
  }
  return undefined
}

function positive(width: number, height: number): PixelSize | undefined {
  return width > 0 && height > 0 ? { width, height } : undefined
}

// Folders of the sender's device, signs that steer a terminal or a page, and endless names are of no use to anybody.
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .trim()
  const characters = [...(plain === '' ? 'file' : plain)]
  return characters.length <= 120
    ? characters.join('')
    : [...characters.slice(0, 110), ...characters.slice(-10)].join('')
}

function endingOf(name: string): string | undefined {
  return /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase()
}
