const HEADER = /^[A-Za-z][A-Za-z0-9-]*:[ \t]/
const MAIL_HEADERS = /^(from|to|date|subject|received|message-id|return-path|mime-version):/im

/** The text of a file, or undefined when it is not text: bytes that are no characters, or signs that no text holds. */
export function readText(bytes: Buffer): string | undefined {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8'
  const text = decode(bytes, encoding) ?? (encoding === 'utf-8' ? decode(bytes, 'windows-1252') : undefined)
  return text === undefined || /(?![\t\n\r\f])[\p{Cc}]/u.test(text) ? undefined : text
}

/** Whether a text is a saved e-mail: it begins with header lines, and among them those of every e-mail. */
export function looksLikeMail(text: string): boolean {
  const head = text.split(/\r?\n\r?\n/, 1)[0] ?? ''
  const lines = head.replace(/^\uFEFF/, '').split(/\r?\n/)
  const first = lines[0] ?? ''
  if (
    !HEADER.test(first) ||
    !lines.every((line) => HEADER.test(line) || /^[ \t]/.test(line) || /^[\w-]+:$/.test(line))
  )
    return false
  return (
    new Set([...head.matchAll(new RegExp(MAIL_HEADERS, 'gim'))].map((match) => match[1]?.toLowerCase()))
      .size >= 2
  )
}

function decode(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
