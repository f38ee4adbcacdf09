/** How the bytes of a text file were understood. `ascii` means that nothing in it told UTF-8 and windows-1252 apart. */
export type TextEncoding = 'ascii' | 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be'

/** Turns the pieces of a file into text as they come. */
export interface TextDecoding {
  push(piece: Uint8Array): string
  /** The last characters, once all pieces are in. */
  finish(): string
  readonly encoding: TextEncoding
  /** True when a UTF-8 file had bytes that are not UTF-8; they became U+FFFD. */
  readonly damaged: boolean
}

/**
 * Decodes UTF-8 with or without a byte-order mark, UTF-16 with one, and windows-1252, told apart by the bytes alone.
 * Without a mark the first character beyond ASCII decides: bytes that are good UTF-8 are UTF-8, others windows-1252.
 *
 * @param declared  taken for granted when the file itself names its encoding and has no mark
 */
export function textDecoding(declared?: 'windows-1252'): TextDecoding {
  let encoding: TextEncoding = declared ?? 'ascii'
  let decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let damaged = false
  let started = false
  let waiting = new Uint8Array(0)

  const start = (bytes: Uint8Array): Uint8Array => {
    started = true
    const mark = markOf(bytes)
    if (mark === undefined) return bytes
    encoding = mark.encoding
    decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8', ignoreBOM: true })
    return bytes.subarray(mark.length)
  }

  const decode = (bytes: Uint8Array, last: boolean): string => {
    if (encoding === 'windows-1252') return windows1252(bytes)
    if (encoding === 'ascii') {
      if (!last && !hasHighByte(bytes)) return ascii(bytes)
      const whole = last ? bytes.length : completeLength(bytes)
      const body = bytes.subarray(0, whole)
      waiting = bytes.slice(whole)
      if (!hasHighByte(body)) return ascii(body)
      try {
        const text = decoder.decode(body, { stream: !last })
        encoding = 'utf-8'
        return text
      } catch {
        if (isMostlyUtf8(body)) {
          encoding = 'utf-8'
          damaged = true
          decoder = new TextDecoder('utf-8', { ignoreBOM: true })
          return decoder.decode(body, { stream: !last })
        }
        encoding = 'windows-1252'
        waiting = new Uint8Array(0)
        return windows1252(bytes)
      }
    }
    try {
      return decoder.decode(bytes, { stream: !last })
    } catch {
      damaged = true
      decoder = new TextDecoder('utf-8', { ignoreBOM: true })
      return decoder.decode(bytes, { stream: !last })
    }
  }

  const joined = (piece: Uint8Array): Uint8Array => {
    if (waiting.length === 0) return piece
    const both = new Uint8Array(waiting.length + piece.length)
    both.set(waiting)
    both.set(piece, waiting.length)
    waiting = new Uint8Array(0)
    return both
  }

  return {
    push(piece) {
      const bytes = joined(piece)
      if (!started && bytes.length < 3) {
        waiting = bytes.slice()
        return ''
      }
      return decode(started ? bytes : start(bytes), false)
    },
    finish() {
      const bytes = joined(new Uint8Array(0))
      return decode(started ? bytes : start(bytes), true)
    },
    get encoding() {
      return encoding
    },
    get damaged() {
      return damaged
    },
  }
}

/** Decodes a file in memory. */
export function decodeText(bytes: Uint8Array): {
  readonly text: string
  readonly encoding: TextEncoding
  readonly damaged: boolean
} {
  const decoding = textDecoding()
  const text = decoding.push(bytes) + decoding.finish()
  return { text, encoding: decoding.encoding, damaged: decoding.damaged }
}

function markOf(bytes: Uint8Array): { encoding: TextEncoding; length: number } | undefined {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', length: 3 }
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', length: 2 }
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', length: 2 }
  return undefined
}

function hasHighByte(bytes: Uint8Array): boolean {
  for (let index = 0; index < bytes.length; index += 1) if ((bytes[index] ?? 0) > 0x7f) return true
  return false
}

/** A UTF-8 file with a few bad bytes is not windows-1252: read as that, every accent in it would turn into two letters. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const beyond = new TextDecoder('utf-8').decode(bytes).replace(/[^\u0080-\uFFFF]/g, '')
  const bad = beyond.split('\uFFFD').length - 1
  return beyond.length - bad > bad
}

/** The length without a UTF-8 character that the piece cuts in two. */
function completeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return back < needed ? bytes.length - back : bytes.length
    }
  }
  return bytes.length
}

const plain = new TextDecoder('utf-8')

function ascii(bytes: Uint8Array): string {
  return plain.decode(bytes)
}

const FROM_80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'
const single = new TextDecoder('windows-1252')

/** Some releases of Node decode windows-1252 as ISO 8859-1; this gives the same text on all. */
function windows1252(bytes: Uint8Array): string {
  return single
    .decode(bytes)
    .replace(/[\u0080-\u009F]/g, (control) => FROM_80.charAt(control.charCodeAt(0) - 0x80))
}
