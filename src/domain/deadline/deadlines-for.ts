import type { MatterKind } from '../case/process-states.ts'
import { AUTHORITY_CASE_DEADLINES } from './authority-case-deadlines.ts'
import type { Deadline } from './deadline.ts'
import { type DeadlineBasis, ofSpec, type RowWords, row } from './deadline-row.ts'
import type { DeadlineSpec } from './deadline-spec.ts'
import { directionDeadlines } from './direction-deadlines.ts'
import { HOME_EDUCATION_DEADLINES } from './home-education-deadlines.ts'
import { meanwhileReview } from './meanwhile-deadline.ts'
import { checksOf, promisedDeadlines } from './promised-deadlines.ts'
import { reviewDeadline } from './review-deadline.ts'
import { DUE_WHEN_ENDED, SCHOOL_ENQUIRY_DEADLINES } from './school-enquiry-deadlines.ts'

export type { DeadlineBasis } from './deadline-row.ts'

/** How each thread's deadlines follow from it; checks, questions and reviews come beside these. */
export const DEADLINE_SPECS: Readonly<Record<MatterKind, readonly DeadlineSpec[]>> = {
  'school-enquiry': SCHOOL_ENQUIRY_DEADLINES,
  'authority-case': AUTHORITY_CASE_DEADLINES,
  'home-education': HOME_EDUCATION_DEADLINES,
}

const REVIEWED = ['L2', 'L3', 'L4', 'L5', 'L6', 'L7']

/**
 * Every deadline of a matter, met and open, in the order of the process. May be run again at any time: new events, a
 * corrected calendar or another pack give another set. An open matter always has at least one that is not met.
 *
 * A calendar that ends too early gives a task to supply its dates in place of the deadline, never a guessed day.
 */
export function deadlinesFor(basis: DeadlineBasis): readonly Deadline[] {
  const { state, events, rules, calendars } = basis
  const counted = [
    ...DEADLINE_SPECS[state.kind].flatMap((spec) => ofSpec(spec, basis)),
    ...chases(basis),
    ...directionDeadlines(basis),
  ]
  const found = [
    ...mergeSupplies(counted),
    ...promisedDeadlines(events, rules),
    ...meanwhileReview(state, rules),
  ]
  const rows = state.open ? found : found.filter((row) => row.met || DUE_WHEN_ENDED.includes(row.kind))
  if (!state.open) return rows
  const nothingElse = !rows.some((row) => !row.met)
  return REVIEWED.includes(state.state) || nothingElse
    ? [...rows, reviewDeadline(state, rules, calendars)]
    : rows
}

/** Checks for which nobody promised a day are chased after the pack's period. */
function chases(basis: DeadlineBasis): readonly Deadline[] {
  const rule = basis.rules.periods['check-answer-within']
  if (rule === undefined) return []
  return checksOf(basis.events).flatMap(({ asked, answeredOn }) =>
    asked.facts.answerBy === undefined
      ? [row(chaseOf(asked.facts), rule, asked.happenedOn, answeredOn, basis)]
      : [],
  )
}

function chaseOf(facts: { readonly check: string; readonly asked: string }): RowWords {
  return {
    kind: `check-answer:${facts.check}`,
    label: `Answer from ${facts.asked}`,
    action: 'record-answer',
    side: 'authority',
    role: 'CME officer',
    calendar: 'authority',
  }
}

/** One task for each calendar, however many deadlines wait for it. */
function mergeSupplies(rows: readonly Deadline[]): readonly Deadline[] {
  const first = new Map<string, Deadline>()
  return rows.filter((each) => {
    if (each.action !== 'supply-dates') return true
    if (first.has(each.kind)) return false
    first.set(each.kind, each)
    return true
  })
}
