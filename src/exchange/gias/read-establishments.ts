import { type ByteSource, piecesOf, piecesOfBytes } from '../byte-source.ts'
import { type FileProblem, problemList } from '../file-problem.ts'
import { columnKey, csvRecords } from '../sheets/csv-records.ts'
import type { TextEncoding } from '../sheets/decode-text.ts'
import { establishmentOf } from './establishment-of.ts'
import { type GiasCells, giasCells } from './gias-cells.ts'
import {
  OPTIONAL_TEXT_COLUMNS,
  OTHER_ESTABLISHMENT_COLUMNS,
  REQUIRED_ESTABLISHMENT_COLUMNS,
} from './gias-columns.ts'
import type { GiasEstablishment } from './gias-establishment.ts'

/** What can be said of a GIAS file once it has been read to its end. */
export interface GiasReading {
  /** True when nothing of the file may be kept, establishments already given included: a file cut short shows so only at its end. */
  readonly refused: boolean
  readonly rows: number
  readonly establishments: number
  readonly encoding: TextEncoding
  /** Columns that could have been read and are not in this file. */
  readonly absent: readonly string[]
  readonly problems: readonly FileProblem[]
}

/**
 * Reads `edubasealldataYYYYMMDD.csv` as its bytes come. Columns are found by name; further and missing ones are
 * tolerated but for the required ones. Never throws on bad data.
 *
 * @param source  the bytes, windows-1252 or UTF-8
 * @param take    gets up to 500 establishments at a time, in the order of the file; is awaited
 */
export async function readEstablishments(
  source: ByteSource,
  take: (batch: readonly GiasEstablishment[]) => void | Promise<void>,
): Promise<GiasReading> {
  let batch: GiasEstablishment[] = []
  const reader = establishmentReader((establishment) => batch.push(establishment))
  const give = async (least: number) => {
    while (batch.length >= least && batch.length > 0) {
      const next = batch.slice(0, BATCH)
      batch = batch.slice(BATCH)
      await take(next)
    }
  }
  for await (const piece of piecesOf(source)) {
    reader.push(piece)
    await give(BATCH)
  }
  const reading = reader.finish()
  if (!reading.refused) await give(1)
  return reading
}

/** As {@link readEstablishments} for a file in memory; a refused file gives no establishments. */
export function readAllEstablishments(
  bytes: Uint8Array,
): GiasReading & { readonly all: readonly GiasEstablishment[] } {
  const all: GiasEstablishment[] = []
  const reader = establishmentReader((establishment) => all.push(establishment))
  for (const piece of piecesOfBytes(bytes)) reader.push(piece)
  const reading = reader.finish()
  return { ...reading, all: reading.refused ? [] : all }
}

const BATCH = 500

function establishmentReader(give: (establishment: GiasEstablishment) => void) {
  const problems = problemList()
  const seen = new Map<number, number>()
  let cells: GiasCells | undefined
  let absent: readonly string[] = []
  let row: { cells: readonly string[]; line: number } = { cells: [], line: 0 }
  const records = csvRecords(
    {
      required: REQUIRED_ESTABLISHMENT_COLUMNS,
      expected: 'the GIAS "Establishment fields" CSV (edubasealldata…)',
      onHeader(columns) {
        cells = giasCells(columns, () => row, problems)
        const wanted = [...Object.values(OPTIONAL_TEXT_COLUMNS), ...OTHER_ESTABLISHMENT_COLUMNS]
        absent = wanted.filter((name) => !name.startsWith('x_') && !columns.has(columnKey(name)))
      },
      onRecord(record) {
        row = record
        const read = cells && establishmentOf(cells, record.line, problems)
        if (!read) return
        const before = seen.get(read.urn)
        if (before === undefined) {
          seen.set(read.urn, record.line)
          give(read)
        } else problems.add(urnTwice(read.urn, record.line, before))
      },
    },
    problems,
  )
  return {
    push: (piece: Uint8Array | string) => records.push(piece),
    finish(): GiasReading {
      records.finish()
      return {
        refused: problems.refused,
        rows: records.rows,
        establishments: seen.size,
        encoding: records.encoding,
        absent,
        problems: problems.all(),
      }
    },
  }
}

function urnTwice(urn: number, line: number, before: number): FileProblem {
  const found = `${urn}, which line ${before} has too`
  return { code: 'URN_TWICE', severity: 'error', line, path: 'URN', found, expected: 'each URN once' }
}
