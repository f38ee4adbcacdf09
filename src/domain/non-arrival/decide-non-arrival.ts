import { dayAndMonth, displayDateWithWeekday } from '../calendar/display-date.ts'
import type { CalendarRefusal, SkippedDay } from '../calendar/due-day.ts'
import type { FirstDay } from '../calendar/period.ts'
import { schoolDays } from '../calendar/period.ts'
import { daysBetween, type PlainDate, partsOf } from '../calendar/plain-date.ts'
import type { SchoolCalendar } from '../calendar/school-calendar.ts'
import { schoolDayAfter } from '../calendar/school-day-after.ts'
import { ok, type Refusal, type Result, refuse } from '../result.ts'
import { type Citation, periodOf, type Rule } from '../rule.ts'

/** An expected pupil who did not come, as the school reports it. */
export interface NonArrival {
  /** The agreed starting day. */
  readonly expectedOn: PlainDate
  readonly bornOn: PlainDate
  /** A worry about the child's safety now (policy 1.4). It stops no clock. */
  readonly immediateConcern: boolean
  /** True of a pupil who was at the school before: the day is then the first one missed (policy 4.5, 4.6). */
  readonly wasHere?: boolean
}

/** What policy and law say about a non-arrival. Periods in school days. */
export interface NonArrivalRules {
  readonly firstDay: Rule<FirstDay>
  readonly askAdmissionsAfter: Rule<number>
  readonly tellAuthorityAfter: Rule<number>
  readonly referAfter: Rule<number>
}

export interface NonArrivalDeadline {
  readonly kind: 'ask-admissions' | 'tell-authority' | 'refer-to-cme'
  readonly dueOn: PlainDate
  readonly count: number
  readonly firstDay: FirstDay
  readonly skipped: readonly SkippedDay[]
  readonly because: readonly Citation[]
}

/** Something odd that does not stop the report; a person says whether it is right. */
export interface NonArrivalWarning {
  readonly code: 'EXPECTED_LONG_AGO'
  readonly field: 'expectedOn'
  readonly message: string
}

export interface NonArrivalDecision {
  readonly dayZero: PlainDate
  readonly concern: boolean
  readonly deadlines: readonly NonArrivalDeadline[]
  readonly warnings: readonly NonArrivalWarning[]
}

export type NonArrivalRefusal =
  | Refusal<
      | 'EXPECTED_IN_FUTURE'
      | 'EXPECTED_NOT_A_SCHOOL_DAY'
      | 'EXPECTED_BEFORE_BIRTH'
      | 'BIRTH_IN_FUTURE'
      | 'BIRTH_NOT_OF_SCHOOL_AGE'
    >
  | CalendarRefusal

// No text sets these: they catch slips of the keyboard. Whether the duty applies is judged elsewhere, by the rules.
const OLDEST_AT_SCHOOL = 19
const LONG_AGO_DAYS = 365

/**
 * What follows when an expected pupil did not come: the day the count starts and what falls due on which school day.
 *
 * @param report    what the school says
 * @param rules     those in force on the expected day, never today's
 * @param calendar  the calendar of the school concerned
 * @param today     the day of the report
 * @refuses         with `field`: EXPECTED_IN_FUTURE; EXPECTED_NOT_A_SCHOOL_DAY, naming the next school day;
 *                  EXPECTED_BEFORE_BIRTH; BIRTH_IN_FUTURE; BIRTH_NOT_OF_SCHOOL_AGE (older than 19);
 *                  CALENDAR_TOO_SHORT when the term dates end before the last count does
 * @law             the rules carry their citations (policy 4.2, 4.4; the ten-day return)
 */
export function decideNonArrival(
  report: NonArrival,
  rules: NonArrivalRules,
  calendar: SchoolCalendar,
  today: PlainDate,
): Result<NonArrivalDecision, NonArrivalRefusal> {
  const impossible = impossibleDays(report, today)
  if (impossible !== undefined) return refuse(impossible)
  const open = isOpenOn(report, calendar)
  if (!open.ok) return open

  const deadlines: NonArrivalDeadline[] = []
  for (const [kind, rule] of [
    ['ask-admissions', rules.askAdmissionsAfter],
    ['tell-authority', rules.tellAuthorityAfter],
    ['refer-to-cme', rules.referAfter],
  ] as const) {
    const period = periodOf(rule)
    if (period.unit !== 'school-day') throw new Error(`${rule.key} is not counted in school days`)
    const firstDay = rule.firstDay ?? rules.firstDay.value
    const counted = schoolDayAfter(calendar, report.expectedOn, period, firstDay)
    if (!counted.ok) return counted
    const { due: dueOn, skipped } = counted.value
    deadlines.push({ kind, dueOn, count: rule.value, firstDay, skipped, because: rule.because })
  }
  return ok({
    dayZero: report.expectedOn,
    concern: report.immediateConcern,
    deadlines,
    warnings: longAgo(report, today),
  })
}

function impossibleDays(
  { expectedOn, bornOn, wasHere }: NonArrival,
  today: PlainDate,
): NonArrivalRefusal | undefined {
  if (expectedOn > today) {
    return {
      code: 'EXPECTED_IN_FUTURE',
      field: 'expectedOn',
      message: wasHere
        ? `${displayDateWithWeekday(expectedOn)} has not come yet. The first missed day is today or earlier.`
        : `The pupil is expected on ${displayDateWithWeekday(expectedOn)}, which has not come yet. Report it on that day or after it, if the pupil does not come.`,
      facts: { expectedOn, today },
    }
  }
  if (bornOn > today) {
    return {
      code: 'BIRTH_IN_FUTURE',
      field: 'bornOn',
      message: 'The date of birth is in the future. Check the year.',
      facts: { bornOn, today },
    }
  }
  if (expectedOn < bornOn) {
    return {
      code: 'EXPECTED_BEFORE_BIRTH',
      field: 'expectedOn',
      message: `The ${wasHere ? 'first missed day' : 'day the pupil was expected'} is before the date of birth. Check both days.`,
      facts: { expectedOn, bornOn },
    }
  }
  const age = ageOn(bornOn, expectedOn)
  if (age <= OLDEST_AT_SCHOOL) return undefined
  return {
    code: 'BIRTH_NOT_OF_SCHOOL_AGE',
    field: 'bornOn',
    message: `The date of birth makes the pupil ${age} on the ${wasHere ? 'first missed day' : 'day expected'}. A pupil at school is ${OLDEST_AT_SCHOOL} at most. Check the year.`,
    facts: { bornOn, age },
  }
}

function isOpenOn(
  { expectedOn, wasHere }: NonArrival,
  calendar: SchoolCalendar,
): Result<PlainDate, NonArrivalRefusal> {
  const next = schoolDayAfter(calendar, expectedOn, schoolDays(1), 'counts')
  if (!next.ok || next.value.due === expectedOn) return next.ok ? ok(expectedOn) : next
  const closed = next.value.skipped[0]
  const why = closed?.label ?? WHY[closed?.why ?? 'closed']
  return refuse({
    code: 'EXPECTED_NOT_A_SCHOOL_DAY',
    field: 'expectedOn',
    message: `${displayDateWithWeekday(expectedOn)} is not a school day (${why}). The next school day is ${displayDateWithWeekday(next.value.due)}. Check the ${wasHere ? 'first missed day' : 'agreed starting day'}.`,
    facts: { expectedOn, nextSchoolDay: next.value.due, why: closed?.why },
  })
}

const WHY = {
  weekend: 'a weekend',
  'bank-holiday': 'a bank holiday',
  closed: 'the school is closed',
  'out-of-term': 'school holidays',
} as const

/** What is odd about a day without being wrong; a person says whether it is right. Asks no calendar. */
export function longAgo(
  { expectedOn }: Pick<NonArrival, 'expectedOn'>,
  today: PlainDate,
): readonly NonArrivalWarning[] {
  if (daysBetween(expectedOn, today) <= LONG_AGO_DAYS) return []
  const message = `The pupil was expected on ${dayAndMonth(expectedOn)} ${partsOf(expectedOn).year}, more than a year ago. If that is right, the authority should have heard long ago: carry on. If not, correct the day.`
  return [{ code: 'EXPECTED_LONG_AGO', field: 'expectedOn', message }]
}

/** Whole years of age on a day. */
function ageOn(bornOn: PlainDate, on: PlainDate): number {
  const years = partsOf(on).year - partsOf(bornOn).year
  return on.slice(5) < bornOn.slice(5) ? years - 1 : years
}
