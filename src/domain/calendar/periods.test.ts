import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { aSchoolCalendar, daysOf, publishedBankHolidays } from '../../../test/support/calendars.ts'
import { bankHolidaysOn, readPublishedBankHolidays } from './bank-holidays.ts'
import { dayAfter } from './day-after.ts'
import { days, type FirstDay, readPeriod, schoolDays, workingDays } from './period.ts'
import { periodEnd } from './period-end.ts'
import { addDays, plainDate } from './plain-date.ts'
import { workingDayAfter } from './working-day-after.ts'

test('the new pupil return of a pupil entered on Thursday 1 October 2026 is due on Tuesday 6 October', () => {
  expect(dayAfter(plainDate('2026-10-01'), days(5), 'does-not-count')).toMatchObject({
    value: { due: '2026-10-06' },
  })
})

test('15 days beginning with service on 2 November 2026 end on 16 November', () => {
  expect(dayAfter(plainDate('2026-11-02'), days(15), 'counts')).toMatchObject({
    value: { due: '2026-11-16' },
  })
})

test('days run through 29 February and both clock changes without losing one', () => {
  expect(dayAfter(plainDate('2024-02-28'), days(2), 'counts')).toMatchObject({ value: { due: '2024-02-29' } })
  expect(dayAfter(plainDate('2026-03-28'), days(3), 'counts')).toMatchObject({ value: { due: '2026-03-30' } })
  expect(dayAfter(plainDate('2026-10-24'), days(3), 'counts')).toMatchObject({ value: { due: '2026-10-26' } })
})

test('days beyond 2199 are refused', () => {
  expect(dayAfter(plainDate('2199-12-31'), days(1), 'counts')).toMatchObject({ value: { due: '2199-12-31' } })
  expect(dayAfter(plainDate('2199-12-31'), days(2), 'counts')).toMatchObject({
    refusal: { code: 'CALENDAR_TOO_SHORT' },
  })
  expect(dayAfter(plainDate('2026-01-01'), { unit: 'day', count: 0 }, 'counts')).toMatchObject({
    refusal: { code: 'COUNT_NOT_UNDERSTOOD' },
  })
})

test('working days pass over weekends and bank holidays, also moved ones', () => {
  const answer = workingDayAfter(publishedBankHolidays, plainDate('2026-12-24'), workingDays(2), 'counts')
  expect(answer).toEqual({
    ok: true,
    value: {
      due: '2026-12-29',
      skipped: [
        { on: '2026-12-25', why: 'bank-holiday', label: 'Christmas Day' },
        { on: '2026-12-26', why: 'weekend' },
        { on: '2026-12-27', why: 'weekend' },
        { on: '2026-12-28', why: 'bank-holiday', label: 'Boxing Day' },
      ],
    },
  })
  expect(
    workingDayAfter(publishedBankHolidays, plainDate('2022-12-26'), workingDays(1), 'counts'),
  ).toMatchObject({
    value: { due: '2022-12-28' },
  })
})

test('working days outside the published years are refused', () => {
  const due = (from: string, count: number) =>
    workingDayAfter(publishedBankHolidays, plainDate(from), workingDays(count), 'counts')
  expect(due('2028-12-29', 1)).toMatchObject({ value: { due: '2028-12-29' } })
  expect(due('2028-12-29', 2)).toMatchObject({ refusal: { code: 'CALENDAR_TOO_SHORT' } })
  expect(due('2018-12-31', 1)).toMatchObject({ refusal: { code: 'CALENDAR_STARTS_TOO_LATE' } })
})

test('working days agree with an independent count', () => {
  const start = plainDate('2019-01-01')
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3000 }),
      fc.integer({ min: 1, max: 100 }),
      fc.constantFrom<FirstDay>('counts', 'does-not-count'),
      (offset, count, firstDay) => {
        const from = addDays(start, offset)
        let day = Temporal.PlainDate.from(from).subtract({ days: firstDay === 'counts' ? 1 : 0 })
        for (let left = count; left > 0; ) {
          day = day.add({ days: 1 })
          if (day.dayOfWeek <= 5 && !publishedBankHolidays.names.has(plainDate(day.toString()))) left -= 1
        }
        const answer = workingDayAfter(publishedBankHolidays, from, workingDays(count), firstDay)
        expect(answer).toMatchObject({ value: { due: day.toString() } })
      },
    ),
    { numRuns: 300 },
  )
})

test('the unit of a period chooses the calendar it is counted on', () => {
  const calendars = {
    school: aSchoolCalendar({ closed: daysOf('2026-10-02') }),
    bankHolidays: publishedBankHolidays,
  }
  const due = (period: Parameters<typeof periodEnd>[2]) =>
    periodEnd(calendars, plainDate('2026-10-01'), period, 'does-not-count')
  expect(due(schoolDays(1))).toMatchObject({ value: { due: '2026-10-05' } })
  expect(due(workingDays(1))).toMatchObject({ value: { due: '2026-10-02' } })
  expect(due(days(3))).toMatchObject({ value: { due: '2026-10-04' } })
})

test('a period from outside must have a known unit and a whole length', () => {
  expect(readPeriod('school-day', 20)).toEqual({ ok: true, value: { unit: 'school-day', count: 20 } })
  expect(readPeriod('week', 20)).toMatchObject({ refusal: { code: 'UNIT_NOT_UNDERSTOOD', field: 'unit' } })
  for (const count of [0, -3, 2.5, '20', null, undefined, Number.NaN, 2 ** 60]) {
    expect(readPeriod('day', count)).toMatchObject({ refusal: { code: 'COUNT_NOT_UNDERSTOOD' } })
  }
  expect(() => schoolDays(1.5)).toThrow('Not a number of days')
})

test('the published list speaks for its whole years', () => {
  expect(publishedBankHolidays).toMatchObject({ speaksFrom: '2019-01-01', speaksUntil: '2028-12-31' })
  expect(publishedBankHolidays.names.size).toBe(83)
  expect(bankHolidaysOn(daysOf('2026-12-25', '2026-12-25')).names.size).toBe(1)
})

test('a list of bank holidays that cannot be read is refused with the place', () => {
  for (const input of [null, 3, 'x', {}, { w: {} }, { w: { events: [] } }]) {
    expect(readPublishedBankHolidays(input, 'w')).toMatchObject({ refusal: { field: 'w' } })
  }
  for (const event of [null, {}, { date: '2026-02-30', title: 'Test Day' }, { date: '2026-02-28' }]) {
    expect(readPublishedBankHolidays({ w: { events: [event] } }, 'w')).toMatchObject({
      refusal: { code: 'BANK_HOLIDAYS_NOT_UNDERSTOOD', field: 'w.events[0]' },
    })
  }
})
