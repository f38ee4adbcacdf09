import { type FileProblem, problemList } from '../file-problem.ts'
import { csvRecords } from './csv-records.ts'
import { decodeText, type TextEncoding } from './decode-text.ts'
import { FILE_KIND_WORDS, fileKind } from './file-kind.ts'
import { unescapeFormula } from './formula-escape.ts'

/** One row: its cells by the names in the header, as the file spells them. */
export interface CsvRow {
  readonly line: number
  readonly values: Readonly<Record<string, string>>
}

/** A table as it was read. With a refusal among the problems `rows` must not be used. */
export interface CsvReading {
  readonly columns: readonly string[]
  readonly rows: readonly CsvRow[]
  readonly problems: readonly FileProblem[]
  readonly refused: boolean
  readonly encoding: TextEncoding
  readonly delimiter: string
}

export interface ReadCsvOptions {
  /** Columns without which the file is refused. */
  readonly required?: readonly string[]
  /** Most bytes read. */
  readonly byteLimit?: number
  /** What the file should be, for messages. */
  readonly expected?: string
}

/**
 * Reads a CSV file in memory: UTF-8 with or without a byte-order mark, UTF-16 with one, or windows-1252; commas,
 * semicolons or tabs. Undoes {@link unescapeFormula} exactly, so what {@link writeCsv} wrote comes back as it was.
 * Never throws; rows with too few cells are filled with empty ones.
 */
export function readCsv(bytes: Uint8Array, options: ReadCsvOptions = {}): CsvReading {
  const problems = problemList()
  const expected = options.expected ?? 'a CSV file'
  const limit = options.byteLimit ?? 50 * 1024 * 1024
  const kind = fileKind(bytes)
  // A CSV may begin with a bracket or an angle bracket; a workbook or a PDF never is one.
  const isText = kind === 'text' || kind === 'json' || kind === 'markup'
  const found = bytes.length > limit ? `${bytes.length} bytes` : FILE_KIND_WORDS[kind]
  if (!isText || bytes.length > limit) {
    const most = bytes.length > limit ? `${expected} of at most ${limit} bytes` : expected
    problems.add({ code: 'NOT_THIS_FORMAT', severity: 'refused', path: 'file', found, expected: most })
    return nothing(problems.all())
  }
  const { text, encoding, damaged } = decodeText(bytes)
  const delimiter = delimiterOf(text)
  const rows: CsvRow[] = []
  let columns: readonly string[] = []
  const records = csvRecords(
    {
      required: options.required ?? [],
      expected,
      delimiter,
      shortRows: 'pad',
      onHeader: (_, names) => {
        columns = names.map((name) => unescapeFormula(name))
      },
      onRecord: ({ line, cells }) => rows.push({ line, values: valuesOf(columns, cells) }),
    },
    problems,
  )
  records.push(text)
  records.finish()
  if (damaged) {
    const one = 'one encoding throughout'
    const odd = 'bytes that are not UTF-8 in a UTF-8 file'
    problems.add({ code: 'ENCODING_DAMAGED', severity: 'error', path: 'file', found: odd, expected: one })
  }
  return { columns, rows, problems: problems.all(), refused: problems.refused, encoding, delimiter }
}

function valuesOf(columns: readonly string[], cells: readonly string[]): Readonly<Record<string, string>> {
  const values: Record<string, string> = Object.create(null)
  for (let index = columns.length - 1; index >= 0; index -= 1) {
    values[columns[index] ?? ''] = unescapeFormula(cells[index] ?? '')
  }
  return values
}

/** The one of comma, semicolon and tab that occurs most in the first line outside quotation marks. */
function delimiterOf(text: string): string {
  const first = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.slice(0, 65536))?.[0] ?? ''
  const bare = first.replace(/"(?:[^"]|"")*"/g, '')
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: bare.split(mark).length }))
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark
}

function nothing(problems: readonly FileProblem[]): CsvReading {
  return { columns: [], rows: [], problems, refused: true, encoding: 'ascii', delimiter: ',' }
}
