import { BORN, GIVEN, SURNAME } from './comparisons.ts'
import { joinHashes } from './content-hash.ts'
import { GrowingInts } from './growing-ints.ts'
import type { FieldModel } from './linkage-model.ts'
import type { RecordTable } from './record-table.ts'
import { NAME_LEAD } from './sound-model.ts'

/** How much commoner than the average a value is that two records share: 1 is average. By name number, or by day. */
export interface Frequencies {
  given(number: number): number
  surname(number: number): number
  born(day: number): number
  /** A given name with a surname, in records of either side, less the two that are compared; out of all records. */
  together(given: number, surname: number): number
  readonly caps: { readonly given: number; readonly surname: number; readonly born: number }
  readonly equal: { readonly given: number; readonly surname: number }
}

const SMOOTHING = 50

export function frequenciesOf(tables: readonly RecordTable[], fields: readonly FieldModel[]): Frequencies {
  const equal = (field: number) => fields[field]?.shares.random[0] ?? 0.001
  const given = columnFrequencies(tables, 'given', equal(GIVEN))
  const surname = columnFrequencies(tables, 'surname', equal(SURNAME))
  const born = dayFrequencies(tables, equal(BORN))
  const together = togetherCounts(tables)
  const cap = (field: number, lead: number) => Math.max(1, capOf(fields[field], lead))
  return {
    given: (number) => given[number] ?? 1,
    surname: (number) => surname[number] ?? 1,
    born: (day) => born(day),
    together,
    caps: { given: cap(GIVEN, NAME_LEAD), surname: cap(SURNAME, NAME_LEAD), born: cap(BORN, 1) },
    equal: { given: equal(GIVEN), surname: equal(SURNAME) },
  }
}

// A common name may weaken equality, but never below what another level would say.
function capOf(field: FieldModel | undefined, lead: number): number {
  if (field === undefined) return 1
  const { match, random } = field.shares
  const strengths = match.map((share, level) => share / Math.max(random[level] ?? 0, 1e-12))
  // Swapped names are weighed by the frequency of both names, so they need no lead here.
  const others = Math.max(1, ...strengths.slice(field.field === 'born' ? 1 : 4, 7))
  return (strengths[0] ?? 1) / others / lead
}

function columnFrequencies(
  tables: readonly RecordTable[],
  column: 'given' | 'surname',
  equal: number,
): Float64Array {
  const counts = new Float64Array(tables[0]?.books.names.size ?? 0)
  let known = 0
  for (const table of tables)
    for (const number of table[column]) {
      if (number === 0) continue
      counts[number] = (counts[number] ?? 0) + 1
      known += 1
    }
  return counts.map((count) => relative(count, known, equal))
}

// The two records compared hold the value themselves; what else holds it says how common it is.
function relative(count: number, known: number, equal: number): number {
  const share = (Math.max(0, count - 2) + 0.5 + SMOOTHING * equal) / (known + SMOOTHING)
  return Math.max(0.02, share / equal)
}

function dayFrequencies(tables: readonly RecordTable[], equal: number): (day: number) => number {
  const counts = new Map<number, number>()
  let known = 0
  for (const table of tables)
    for (const day of table.born) {
      if (day === 0) continue
      counts.set(day, (counts.get(day) ?? 0) + 1)
      known += 1
    }
  // Dates differ little but for defaults such as 1 January.
  return (day) => Math.max(0.5, relative(counts.get(day) ?? 0, known, equal))
}

function togetherCounts(tables: readonly RecordTable[]): (given: number, surname: number) => number {
  const names = tables[0]?.books.names
  const keys = new GrowingInts()
  for (const table of tables)
    for (let row = 0; row < table.size; row += 1) {
      const key = joinHashes(
        names?.hash(table.given[row] ?? 0) ?? 0,
        names?.hash(table.surname[row] ?? 0) ?? 0,
      )
      if (key !== 0) keys.push(key)
    }
  const sorted = keys.view().slice().sort()
  return (given, surname) => {
    const key = joinHashes(names?.hash(given) ?? 0, names?.hash(surname) ?? 0)
    const count = lowest(sorted, key + 1) - lowest(sorted, key)
    return Math.max(0, count - 2) / Math.max(1, sorted.length)
  }
}

function lowest(sorted: Int32Array, key: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < key) low = middle + 1
    else high = middle
  }
  return low
}
