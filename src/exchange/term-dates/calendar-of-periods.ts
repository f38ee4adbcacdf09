import type { BankHolidays } from '../../domain/calendar/bank-holidays.ts'
import { addDays, type PlainDate } from '../../domain/calendar/plain-date.ts'
import type { DayRange, SchoolCalendarParts } from '../../domain/calendar/school-calendar.ts'
import type { TermPeriod } from './term-dates.ts'

/**
 * What the calendar of a school is made from. A half term lies between two stretches of a term; INSET and closed days
 * lie inside one. Give only the periods that hold for this school.
 */
export function calendarOfPeriods(
  periods: readonly TermPeriod[],
  bankHolidays: BankHolidays,
): SchoolCalendarParts {
  const of = (...kinds: readonly TermPeriod['kind'][]) => periods.filter(({ kind }) => kinds.includes(kind))
  return {
    terms: of('half-term').reduce<readonly DayRange[]>(
      (terms, half) => terms.flatMap((term) => without(term, half)),
      of('term').map(({ from, to }) => ({ from, to })),
    ),
    closed: of('inset', 'closed').flatMap(daysOf),
    open: of('open').flatMap(daysOf),
    labels: of('half-term', 'inset', 'closed').map(({ from, to, label }) => ({ from, to, label })),
    bankHolidays,
  }
}

function without(term: DayRange, half: DayRange): readonly DayRange[] {
  if (half.to < term.from || half.from > term.to) return [term]
  const before = { from: term.from, to: addDays(half.from, -1) }
  const after = { from: addDays(half.to, 1), to: term.to }
  return [before, after].filter(({ from, to }) => from <= to)
}

function daysOf({ from, to }: DayRange): readonly PlainDate[] {
  const days: PlainDate[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}
