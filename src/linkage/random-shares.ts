import type { Comparer } from './compare-records.ts'
import { BORN, type Comparison, GIVEN, NHS, PARENT, SURNAME, UPN } from './comparisons.ts'
import type { FieldModel } from './linkage-model.ts'
import { idHash, type RecordTable } from './record-table.ts'
import { toOne } from './starting-shares.ts'

const SAMPLE = 80_000
const WEIGHT_OF_START = 60

/**
 * How often each level comes between two records taken at random: from a sample that depends on the ids alone. True
 * numbers never meet at random, so those shares stay as they began.
 */
export function randomShares(
  left: RecordTable,
  right: RecordTable,
  isOneTable: boolean,
  { comparer, comparisons }: { readonly comparer: Comparer; readonly comparisons: readonly Comparison[] },
  start: readonly FieldModel[],
): number[][] {
  const counts = comparisons.map(({ levels }) => new Float64Array(levels.length))
  // Which side is called left must not matter.
  const isTurned = left.size > right.size || (left.size === right.size && firstId(right) < firstId(left))
  const [fewer, more] = isTurned
    ? [inHashOrder(right), inHashOrder(left)]
    : [inHashOrder(left), inHashOrder(right)]
  const pairs = Math.min(SAMPLE, left.size * right.size)
  for (let pair = 0; pair < pairs; pair += 1) {
    // The step makes each round over the fewer rows meet others of the more.
    const round = Math.trunc(pair / fewer.length)
    const one = fewer[pair % fewer.length] ?? 0
    const other = more[(pair * 7 + round * 13 + 1) % more.length] ?? 0
    if (isOneTable && one === other) continue
    const [a, b] = isTurned ? [other, one] : [one, other]
    const levels = comparer.compare(a, b)
    for (const [field, count] of counts.entries())
      count[levels[field] ?? 0] = (count[levels[field] ?? 0] ?? 0) + 1
  }
  return comparisons.map((_, field) => {
    const began = start[field]?.shares.random ?? []
    if (field === UPN || field === NHS) return [...began]
    return toOne(began.map((share, level) => share * WEIGHT_OF_START + (counts[field]?.[level + 1] ?? 0)))
  })
}

function firstId(table: RecordTable): string {
  let first = table.size === 0 ? '' : table.id(0)
  for (let row = 1; row < table.size; row += 1) if (table.id(row) < first) first = table.id(row)
  return first
}

function inHashOrder(table: RecordTable): Int32Array {
  const hashes = new Float64Array(table.size)
  for (let row = 0; row < table.size; row += 1) hashes[row] = idHash(table.id(row))
  const rows = Int32Array.from({ length: table.size }, (_, row) => row)
  return rows.sort((one, other) => (hashes[one] ?? 0) - (hashes[other] ?? 0))
}

/** Pairs of rows that hold the same value, out of all pairs; for fields where chance equality is rare. */
export function equalPairs(
  left: RecordTable,
  right: RecordTable,
  isOneTable: boolean,
): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  const columns: (readonly [number, Int32Array, Int32Array])[] = [
    [GIVEN, left.given, right.given],
    [SURNAME, left.surname, right.surname],
    [BORN, left.born, right.born],
    ...left.others.map((column, at) => [PARENT + 1 + at, column, right.others[at] ?? column] as const),
  ]
  for (const [field, ofLeft, ofRight] of columns) {
    const counts = new Map<number, number>()
    let known = 0
    for (const value of ofLeft) {
      if (value === 0) continue
      known += 1
      counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    let pairs = 0
    let knownRight = 0
    for (const value of ofRight) {
      if (value === 0) continue
      knownRight += 1
      pairs += (counts.get(value) ?? 0) - (isOneTable ? 1 : 0)
    }
    const all = known * (knownRight - (isOneTable ? 1 : 0))
    if (all > 0) found.set(field, pairs / all)
  }
  return found
}
