/** What XML 1.0 cannot hold, not even as a reference: control characters, halves of surrogate pairs, U+FFFE and U+FFFF. */
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u

/** The first character that XML cannot hold, as `U+0000`; undefined when all can be written. */
export function characterNotInXml(text: string): string | undefined {
  const found = NOT_IN_XML.exec(text)?.[0]
  if (found === undefined) return undefined
  return `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/**
 * Text as it stands in an element or in an attribute with double quotation marks. Line ends and tabs are written so
 * that a reader gives back the same ones.
 */
export function escapeXml(text: string, where: 'element' | 'attribute' = 'element'): string {
  const escaped = text.replace(/[&<>"'\r]/g, (character) => ENTITIES[character] ?? character)
  return where === 'element' ? escaped : escaped.replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
}

/** Whether a text can be the name of an element or an attribute, without a prefix. */
export function isXmlName(text: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}\p{M}_.-]*$/u.test(text) && !/^xml/i.test(text)
}
