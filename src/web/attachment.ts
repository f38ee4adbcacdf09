/** A file name that no system takes for a path or a command; the reader's own script stays. */
export function safeFileName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}"*/:<>?\\|%;]/gu, '-')
    .replace(/^[.\s-]+|[.\s]+$/g, '')
  return [...plain].slice(0, 120).join('') || 'file'
}

/** `Content-Disposition` of a download (RFC 6266): a plain name for all, the full one for those who read it. */
export function attachment(name: string): string {
  const safe = safeFileName(name)
  const ascii = safe.replace(/[^\x20-\x7e]/g, '_')
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
