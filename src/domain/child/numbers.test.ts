import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isUln, readUln } from './unique-learner-number.ts'
import { checkUpn, readUpn } from './unique-pupil-number.ts'

test.each([
  ['B801200005001', false],
  ['P207000016049', false],
  ['Y860212324001', false],
  ['D860210012003', false],
  ['X86021232401A', true],
  ['L86021232401B', true],
])('%s is a good UPN', (upn, temporary) => {
  expect(checkUpn(upn)).toEqual({ valid: true, temporary, expectedCheck: upn.charAt(0) })
})

test('the check letter that two suppliers’ help pages give is wrong', () => {
  expect(checkUpn('Q207000016049')).toEqual({ valid: false, temporary: false, expectedCheck: 'P' })
})

test.each([
  '',
  'D',
  'D86021001200',
  'D8602100120033',
  'd860210012003 ',
  'D86021001200I',
  'D8602100120O3',
  'D86021001200３',
])('%j is not of the pattern', (upn) => {
  expect(checkUpn(upn)).toEqual({ valid: false, temporary: false })
})

test('a first letter that is never used is wrong whatever the rest calls for', () => {
  for (const letter of ['I', 'O', 'S', '1', 'd']) expect(checkUpn(`${letter}860210012003`).valid).toBe(false)
})

const LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ'
const aBody = fc
  .tuple(fc.stringMatching(/^[0-9]{11}$/), fc.constantFrom(...`0123456789${LETTERS}`))
  .map(([digits, last]) => digits + last)

test('exactly one letter is right for each body, and it is the expected one', () => {
  fc.assert(
    fc.property(aBody, (body) => {
      const right = [...LETTERS].filter((letter) => checkUpn(letter + body).valid)
      expect(right).toEqual([checkUpn(`A${body}`).expectedCheck])
    }),
  )
})

test('one wrong digit, or two neighbours swapped, is always noticed in a UPN', () => {
  fc.assert(
    fc.property(aBody, fc.nat({ max: 10 }), fc.nat({ max: 9 }), (body, at, digit) => {
      const upn = `${checkUpn(`A${body}`).expectedCheck}${body}`
      const wrong = upn.slice(0, at + 1) + digit + upn.slice(at + 2)
      expect(checkUpn(wrong).valid).toBe(wrong === upn)
      const swapped = upn.slice(0, at + 1) + upn.charAt(at + 2) + upn.charAt(at + 1) + upn.slice(at + 3)
      expect(checkUpn(swapped).valid).toBe(swapped === upn)
    }),
  )
})

test('a UPN is read without regard to case and spaces', () => {
  expect(readUpn(' d860 2100 12003 ')).toEqual({ ok: true, value: 'D860210012003' })
  expect(readUpn('E860210012003')).toMatchObject({
    refusal: { code: 'UPN_CHECK_LETTER', facts: { expectedCheck: 'D' } },
  })
  expect(readUpn('S860210012003')).toMatchObject({ refusal: { code: 'UPN_PATTERN' } })
  expect(readUpn('not known')).toMatchObject({ refusal: { code: 'UPN_PATTERN', field: 'upn' } })
})

test.each(['9276308686', '1000000019', '9000000016', '1234567899'])('%s is a good ULN', (uln) => {
  expect(isUln(uln)).toBe(true)
  expect(readUln(` ${uln.slice(0, 4)} ${uln.slice(4)}`)).toEqual({ ok: true, value: uln })
})

test.each(['', '9276308687', '0276308686', '927630868', '92763086860', '９276308686', '927630868X'])(
  '%j is not a ULN',
  (uln) => {
    expect(isUln(uln)).toBe(false)
    expect(readUln(uln)).toMatchObject({ refusal: { code: 'ULN_NOT_VALID', field: 'uln' } })
  },
)

test('each nine digits have the check digit that the other form of the rule gives, or none', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[1-9][0-9]{8}$/), (nine) => {
      const remainder = [...nine].reduce((sum, digit, index) => sum + (10 - index) * Number(digit), 0) % 11
      const good = [...'0123456789'].filter((digit) => isUln(nine + digit))
      expect(good).toEqual(remainder === 0 ? [] : [String(10 - remainder)])
    }),
  )
})
