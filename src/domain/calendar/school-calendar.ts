import { ok, type Result, refuse } from '../result.ts'
import type { BankHolidays } from './bank-holidays.ts'
import type { CountableDays, SkipReason } from './due-day.ts'
import { fromEpochDay, type PlainDate, toEpochDay, weekdayOfEpochDay } from './plain-date.ts'

/** A stretch of days, first and last included. A term here has no half-term in it: half-term lies between two of them. */
export interface DayRange {
  readonly from: PlainDate
  readonly to: PlainDate
}

/** What a school calls days on which it is shut: half term, INSET day, snow. */
export interface DayLabel extends DayRange {
  readonly label: string
}

/** What a school's calendar is made from. */
export interface SchoolCalendarParts {
  /** In any order; terms that touch or overlap count their days once. */
  readonly terms: readonly DayRange[]
  readonly bankHolidays: BankHolidays
  /** Days inside a term without a session: INSET, snow, polling. */
  readonly closed?: readonly PlainDate[]
  /** Days with a session whatever the rest says. An open day wins over a weekend, a bank holiday and `closed`. */
  readonly open?: readonly PlainDate[]
  readonly labels?: readonly DayLabel[]
}

/**
 * The days on which one school has a session, and the last day for which that is known.
 * School days are the Mondays to Fridays inside a term, less bank holidays and closed days, plus open days.
 */
export interface SchoolCalendar extends CountableDays {
  readonly kind: 'school-calendar'
  /** The first day inside a term, or the first open day if that is earlier. Days before it are out of term. */
  readonly firstDay: PlainDate
}

/**
 * Makes the calendar of one school.
 *
 * It speaks up to the end of its last term or its last open day, whichever is later, but not beyond the list of bank
 * holidays. Days before its first term are out of term: the caller who asks about an earlier school year must bring
 * that year's terms.
 *
 * @refuses  CALENDAR_NOT_UNDERSTOOD when a term or a label ends before it begins (names the field);
 *           CALENDAR_TOO_SHORT when there is neither a term nor an open day
 * @law      Education Act 1996 s579 ("school day": a day on which at that school there is a school session)
 */
export function schoolCalendar(parts: SchoolCalendarParts): Result<SchoolCalendar> {
  const reversed = reversedField('terms', parts.terms) ?? reversedField('labels', parts.labels ?? [])
  if (reversed !== undefined) {
    const message = `The day in ${reversed} is after the day it should come before. Swap or correct the two days.`
    return refuse({ code: 'CALENDAR_NOT_UNDERSTOOD', message, field: reversed })
  }
  const terms = joined(parts.terms)
  const open = new Set((parts.open ?? []).map(toEpochDay))
  const first = smallest([...open, ...terms.map((term) => term.from)])
  const last = -smallest([...open, ...terms.map((term) => term.to)].map((day) => -day))
  if (first === Number.POSITIVE_INFINITY) {
    const message = 'The calendar has no terms, so it speaks for no day. Add the term dates, then ask again.'
    return refuse({ code: 'CALENDAR_TOO_SHORT', message, field: 'terms' })
  }
  const { bankHolidays } = parts
  const lastDay = fromEpochDay(Math.min(last, toEpochDay(bankHolidays.speaksUntil)))
  const closed = new Set((parts.closed ?? []).map(toEpochDay))
  const holidays = new Set([...bankHolidays.names.keys()].map(toEpochDay))

  const reasonOf = (day: number): SkipReason | undefined => {
    if (open.has(day)) return undefined
    if (weekdayOfEpochDay(day) > 5) return 'weekend'
    if (holidays.has(day)) return 'bank-holiday'
    if (closed.has(day)) return 'closed'
    return isInside(terms, day) ? undefined : 'out-of-term'
  }
  const labelOf = (day: PlainDate) =>
    parts.labels?.find((range) => range.from <= day && day <= range.to)?.label ?? bankHolidays.names.get(day)

  return ok({
    kind: 'school-calendar',
    firstDay: fromEpochDay(first),
    lastDay,
    speaksFrom: bankHolidays.speaksFrom,
    skip(day: number) {
      const why = reasonOf(day)
      if (why === undefined) return undefined
      const label = why === 'weekend' ? undefined : labelOf(fromEpochDay(day))
      return label === undefined ? { why } : { why, label }
    },
  })
}

interface EpochRange {
  readonly from: number
  to: number
}

function reversedField(name: string, ranges: readonly DayRange[]): string | undefined {
  const index = ranges.findIndex((range) => range.from > range.to)
  return index < 0 ? undefined : `${name}[${index}].from`
}

/** Sorted, and joined where they touch or overlap, so that a day can be looked up by halving. */
function joined(terms: readonly DayRange[]): readonly EpochRange[] {
  const sorted = terms.map((term) => ({ from: toEpochDay(term.from), to: toEpochDay(term.to) }))
  sorted.sort((a, b) => a.from - b.from)
  const ranges: EpochRange[] = []
  for (const range of sorted) {
    const previous = ranges.at(-1)
    if (previous && range.from <= previous.to + 1) previous.to = Math.max(previous.to, range.to)
    else ranges.push(range)
  }
  return ranges
}

function isInside(ranges: readonly EpochRange[], day: number): boolean {
  let [low, high] = [0, ranges.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const range = ranges[middle]
    if (range === undefined) return false
    if (day < range.from) high = middle - 1
    else if (day > range.to) low = middle + 1
    else return true
  }
  return false
}

function smallest(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
}
