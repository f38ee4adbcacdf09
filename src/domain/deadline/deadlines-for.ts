import type { PlainDate } from '../calendar/plain-date.ts'
import { ACTIONS } from '../case/case-actions.ts'
import type { MatterKind } from '../case/process-states.ts'
import type { Rule } from '../rule.ts'
import { AUTHORITY_CASE_DEADLINES } from './authority-case-deadlines.ts'
import { countDeadline } from './count-deadline.ts'
import type { Deadline } from './deadline.ts'
import type { DeadlineCalendars, DeadlineRules } from './deadline-rules.ts'
import type { DeadlineSpec, MatterHistory } from './deadline-spec.ts'
import { HOME_EDUCATION_DEADLINES } from './home-education-deadlines.ts'
import { checksOf, promisedDeadlines } from './promised-deadlines.ts'
import { reviewDeadline } from './review-deadline.ts'
import { DUE_WHEN_ENDED, SCHOOL_ENQUIRY_DEADLINES } from './school-enquiry-deadlines.ts'

/** What the deadlines of a matter follow from. Nothing here depends on today. */
export interface DeadlineBasis extends MatterHistory {
  /** The rules in force on the day of the matter's first event. */
  readonly rules: DeadlineRules
  readonly calendars: DeadlineCalendars
}

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
    ...directionNotice(basis),
  ]
  const found = [...mergeSupplies(counted), ...promisedDeadlines(events, rules)]
  const rows = state.open ? found : found.filter((row) => row.met || DUE_WHEN_ENDED.includes(row.kind))
  if (!state.open) return rows
  const nothingElse = !rows.some((row) => !row.met)
  return REVIEWED.includes(state.state) || nothingElse
    ? [...rows, reviewDeadline(state, rules, calendars)]
    : rows
}

function ofSpec(spec: DeadlineSpec, basis: DeadlineBasis): readonly Deadline[] {
  const fromOn = spec.starts(basis)
  if (fromOn === null) return []
  const metOn = spec.metOn(basis)
  if (metOn === null && !spec.stillDue(basis.state)) return []
  const rule = basis.rules.periods[typeof spec.period === 'string' ? spec.period : spec.period.choose(basis)]
  return rule === undefined ? [] : [row(spec, rule, fromOn, metOn, basis)]
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

/** The notice of a direction runs from the end of the school's time to reply. */
function directionNotice(basis: DeadlineBasis): readonly Deadline[] {
  const rule = basis.rules.periods['direction-notice-for']
  const spec = AUTHORITY_CASE_DEADLINES.find((each) => each.kind === 'direction-reply')
  const reply =
    spec === undefined || basis.state.kind !== 'authority-case' ? undefined : ofSpec(spec, basis)[0]
  if (rule === undefined || reply === undefined || reply.kind !== 'direction-reply') return []
  const words: RowWords = {
    kind: 'direction-notice',
    label: 'End of the notice of direction',
    action: 'record-direction',
    side: 'virtual-school',
    role: 'Virtual School Headteacher',
    calendar: 'authority',
  }
  return [row(words, rule, reply.dueOn, reply.metOn, basis)]
}

type RowWords = Pick<DeadlineSpec, 'kind' | 'label' | 'action' | 'actionLabel' | 'side' | 'role' | 'calendar'>

function row(
  words: RowWords,
  rule: Rule<number>,
  fromOn: PlainDate,
  metOn: PlainDate | null,
  { rules, calendars }: DeadlineBasis,
): Deadline {
  const counted = countDeadline(rule, fromOn, rules.firstDay.value, calendars, words.calendar ?? 'school')
  if ('missing' in counted) return supply(counted.missing, counted.lastDay, rule, fromOn, rules)
  return {
    kind: words.kind,
    label: words.label,
    action: words.action,
    actionLabel: words.actionLabel ?? ACTIONS[words.action].label,
    whoActs: { side: words.side, role: words.role },
    dueOn: counted.day.due,
    fromOn,
    count: rule.value,
    unit: rule.unit ?? 'day',
    firstDay: counted.firstDay,
    skipped: counted.day.skipped,
    because: rule.because,
    met: metOn !== null,
    metOn,
    packEdition: rules.packEdition,
    calendarEdition: counted.calendarEdition,
  }
}

/** Due by the last day that the calendar speaks for: after it nobody can say when anything falls due. */
function supply(
  missing: 'term-dates' | 'bank-holidays',
  lastDay: PlainDate | null,
  rule: Rule<number>,
  fromOn: PlainDate,
  rules: DeadlineRules,
): Deadline {
  const terms = missing === 'term-dates'
  return {
    kind: terms ? 'supply-term-dates' : 'supply-bank-holidays',
    label: terms ? 'Supply the term dates that follow' : 'Supply the bank holidays that follow',
    action: 'supply-dates',
    actionLabel: terms ? 'Add the term dates' : 'Add the bank holidays',
    whoActs: terms
      ? { side: 'school', role: 'attendance officer' }
      : { side: 'authority', role: 'data officer' },
    dueOn: lastDay !== null && lastDay > fromOn ? lastDay : fromOn,
    fromOn,
    count: 0,
    unit: 'agreed',
    firstDay: 'counts',
    skipped: [],
    because: rule.because,
    met: false,
    metOn: null,
    packEdition: rules.packEdition,
    calendarEdition: lastDay === null ? 'none' : `ends ${lastDay}`,
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
