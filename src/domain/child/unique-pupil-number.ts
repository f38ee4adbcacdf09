import { ok, type Refusal, type Result, refuse } from '../result.ts'

/** A unique pupil number whose pattern and check letter are right: a letter and twelve digits, or a temporary one. */
export type Upn = string & { readonly __upn: true }

/** What can be said of a text that claims to be a UPN. */
export interface UpnCheck {
  readonly valid: boolean
  /** True when the last character is a letter: the school awaits the permanent number. */
  readonly temporary: boolean
  /** The check letter that positions 2 to 13 call for; absent when those are not of the pattern. */
  readonly expectedCheck?: string
}

const LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ'
const BODY = /^[0-9]{11}[0-9A-HJ-NP-RT-Z]$/

/**
 * Checks a UPN as it stands: upper case, no spaces. The letters I, O and S are never used. The authority's digits are
 * not judged: abolished and pseudo authorities occur.
 *
 * @law  Education (Information About Individual Pupils) (England) Regulations 2013; pattern and check letter from the
 *       Government Data Standards Catalogue, Unique Pupil Number 2.0
 */
export function checkUpn(text: string): UpnCheck {
  const body = text.slice(1)
  if (text.length !== 13 || !BODY.test(body)) return { valid: false, temporary: false }
  let sum = 0
  for (let index = 0; index < body.length; index += 1) {
    const character = body.charAt(index)
    const letter = LETTERS.indexOf(character)
    sum += (index + 2) * (letter < 0 ? Number(character) : letter)
  }
  const expectedCheck = LETTERS.charAt(sum % LETTERS.length)
  return {
    valid: text.startsWith(expectedCheck),
    temporary: LETTERS.includes(body.charAt(11)),
    expectedCheck,
  }
}

/**
 * Reads a UPN as a person or a file gives it: case and spaces do not matter.
 *
 * @refuses  UPN_PATTERN, UPN_CHECK_LETTER (census error 1510; `facts.expectedCheck`). Warn the person; never refuse the
 *           child because of it
 */
export function readUpn(text: string): Result<Upn, Refusal<'UPN_PATTERN' | 'UPN_CHECK_LETTER'>> {
  const upn = text.slice(0, 200).replace(/\s+/gu, '').toUpperCase()
  const check = checkUpn(upn)
  if (check.valid) return ok(upn as Upn)
  if (check.expectedCheck === undefined || !LETTERS.includes(upn.charAt(0))) {
    return refuse({
      code: 'UPN_PATTERN',
      message: 'A UPN is a letter and 12 numbers, like D860210012003. The letters I, O and S are never used.',
      field: 'upn',
    })
  }
  return refuse({
    code: 'UPN_CHECK_LETTER',
    message: `The first letter does not fit the numbers; they call for ${check.expectedCheck}. Check for a slip in typing.`,
    field: 'upn',
    facts: { expectedCheck: check.expectedCheck },
  })
}
