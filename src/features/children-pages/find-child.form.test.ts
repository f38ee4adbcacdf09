import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readChildQuestion } from './find-child.form.ts'

describe('one box for a name, a birth date or a number', () => {
  test.each([
    ['Rowan Test-Ashby', { nameKey: 'rowan test ashby' }],
    ['test-ashby, rowan', { nameKey: 'test ashby rowan' }],
    ['14 March 2014', { bornOn: '2014-03-14' }],
    ['14/03/2014', { bornOn: '2014-03-14' }],
    ['2014-03-14', { bornOn: '2014-03-14' }],
    ['14.3.2014', { bornOn: '2014-03-14' }],
    ['14032014', { bornOn: '2014-03-14' }],
    ['20140314', { bornOn: '2014-03-14' }],
    ['14th of March 2014 Ashby', { bornOn: '2014-03-14', nameKey: 'ashby' }],
    ['Ashby 14/03/2014', { bornOn: '2014-03-14', nameKey: 'ashby' }],
    ['D860210012003', { upn: 'D860210012003' }],
    ['d860 2100 12003', { upn: 'D860210012003' }],
    ['000123', { reference: '000123' }],
  ])('%s', (typed, question) => {
    expect(readChildQuestion(typed)).toEqual({ ok: true, question })
  })

  test.each([
    ['', 'Enter a name'],
    ['   ', 'Enter a name'],
    ['!!!', 'Enter a name'],
    ['a', 'One letter'],
    ['31/02/2014', 'is not a date'],
    ['99999999', 'is not a date'],
  ])('%j is answered with what to do', (typed, message) => {
    expect(readChildQuestion(typed)).toMatchObject({ ok: false, message: expect.stringContaining(message) })
  })

  test('whatever is typed is answered, and a name key holds no sign that a pattern would read', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (typed) => {
        const read = readChildQuestion(typed)
        if (read.ok) expect(read.question.nameKey ?? '').not.toMatch(/[%_\\]/)
        else expect(read.message).not.toBe('')
      }),
    )
  })
})
