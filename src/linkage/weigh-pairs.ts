import { type Comparer, comparerOf } from './compare-records.ts'
import { ADDRESS, BORN, type Comparison, comparisonsWith } from './comparisons.ts'
import { type CandidatePairs, findCandidates } from './find-candidates.ts'
import { joinedHouseholds } from './household-pass.ts'
import { type LevelPatterns, levelPatterns } from './level-patterns.ts'
import { KINDS, type Kind, type LinkageModel } from './linkage-model.ts'
import { frequenciesOf } from './name-frequencies.ts'
import { equalPairs, randomShares } from './random-shares.ts'
import type { RecordTable } from './record-table.ts'
import { commonness, kindTerms, type Scorer, weightOf } from './score-pair.ts'
import { modelFaults, withEqualityFirst } from './sound-model.ts'
import { startingFields } from './starting-shares.ts'
import { type Fit, type FitPlan, fitModel } from './train-model.ts'

export interface WeighingOptions {
  readonly model?: LinkageModel
  readonly largestBlock?: number
  /** Told when a stage begins, so that a shell can take the time. */
  onStage?(stage: 'blocking' | 'comparing' | 'training' | 'weighing'): void
}

/** Every candidate with its weight, and what is needed to say why. */
export interface WeighedPairs {
  readonly left: RecordTable
  readonly right: RecordTable
  readonly isOneTable: boolean
  readonly pairs: CandidatePairs
  readonly patterns: LevelPatterns
  readonly weights: Float64Array
  readonly joined: Uint8Array
  readonly scorer: Scorer
  readonly comparer: Comparer
  readonly comparisons: readonly Comparison[]
  readonly model: LinkageModel
  /** How many pairs are one child, estimated without labels. */
  readonly estimatedMatches: number
  /** Why training was not trusted and the starting shares were used; empty when it was. */
  readonly doubts: readonly string[]
}

/** Finds, compares and weighs the pairs of two tables, or of one with itself. The same rows in any order give the same. */
export function weighPairs(
  left: RecordTable,
  right: RecordTable,
  isOneTable: boolean,
  options: WeighingOptions = {},
): WeighedPairs {
  const comparisons = comparisonsWith(left.books.others)
  const comparer = comparerOf(left, right)
  options.onStage?.('blocking')
  const pairs = findCandidates(left, right, isOneTable, options.largestBlock)
  options.onStage?.('comparing')
  const patterns = levelPatterns(pairs, comparer, comparisons)
  options.onStage?.('training')
  const { fit, doubts } = trained(left, right, isOneTable, { comparer, comparisons, patterns }, options.model)
  options.onStage?.('weighing')
  const fields = withEqualityFirst(fit.fields)
  const tables = isOneTable ? [left] : [left, right]
  const scorer = { fields, sizes: fit.sizes, frequencies: frequenciesOf(tables, fields), left, right }
  const weights = weighAll(scorer, pairs, patterns, undefined)
  const joined = joinedHouseholds(left, right, pairs, patterns, weights)
  return {
    left,
    right,
    isOneTable,
    pairs,
    patterns,
    joined,
    scorer,
    comparer,
    comparisons,
    doubts,
    weights: joined.includes(1) ? weighAll(scorer, pairs, patterns, joined) : weights,
    estimatedMatches: fit.sizes.match,
    model: {
      format: 'onroll-linkage-model-1',
      version: options.model?.version ?? 'trained',
      kinds: KINDS.filter((kind) => fit.sizes[kind] > 0),
      fields: [...fit.fields],
    },
  }
}

// Half of the shares that training sets for each kind, as the information criterion of Bayes counts them.
const LEARNED_BY_KIND = 8

interface Compared {
  readonly comparer: Comparer
  readonly comparisons: readonly Comparison[]
  readonly patterns: LevelPatterns
}

function trained(
  left: RecordTable,
  right: RecordTable,
  isOneTable: boolean,
  compared: Compared,
  model: LinkageModel | undefined,
) {
  const { comparer, comparisons, patterns } = compared
  const all = isOneTable ? (left.size * (left.size - 1)) / 2 : left.size * right.size
  const fewer = Math.min(left.size, right.size)
  const startSizes = {
    match: fewer * (isOneTable ? 0.1 : 0.6),
    random: Math.max(all, 1),
    sibling: 0.3 * fewer,
    twin: 0.01 * fewer,
    namesake: 0.05 * fewer,
  }
  const usual = startingFields(left.books.others)
  const withoutModel = () => {
    const random = randomShares(left, right, isOneTable, { comparer, comparisons }, usual)
    return usual.map((field, at) => ({
      ...field,
      shares: { ...field.shares, random: random[at] ?? field.shares.random },
    }))
  }
  const start = model === undefined ? withoutModel() : model.fields
  const equal = equalPairs(left, right, isOneTable)
  const plan = { sizesOnly: model !== undefined, comparisons, start, startSizes, equal }
  const fit =
    model === undefined
      ? bestFit(patterns, plan, kindsToTry(patterns))
      : fitModel(patterns, { ...plan, kinds: model.kinds })
  const doubts = model === undefined ? modelFaults(fit.fields) : []
  if (doubts.length === 0) return { fit, doubts }
  return { fit: fitModel(patterns, { ...plan, kinds: KINDS, sizesOnly: true }), doubts }
}

// Further kinds only where the data have households or birth dates to tell them by; elsewhere they hurt.
function kindsToTry(patterns: LevelPatterns): readonly (readonly Kind[])[] {
  const knows = (field: number) => {
    for (let at = field; at < patterns.levels.length; at += patterns.fields)
      if (patterns.levels[at] !== 0) return true
    return false
  }
  const plain: readonly Kind[] = ['match', 'random', 'namesake']
  if (!knows(BORN)) return [['match', 'random']]
  return knows(ADDRESS) ? [plain, KINDS] : [plain, ['match', 'random', 'twin', 'namesake']]
}

// A fit whose match no longer means one child is out, however likely it is.
function bestFit(
  patterns: LevelPatterns,
  plan: Omit<FitPlan, 'kinds'>,
  tries: readonly (readonly Kind[])[],
): Fit {
  const known = Math.log(
    Math.max(
      2,
      patterns.counts.reduce((sum, count) => sum + count, 0),
    ),
  )
  const judged = tries.map((kinds) => {
    const fit = fitModel(patterns, { ...plan, kinds })
    const score = fit.likelihood - kinds.length * LEARNED_BY_KIND * known
    return { fit, score: modelFaults(fit.fields).length > 0 ? Number.NEGATIVE_INFINITY : score }
  })
  return judged.reduce((one, other) => (other.score > one.score ? other : one)).fit
}

function weighAll(
  scorer: Scorer,
  pairs: CandidatePairs,
  patterns: LevelPatterns,
  joined: Uint8Array | undefined,
): Float64Array {
  const terms = Array.from(patterns.counts, (_, pattern) =>
    kindTerms(scorer, patterns.levels, pattern * patterns.fields),
  )
  const weights = new Float64Array(pairs.left.length)
  for (let pair = 0; pair < weights.length; pair += 1) {
    const pattern = patterns.ofPair[pair] ?? 0
    const common = commonness(
      scorer,
      patterns.levels,
      pattern * patterns.fields,
      pairs.left[pair] ?? 0,
      pairs.right[pair] ?? 0,
    )
    weights[pair] = weightOf(terms[pattern] ?? [], common, joined?.[pair] === 1)
  }
  return weights
}
