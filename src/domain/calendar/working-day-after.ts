import type { Result } from '../result.ts'
import type { BankHolidays } from './bank-holidays.ts'
import { type CalendarRefusal, countOn, type DueDay } from './due-day.ts'
import type { FirstDay, WorkingDays } from './period.ts'
import { fromEpochDay, type PlainDate, weekdayOfEpochDay } from './plain-date.ts'

/**
 * The working day on which a period of working days is complete: Mondays to Fridays less bank holidays.
 *
 * @param bankHolidays  the list, and the days it speaks for
 * @param from          the day the period starts
 * @param period        length; unit: working days, 1 or more
 * @param firstDay      whether `from` is day 1 (`counts`) or day 0 (`does-not-count`)
 * @refuses             CALENDAR_TOO_SHORT beyond the last year of the list; CALENDAR_STARTS_TOO_LATE before its
 *                      first; COUNT_NOT_UNDERSTOOD
 * @law                 none of its own; the caller's rule carries the citation
 */
export function workingDayAfter(
  bankHolidays: BankHolidays,
  from: PlainDate,
  period: WorkingDays,
  firstDay: FirstDay,
): Result<DueDay, CalendarRefusal> {
  const { names, speaksFrom, speaksUntil } = bankHolidays
  const calendar = {
    speaksFrom,
    lastDay: speaksUntil,
    skip(epochDay: number) {
      if (weekdayOfEpochDay(epochDay) > 5) return { why: 'weekend' } as const
      const label = names.get(fromEpochDay(epochDay))
      return label === undefined ? undefined : ({ why: 'bank-holiday', label } as const)
    },
  }
  return countOn(calendar, from, period.count, firstDay)
}
