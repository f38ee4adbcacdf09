import { ok, type Refusal, type Result, refuse } from '../result.ts'
import { countNotUnderstood, type FirstDay, isPeriodLength } from './period.ts'
import { fromEpochDay, type PlainDate, toEpochDay } from './plain-date.ts'

/** Why a day does not count. When several apply the first of this order is given. */
export type SkipReason = 'weekend' | 'bank-holiday' | 'closed' | 'out-of-term'

/** A day passed over, why, and what the calendar calls it (half term, INSET day, Good Friday) where it says. */
export interface SkippedDay {
  readonly on: PlainDate
  readonly why: SkipReason
  readonly label?: string
}

/** The day on which a period is complete, and every day passed over on the way to it, in order. */
export interface DueDay {
  readonly due: PlainDate
  readonly skipped: readonly SkippedDay[]
}

export type CalendarRefusal = Refusal<
  'CALENDAR_TOO_SHORT' | 'CALENDAR_STARTS_TOO_LATE' | 'COUNT_NOT_UNDERSTOOD'
>

/** What a count needs to know of a calendar. Days are epoch days; `skip` gives why a day does not count, or undefined. */
export interface CountableDays {
  readonly speaksFrom: PlainDate
  readonly lastDay: PlainDate
  skip(epochDay: number): { readonly why: SkipReason; readonly label?: string } | undefined
}

/**
 * Counts `count` countable days from a day. Under `does-not-count` the first day is day 0 and is neither counted nor
 * passed over, whatever sort of day it is.
 */
export function countOn(
  calendar: CountableDays,
  from: PlainDate,
  count: number,
  firstDay: FirstDay,
): Result<DueDay, CalendarRefusal> {
  if (!isPeriodLength(count)) return countNotUnderstood()
  if (from < calendar.speaksFrom) return startsTooLate(calendar.speaksFrom, from)
  const last = toEpochDay(calendar.lastDay)
  const skipped: SkippedDay[] = []
  let counted = 0
  for (let day = toEpochDay(from) + (firstDay === 'counts' ? 0 : 1); day <= last; day += 1) {
    const skip = calendar.skip(day)
    if (skip !== undefined) skipped.push({ on: fromEpochDay(day), ...skip })
    else {
      counted += 1
      if (counted === count) return ok({ due: fromEpochDay(day), skipped })
    }
  }
  return tooShort(calendar.lastDay, { from, wanted: count, counted })
}

/** The refusal of a question about days after the last one that the calendar speaks for. */
export function tooShort(lastDay: PlainDate, facts: Readonly<Record<string, unknown>>) {
  return refuse({
    code: 'CALENDAR_TOO_SHORT' as const,
    message: `The calendar ends on ${lastDay}, before the period does. Add the dates that follow, then ask again.`,
    facts: { lastDay, ...facts },
  })
}

/** The refusal of a question about days before the first one for which bank holidays are known. */
export function startsTooLate(speaksFrom: PlainDate, from: PlainDate) {
  return refuse({
    code: 'CALENDAR_STARTS_TOO_LATE' as const,
    message: `Bank holidays are known from ${speaksFrom} only. Give the bank holidays of earlier years as a list of days.`,
    facts: { speaksFrom, from },
  })
}
