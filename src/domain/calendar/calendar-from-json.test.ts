import fc from 'fast-check'
import { expect, test } from 'vitest'
import { publishedBankHolidays } from '../../../test/support/calendars.ts'
import { bankHolidaysFromJson, schoolCalendarFromJson } from './calendar-from-json.ts'

const terms = [{ from: '2026-09-02', to: '2026-10-23' }]
const read = (input: unknown) => schoolCalendarFromJson(input, publishedBankHolidays)

test('a calendar needs only its terms', () => {
  expect(read({ terms })).toMatchObject({
    ok: true,
    value: { firstDay: '2026-09-02', lastDay: '2026-10-23' },
  })
})

test.each([
  [undefined, 'calendar'],
  [null, 'calendar'],
  [[], 'calendar'],
  [{}, 'terms'],
  [{ terms: [null] }, 'terms[0].from'],
  [{ terms: [...terms, { from: '2026-02-30', to: '2026-03-01' }] }, 'terms[1].from'],
  [{ terms: [{ from: '2026-02-01' }] }, 'terms[0].to'],
  [{ terms: [{ from: '2026-03-01', to: '2026-02-01' }] }, 'terms[0].from'],
  [{ terms, closed: '2026-09-03' }, 'closed'],
  [{ terms, closed: ['2026-09-03', 20260904] }, 'closed[1]'],
  [{ terms, open: [{}] }, 'open[0]'],
  [{ terms, bankHolidays: 'scotland' }, 'bankHolidays'],
  [{ terms, bankHolidays: ['2026-13-01'] }, 'bankHolidays[0]'],
  [{ terms, labels: [{ ...terms[0] }] }, 'labels[0].label'],
])('%j is refused and names the field', (input, field) => {
  expect(read(input)).toMatchObject({ ok: false, refusal: { code: 'CALENDAR_NOT_UNDERSTOOD', field } })
})

test('nothing that JSON can hold makes the reader throw', () => {
  const part = fc.oneof(fc.jsonValue(), fc.constantFrom('2026-09-02', terms, terms[0]))
  const parts = fc.record({ terms: part, closed: part, open: part, bankHolidays: part, labels: part })
  fc.assert(
    fc.property(fc.oneof(part, parts), (input) => {
      expect(typeof read(input).ok).toBe('boolean')
      expect(typeof bankHolidaysFromJson(input, publishedBankHolidays).ok).toBe('boolean')
    }),
  )
})
