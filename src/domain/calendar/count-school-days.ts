import { ok, type Result } from '../result.ts'
import { type CalendarRefusal, startsTooLate, tooShort } from './due-day.ts'
import { type SchoolDays, schoolDays } from './period.ts'
import { type PlainDate, toEpochDay } from './plain-date.ts'
import type { SchoolCalendar } from './school-calendar.ts'

/**
 * How many school days lie between two days, both included; none when `to` is before `from`.
 *
 * @refuses  CALENDAR_TOO_SHORT when `to` is after the last day the calendar speaks for; CALENDAR_STARTS_TOO_LATE
 *           when `from` lies before the list of bank holidays
 */
export function countSchoolDays(
  calendar: SchoolCalendar,
  from: PlainDate,
  to: PlainDate,
): Result<SchoolDays, CalendarRefusal> {
  if (to < from) return ok(schoolDays(0))
  if (to > calendar.lastDay) return tooShort(calendar.lastDay, { from, to })
  if (from < calendar.speaksFrom) return startsTooLate(calendar.speaksFrom, from)
  let counted = 0
  for (let day = toEpochDay(from); day <= toEpochDay(to); day += 1) {
    if (calendar.skip(day) === undefined) counted += 1
  }
  return ok(schoolDays(counted))
}

/**
 * Whether the school has a session on a day.
 *
 * @refuses  as {@link countSchoolDays}
 */
export function isSchoolDay(calendar: SchoolCalendar, on: PlainDate): Result<boolean, CalendarRefusal> {
  const counted = countSchoolDays(calendar, on, on)
  return counted.ok ? ok(counted.value.count === 1) : counted
}
