import type { DueDay, SkipReason } from './due-day.ts'
import type { FirstDay } from './period.ts'
import { fromEpochDay, type PlainDate, toEpochDay } from './plain-date.ts'

/** One day of a count as a person sees it: numbered, passed over with its reason, or day 0. */
export type StripDay =
  | { readonly on: PlainDate; readonly is: 'counted'; readonly number: number }
  | { readonly on: PlainDate; readonly is: 'skipped'; readonly why: SkipReason; readonly label: string }
  | { readonly on: PlainDate; readonly is: 'day-zero' }

const WORDS: Readonly<Record<SkipReason, string>> = {
  weekend: 'weekend',
  'bank-holiday': 'bank holiday',
  closed: 'closed',
  'out-of-term': 'school holiday',
}

/**
 * Every day from the start of a period to its due day, both included, so that a person can check the count.
 * A skipped day is labelled with what the calendar calls it, or else with its reason in words.
 *
 * @param from      the day the period started
 * @param firstDay  as the period was counted
 * @param dueDay    what the count gave
 */
export function clockStrip(from: PlainDate, firstDay: FirstDay, dueDay: DueDay): readonly StripDay[] {
  const skipped = new Map(dueDay.skipped.map((day) => [day.on, day]))
  const strip: StripDay[] = []
  let number = 0
  for (let day = toEpochDay(from); day <= toEpochDay(dueDay.due); day += 1) {
    const on = fromEpochDay(day)
    const skip = skipped.get(on)
    if (on === from && firstDay === 'does-not-count') strip.push({ on, is: 'day-zero' })
    else if (skip) strip.push({ on, is: 'skipped', why: skip.why, label: skip.label ?? WORDS[skip.why] })
    else {
      number += 1
      strip.push({ on, is: 'counted', number })
    }
  }
  return strip
}

/** The skipped days of a count by what they are called, in order of first appearance, for a table of days passed over. */
export function skippedByLabel(strip: readonly StripDay[]): ReadonlyMap<string, readonly PlainDate[]> {
  const groups = new Map<string, PlainDate[]>()
  for (const day of strip) {
    if (day.is === 'skipped') groups.set(day.label, [...(groups.get(day.label) ?? []), day.on])
  }
  return groups
}
