import { ok, type Refusal, type Result, refuse } from '../result.ts'

/** A unique learner number whose check digit is right: ten digits, the first not zero. */
export type Uln = string & { readonly __uln: true }

/**
 * Whether a text is a ULN: the digits weighted 10 to 1 leave 10 when their sum is divided by 11.
 *
 * @law  none; rule of the Learning Records Service
 */
export function isUln(text: string): boolean {
  if (!/^[1-9][0-9]{9}$/.test(text)) return false
  let sum = 0
  for (let index = 0; index < 10; index += 1) sum += (10 - index) * Number(text.charAt(index))
  return sum % 11 === 10
}

/**
 * Reads a ULN as a person or a file gives it: spaces do not matter.
 *
 * @refuses  ULN_NOT_VALID
 */
export function readUln(text: string): Result<Uln, Refusal<'ULN_NOT_VALID'>> {
  const uln = text.slice(0, 200).replace(/\s+/gu, '')
  if (isUln(uln)) return ok(uln as Uln)
  return refuse({
    code: 'ULN_NOT_VALID',
    message: 'A ULN is 10 numbers and the last one checks the others. Check for a slip in typing.',
    field: 'uln',
  })
}
