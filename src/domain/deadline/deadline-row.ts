import type { PlainDate } from '../calendar/plain-date.ts'
import { ACTIONS } from '../case/case-actions.ts'
import type { Rule } from '../rule.ts'
import { countDeadline } from './count-deadline.ts'
import type { Deadline } from './deadline.ts'
import type { DeadlineCalendars, DeadlineRules } from './deadline-rules.ts'
import type { DeadlineSpec, MatterHistory } from './deadline-spec.ts'

/** What the deadlines of a matter follow from. Nothing here depends on today. */
export interface DeadlineBasis extends MatterHistory {
  /** The rules in force on the day of the matter's first event. */
  readonly rules: DeadlineRules
  readonly calendars: DeadlineCalendars
}

/** The deadline that a spec gives for a matter, if it has to do with it. */
export function ofSpec(spec: DeadlineSpec, basis: DeadlineBasis): readonly Deadline[] {
  const fromOn = spec.starts(basis)
  if (fromOn === null) return []
  const metOn = spec.metOn(basis)
  if (metOn === null && !spec.stillDue(basis.state)) return []
  const rule = basis.rules.periods[typeof spec.period === 'string' ? spec.period : spec.period.choose(basis)]
  return rule === undefined ? [] : [row(spec, rule, fromOn, metOn, basis)]
}

/** What a row says that no count gives. */
export type RowWords = Pick<
  DeadlineSpec,
  'kind' | 'label' | 'action' | 'actionLabel' | 'side' | 'role' | 'calendar'
>

/** One deadline: counted, or in its place the task to supply the dates that are missing. */
export function row(
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
