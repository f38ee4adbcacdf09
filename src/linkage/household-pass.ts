import { ADDRESS } from './comparisons.ts'
import { joinHashes } from './content-hash.ts'
import type { CandidatePairs } from './find-candidates.ts'
import type { LevelPatterns } from './level-patterns.ts'
import type { RecordTable } from './record-table.ts'

const CERTAIN_BITS = 8

/**
 * Pairs of which another certain link joins the two households already: a family that moved is recognised by its
 * other children. Only pairs at different addresses; a pair never supports itself.
 */
export function joinedHouseholds(
  left: RecordTable,
  right: RecordTable,
  pairs: CandidatePairs,
  patterns: LevelPatterns,
  weights: Float64Array,
): Uint8Array {
  const joined = new Uint8Array(weights.length)
  const households = [householdsOf(left), householdsOf(right)] as const
  const key = (pair: number) =>
    joinHashes(households[0][pairs.left[pair] ?? 0] ?? 0, households[1][pairs.right[pair] ?? 0] ?? 0)
  const isElsewhere = (pair: number) =>
    (patterns.levels[(patterns.ofPair[pair] ?? 0) * patterns.fields + ADDRESS] ?? 0) > 2
  const links = new Map<number, number>()
  for (let pair = 0; pair < weights.length; pair += 1) {
    if ((weights[pair] ?? 0) < CERTAIN_BITS || !isElsewhere(pair)) continue
    const households = key(pair)
    if (households !== 0) links.set(households, (links.get(households) ?? 0) + 1)
  }
  if (links.size === 0) return joined
  for (let pair = 0; pair < weights.length; pair += 1) {
    if (!isElsewhere(pair)) continue
    const count = links.get(key(pair)) ?? 0
    if (count > ((weights[pair] ?? 0) >= CERTAIN_BITS ? 1 : 0)) joined[pair] = 1
  }
  return joined
}

function householdsOf(table: RecordTable): Int32Array {
  const { codes } = table.books
  const keys = new Int32Array(table.size)
  for (let row = 0; row < table.size; row += 1)
    keys[row] = joinHashes(codes.hash(table.postcode[row] ?? 0), codes.hash(table.house[row] ?? 0))
  return keys
}
