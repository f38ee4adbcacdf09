import type { Comparer } from './compare-records.ts'
import type { Comparison } from './comparisons.ts'
import type { CandidatePairs } from './find-candidates.ts'

/** The different patterns of levels among the candidates, how often each came, and which pair has which. */
export interface LevelPatterns {
  readonly fields: number
  /** Row after row of levels, `fields` wide. */
  readonly levels: Uint8Array
  readonly counts: Int32Array
  readonly ofPair: Int32Array
}

/** Compares every candidate once. */
export function levelPatterns(
  pairs: CandidatePairs,
  comparer: Comparer,
  comparisons: readonly Comparison[],
): LevelPatterns {
  const fields = comparisons.length
  const sizes = comparisons.map((comparison) => comparison.levels.length)
  const numbers = new Map<number, number>()
  const rows: number[] = []
  const counts: number[] = []
  const ofPair = new Int32Array(pairs.left.length)
  for (let pair = 0; pair < ofPair.length; pair += 1) {
    const levels = comparer.compare(pairs.left[pair] ?? 0, pairs.right[pair] ?? 0)
    let code = 0
    for (let field = 0; field < fields; field += 1) code = code * (sizes[field] ?? 1) + (levels[field] ?? 0)
    let number = numbers.get(code)
    if (number === undefined) {
      number = counts.length
      numbers.set(code, number)
      counts.push(0)
      for (let field = 0; field < fields; field += 1) rows.push(levels[field] ?? 0)
    }
    counts[number] = (counts[number] ?? 0) + 1
    ofPair[pair] = number
  }
  return inOrder([...numbers], rows, counts, ofPair, fields)
}

// Sums of fractions depend on their order, so the order must not depend on the order of the rows.
function inOrder(
  numbers: [number, number][],
  rows: number[],
  counts: number[],
  ofPair: Int32Array,
  fields: number,
): LevelPatterns {
  numbers.sort(([one], [other]) => one - other)
  const place = new Int32Array(numbers.length)
  const levels = new Uint8Array(rows.length)
  const sorted = new Int32Array(numbers.length)
  for (const [to, [, from]] of numbers.entries()) {
    place[from] = to
    sorted[to] = counts[from] ?? 0
    for (let field = 0; field < fields; field += 1)
      levels[to * fields + field] = rows[from * fields + field] ?? 0
  }
  for (let pair = 0; pair < ofPair.length; pair += 1) ofPair[pair] = place[ofPair[pair] ?? 0] ?? 0
  return { fields, levels, counts: sorted, ofPair }
}
