import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import {
  addDays,
  dateOf,
  daysBetween,
  daysInMonth,
  fromEpochDay,
  parsePlainDate,
  partsOf,
  plainDate,
  toEpochDay,
  weekdayOf,
} from './plain-date.ts'

const FIRST = toEpochDay(plainDate('1900-01-01'))
const LAST = toEpochDay(plainDate('2199-12-31'))
const anEpochDay = fc.integer({ min: FIRST, max: LAST })

test('every day from 1900 to 2199 agrees with an independent calendar', () => {
  let day = Temporal.PlainDate.from('1900-01-01')
  for (let epochDay = FIRST; epochDay <= LAST; epochDay += 1) {
    const ours = fromEpochDay(epochDay)
    if (ours !== day.toString() || weekdayOf(ours) !== day.dayOfWeek || toEpochDay(ours) !== epochDay) {
      expect({ ours, weekday: weekdayOf(ours) }).toEqual({ ours: day.toString(), weekday: day.dayOfWeek })
    }
    day = day.add({ days: 1 })
  }
})

test('adding days and taking them away again comes back to the same day', () => {
  fc.assert(
    fc.property(anEpochDay, anEpochDay, (a, b) => {
      const [from, to] = [fromEpochDay(a), fromEpochDay(b)]
      expect(addDays(from, daysBetween(from, to))).toBe(to)
      expect(daysBetween(from, to)).toBe(
        Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days,
      )
    }),
  )
})

test('parts make the day again, and text order is the order of days', () => {
  fc.assert(
    fc.property(anEpochDay, anEpochDay, (a, b) => {
      const { year, month, day } = partsOf(fromEpochDay(a))
      expect(dateOf(year, month, day)).toBe(fromEpochDay(a))
      expect(daysInMonth(year, month)).toBe(Temporal.PlainYearMonth.from({ year, month }).daysInMonth)
      expect(fromEpochDay(a) < fromEpochDay(b)).toBe(a < b)
    }),
  )
})

test.each([
  '2014-02-30',
  '2023-02-29',
  '1899-12-31',
  '2200-01-01',
  '2026-13-01',
  '2026-00-10',
  '2026-1-1',
  '',
  '2026-09-02 ',
])('%j is not a day', (text) => {
  expect(parsePlainDate(text)).toBeUndefined()
  expect(() => plainDate(text)).toThrow('Not a calendar day')
})

test('29 February is a day in leap years', () => {
  expect(parsePlainDate('2024-02-29')).toBe('2024-02-29')
  expect(parsePlainDate('2000-02-29')).toBe('2000-02-29')
  expect(parsePlainDate('2100-02-29')).toBeUndefined()
})
