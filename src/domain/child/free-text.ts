import { ok, type Refusal, type Result, refuse } from '../result.ts'

/** The longest note kept, in characters (code points), unless the caller says otherwise. */
export const LONGEST_FREE_TEXT = 20_000

/** Control characters but tab and line feed, halves of surrogate pairs, and what XML cannot carry. */
const NOT_IN_TEXT = /[\p{Cs}\uFFFE\uFFFF]|(?![\t\n])\p{Cc}/gu

/**
 * Notes of several lines, ready to keep. The one normalisation: line ends become line feeds, control characters other
 * than tab and line feed and halves of surrogate pairs are removed, then Unicode NFC. Nothing else changes: spaces,
 * blank lines and case stay. A text with more than 30 combining marks in a row (Unicode's stream-safe limit) is no
 * language and is kept without NFC. An empty text is not refused; that is for the form to judge.
 *
 * @param limit  most characters (code points) allowed after normalisation
 * @param what   begins the message
 * @refuses      TEXT_TOO_LONG
 */
export function cleanFreeText(
  text: string,
  limit = LONGEST_FREE_TEXT,
  what = 'The text',
): Result<string, Refusal<'TEXT_TOO_LONG'>> {
  if (text.length > limit * 20) return tooLong(limit, what)
  const kept = text.replace(/\r\n?/g, '\n').replace(NOT_IN_TEXT, '')
  // Putting marks into order takes the square of their number: a page of them would hold the server for a minute.
  const clean = /\p{M}{31}/u.test(kept) ? kept : kept.normalize('NFC')
  return clean.length > limit && [...clean].length > limit ? tooLong(limit, what) : ok(clean)
}

function tooLong(limit: number, what: string) {
  const message = `${what} must be ${limit.toLocaleString('en-GB')} characters or fewer.`
  return refuse<Refusal<'TEXT_TOO_LONG'>>({ code: 'TEXT_TOO_LONG', message, field: 'text' })
}
