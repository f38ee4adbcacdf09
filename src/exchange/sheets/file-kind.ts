/** What the first bytes of a file say it is. */
export type FileKind = 'zip' | 'pdf' | 'markup' | 'json' | 'binary' | 'text' | 'empty'

/**
 * Tells a file by its content, never by its name.
 *
 * @param start  its first bytes; a kilobyte is enough
 */
export function fileKind(start: Uint8Array): FileKind {
  if (start.length === 0) return 'empty'
  const [a, b, c, d] = start
  if (a === 0x50 && b === 0x4b && (c === 3 || c === 5 || c === 7)) return 'zip'
  if (a === 0x25 && b === 0x50 && c === 0x44 && d === 0x46) return 'pdf'
  const hasMark = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || (a === 0xef && b === 0xbb)
  const head = start.subarray(0, 1024)
  if (!hasMark && head.includes(0)) return 'binary'
  const first = firstCharacter(head)
  if (first === '<') return 'markup'
  return first === '{' || first === '[' ? 'json' : 'text'
}

/** The kind in words that tell a person what to do. */
export const FILE_KIND_WORDS: Readonly<Record<FileKind, string>> = {
  zip: 'a ZIP file or a workbook: unpack it or save it as CSV first',
  pdf: 'a PDF document',
  markup: 'an XML or web page: a download may have failed and left an error page',
  json: 'a JSON file',
  binary: 'a file that is not text',
  text: 'text',
  empty: 'an empty file',
}

function firstCharacter(head: Uint8Array): string {
  for (const byte of head) {
    const isSpaceOrMark = byte <= 0x20 || byte === 0xef || byte === 0xbb || byte === 0xbf
    if (!isSpaceOrMark && byte !== 0xff && byte !== 0xfe) return String.fromCharCode(byte)
  }
  return ''
}
