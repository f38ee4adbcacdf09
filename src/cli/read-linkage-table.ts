import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { type FileProblem, type ProblemList, problemList } from '../exchange/file-problem.ts'
import { csvRecords } from '../exchange/sheets/csv-records.ts'
import { unescapeFormula } from '../exchange/sheets/formula-escape.ts'
import {
  idHash,
  type LinkageBooks,
  type LinkageColumn,
  type LinkageRecord,
  type RecordTable,
  tableBuilder,
} from '../linkage/index.ts'
import type { CommandIo } from './command.ts'
import { type ColumnMap, type ColumnPlaces, columnPlaces } from './linkage-columns.ts'
import { watchColumns } from './suspect-columns.ts'

/** A file as a table, or why not. */
export interface TableReading {
  readonly table: RecordTable
  readonly problems: readonly FileProblem[]
  readonly refused: boolean
}

const PIECE = 1 << 18
const TELL_EVERY = 100_000

/** Reads a CSV piece by piece into numbers, so that a file larger than memory for its text still fits. */
export async function readLinkageTable(
  io: CommandIo,
  name: string,
  books: LinkageBooks,
  map: ColumnMap,
): Promise<TableReading> {
  const problems = problemList(40)
  const builder = tableBuilder(books)
  const watch = watchColumns()
  let places: ColumnPlaces | undefined
  const lines: number[] = []
  const idColumn = [...map.ours].find(([, ours]) => ours === 'id')?.[0] ?? 'id'
  const takeRecord = ({ line, cells }: { line: number; cells: readonly string[] }) => {
    if (places === undefined) return
    const record = recordOf(cells, places, (column, text) => watch.see(column, text, line))
    if (record.id === '')
      problems.add({
        code: 'ID_MISSING',
        severity: 'refused',
        line,
        path: 'id',
        found: '',
        expected: 'an id in every row',
      })
    for (const { column, found, expected } of builder.add(record))
      problems.add({ code: 'VALUE_UNREADABLE', severity: 'error', line, path: column, found, expected })
    lines.push(line)
    if (builder.size % TELL_EVERY === 0) io.err(`${name}: ${builder.size} rows read\n`)
  }
  const options = (delimiter: string) => ({
    required: [idColumn],
    delimiter,
    expected: 'a CSV file',
    onHeader: (columns: ReadonlyMap<string, number>) => {
      places = columnPlaces(columns, map)
      tellColumns(places, problems)
    },
    onRecord: takeRecord,
  })
  try {
    let records: ReturnType<typeof csvRecords> | undefined
    for await (const piece of createReadStream(resolve(io.cwd, name), { highWaterMark: PIECE })) {
      records ??= csvRecords(options(delimiterOf(piece)), problems)
      records.push(piece)
      if (problems.refused) break
    }
    ;(records ?? csvRecords(options(','), problems)).finish()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    const found = code === 'ENOENT' ? 'no such file' : code
    problems.add({
      code: 'FILE_UNREADABLE',
      severity: 'refused',
      path: name,
      found,
      expected: 'a file that can be read',
    })
  }
  const table = builder.build()
  if (!problems.refused)
    for (const problem of [...watch.problems(table.size), ...idsTwice(table, lines)]) problems.add(problem)
  return { table, problems: problems.all(), refused: problems.refused }
}

function recordOf(
  cells: readonly string[],
  { places, addressLines, others }: ColumnPlaces,
  see: (column: LinkageColumn, text: string) => void,
): LinkageRecord {
  const record: { -readonly [Key in keyof LinkageRecord]: LinkageRecord[Key] } = { id: '' }
  for (const [column, at] of places) {
    const text = mended(unescapeFormula(cells[at] ?? ''))
    record[column] = text
    see(column, text)
  }
  record.id = record.id.trim()
  if (addressLines.length > 0) {
    const lines = addressLines.map((at) => mended(cells[at] ?? '').trim()).filter((line) => line !== '')
    record.address = [record.address ?? '', ...lines].filter((line) => line !== '').join(', ')
  }
  if (others.length > 0) record.others = others.map((at) => (at === undefined ? '' : (cells[at] ?? '')))
  return record
}

// UTF-8 that was once taken for windows-1252: "ZoÃ«" is Zoë.
function mended(text: string): string {
  if (!/[ÃÄÅ][\u0080-\u00bf\u0152-\u0178\u2013-\u2122]/.test(text)) return text
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
  if ([...text].some((letter) => letter.charCodeAt(0) > 255)) return text
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return text
  }
}

function tellColumns({ unused, twice, places }: ColumnPlaces, problems: ProblemList): void {
  for (const path of unused)
    problems.add({
      code: 'COLUMN_UNUSED',
      severity: 'warning',
      line: 1,
      path,
      found: 'a column that is not compared',
      expected: 'a known name, or --map to give it one',
    })
  for (const path of twice)
    problems.add({
      code: 'COLUMN_TWICE',
      severity: 'refused',
      line: 1,
      path,
      found: 'two columns for it',
      expected: 'one: mend --map',
    })
  for (const path of ['forename', 'surname', 'born'] as const)
    if (!places.has(path))
      problems.add({
        code: 'COLUMN_ABSENT',
        severity: 'warning',
        line: 1,
        path,
        found: '',
        expected: 'this column: without it fewer pairs can be told apart',
      })
}

// Eight bytes a row instead of a set of a million texts; the texts are compared only where two hashes meet.
function idsTwice(table: RecordTable, lines: readonly number[]): readonly FileProblem[] {
  const hashes = Float64Array.from({ length: table.size }, (_, row) => idHash(table.id(row)))
  const sorted = hashes.slice().sort()
  const met = new Set<number>()
  for (let at = 1; at < sorted.length; at += 1) if (sorted[at] === sorted[at - 1]) met.add(sorted[at] ?? 0)
  if (met.size === 0) return []
  const first = new Map<string, number>()
  const found: FileProblem[] = []
  for (let row = 0; row < table.size && found.length < 20; row += 1) {
    if (!met.has(hashes[row] ?? 0)) continue
    const id = table.id(row)
    const before = first.get(id)
    if (before === undefined) first.set(id, row)
    else
      found.push({
        code: 'ID_TWICE',
        severity: 'refused',
        line: lines[row] ?? 0,
        path: 'id',
        found: id,
        expected: `an id once; it stands in line ${lines[before]} too`,
      })
  }
  return found
}

function delimiterOf(piece: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(piece.subarray(0, 4096)).replaceAll('\0', '')
  const first = (head.split(/[\r\n]/).find((line) => line.trim() !== '') ?? '').replace(/"[^"]*"/g, '')
  return [',', ';', '\t'].reduce((best, mark) =>
    first.split(mark).length > first.split(best).length ? mark : best,
  )
}
