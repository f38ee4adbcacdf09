// NUL cannot be stored, and half a surrogate pair is no character: neither can come from a keyboard.
const NO_TEXT = /\0|\p{Cs}/gu

/** Typed text without what no text may hold; all else comes back as it was typed. */
export function cleanTyped(text: string): string {
  return text.replace(NO_TEXT, '')
}
