import {
  addDays,
  dateOf,
  daysInMonth,
  type PlainDate,
  partsOf,
  type Weekday,
  weekdayOf,
} from '../calendar/plain-date.ts'
import { ok, type Refusal, type Result, refuse } from '../result.ts'

/** A day of any year. Month 1 to 12. */
export interface MonthAndDay {
  readonly month: number
  readonly day: number
}

/**
 * What the law fixes about compulsory school age. Read from the rules in force; never written in code.
 *
 * @law  Education Act 1996 s8; Education (Start of Compulsory School Age) Order 1998, SI 1998/1607;
 *       Education (School Leaving Date) Order 1997, SI 1997/1970
 */
export interface CompulsorySchoolAgeRules {
  /** Age in years that must be reached on or before a prescribed day. */
  readonly startsAtAge: number
  /** The days of a year on which compulsory school age may start. */
  readonly prescribedDays: readonly MonthAndDay[]
  /** Age in years reached in the school year in which it ends. */
  readonly endsAtAge: number
  /** The last such weekday of the month is the school leaving date. Monday 1 to Sunday 7; month 1 to 12. */
  readonly leaving: { readonly lastWeekday: Weekday; readonly month: number }
  /** The day on which a school year begins, for telling which one a birthday falls in. */
  readonly schoolYearStarts: MonthAndDay
}

/** The first and the last day of compulsory school age, both included. */
export interface CompulsorySchoolAge {
  readonly from: PlainDate
  readonly until: PlainDate
}

/**
 * When a child is of compulsory school age. Starts on the first prescribed day on or after the birthday that starts
 * it; ends with the leaving date of the school year in which the last birthday falls, even when that birthday comes
 * after the leaving date.
 *
 * @param born   date of birth
 * @refuses      BORN_TOO_LATE when the end lies beyond 2199
 * @law          Education Act 1996 s8(2) and (3)
 */
export function compulsorySchoolAge(
  born: PlainDate,
  rules: CompulsorySchoolAgeRules,
): Result<CompulsorySchoolAge, Refusal<'BORN_TOO_LATE'>> {
  const birth = partsOf(born)
  if (birth.year + rules.endsAtAge + 1 > 2199) {
    return refuse({
      code: 'BORN_TOO_LATE',
      message: 'The date of birth is too far ahead. Check the year.',
      field: 'born',
    })
  }
  return ok({ from: firstDay(birth, rules), until: lastDay(birth, rules) })
}

/**
 * Whether a child is of compulsory school age on a day.
 *
 * @refuses  as {@link compulsorySchoolAge}
 */
export function isOfCompulsorySchoolAge(
  born: PlainDate,
  on: PlainDate,
  rules: CompulsorySchoolAgeRules,
): Result<boolean, Refusal<'BORN_TOO_LATE'>> {
  const age = compulsorySchoolAge(born, rules)
  return age.ok ? ok(age.value.from <= on && on <= age.value.until) : age
}

function firstDay(
  birth: MonthAndDay & { readonly year: number },
  rules: CompulsorySchoolAgeRules,
): PlainDate {
  const year = birth.year + rules.startsAtAge
  const days = rules.prescribedDays.toSorted((a, b) => order(a) - order(b))
  const next = days.find((day) => order(day) >= order(birth))
  if (next) return dateOf(year, next.month, next.day)
  const first = days[0]
  if (!first) throw new Error('The rules name no day on which compulsory school age may start')
  return dateOf(year + 1, first.month, first.day)
}

function lastDay(birth: MonthAndDay & { readonly year: number }, rules: CompulsorySchoolAgeRules): PlainDate {
  const { lastWeekday, month } = rules.leaving
  const startsIn = birth.year + rules.endsAtAge - (order(birth) < order(rules.schoolYearStarts) ? 1 : 0)
  const year = month >= rules.schoolYearStarts.month ? startsIn : startsIn + 1
  const end = dateOf(year, month, daysInMonth(year, month))
  return addDays(end, -((weekdayOf(end) - lastWeekday + 7) % 7))
}

function order({ month, day }: MonthAndDay): number {
  return month * 100 + day
}
