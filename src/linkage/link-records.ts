import { type DecidedPair, type DecidedRows, type Decision, decidedRows } from './decided-pairs.ts'
import { type Explanation, explainPair } from './explain-pair.ts'
import type { RecordTable } from './record-table.ts'
import { probabilityOf, scorePair, weightFor } from './score-pair.ts'
import { isThin } from './thin-evidence.ts'
import { couldBeTwins, rowsWithTwin } from './twin-doubt.ts'
import { type WeighedPairs, type WeighingOptions, weighPairs } from './weigh-pairs.ts'

/** `link`: may be linked without a person. `review`: a person decides. Everything else is no link. */
export type Verdict = 'link' | 'review'

/** They could be twins, or they agree on too little. */
export type Doubt = 'twins' | 'thin'

export interface LinkedPair {
  readonly left: string
  readonly right: string
  readonly probability: number
  /** Bits; 0 is evens. */
  readonly weight: number
  readonly verdict: Verdict
  readonly decision: Decision | undefined
  /** Why a person must decide although the weight is enough. */
  readonly doubt: Doubt | undefined
  readonly rows: readonly [number, number]
}

export interface LinkOptions extends WeighingOptions {
  /** Probability from which a pair is linked without a person. */
  readonly threshold?: number
  /** Each record of either side is in one pair at most. */
  readonly oneToOne?: boolean
  readonly decided?: readonly DecidedPair[]
}

export interface Linking {
  readonly weighed: WeighedPairs
  /** Best first. */
  readonly pairs: readonly LinkedPair[]
  explain(pair: LinkedPair): Explanation
}

export const USUAL_THRESHOLD = 0.9
/** Below this a pair is no link. After one-to-one assignment a weaker pair is worth a look, for nothing competes with it. */
export const REVIEW_BITS = -4
export const REVIEW_BITS_ONE_TO_ONE = -6
/** The weight of what a person decided. */
export const DECIDED_BITS = 99

/** Links two tables that share their books. What persons decided holds, whatever the weights say. */
export function linkRecords(left: RecordTable, right: RecordTable, options: LinkOptions = {}): Linking {
  const weighed = weighPairs(left, right, false, options)
  const decided = decidedRows(left, right, options.decided ?? [], false)
  const pairs = judgedPairs(weighed, decided, options)
  return {
    weighed,
    pairs: options.oneToOne === true ? oneToOne(pairs) : pairs,
    explain: (pair) => explainLinked(weighed, pair),
  }
}

/** Explains a pair of a run. */
export function explainLinked(weighed: WeighedPairs, { rows: [a, b], weight }: LinkedPair): Explanation {
  const { scorer, comparisons, comparer } = weighed
  const levels = comparer.compare(a, b)
  const plain = explainPair(scorer, comparisons, levels, a, b)
  if (Math.abs(plain.weight - weight) < 1e-6 || weight === DECIDED_BITS) return plain
  return explainPair(scorer, comparisons, levels, a, b, true)
}

/** The pairs that are links or worth a look, best first; ties in the order of their ids. */
export function judgedPairs(weighed: WeighedPairs, decided: DecidedRows, options: LinkOptions): LinkedPair[] {
  const { left, right, pairs, patterns, weights, isOneTable } = weighed
  const least = options.oneToOne === true ? REVIEW_BITS_ONE_TO_ONE : REVIEW_BITS
  const linked = weightFor(options.threshold ?? USUAL_THRESHOLD)
  // In one table a second writing of a child looks like a twin of the first.
  const none = new Uint8Array(0)
  const [twinsLeft, twinsRight] = isOneTable ? [none, none] : [rowsWithTwin(left), rowsWithTwin(right)]
  const found: LinkedPair[] = []
  const judge = (
    a: number,
    b: number,
    weight: number,
    doubt: Doubt | undefined,
    decision: Decision | undefined,
  ) => {
    const isLink = decision === 'same' || (decision === undefined && weight >= linked && doubt === undefined)
    const bits = decision === 'same' ? DECIDED_BITS : weight
    const [one, other] = [left.id(a), right.id(b)]
    const isTurned = isOneTable && other < one
    found.push({
      left: isTurned ? other : one,
      right: isTurned ? one : other,
      rows: isTurned ? [b, a] : [a, b],
      probability: probabilityOf(bits),
      weight: bits,
      verdict: isLink ? 'link' : 'review',
      decision,
      doubt,
    })
  }
  for (const { a, b, decision } of decided.pairs) {
    if (decision === 'not-same') continue
    judge(a, b, scorePair(weighed.scorer, weighed.comparer.compare(a, b), a, b), undefined, decision)
  }
  for (let pair = 0; pair < weights.length; pair += 1) {
    const weight = weights[pair] ?? 0
    if (weight < Math.min(least, linked)) continue
    const [a, b] = [pairs.left[pair] ?? 0, pairs.right[pair] ?? 0]
    if (decided.of(a, b) !== undefined) continue
    const offset = (patterns.ofPair[pair] ?? 0) * patterns.fields
    const isTwinDoubt = couldBeTwins(patterns.levels, offset, twinsLeft[a] === 1 || twinsRight[b] === 1)
    judge(
      a,
      b,
      weight,
      isTwinDoubt ? 'twins' : isThin(patterns.levels, offset) ? 'thin' : undefined,
      undefined,
    )
  }
  return found.sort(bestFirst)
}

function bestFirst(one: LinkedPair, other: LinkedPair): number {
  return other.weight - one.weight || compareText(one.left, other.left) || compareText(one.right, other.right)
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** Best pairs first, each record once. What a person said is the same is kept even where it breaks that rule. */
export function oneToOne(pairs: readonly LinkedPair[]): LinkedPair[] {
  const lefts = new Set<number>()
  const rights = new Set<number>()
  return pairs.filter(({ rows: [a, b], decision }) => {
    if (decision !== 'same' && (lefts.has(a) || rights.has(b))) return false
    lefts.add(a)
    rights.add(b)
    return true
  })
}
