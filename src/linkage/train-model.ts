import { BORN, type Comparison, GIVEN, PARENT, SEX, SURNAME } from './comparisons.ts'
import type { LevelPatterns } from './level-patterns.ts'
import { type FieldModel, KINDS, type Kind } from './linkage-model.ts'
import { toOne } from './starting-shares.ts'

/** Shares of each level by kind, and how many pairs of each kind the data hold. */
export interface Fit {
  readonly fields: readonly FieldModel[]
  readonly sizes: Readonly<Record<Kind, number>>
  readonly rounds: number
  /** Logarithm of the likelihood, to compare fits of one data set. */
  readonly likelihood: number
}

export interface FitPlan {
  readonly kinds: readonly Kind[]
  /** Only the sizes are learned; the shares come from a model. */
  readonly sizesOnly: boolean
  readonly comparisons: readonly Comparison[]
  readonly start: readonly FieldModel[]
  readonly startSizes: Readonly<Record<Kind, number>>
  /** Equal pairs out of all, by field; what of it are matches is taken off in each round. */
  readonly equal: ReadonlyMap<number, number>
}

const MOST_ROUNDS = 60
const WEIGHT: Readonly<Record<Kind, number>> = {
  match: 50,
  random: 0,
  sibling: 200,
  twin: 200,
  namesake: 200,
}
const LEARNS: Readonly<Record<Kind, (field: number) => boolean>> = {
  match: () => true,
  random: () => false,
  // A sibling of the same age is a twin: were their birth dates learned, one kind would slide into the other.
  sibling: (field) => field !== BORN && field !== SEX,
  twin: (field) => field !== BORN && field !== SEX && field !== GIVEN,
  namesake: (field) => field === GIVEN || field === SURNAME,
}

/** Expectation and maximisation over the counted patterns: the same result for the same patterns, always. */
export function fitModel(patterns: LevelPatterns, plan: FitPlan): Fit {
  const { fields } = patterns
  const shares = KINDS.map((kind) => plan.start.map((field) => Float64Array.of(1, ...field.shares[kind])))
  const sizes = KINDS.map((kind) => (plan.kinds.includes(kind) ? plan.startSizes[kind] : 0))
  const allPairs = plan.startSizes.random
  let likelihood = Number.NEGATIVE_INFINITY
  let rounds = 0
  const terms = new Float64Array(KINDS.length)
  while (rounds < MOST_ROUNDS) {
    rounds += 1
    const sums = shares.map((ofKind) => ofKind.map((levels) => new Float64Array(levels.length)))
    const totals = new Float64Array(KINDS.length)
    let next = 0
    for (let pattern = 0; pattern < patterns.counts.length; pattern += 1) {
      let whole = 0
      for (let kind = 0; kind < KINDS.length; kind += 1) {
        let term = sizes[kind] ?? 0
        const ofKind = shares[kind]
        if (term > 0 && ofKind !== undefined)
          for (let field = 0; field < fields; field += 1)
            term *= ofKind[field]?.[patterns.levels[pattern * fields + field] ?? 0] ?? 1
        terms[kind] = term
        whole += term
      }
      const count = patterns.counts[pattern] ?? 0
      next += count * Math.log(Math.max(whole, 1e-300)) - whole
      for (let kind = 0; kind < KINDS.length; kind += 1) {
        const part = whole === 0 ? 0 : (count * (terms[kind] ?? 0)) / whole
        if (part < 1e-12) continue
        totals[kind] = (totals[kind] ?? 0) + part
        const ofKind = sums[kind]
        for (let field = 0; field < fields; field += 1) {
          const level = patterns.levels[pattern * fields + field] ?? 0
          const levels = ofKind?.[field]
          if (levels !== undefined && level > 0) levels[level] = (levels[level] ?? 0) + part
        }
      }
    }
    for (const [kind, name] of KINDS.entries()) {
      if (name === 'random' || (sizes[kind] ?? 0) === 0) continue
      sizes[kind] = Math.max(totals[kind] ?? 0, 1e-6)
      if (plan.sizesOnly) continue
      for (let field = 0; field < fields; field += 1)
        if (LEARNS[name](field))
          learn(
            shares[kind]?.[field],
            sums[kind]?.[field],
            plan.start[field]?.shares[name] ?? [],
            WEIGHT[name],
          )
    }
    if (!plan.sizesOnly) takeMatchesOff(shares, sizes[0] ?? 0, allPairs, plan)
    const gain = (next - likelihood) / Math.max(1, Math.abs(next))
    likelihood = next
    // What matches take off chance moves the likelihood a little either way.
    if (Math.abs(gain) < 1e-7 && rounds > 5) break
  }
  return { fields: toFields(shares, plan), sizes: toSizes(sizes), rounds, likelihood }
}

function learn(
  levels: Float64Array | undefined,
  sums: Float64Array | undefined,
  start: readonly number[],
  weight: number,
): void {
  if (levels === undefined || sums === undefined) return
  const learned = toOne(start.map((share, at) => share * weight + (sums[at + 1] ?? 0)))
  for (const [at, share] of learned.entries()) levels[at + 1] = share
}

// In a small file most equal values are those of matches: without them chance equality is what is left.
function takeMatchesOff(shares: Float64Array[][], matches: number, allPairs: number, plan: FitPlan): void {
  for (const [field, equal] of plan.equal) {
    const random = shares[1]?.[field]
    const same = shares[0]?.[field]?.[1] ?? 0
    if (random === undefined) continue
    const began = plan.start[field]?.shares.random[0] ?? 0
    // Of a further column nothing is known beforehand: it may be a number or a colour.
    const isFurther = field > PARENT
    const prior = isFurther ? 1 : 400
    const known = (equal * allPairs - matches * same + began * prior) / (allPairs + prior)
    random[1] = Math.max(known, isFurther ? 1e-7 : began / 20)
  }
}

function toFields(shares: readonly (readonly Float64Array[])[], plan: FitPlan): readonly FieldModel[] {
  return plan.comparisons.map(({ field }, at) => {
    const ofKinds = KINDS.map((kind, index) => [kind, [...(shares[index]?.[at] ?? [])].slice(1)])
    return { field, shares: Object.fromEntries(ofKinds) as FieldModel['shares'] }
  })
}

function toSizes(sizes: readonly number[]): Readonly<Record<Kind, number>> {
  return Object.fromEntries(KINDS.map((kind, at) => [kind, sizes[at] ?? 0])) as Record<Kind, number>
}
