import { workingDays } from '../../domain/calendar/period.ts'
import { addDays, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { workingDayAfter } from '../../domain/calendar/working-day-after.ts'
import type { Db, ReadTrx } from '../../platform/db/in-transaction.ts'
import type { Rules } from '../../rules/rules-on-day.ts'
import { DIVISION, findBankHolidays } from '../schools/index.ts'

const RULE = 'case/match-within'

/**
 * The day by which somebody has looked: the same day where a child may be in danger, else within the pack’s time for
 * matching. Where the bank holidays are not known a day too early does no harm.
 */
export async function firstLookDay(
  read: ReadTrx | Db,
  rules: Rules,
  today: PlainDate,
  danger: string,
): Promise<PlainDate> {
  if (danger === 'yes') return today
  const within = rules.rule<number>(RULE)
  if (!within.ok) return addDays(today, 1)
  const { value, firstDay } = within.value
  const holidays = await findBankHolidays(read as ReadTrx, DIVISION)
  const due = holidays && workingDayAfter(holidays, today, workingDays(value), firstDay ?? 'does-not-count')
  return due?.ok ? due.value.due : addDays(today, value)
}

/** The same in words for whoever sent it. */
export function withinWords(rules: Rules): string {
  const within = rules.rule<number>(RULE)
  if (!within.ok) return 'soon'
  return within.value.value === 1 ? 'within one working day' : `within ${within.value.value} working days`
}
