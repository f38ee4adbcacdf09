import { escapeFormula } from './formula-escape.ts'

/** One column of an export. */
export interface CsvColumn<Row> {
  readonly name: string
  /** Nothing becomes an empty cell. */
  value(row: Row): string | number | boolean | null | undefined
}

/**
 * Writes a table line by line: header first, CRLF line ends, and every cell made safe for spreadsheets by
 * {@link escapeFormula}, negative numbers too. Begins with a byte-order mark, without which Excel takes UTF-8 for
 * windows-1252.
 */
export function* csvLines<Row>(rows: Iterable<Row>, columns: readonly CsvColumn<Row>[]): Generator<string> {
  yield `\uFEFF${columns.map((column) => cell(column.name)).join(',')}\r\n`
  for (const row of rows) yield `${columns.map((column) => cell(column.value(row))).join(',')}\r\n`
}

/** The whole table as one text. As {@link csvLines}. */
export function writeCsv<Row>(rows: Iterable<Row>, columns: readonly CsvColumn<Row>[]): string {
  return [...csvLines(rows, columns)].join('')
}

function cell(value: string | number | boolean | null | undefined): string {
  const text = escapeFormula(value === null || value === undefined ? '' : String(value))
  // A lone empty cell would be an empty line, which readers pass over; in quotation marks it is a row.
  return text === '' || /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
