import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { fromEpochDay, plainDate, toEpochDay } from '../calendar/plain-date.ts'
import {
  type CompulsorySchoolAgeRules,
  compulsorySchoolAge,
  isOfCompulsorySchoolAge,
} from './compulsory-school-age.ts'

const rules: CompulsorySchoolAgeRules = {
  startsAtAge: 5,
  prescribedDays: [
    { month: 12, day: 31 },
    { month: 3, day: 31 },
    { month: 8, day: 31 },
  ],
  endsAtAge: 16,
  leaving: { lastWeekday: 5, month: 6 },
  schoolYearStarts: { month: 9, day: 1 },
}

test.each([
  ['2021-09-01', '2026-12-31'],
  ['2021-12-31', '2026-12-31'],
  ['2022-01-01', '2027-03-31'],
  ['2022-03-31', '2027-03-31'],
  ['2022-04-01', '2027-08-31'],
  ['2022-08-31', '2027-08-31'],
  ['2020-02-29', '2025-03-31'],
])('a child born on %s is of compulsory school age from %s', (born, from) => {
  expect(compulsorySchoolAge(plainDate(born), rules)).toMatchObject({ ok: true, value: { from } })
})

test.each([
  ['2009-08-31', '2025-06-27'],
  ['2009-09-01', '2026-06-26'],
  ['2010-08-31', '2026-06-26'],
  ['2010-09-01', '2027-06-25'],
  ['2011-09-01', '2028-06-30'],
  ['2013-07-15', '2029-06-29'],
  ['2014-06-28', '2030-06-28'],
  ['2014-06-29', '2030-06-28'],
  ['2021-09-01', '2038-06-25'],
])('a child born on %s leaves on the last Friday in June, %s', (born, until) => {
  expect(compulsorySchoolAge(plainDate(born), rules)).toMatchObject({ ok: true, value: { until } })
})

test('both the first and the last day are in scope, and the days beside them are not', () => {
  const inScope = (on: string) => isOfCompulsorySchoolAge(plainDate('2021-09-01'), plainDate(on), rules)
  expect(inScope('2026-12-30')).toEqual({ ok: true, value: false })
  expect(inScope('2026-12-31')).toEqual({ ok: true, value: true })
  expect(inScope('2038-06-25')).toEqual({ ok: true, value: true })
  expect(inScope('2038-06-26')).toEqual({ ok: true, value: false })
})

test('both ends agree with an independent calculation for every birthday', () => {
  const aBirthday = fc.integer({ min: 0, max: toEpochDay(plainDate('2180-12-31')) }).map(fromEpochDay)
  fc.assert(
    fc.property(aBirthday, (born) => {
      const birth = Temporal.PlainDate.from(born)
      const fifth = birth.add({ years: 5 })
      const years = [fifth.year, fifth.year + 1]
      const prescribed = years.flatMap((year) => ['03-31', '08-31', '12-31'].map((day) => `${year}-${day}`))
      const from = prescribed.find((day) => day >= fifth.toString())
      const sixteenth = birth.add({ years: 16 })
      let until = Temporal.PlainDate.from({
        year: sixteenth.year + (sixteenth.month >= 9 ? 1 : 0),
        month: 6,
        day: 30,
      })
      while (until.dayOfWeek !== 5) until = until.subtract({ days: 1 })
      expect(compulsorySchoolAge(born, rules)).toEqual({ ok: true, value: { from, until: until.toString() } })
    }),
    { numRuns: 1000 },
  )
})

test('a birthday so late that the end cannot be told is refused', () => {
  expect(compulsorySchoolAge(plainDate('2199-01-01'), rules)).toMatchObject({
    refusal: { code: 'BORN_TOO_LATE', field: 'born' },
  })
})
