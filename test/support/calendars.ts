import { readFileSync } from 'node:fs'
import { bankHolidaysOn, readPublishedBankHolidays } from '../../src/domain/calendar/bank-holidays.ts'
import { type PlainDate, plainDate } from '../../src/domain/calendar/plain-date.ts'
import {
  type DayLabel,
  type DayRange,
  type SchoolCalendar,
  type SchoolCalendarParts,
  schoolCalendar,
} from '../../src/domain/calendar/school-calendar.ts'

/** The published bank holidays of England and Wales, 2019 to 2028. */
export const publishedBankHolidays = (() => {
  const path = new URL('../../data/bank-holidays.json', import.meta.url)
  const read = readPublishedBankHolidays(JSON.parse(readFileSync(path, 'utf8')), 'england-and-wales')
  if (!read.ok) throw new Error(read.refusal.message)
  return read.value
})()

/** Staffordshire community schools, 2025/26, half-terms left out. */
export const STAFFORDSHIRE_2025: readonly DayRange[] = [
  range('2025-09-02', '2025-10-24'),
  range('2025-11-03', '2025-12-19'),
  range('2026-01-05', '2026-02-13'),
  range('2026-02-23', '2026-03-27'),
  range('2026-04-13', '2026-05-22'),
  range('2026-06-01', '2026-07-20'),
]

/** A made-up school's 2026/27, half-terms left out. */
export const TESTSHIRE_2026: readonly DayRange[] = [
  range('2026-09-02', '2026-10-23'),
  range('2026-11-02', '2026-12-18'),
  range('2027-01-04', '2027-02-12'),
  range('2027-02-22', '2027-03-25'),
  range('2027-04-12', '2027-05-28'),
  range('2027-06-07', '2027-07-21'),
]

/** A range of days for tests. */
export function range(from: string, to: string): DayRange {
  return { from: plainDate(from), to: plainDate(to) }
}

/** A labelled range of days for tests. */
export function label(from: string, to: string, words: string): DayLabel {
  return { ...range(from, to), label: words }
}

/** A good calendar: Testshire 2026/27 with the published bank holidays, but for what the test changes. */
export function aSchoolCalendar(parts: Partial<SchoolCalendarParts> = {}): SchoolCalendar {
  const made = schoolCalendar({ terms: TESTSHIRE_2026, bankHolidays: publishedBankHolidays, ...parts })
  if (!made.ok) throw new Error(made.refusal.message)
  return made.value
}

/** No bank holidays at all. */
export const noBankHolidays = bankHolidaysOn([])

/** Days for tests. */
export function daysOf(...texts: readonly string[]): readonly PlainDate[] {
  return texts.map(plainDate)
}
