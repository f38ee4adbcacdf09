import type { FileProblem } from '../exchange/file-problem.ts'
import { isPostcode, isReadableDay, isReadableSex, type LinkageColumn } from '../linkage/index.ts'

/** Watches what stands in the columns, so that columns that changed places are refused and not compared. */
export interface ColumnWatch {
  see(column: LinkageColumn, text: string, line: number): void
  problems(fileRows: number): readonly FileProblem[]
}

interface Seen {
  filled: number
  odd: number
  dates: number
  first: { line: number; text: string } | undefined
}

const SIGNS: Readonly<
  Partial<Record<LinkageColumn, { readonly is: (text: string) => boolean; readonly words: string }>>
> = {
  born: { is: isReadableDay, words: 'dates of birth as YYYY-MM-DD, DD/MM/YYYY or YYYYMMDD' },
  postcode: { is: (text) => isPostcode(text) || /^zz99/i.test(text), words: 'postcodes such as ST16 2LH' },
  sex: { is: isReadableSex, words: 'F or M' },
  forename: { is: isName, words: 'given names' },
  surname: { is: isName, words: 'family names' },
}
const LOOKED_AT = 20_000

function isName(text: string): boolean {
  return !/\d{2}/.test(text)
}

export function watchColumns(): ColumnWatch {
  const seen = new Map<LinkageColumn, Seen>()
  return {
    see(column, text, line) {
      const found = seen.get(column) ?? { filled: 0, odd: 0, dates: 0, first: undefined }
      seen.set(column, found)
      if (text.trim() === '') return
      found.filled += 1
      if (found.filled > LOOKED_AT) return
      if (isReadableDay(text)) found.dates += 1
      if (SIGNS[column]?.is(text) !== false) return
      found.odd += 1
      found.first ??= { line, text }
    },
    problems(fileRows) {
      const swapped = [...seen].flatMap(([column, found]) => refusal(column, found, seen))
      const born = seen.get('born')
      const empty = fileRows - (born?.filled ?? 0)
      if (born === undefined || empty < Math.max(2, fileRows * 0.2)) return swapped
      const found = `${empty} of ${fileRows} rows without a date of birth`
      const expected = 'a date of birth in nearly every row: without it few pairs can be told apart'
      return [...swapped, { code: 'BIRTH_DATES_MISSING', severity: 'warning', path: 'born', found, expected }]
    },
  }
}

function refusal(
  column: LinkageColumn,
  found: Seen,
  seen: ReadonlyMap<LinkageColumn, Seen>,
): readonly FileProblem[] {
  const looked = Math.min(found.filled, LOOKED_AT)
  const sign = SIGNS[column]
  if (sign === undefined || found.first === undefined || looked < 3 || found.odd <= looked / 2) return []
  const elsewhere = [...seen].find(
    ([name, other]) =>
      column === 'born' && name !== 'born' && other.dates > Math.min(other.filled, LOOKED_AT) * 0.8,
  )
  const hint = elsewhere === undefined ? '' : `; the dates seem to stand in the column ${elsewhere[0]}`
  return [
    {
      code: 'COLUMN_SUSPECT',
      severity: 'refused',
      line: found.first.line,
      path: column,
      found: found.first.text,
      expected: `${sign.words} in this column, and ${found.odd} of ${looked} are none: columns may have changed places${hint}`,
    },
  ]
}
