import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanFreeText } from './free-text.ts'
import { cleanPersonName } from './person-name.ts'

test.each([
  'O',
  "O'Neill-Test",
  'O’Neill-Test',
  "'ac Dhonncha",
  'Jennifer 8. Lee',
  'Łukasz',
  'Llŷr ap Rhys',
  'محمد',
  '王',
  'ฐิติ',
  'x'.repeat(200),
  'নাম‍',
  'McDONALD de la Test',
  '𠮷田',
])('%s is a name and stays as it is', (name) => {
  expect(cleanPersonName(name)).toEqual({ ok: true, value: name.normalize('NFC') })
})

test('names lose outer white space, inner runs become one space, and accents are composed', () => {
  expect(cleanPersonName('  Zoe\u0308 \t\u00a0 Test-\u0041shby\r\n')).toEqual({
    ok: true,
    value: 'Zoë Test-Ashby',
  })
})

test.each([
  ['', 'NAME_MISSING'],
  [' \t\n ', 'NAME_MISSING'],
  ['Te\u0000st', 'NAME_HAS_CONTROL_CHARACTER'],
  ['Te\u001bst', 'NAME_HAS_CONTROL_CHARACTER'],
  ['Te\ud800st', 'NAME_HAS_CONTROL_CHARACTER'],
  ['Te\uffffst', 'NAME_HAS_CONTROL_CHARACTER'],
  ['Te\u202est', 'NAME_HAS_CONTROL_CHARACTER'],
  ['x'.repeat(201), 'NAME_TOO_LONG'],
  ['x'.repeat(1_000_000), 'NAME_TOO_LONG'],
  ['?!', 'NAME_HAS_NO_LETTER'],
  ['\u200b', 'NAME_HAS_NO_LETTER'],
])('%j is refused as %s', (text, code) => {
  expect(cleanPersonName(text, 'Surname')).toMatchObject({
    refusal: { code, field: 'name', message: expect.stringMatching(/^Surname /) },
  })
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.nat({ max: 0xffff })).map((codes) => String.fromCharCode(...codes)),
)

test('cleaning a clean name or text changes nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const name = cleanPersonName(text)
      if (name.ok) expect(cleanPersonName(name.value)).toEqual(name)
      const note = cleanFreeText(text)
      expect(note.ok && cleanFreeText(note.value)).toEqual(note)
    }),
    { numRuns: 1000 },
  )
})

test('notes keep their lines, tabs, blank lines and spaces, and lose what cannot be kept or shown', () => {
  expect(cleanFreeText('One\r\ntwo\rthree\n\n\tfour  ')).toEqual({
    ok: true,
    value: 'One\ntwo\nthree\n\n\tfour  ',
  })
  expect(cleanFreeText('N\u0000U\u0007L\ud800 \u007f\u0085\ufffe😀')).toEqual({ ok: true, value: 'NUL 😀' })
  expect(cleanFreeText('')).toEqual({ ok: true, value: '' })
})

test('a note that is too long is refused with the limit', () => {
  expect(cleanFreeText('😀'.repeat(10), 10)).toMatchObject({ ok: true })
  expect(cleanFreeText('x'.repeat(11), 10, 'The reason')).toMatchObject({
    refusal: { code: 'TEXT_TOO_LONG', message: 'The reason must be 10 characters or fewer.' },
  })
  expect(cleanFreeText('x'.repeat(5_000_000))).toMatchObject({ refusal: { code: 'TEXT_TOO_LONG' } })
})

test('a page of combining marks is answered at once', () => {
  const marks = '\u0344\u0f71'.repeat(100_000)
  const started = performance.now()
  cleanPersonName(`e${marks}`)
  cleanPersonName(`e${marks.slice(0, 3900)}`)
  expect(cleanFreeText(`e${marks}`, 1_000_000)).toEqual({ ok: true, value: `e${marks}` })
  expect(performance.now() - started).toBeLessThan(1000)
})
