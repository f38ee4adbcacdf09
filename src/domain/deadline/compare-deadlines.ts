import { displayDateWithWeekday } from '../calendar/display-date.ts'
import type { SkipReason } from '../calendar/due-day.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { Deadline } from './deadline.ts'

/** A due day that has changed, and why: what a `deadline-recomputed` event says. */
export interface DeadlineChange {
  readonly kind: string
  readonly was: PlainDate | null
  readonly now: PlainDate | null
  readonly reason: string
}

const WHY: Readonly<Record<SkipReason, string>> = {
  weekend: 'a weekend',
  'bank-holiday': 'a bank holiday',
  closed: 'a day on which the school is closed',
  'out-of-term': 'out of term',
}

/**
 * The due days that differ between two sets for the same events, as a change of calendar or pack makes them.
 * Deadlines that are met in both are left alone: the past is not worked out again.
 *
 * @param before  the set that was held
 * @param after   the set that the same events give now
 */
export function compareDeadlines(
  before: readonly Deadline[],
  after: readonly Deadline[],
): readonly DeadlineChange[] {
  const kinds = new Set([...before, ...after].map((row) => row.kind))
  return [...kinds].flatMap((kind) => {
    const old = before.find((row) => row.kind === kind)
    const now = after.find((row) => row.kind === kind)
    if (old?.dueOn === now?.dueOn || (old?.met === true && (now === undefined || now.met))) return []
    return [{ kind, was: old?.dueOn ?? null, now: now?.dueOn ?? null, reason: reasonOf(old, now) }]
  })
}

function reasonOf(old: Deadline | undefined, now: Deadline | undefined): string {
  if (old === undefined || now === undefined) {
    return old === undefined ? 'It can be worked out now.' : 'It no longer has to be met.'
  }
  const reasons: string[] = []
  if (old.fromOn !== now.fromOn) {
    reasons.push(
      `The count starts on ${displayDateWithWeekday(now.fromOn)}, no longer on ${displayDateWithWeekday(old.fromOn)}.`,
    )
  }
  if (old.count !== now.count || old.unit !== now.unit || old.firstDay !== now.firstDay) {
    reasons.push(`The rules now say ${now.count} ${now.unit}s; they said ${old.count} ${old.unit}s.`)
  }
  // Another start or length passes over other days anyway; only a changed calendar is worth naming by the day.
  if (reasons.length === 0) reasons.push(...calendarReasons(old, now))
  return reasons.length > 0 ? reasons.join(' ') : 'The calendar has changed.'
}

function calendarReasons(old: Deadline, now: Deadline): readonly string[] {
  const [end = old.dueOn] = [old.dueOn, now.dueOn].toSorted()
  const newly = now.skipped.filter((day) => day.on <= end && !old.skipped.some((each) => each.on === day.on))
  const again = old.skipped.filter((day) => day.on <= end && !now.skipped.some((each) => each.on === day.on))
  return [
    ...newly.map((day) => `${displayDateWithWeekday(day.on)} is not counted: ${day.label ?? WHY[day.why]}.`),
    ...again.map((day) => `${displayDateWithWeekday(day.on)} is counted again.`),
  ]
}
