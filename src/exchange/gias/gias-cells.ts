import { type PlainDate, parsePlainDate } from '../../domain/calendar/plain-date.ts'
import type { ProblemList } from '../file-problem.ts'
import { columnKey } from '../sheets/csv-records.ts'

/** Reads the cells of one row by the names of their columns; what cannot be read is told and left out. */
export interface GiasCells {
  text(column: string): string
  urn(column: string): number | undefined
  urns(column: string): readonly number[]
  date(column: string): PlainDate | undefined
  age(column: string): number | undefined
  /** Digits, filled with zeros on the left to `length`: spreadsheets drop them. */
  digits(column: string, length: number): string | undefined
}

/** Gives the reader for the row that `row` holds at the time of asking. */
export function giasCells(
  columns: ReadonlyMap<string, number>,
  row: () => { readonly cells: readonly string[]; readonly line: number },
  problems: ProblemList,
): GiasCells {
  const places = new Map<string, number>()
  const placeOf = (column: string): number => {
    const known = places.get(column)
    if (known !== undefined) return known
    const place = columns.get(columnKey(column)) ?? -1
    places.set(column, place)
    return place
  }
  const text = (column: string) => (row().cells[placeOf(column)] ?? '').trim()
  const bad = (column: string, expected: string, severity: 'error' | 'warning') => {
    const { line } = row()
    problems.add({ code: 'VALUE_NOT_READ', severity, line, path: column, found: text(column), expected })
    return undefined
  }
  return {
    text,
    urn(column) {
      const value = text(column)
      return /^[1-9]\d{3,6}$/.test(value) ? Number(value) : bad(column, 'a URN of six digits', 'error')
    },
    urns(column) {
      const parts = text(column)
        .split(/[;, ]+/)
        .filter((part) => part !== '')
      if (parts.every((part) => /^\d{4,7}$/.test(part))) return parts.map(Number)
      bad(column, 'URNs with semicolons between them', 'warning')
      return []
    },
    date(column) {
      const value = text(column)
      if (value === '') return undefined
      const parts = /^(\d{2})[-/](\d{2})[-/](\d{4})$/.exec(value)
      const day = parsePlainDate(parts ? `${parts[3]}-${parts[2]}-${parts[1]}` : value)
      return day ?? bad(column, 'a day as dd-mm-yyyy between 1900 and 2199', 'warning')
    },
    age(column) {
      const value = text(column)
      if (value === '') return undefined
      return /^\d{1,2}$/.test(value) ? Number(value) : bad(column, 'an age in years', 'warning')
    },
    digits(column, length) {
      const value = text(column)
      if (value === '') return undefined
      const isNumber = /^\d+$/.test(value) && value.length <= length
      return isNumber ? value.padStart(length, '0') : bad(column, `${length} digits`, 'warning')
    },
  }
}
