import { ok, type Refusal, type Result, refuse } from '../result.ts'

export type NameRefusal = Refusal<
  'NAME_MISSING' | 'NAME_TOO_LONG' | 'NAME_HAS_CONTROL_CHARACTER' | 'NAME_HAS_NO_LETTER'
>

/** The longest name kept, in characters (code points) after normalisation. */
export const LONGEST_NAME = 200

/**
 * Control characters, halves of surrogate pairs, characters that XML cannot carry, and the marks that turn the
 * direction of all text after them, which could make a page lie. Joiners (ZWJ, ZWNJ) stay: Persian and Indic names
 * need them.
 */
const NOT_IN_A_NAME = /[\p{Cc}\p{Cs}\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/u

/**
 * A name as a person gave it, ready to keep. The one normalisation: Unicode NFC, white space at the ends removed, each
 * run of white space (tabs and line ends too) made one space. Case, accents, apostrophes, hyphens and script stay.
 *
 * @param text  any script; one letter is enough
 * @param what  begins the message, as in "First name is missing"
 * @refuses     NAME_MISSING, NAME_TOO_LONG (more than 200 characters), NAME_HAS_CONTROL_CHARACTER,
 *              NAME_HAS_NO_LETTER (neither a letter nor a digit of any script)
 */
export function cleanPersonName(text: string, what = 'The name'): Result<string, NameRefusal> {
  // Checked before normalising, so that a megabyte of text costs nothing.
  if (text.length > LONGEST_NAME * 20) return tooLong(what)
  const name = text.normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (name === '')
    return bad('NAME_MISSING', `${what} is missing. Enter it as it is written on the records you have.`)
  if (NOT_IN_A_NAME.test(name)) {
    const message = `${what} contains a control character that cannot be seen. Delete it and type the name again.`
    return bad('NAME_HAS_CONTROL_CHARACTER', message)
  }
  if ([...name].length > LONGEST_NAME) return tooLong(what)
  if (!/[\p{L}\p{N}]/u.test(name)) return bad('NAME_HAS_NO_LETTER', `${what} must have at least one letter.`)
  return ok(name)
}

function tooLong(what: string) {
  return bad('NAME_TOO_LONG', `${what} must be ${LONGEST_NAME} characters or fewer.`)
}

function bad(code: NameRefusal['code'], message: string) {
  return refuse<NameRefusal>({ code, message, field: 'name' })
}
