import { ok, type Result } from '../result.ts'
import { type CalendarRefusal, type DueDay, tooShort } from './due-day.ts'
import { countNotUnderstood, type Days, type FirstDay, isPeriodLength } from './period.ts'
import { addDays, daysBetween, type PlainDate, plainDate } from './plain-date.ts'

const LAST_DAY = plainDate('2199-12-31')

/**
 * The day on which a period of calendar days is complete. No day is passed over.
 *
 * @param from      the day the period starts
 * @param period    length; unit: days, 1 or more
 * @param firstDay  `counts` for a period "beginning with" `from`, `does-not-count` for one that runs "after" it
 * @refuses         CALENDAR_TOO_SHORT beyond 2199; COUNT_NOT_UNDERSTOOD
 * @law             none of its own; the caller's rule carries the citation
 */
export function dayAfter(from: PlainDate, period: Days, firstDay: FirstDay): Result<DueDay, CalendarRefusal> {
  if (!isPeriodLength(period.count)) return countNotUnderstood()
  const steps = firstDay === 'counts' ? period.count - 1 : period.count
  if (steps > daysBetween(from, LAST_DAY)) return tooShort(LAST_DAY, { from, wanted: period.count })
  return ok({ due: addDays(from, steps), skipped: [] })
}
