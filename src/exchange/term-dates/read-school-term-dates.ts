import { type PlainDate, parsePlainDate } from '../../domain/calendar/plain-date.ts'
import { parseDateText } from '../../domain/calendar/typed-date.ts'
import { type FileProblem, problemList } from '../file-problem.ts'
import { type CsvRow, readCsv } from '../sheets/read-csv.ts'
import {
  TERM_PERIOD_KINDS,
  type TermDatesReading,
  type TermPeriod,
  type TermPeriodKind,
} from './term-dates.ts'

const COLUMNS = ['school', 'term', 'first', 'last', 'kind'] as const

/**
 * Reads the simple form in which schools give their dates: `school,term,first,last,kind`. `term` is the label shown,
 * `kind` one of term, half-term, inset, closed, open; an empty `last` means one day. Days as 2026-09-02, 02/09/2026 or
 * 2 September 2026. One row that cannot be read refuses the file. Never throws.
 */
export function readSchoolTermDates(bytes: Uint8Array): TermDatesReading {
  const csv = readCsv(bytes, {
    required: COLUMNS,
    expected: `a CSV file with the columns ${COLUMNS.join(', ')}`,
  })
  const problems = problemList()
  for (const problem of csv.problems) problems.add(problem)
  const periods: TermPeriod[] = []
  const names = new Map(csv.columns.map((name) => [name.trim().toLowerCase(), name]))
  for (const row of csv.refused ? [] : csv.rows) {
    const period = periodOf(row, names, (problem) => problems.add(problem))
    if (period) periods.push(period)
  }
  return {
    refused: problems.refused,
    periods: problems.refused ? [] : periods,
    basis: 'given by the school',
    problems: problems.all(),
  }
}

function periodOf(
  row: CsvRow,
  names: ReadonlyMap<string, string>,
  tell: (problem: FileProblem) => void,
): TermPeriod | undefined {
  const cell = (column: (typeof COLUMNS)[number]) => (row.values[names.get(column) ?? ''] ?? '').trim()
  const refuse = (path: string, found: string, expected: string) => {
    tell({ code: 'VALUE_NOT_READ', severity: 'refused', line: row.line, path, found, expected })
    return undefined
  }
  const day = (column: 'first' | 'last', text: string): PlainDate | undefined => {
    const iso = parsePlainDate(text)
    if (iso !== undefined) return iso
    const typed = parseDateText(text)
    return typed.ok ? typed.value : refuse(column, text, 'a day like 2026-09-02 or 02/09/2026')
  }
  const kind = TERM_PERIOD_KINDS.find((known) => known === cell('kind').toLowerCase())
  const school = cell('school')
  if (school === '') return refuse('school', '', 'a URN, a seven-digit number or a name')
  if (kind === undefined) return refuse('kind', cell('kind'), `one of ${TERM_PERIOD_KINDS.join(', ')}`)
  const from = day('first', cell('first'))
  const to = cell('last') === '' ? from : day('last', cell('last'))
  if (from === undefined || to === undefined) return undefined
  if (from > to) return refuse('last', cell('last'), `a day on or after ${from}`)
  return { kind, from, to, label: cell('term') || LABELS[kind], school }
}

const LABELS: Readonly<Record<TermPeriodKind, string>> = {
  term: 'Term',
  'half-term': 'Half term',
  inset: 'INSET day',
  closed: 'Closed',
  open: 'Open',
}
