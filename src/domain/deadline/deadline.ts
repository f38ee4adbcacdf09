import type { SkippedDay } from '../calendar/due-day.ts'
import type { FirstDay } from '../calendar/period.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { CaseAction } from '../case/case-actions.ts'
import type { ActingSide } from '../case/process-states.ts'
import type { Citation, RuleUnit } from '../rule.ts'

/**
 * Something that falls due on a matter: what, when, counted how, on which calendar, because of what, and whose it is.
 * `count` and `unit` are as the rule states them; `agreed` is a day that somebody promised, with a count of 0.
 */
export interface Deadline {
  readonly kind: string
  readonly label: string
  readonly action: CaseAction | 'supply-dates'
  readonly actionLabel: string
  readonly whoActs: { readonly side: ActingSide; readonly role: string }
  readonly dueOn: PlainDate
  readonly fromOn: PlainDate
  readonly count: number
  readonly unit: RuleUnit | 'term' | 'agreed'
  readonly firstDay: FirstDay
  readonly skipped: readonly SkippedDay[]
  readonly because: readonly Citation[]
  readonly met: boolean
  readonly metOn: PlainDate | null
  readonly packEdition: string
  readonly calendarEdition: string
}

/** The open deadline that falls due first; of those on one day, the first in the order of the process. */
export function nextDeadline(deadlines: readonly Deadline[]): Deadline | undefined {
  return deadlines
    .filter((each) => !each.met)
    .reduce<Deadline | undefined>(
      (first, each) => (first && first.dueOn <= each.dueOn ? first : each),
      undefined,
    )
}

/** Whether an open deadline's day has passed. */
export function isOverdue(deadline: Deadline, today: PlainDate): boolean {
  return !deadline.met && deadline.dueOn < today
}
