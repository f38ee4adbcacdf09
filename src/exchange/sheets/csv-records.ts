import type { FileProblem, ProblemList } from '../file-problem.ts'
import { type CsvFault, csvTokens } from './csv-tokens.ts'
import { type TextEncoding, textDecoding } from './decode-text.ts'
import { FILE_KIND_WORDS, fileKind } from './file-kind.ts'

/** One row of data under a header. */
export interface CsvRecord {
  readonly line: number
  /** The cells in the order of the file. */
  readonly cells: readonly string[]
}

/** What a reader of records wants of a file. */
export interface CsvRecordsOptions {
  /** Names of columns without which the file is refused. Case and spaces at the ends do not matter. */
  readonly required: readonly string[]
  readonly delimiter?: string
  /** What a row with too few cells is: `error` (not used), or `pad` with empty cells. */
  readonly shortRows?: 'error' | 'pad'
  /** What the file should be, for messages: "the GIAS file edubasealldata…csv". */
  readonly expected: string
  /** Called once, with the place of each column by its name as {@link columnKey} gives it. */
  onHeader?(columns: ReadonlyMap<string, number>, names: readonly string[]): void
  onRecord(record: CsvRecord): void
}

/** Reads a table with a header as its bytes come. */
export interface CsvRecords {
  push(piece: Uint8Array | string): void
  finish(): void
  readonly rows: number
  readonly encoding: TextEncoding
}

const HEADER_WITHIN = 10

/** The name of a column as it is compared. */
export function columnKey(name: string): string {
  return name.trim().toLowerCase()
}

/**
 * Finds the header within the first lines, then gives the rows below it. A header that comes again (files put end to
 * end) is passed over. All that is wrong goes to `problems`; a file cut off in its last row is refused.
 */
export function csvRecords(options: CsvRecordsOptions, problems: ProblemList): CsvRecords {
  const decoding = textDecoding()
  const required = options.required.map(columnKey)
  const above: (readonly string[])[] = []
  let header: readonly string[] | undefined
  let rows = 0
  let begun = false
  let short: { line: number; cells: readonly string[] } | undefined

  const missingOf = (cells: readonly string[]) => {
    const there = new Set(cells.map(columnKey))
    return options.required.filter((_, index) => !there.has(required[index] ?? ''))
  }

  const beginWith = (cells: readonly string[], line: number) => {
    header = cells
    const columns = new Map<string, number>()
    for (const [index, name] of cells.entries()) {
      const key = columnKey(name)
      if (!columns.has(key)) columns.set(key, index)
      else if (key !== '') problems.add(columnTwice(line, name, required.includes(key)))
    }
    if (above.length > 0) problems.add(linesAbove(above.length))
    options.onHeader?.(columns, cells)
  }

  const takeRow = (cells: readonly string[], line: number) => {
    if (problems.refused) return
    if (header?.length !== 1 && cells.length === 1 && (cells[0] ?? '').trim() === '') return
    if (header === undefined) {
      if (missingOf(cells).length === 0) beginWith(cells, line)
      else if (above.push(cells) >= HEADER_WITHIN) refuseHeader()
      return
    }
    if (
      required.length > 0 &&
      cells[0] === header[0] &&
      cells.length === header.length &&
      cells.every((c, i) => c === header?.[i])
    ) {
      problems.add(headerAgain(line))
      return
    }
    takeData(cells, line, header.length)
  }

  const takeData = (cells: readonly string[], line: number, width: number) => {
    if (short) problems.add(tooFew(short.line, short.cells.length, width, 'error'))
    short = undefined
    if (cells.length < width && options.shortRows !== 'pad') {
      short = { line, cells }
      return
    }
    if (cells.length > width && cells.slice(width).some((cell) => cell !== '')) {
      problems.add(tooMany(line, cells.length, width))
      return
    }
    rows += 1
    options.onRecord({ line, cells })
  }

  const refuseHeader = () => {
    const best = above.toSorted((a, b) => missingOf(a).length - missingOf(b).length)[0] ?? []
    problems.add(noHeader(best, missingOf(best), options))
  }

  const onFault = (fault: CsvFault) => problems.add(problemOf(fault))
  const tokens = csvTokens(options.delimiter ?? ',', takeRow, onFault)

  return {
    push(piece) {
      if (problems.refused) return
      if (!begun && piece.length > 0) {
        begun = true
        const kind = typeof piece === 'string' ? 'text' : fileKind(piece)
        if (kind !== 'text') return problems.add(wrongKind(FILE_KIND_WORDS[kind], options.expected))
      }
      tokens.push(typeof piece === 'string' ? piece : decoding.push(piece))
    },
    finish() {
      if (!begun) return problems.add(wrongKind(FILE_KIND_WORDS.empty, options.expected))
      if (problems.refused) return
      tokens.push(decoding.finish())
      const hasLastLineEnd = tokens.finish()
      if (problems.refused) return
      if (header === undefined) return refuseHeader()
      if (short) problems.add(tooFew(short.line, short.cells.length, header.length, 'refused'))
      if (rows === 0 && !short) problems.add(noRows(options.expected))
      else if (!hasLastLineEnd && options.shortRows !== 'pad') problems.add(NO_LAST_LINE_END)
      if (decoding.damaged) problems.add(DAMAGED)
    },
    get rows() {
      return rows
    },
    get encoding() {
      return decoding.encoding
    },
  }
}

function problemOf({ kind, line }: CsvFault): FileProblem {
  if (kind === 'text-after-quote') {
    const found = 'text after a closing quotation mark'
    return {
      code: 'QUOTE_MISPLACED',
      severity: 'warning',
      line,
      path: 'row',
      found,
      expected: 'a comma there',
    }
  }
  return {
    code: 'QUOTE_NOT_CLOSED',
    severity: 'refused',
    line,
    path: 'row',
    found: 'a quotation mark that is never closed',
    expected: 'a closing quotation mark: the file may be cut off',
  }
}

function noHeader(
  best: readonly string[],
  missing: readonly string[],
  options: CsvRecordsOptions,
): FileProblem {
  const found =
    missing.length === options.required.length
      ? `no line with the names of its columns; the first begins ${best.slice(0, 3).join(', ')}`
      : `no column ${missing.join(', ')}`
  return {
    code: missing.length === options.required.length ? 'HEADER_MISSING' : 'COLUMNS_MISSING',
    severity: 'refused',
    path: missing.join(', '),
    found,
    expected: `${options.expected} with the columns ${options.required.join(', ')}`,
  }
}

function tooFew(line: number, cells: number, width: number, severity: 'error' | 'refused'): FileProblem {
  return {
    code: severity === 'refused' ? 'FILE_CUT_SHORT' : 'ROW_TOO_SHORT',
    severity,
    line,
    path: 'row',
    found: `${cells} cells${severity === 'refused' ? ' in the last row' : ''}`,
    expected: `${width} cells${severity === 'refused' ? ': the file is cut off, get it again' : ''}`,
  }
}

function tooMany(line: number, cells: number, width: number): FileProblem {
  const expected = `${width} cells, as in the header`
  return { code: 'ROW_TOO_LONG', severity: 'error', line, path: 'row', found: `${cells} cells`, expected }
}

function columnTwice(line: number, name: string, isRequired: boolean): FileProblem {
  const severity = isRequired ? 'refused' : 'warning'
  return { code: 'COLUMN_TWICE', severity, line, path: name, found: 'the column twice', expected: 'it once' }
}

function headerAgain(line: number): FileProblem {
  const found = 'the header again'
  return { code: 'HEADER_AGAIN', severity: 'warning', line, path: 'row', found, expected: 'one header' }
}

function linesAbove(count: number): FileProblem {
  const found = `${count} lines above the header, passed over`
  return {
    code: 'LINES_ABOVE_HEADER',
    severity: 'warning',
    line: 1,
    path: 'row',
    found,
    expected: 'the header first',
  }
}

function wrongKind(found: string, expected: string): FileProblem {
  return { code: 'NOT_THIS_FORMAT', severity: 'refused', path: 'file', found, expected }
}

function noRows(expected: string): FileProblem {
  return { code: 'NO_ROWS', severity: 'refused', path: 'file', found: 'a header and no rows', expected }
}

const NO_LAST_LINE_END: FileProblem = {
  code: 'NO_LAST_LINE_END',
  severity: 'warning',
  path: 'file',
  found: 'no line end after the last row',
  expected: 'a line end: the last value may be cut off',
}

const DAMAGED: FileProblem = {
  code: 'ENCODING_DAMAGED',
  severity: 'error',
  path: 'file',
  found: 'bytes that are not UTF-8 in a UTF-8 file',
  expected: 'one encoding throughout: UTF-8 or windows-1252',
}
