import type { Result } from '../result.ts'
import type { BankHolidays } from './bank-holidays.ts'
import { dayAfter } from './day-after.ts'
import type { CalendarRefusal, DueDay } from './due-day.ts'
import type { FirstDay, Period } from './period.ts'
import type { PlainDate } from './plain-date.ts'
import type { SchoolCalendar } from './school-calendar.ts'
import { schoolDayAfter } from './school-day-after.ts'
import { workingDayAfter } from './working-day-after.ts'

/**
 * The day on which a period is complete, whatever its unit: for callers whose rule carries the unit with it.
 *
 * @param calendars  the school's calendar (read for school days only) and the bank holidays (for working days only)
 * @refuses          as {@link schoolDayAfter}, {@link workingDayAfter} and {@link dayAfter}
 */
export function periodEnd(
  calendars: { readonly school: SchoolCalendar; readonly bankHolidays: BankHolidays },
  from: PlainDate,
  period: Period,
  firstDay: FirstDay,
): Result<DueDay, CalendarRefusal> {
  switch (period.unit) {
    case 'school-day':
      return schoolDayAfter(calendars.school, from, period, firstDay)
    case 'working-day':
      return workingDayAfter(calendars.bankHolidays, from, period, firstDay)
    case 'day':
      return dayAfter(from, period, firstDay)
  }
}
