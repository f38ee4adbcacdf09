import type { FileProblem } from '../file-problem.ts'
import { textDecoding } from '../sheets/decode-text.ts'

/** Decodes one XML file, or says why that cannot be. */
export type XmlDecoding =
  | { readonly refused: string }
  | {
      push(piece: Uint8Array): string
      finish(): string
      /** What was odd, once all is read. */
      doubt(): FileProblem | undefined
    }

const SINGLE_BYTE = ['iso-8859-1', 'windows-1252', 'latin1', 'cp1252']
const UTF_8 = ['utf-8', 'utf8', 'us-ascii', 'ascii']

/**
 * The encoding by byte-order mark, else by the XML declaration, else UTF-8. A file that calls itself UTF-8 and is
 * windows-1252, as several school systems write it, is read as what it is and told.
 */
export function xmlDecoding(bytes: Uint8Array): XmlDecoding {
  const head = String.fromCharCode(...bytes.subarray(0, 200))
  const declared = /^\s*(?:\u00EF\u00BB\u00BF)?<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/
    .exec(head)?.[1]
    ?.toLowerCase()
  const hasWideMark = head.startsWith('\u00FF\u00FE') || head.startsWith('\u00FE\u00FF')
  const isSingleByte = declared !== undefined && SINGLE_BYTE.includes(declared)
  if (declared !== undefined && !isSingleByte && !UTF_8.includes(declared) && !hasWideMark) {
    return { refused: `the encoding ${declared}` }
  }
  const decoding = textDecoding(isSingleByte ? 'windows-1252' : undefined)
  return {
    push: (piece) => decoding.push(piece),
    finish: () => decoding.finish(),
    doubt() {
      if (decoding.damaged) return odd('error', 'bytes that are not UTF-8 in a UTF-8 file')
      if (decoding.encoding !== 'windows-1252' || isSingleByte) return undefined
      return odd('warning', 'windows-1252, read as such: check accents')
    },
  }
}

function odd(severity: 'error' | 'warning', found: string): FileProblem {
  return { code: 'ENCODING_NOT_AS_DECLARED', severity, path: 'file', found, expected: 'UTF-8' }
}
