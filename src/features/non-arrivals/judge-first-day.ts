import { bankHolidaysOn } from '../../domain/calendar/bank-holidays.ts'
import { displayDate } from '../../domain/calendar/display-date.ts'
import { schoolDays } from '../../domain/calendar/period.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { type SchoolCalendar, schoolCalendar } from '../../domain/calendar/school-calendar.ts'
import { schoolDayAfter } from '../../domain/calendar/school-day-after.ts'
import {
  decideNonArrival,
  longAgo,
  type NonArrival,
  type NonArrivalWarning,
} from '../../domain/non-arrival/decide-non-arrival.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { NonArrivalRules } from '../../rules/rules-on-day.ts'
import { calendarFor, standingOn } from '../schools/index.ts'
import type { StepContext } from './journey.ts'

export interface JudgedDay {
  /** The first missed school day; undefined where no term dates say whether the school was open. */
  readonly dayZero: PlainDate | undefined
  readonly warnings: readonly NonArrivalWarning[]
}

/** Refusals that say only that term dates are missing: the report stands, and somebody is asked for the dates. */
const CANNOT_TELL: ReadonlySet<string> = new Set(['CALENDAR_TOO_SHORT', 'CALENDAR_STARTS_TOO_LATE'])

/**
 * Whether a pupil can have been missed from a day on, by the rules of that day and the school's own calendar.
 *
 * @refuses  SCHOOL_CLOSED, SCHOOL_NOT_YET_OPEN, BANK_HOLIDAYS_MISSING, NO_RULE_IN_FORCE, and as {@link decideNonArrival}
 */
export async function judgeFirstDay(
  context: Pick<StepContext, 'deps' | 'trx' | 'by' | 'today' | 'school'>,
  report: NonArrival,
): Promise<Result<JudgedDay>> {
  const { deps, trx, by, today, school } = context
  const { expectedOn } = report
  const standing = standingOn(school, expectedOn)
  if (standing !== 'open')
    return refuse(notOpen(standing, school.name, expectedOn, school.closeOn ?? school.openOn))
  const rules = deps.packs.rulesAt(expectedOn, by.pack).nonArrival()
  if (!rules.ok) return refuse({ ...rules.refusal, field: 'expectedOn' })
  const known = await calendarFor(trx, { laId: by.laId, schoolUrn: school.urn })
  if (!known.ok && known.refusal.code === 'BANK_HOLIDAYS_MISSING') return known
  const calendar = known.ok ? known.value.calendar : openOnlyOn(expectedOn)
  const speaks = known.ok && expectedOn >= calendar.firstDay && expectedOn <= calendar.lastDay
  return judgeOn(report, rules.value, calendar, today, speaks)
}

function judgeOn(
  report: Parameters<typeof decideNonArrival>[0],
  rules: NonArrivalRules,
  calendar: SchoolCalendar,
  today: PlainDate,
  speaks: boolean,
): Result<JudgedDay> {
  const { expectedOn } = report
  const warnings = longAgo(report, today)
  const decision = decideNonArrival(report, rules, calendar, today)
  if (decision.ok) return ok({ dayZero: speaks ? decision.value.dayZero : undefined, warnings })
  const { code } = decision.refusal
  if (code === 'EXPECTED_NOT_A_SCHOOL_DAY' && !speaks) return ok({ dayZero: undefined, warnings })
  if (!CANNOT_TELL.has(code)) return decision
  // The count does not end inside the known terms; whether the day itself was a school day may be known all the same.
  const first = schoolDayAfter(calendar, expectedOn, schoolDays(1), 'counts')
  const wasOpen = speaks && first.ok && first.value.due === expectedOn
  return ok({ dayZero: wasOpen ? expectedOn : undefined, warnings })
}

/** A calendar that knows nothing but one day, so that everything else about the report is still judged. */
function openOnlyOn(day: PlainDate): SchoolCalendar {
  const made = schoolCalendar({ terms: [], open: [day], bankHolidays: bankHolidaysOn([]) })
  if (!made.ok) throw new Error(made.refusal.message)
  return made.value
}

function notOpen(
  standing: 'closed' | 'not-yet-open',
  school: string,
  on: PlainDate,
  since: PlainDate | null,
) {
  const day = since === null ? '' : ` on ${displayDate(since)}`
  return standing === 'closed'
    ? {
        code: 'SCHOOL_CLOSED',
        field: 'expectedOn',
        message: `${school} closed${day}, before ${displayDate(on)}. Check the day, or let the school that took over report the pupil.`,
      }
    : {
        code: 'SCHOOL_NOT_YET_OPEN',
        field: 'expectedOn',
        message: `${school} opened${day}, after ${displayDate(on)}. Check the day.`,
      }
}
