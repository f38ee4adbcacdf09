import { academicYearOf } from '../../domain/calendar/academic-year.ts'
import { addDays, daysBetween, type PlainDate, weekdayOf } from '../../domain/calendar/plain-date.ts'
import type { DayLabel, DayRange } from '../../domain/calendar/school-calendar.ts'
import type { CalendarPeriod } from './calendar-periods.store.ts'

/** The days of one school, laid from the authority's calendar, its trust's and its own. */
export interface LaidCalendar {
  readonly terms: readonly DayRange[]
  readonly closed: readonly PlainDate[]
  readonly open: readonly PlainDate[]
  readonly labels: readonly DayLabel[]
}

const NEAREST_FIRST = ['school', 'trust', 'authority'] as const

/**
 * Whoever stands nearest to the school and states terms for an academic year states them, with the half terms, for the
 * whole of that year. INSET days, closures and one-off open days of all three add up.
 */
export function layCalendar(periods: readonly CalendarPeriod[]): LaidCalendar {
  const stated = periods.filter((period) => period.kind === 'term' || period.kind === 'half-term')
  const terms: DayRange[] = []
  const labels: DayLabel[] = []
  for (const ofYear of Map.groupBy(stated, (period) => academicYearOf(period.from).startYear).values()) {
    const nearest = NEAREST_FIRST.find((scope) => ofYear.some((p) => p.scope === scope && p.kind === 'term'))
    const theirs = ofYear.filter((period) => period.scope === nearest)
    const halfTerms = theirs.filter((period) => period.kind === 'half-term')
    for (const term of theirs.filter((period) => period.kind === 'term'))
      terms.push(...without(term, halfTerms))
    labels.push(...halfTerms.map(asLabel), ...holidaysBetween(theirs))
  }
  const shut = periods.filter((period) => period.kind === 'inset' || period.kind === 'closed')
  const open = periods.filter((period) => period.kind === 'open')
  return {
    terms: terms.toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    closed: shut.flatMap(daysOf),
    open: open.flatMap(daysOf),
    labels: [...shut.map(asLabel), ...labels],
  }
}

// A term with its half term cut out.
function without(term: CalendarPeriod, halfTerms: readonly CalendarPeriod[]): readonly DayRange[] {
  let from = term.from
  const parts: DayRange[] = []
  for (const gap of halfTerms.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (gap.until < from || gap.from > term.until) continue
    if (gap.from > from) parts.push({ from, to: addDays(gap.from, -1) })
    from = addDays(gap.until, 1)
  }
  if (from <= term.until) parts.push({ from, to: term.until })
  return parts
}

function holidaysBetween(periods: readonly CalendarPeriod[]): readonly DayLabel[] {
  const terms = periods
    .filter((period) => period.kind === 'term')
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return terms.slice(1).flatMap((term, index) => {
    const before = terms[index]
    if (before === undefined || before.until >= addDays(term.from, -1)) return []
    return [{ from: addDays(before.until, 1), to: addDays(term.from, -1), label: 'school holiday' }]
  })
}

function asLabel(period: CalendarPeriod): DayLabel {
  return { from: period.from, to: period.until, label: period.label }
}

function daysOf(period: CalendarPeriod): readonly PlainDate[] {
  return Array.from({ length: daysBetween(period.from, period.until) + 1 }, (_, day) =>
    addDays(period.from, day),
  )
}

/** Whether a period holds at least one Monday to Friday: a closure on a Saturday closes nothing. */
export function hasWeekday(from: PlainDate, until: PlainDate): boolean {
  for (let day = from; day <= until; day = addDays(day, 1)) if (weekdayOf(day) <= 5) return true
  return false
}
