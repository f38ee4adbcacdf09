import type { Result } from '../result.ts'
import { type CalendarRefusal, countOn, type DueDay } from './due-day.ts'
import type { FirstDay, SchoolDays } from './period.ts'
import type { PlainDate } from './plain-date.ts'
import type { SchoolCalendar } from './school-calendar.ts'

/**
 * The school day on which a period of school days is complete.
 *
 * @param calendar  the calendar of the school concerned
 * @param from      the day the period starts
 * @param period    length; unit: school days, 1 or more
 * @param firstDay  whether `from` is day 1 (`counts`) or day 0 (`does-not-count`). When `from` counts but is not a
 *                  school day, the first school day after it is day 1
 * @refuses         CALENDAR_TOO_SHORT when the calendar ends before the period does; CALENDAR_STARTS_TOO_LATE when
 *                  `from` lies before the list of bank holidays; COUNT_NOT_UNDERSTOOD
 * @law             none of its own; the caller's rule carries the citation
 */
export function schoolDayAfter(
  calendar: SchoolCalendar,
  from: PlainDate,
  period: SchoolDays,
  firstDay: FirstDay,
): Result<DueDay, CalendarRefusal> {
  return countOn(calendar, from, period.count, firstDay)
}
