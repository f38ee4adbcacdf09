import { expect, test } from 'vitest'
import {
  aSchoolCalendar,
  daysOf,
  label,
  noBankHolidays,
  range,
  STAFFORDSHIRE_2025,
} from '../../../test/support/calendars.ts'
import { type FirstDay, schoolDays } from './period.ts'
import { plainDate } from './plain-date.ts'
import { schoolDayAfter } from './school-day-after.ts'

function due(calendar = aSchoolCalendar(), from = '2026-09-02', count = 20, firstDay: FirstDay = 'counts') {
  const answer = schoolDayAfter(calendar, plainDate(from), schoolDays(count), firstDay)
  return answer.ok ? answer.value.due : answer.refusal.code
}

function skipped(
  calendar = aSchoolCalendar(),
  from = '2026-09-02',
  count = 20,
  firstDay: FirstDay = 'counts',
) {
  const answer = schoolDayAfter(calendar, plainDate(from), schoolDays(count), firstDay)
  return answer.ok ? answer.value.skipped : answer.refusal.code
}

test('policy 4.4: from 2 September 2026 school day 20 is 29 September if the first day counts and 30 if not', () => {
  expect(due()).toBe('2026-09-29')
  expect(due(undefined, undefined, undefined, 'does-not-count')).toBe('2026-09-30')
})

test('policy 4.2: one week, five school days, from 2 September 2026 is 8 September', () => {
  expect(due(undefined, undefined, 5)).toBe('2026-09-08')
})

test('four school weeks over Easter are not four calendar weeks (Staffordshire 2025/26)', () => {
  const staffordshire = aSchoolCalendar({ terms: STAFFORDSHIRE_2025 })
  expect(due(staffordshire, '2026-03-02')).toBe('2026-03-27')
  expect(due(staffordshire, '2026-03-16')).toBe('2026-04-24')
})

test('a school day lost to snow moves the referral day by one', () => {
  expect(due(aSchoolCalendar({ closed: daysOf('2026-09-15') }))).toBe('2026-09-30')
})

test('an open day counts whatever else is said of it: weekend, bank holiday, closed, out of term', () => {
  const open = (day: string) =>
    due(aSchoolCalendar({ open: daysOf(day), closed: daysOf(day) }), '2026-12-18', 2, 'counts')
  expect(open('2026-12-19')).toBe('2026-12-19')
  expect(open('2026-12-25')).toBe('2026-12-25')
  expect(open('2026-12-22')).toBe('2026-12-22')
})

test('a starting day that is not a school day is passed over when it counts, and is day 0 when it does not', () => {
  expect(skipped(undefined, '2026-09-05', 1)).toEqual([
    { on: '2026-09-05', why: 'weekend' },
    { on: '2026-09-06', why: 'weekend' },
  ])
  expect(skipped(undefined, '2026-09-05', 1, 'does-not-count')).toEqual([
    { on: '2026-09-06', why: 'weekend' },
  ])
  expect(due(undefined, '2026-09-05', 1, 'does-not-count')).toBe('2026-09-07')
})

test('each day passed over has the first reason of weekend, bank holiday, closed, out of term', () => {
  const calendar = aSchoolCalendar({
    closed: daysOf('2027-05-28', '2027-05-31', '2027-06-01', '2027-06-05'),
    labels: [label('2027-05-29', '2027-06-06', 'half term'), label('2027-05-28', '2027-05-28', 'INSET day')],
  })
  expect(skipped(calendar, '2027-05-27', 2)).toEqual([
    { on: '2027-05-28', why: 'closed', label: 'INSET day' },
    { on: '2027-05-29', why: 'weekend' },
    { on: '2027-05-30', why: 'weekend' },
    { on: '2027-05-31', why: 'bank-holiday', label: 'half term' },
    { on: '2027-06-01', why: 'closed', label: 'half term' },
    { on: '2027-06-02', why: 'out-of-term', label: 'half term' },
    { on: '2027-06-03', why: 'out-of-term', label: 'half term' },
    { on: '2027-06-04', why: 'out-of-term', label: 'half term' },
    { on: '2027-06-05', why: 'weekend' },
    { on: '2027-06-06', why: 'weekend' },
  ])
})

test('a bank holiday without a label of the school’s own is called what it was published as', () => {
  expect(skipped(undefined, '2027-04-30', 2)).toContainEqual({
    on: '2027-05-03',
    why: 'bank-holiday',
    label: 'Early May bank holiday',
  })
})

test.each([
  ['Friday 8 May 2020 instead of the Monday', '2020-05-01', '2020-05-08', '2020-05-07', 5],
  ['2 and 3 June 2022', '2022-05-30', '2022-06-10', '2022-06-07', 5],
  ['the funeral of 19 September 2022', '2022-09-12', '2022-09-30', '2022-09-20', 6],
  ['the coronation of 8 May 2023', '2023-05-04', '2023-05-31', '2023-05-09', 3],
])('moved and one-off bank holidays do not count: %s', (_, from, to, expected, count) => {
  expect(due(aSchoolCalendar({ terms: [range(from, to)] }), from, count)).toBe(expected)
})

test('days before the first term are out of term', () => {
  expect(due(undefined, '2026-08-24', 1)).toBe('2026-09-02')
  expect(skipped(undefined, '2026-09-01', 1)).toEqual([{ on: '2026-09-01', why: 'out-of-term' }])
})

test('a calendar that ends before the period does is refused, and says where it ends', () => {
  const answer = schoolDayAfter(aSchoolCalendar(), plainDate('2027-07-15'), schoolDays(20), 'counts')
  expect(answer).toMatchObject({
    ok: false,
    refusal: { code: 'CALENDAR_TOO_SHORT', facts: { lastDay: '2027-07-21', wanted: 20, counted: 5 } },
  })
  expect(due(undefined, '2027-07-21', 1)).toBe('2027-07-21')
  expect(due(undefined, '2027-07-21', 2)).toBe('CALENDAR_TOO_SHORT')
  expect(due(undefined, '2027-07-22', 1)).toBe('CALENDAR_TOO_SHORT')
  expect(due(undefined, '2027-07-21', 1, 'does-not-count')).toBe('CALENDAR_TOO_SHORT')
})

test('an open day after the last term is the last day the calendar speaks for', () => {
  const calendar = aSchoolCalendar({ open: daysOf('2027-07-22') })
  expect(due(calendar, '2027-07-21', 2)).toBe('2027-07-22')
  expect(calendar.lastDay).toBe('2027-07-22')
})

test('a term after the last published bank holiday is not spoken for', () => {
  const calendar = aSchoolCalendar({ terms: [range('2028-12-18', '2029-03-28')] })
  expect(calendar.lastDay).toBe('2028-12-31')
  expect(due(calendar, '2028-12-18', 8)).toBe('2028-12-29')
  expect(due(calendar, '2028-12-18', 9)).toBe('CALENDAR_TOO_SHORT')
})

test('a day before the first published bank holiday is refused, unless the school lists its own', () => {
  const terms = [range('2018-09-03', '2019-07-20')]
  expect(due(aSchoolCalendar({ terms }), '2018-12-10', 1)).toBe('CALENDAR_STARTS_TOO_LATE')
  expect(due(aSchoolCalendar({ terms, bankHolidays: noBankHolidays }), '2018-12-10', 1)).toBe('2018-12-10')
})

test('a length that is not a whole number of 1 or more is refused', () => {
  for (const count of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    const period = { unit: 'school-day', count } as const
    const answer = schoolDayAfter(aSchoolCalendar(), plainDate('2026-09-02'), period, 'counts')
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'COUNT_NOT_UNDERSTOOD', field: 'count' } })
  }
})

test('a period of a million school days is refused without delay', () => {
  expect(due(undefined, '2026-09-02', 1_000_000)).toBe('CALENDAR_TOO_SHORT')
})
