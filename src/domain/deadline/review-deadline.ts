import { addDays, daysBetween, type PlainDate } from '../calendar/plain-date.ts'
import type { MatterState } from '../case/matter-state.ts'
import { stateOf } from '../case/process-states.ts'
import { addMonths, onWorkingDay } from './count-deadline.ts'
import type { Deadline } from './deadline.ts'
import type { DeadlineCalendars, DeadlineRules, ReviewStep } from './deadline-rules.ts'

/**
 * When a matter is to be looked at again: the rhythm slows with the age of the matter and starts from the last review,
 * or from its beginning. A day on which nobody works passes to the next on which people do.
 *
 * A term is a third of a year: the school year has three, and the dates of one school bind no authority.
 */
export function reviewDeadline(
  state: MatterState,
  rules: DeadlineRules,
  calendars: DeadlineCalendars,
): Deadline {
  const fromOn = lastLook(state)
  const step = stepAt(rules.reviewRhythm.value, daysBetween(state.openedOn, fromOn))
  const { due, skipped } = onWorkingDay(later(fromOn, step), calendars)
  const { side, role } = stateOf(state.state).whoActs
  const byPerson = side === 'system' ? 'authority' : side
  return {
    kind: 'review',
    label: LABELS[step.unit],
    action: 'record-review',
    actionLabel: 'Review',
    whoActs: { side: byPerson, role },
    dueOn: due,
    fromOn,
    count: step.every,
    unit: step.unit,
    firstDay: 'does-not-count',
    skipped,
    because: rules.reviewRhythm.because,
    met: false,
    metOn: null,
    packEdition: rules.packEdition,
    calendarEdition: calendars.bankHolidaysEdition,
  }
}

const LABELS = { week: 'Weekly review', month: 'Monthly review', term: 'Termly review' } as const

function lastLook(state: MatterState): PlainDate {
  const began = state.path.findLast((step) => step.state === 'L0')?.on ?? state.openedOn
  return state.lastReviewOn !== null && state.lastReviewOn > began ? state.lastReviewOn : began
}

function stepAt(rhythm: readonly ReviewStep[], days: number): ReviewStep {
  const step =
    rhythm.find((each) => each.untilWeeks === undefined || days < each.untilWeeks * 7) ?? rhythm.at(-1)
  if (step === undefined)
    throw new Error('The review rhythm has no steps; the pack check refuses such a pack')
  return step
}

function later(from: PlainDate, step: ReviewStep): PlainDate {
  if (step.unit === 'week') return addDays(from, 7 * step.every)
  return addMonths(from, step.unit === 'month' ? step.every : 4 * step.every)
}
