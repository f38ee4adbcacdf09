import { type CandidateRule, candidateRules, narrowed } from './candidate-rules.ts'
import { GrowingInts } from './growing-ints.ts'
import type { RecordTable } from './record-table.ts'

/** A block that was too big for its rule, so that the year of birth, then the day, was added to its key. */
export interface NarrowedRule {
  readonly rule: string
  readonly blocks: number
  readonly largestPairs: number
}

/** The pairs worth comparing, each once. In one table the left row is always the smaller. */
export interface CandidatePairs {
  readonly left: Int32Array
  readonly right: Int32Array
  readonly perRule: Readonly<Record<string, number>>
  readonly narrowed: readonly NarrowedRule[]
}

/** No honest block comes near so many pairs; common names do (19 of 24 million pairs at a million records). */
export const LARGEST_BLOCK = 40_000

/**
 * Finds the pairs of which one rule at least has equal keys. Work grows with records and pairs found, not with the
 * product of the tables.
 *
 * @param isOneTable  true when records are looked for that stand twice in one table
 */
export function findCandidates(
  left: RecordTable,
  right: RecordTable,
  isOneTable: boolean,
  largestBlock = LARGEST_BLOCK,
): CandidatePairs {
  const lefts = new GrowingInts()
  const rights = new GrowingInts()
  const perRule: Record<string, number> = {}
  const reports: NarrowedRule[] = []
  const earlier: { left: Int32Array; right: Int32Array }[] = []
  for (const rule of candidateRules(left, right)) {
    const keys = { left: keysOf(left, rule.left), right: keysOf(right, rule.right) }
    if (keys.left.every((key) => key === 0) || keys.right.every((key) => key === 0)) continue
    const report = narrowBlocks(keys, left, right, largestBlock)
    if (report !== undefined) reports.push({ rule: rule.name, ...report })
    const before = lefts.length
    const chains = chainsOf(keys.left)
    for (let b = 0; b < right.size; b += 1) {
      const key = keys.right[b] ?? 0
      if (key === 0) continue
      for (let a = chains.first(key); a >= 0; a = chains.next[a] ?? -1) {
        if (keys.left[a] !== key || (isOneTable && a >= b) || isFound(earlier, a, b)) continue
        lefts.push(a)
        rights.push(b)
      }
    }
    perRule[rule.name] = lefts.length - before
    earlier.push(keys)
  }
  return { left: lefts.view(), right: rights.view(), perRule, narrowed: reports }
}

function keysOf(table: RecordTable, key: CandidateRule['left']): Int32Array {
  const keys = new Int32Array(table.size)
  for (let row = 0; row < table.size; row += 1) keys[row] = key(table, row)
  return keys
}

function isFound(earlier: readonly { left: Int32Array; right: Int32Array }[], a: number, b: number): boolean {
  for (const keys of earlier) {
    const key = keys.left[a] ?? 0
    if (key !== 0 && key === keys.right[b]) return true
  }
  return false
}

/** Rows with the same place in a hash table, strung together. */
function chainsOf(keys: Int32Array) {
  const bits = Math.max(4, Math.ceil(Math.log2(keys.length + 1)) + 1)
  const heads = new Int32Array(1 << bits).fill(-1)
  const next = new Int32Array(keys.length)
  const slot = (key: number) => Math.imul(key, 0x9e3779b1) >>> (32 - bits)
  for (let row = keys.length - 1; row >= 0; row -= 1) {
    const key = keys[row] ?? 0
    if (key === 0) continue
    next[row] = heads[slot(key)] ?? -1
    heads[slot(key)] = row
  }
  return { next, first: (key: number) => heads[slot(key)] ?? -1 }
}

function narrowBlocks(
  keys: { left: Int32Array; right: Int32Array },
  left: RecordTable,
  right: RecordTable,
  largest: number,
): Omit<NarrowedRule, 'rule'> | undefined {
  let blocks = 0
  let largestPairs = 0
  for (const step of [1, 2]) {
    const tooBig = bigBlocks(keys, largest)
    if (tooBig.size === 0) break
    if (step === 1) {
      blocks = tooBig.size
      for (const pairs of tooBig.values()) largestPairs = Math.max(largestPairs, pairs)
    }
    narrow(keys.left, left, tooBig, step)
    narrow(keys.right, right, tooBig, step)
  }
  return blocks === 0 ? undefined : { blocks, largestPairs }
}

function narrow(
  keys: Int32Array,
  table: RecordTable,
  tooBig: ReadonlyMap<number, number>,
  step: number,
): void {
  for (let row = 0; row < keys.length; row += 1) {
    const key = keys[row] ?? 0
    if (key !== 0 && tooBig.has(key)) keys[row] = narrowed(key, table, row, step)
  }
}

// Sorting finds runs of equal keys without a map of every key.
function bigBlocks(
  keys: { left: Int32Array; right: Int32Array },
  largest: number,
): ReadonlyMap<number, number> {
  const [one, other] = [keys.left.slice().sort(), keys.right.slice().sort()]
  const found = new Map<number, number>()
  let j = 0
  for (let i = 0; i < one.length; ) {
    const key = one[i] ?? 0
    let end = i
    while (end < one.length && one[end] === key) end += 1
    while (j < other.length && (other[j] ?? 0) < key) j += 1
    let otherEnd = j
    while (otherEnd < other.length && other[otherEnd] === key) otherEnd += 1
    const pairs = (end - i) * (otherEnd - j)
    if (key !== 0 && pairs > largest) found.set(key, pairs)
    i = end
    j = otherEnd
  }
  return found
}
