/** The same text in memory of its own: a piece cut from a file would keep the file's text alive with it. */
export function ownText(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1)
}
