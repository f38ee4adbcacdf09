import { type PlainDate, parsePlainDate } from '../../domain/calendar/plain-date.ts'
import { type FileProblem, problemList } from '../file-problem.ts'
import { jsonWords, membersOf, readJson } from '../read-json.ts'
import type { TermDatesReading, TermPeriod } from './term-dates.ts'

const EXPECTED = 'an authority’s term dates: { academic_years: [{ academic_year, terms: […] }] }'

/**
 * Reads an authority's term dates:
 * `{ basis?, academic_years: [{ academic_year, terms: [{ name, first_day, last_day, half_term, fixed_inset_days }] }] }`.
 * One date that cannot be read refuses the file: a calendar with a hole in it counts wrong days. Never throws.
 */
export function readAuthorityTermDates(bytes: Uint8Array): TermDatesReading {
  const json = readJson(bytes, EXPECTED)
  if ('problem' in json) return { refused: true, periods: [], basis: '', problems: [json.problem] }
  const problems = problemList()
  const refuse = (problem: Omit<FileProblem, 'code' | 'severity'>) =>
    problems.add({ code: 'VALUE_NOT_READ', severity: 'refused', ...problem })
  const { academic_years: years, basis, note } = membersOf(json.value)
  const periods: TermPeriod[] = []
  if (!Array.isArray(years) || years.length === 0) {
    refuse({ path: 'academic_years', found: jsonWords(years), expected: EXPECTED })
  }
  for (const [y, year] of (Array.isArray(years) ? (years as readonly unknown[]) : []).entries()) {
    const { terms } = membersOf(year)
    const path = `academic_years[${y}].terms`
    if (!Array.isArray(terms)) refuse({ path, found: jsonWords(terms), expected: 'a list of terms' })
    else {
      for (const [t, term] of (terms as readonly unknown[]).entries()) {
        periods.push(...periodsOf(membersOf(term), `${path}[${t}]`, refuse))
      }
    }
  }
  const words = typeof basis === 'string' ? basis : typeof note === 'string' ? note : ''
  return {
    refused: problems.refused,
    periods: problems.refused ? [] : periods,
    basis: words,
    problems: problems.all(),
  }
}

type Refuse = (problem: Omit<FileProblem, 'code' | 'severity'>) => void

function periodsOf(
  term: Readonly<Record<string, unknown>>,
  path: string,
  refuse: Refuse,
): readonly TermPeriod[] {
  const day = (field: string, value: unknown): PlainDate | undefined => {
    const read = typeof value === 'string' ? parsePlainDate(value) : undefined
    if (read === undefined) {
      refuse({ path: `${path}.${field}`, found: jsonWords(value), expected: 'a day as YYYY-MM-DD' })
    }
    return read
  }
  const range = (
    kind: TermPeriod['kind'],
    label: string,
    fields: readonly [string, string],
    days: readonly unknown[],
  ) => {
    const [from, to] = [day(fields[0], days[0]), day(fields[1], days[1])]
    if (from === undefined || to === undefined) return []
    if (from <= to) return [{ kind, from, to, label }]
    refuse({
      path: `${path}.${fields[1]}`,
      found: `${from} to ${to}`,
      expected: 'the first day before the last',
    })
    return []
  }
  const label = typeof term.name === 'string' ? term.name : 'Term'
  const half = term.half_term
  const insets = term.fixed_inset_days ?? []
  if (!Array.isArray(insets)) {
    refuse({ path: `${path}.fixed_inset_days`, found: jsonWords(insets), expected: 'a list of days' })
  }
  return [
    ...range('term', label, ['first_day', 'last_day'], [term.first_day, term.last_day]),
    ...(Array.isArray(half) ? range('half-term', 'Half term', ['half_term[0]', 'half_term[1]'], half) : []),
    ...(Array.isArray(insets) ? (insets as readonly unknown[]) : []).flatMap((inset) =>
      range('inset', 'INSET day', ['fixed_inset_days', 'fixed_inset_days'], [inset, inset]),
    ),
  ]
}
