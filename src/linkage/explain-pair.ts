import type { Levels } from './compare-records.ts'
import type { Comparison } from './comparisons.ts'
import { KINDS } from './linkage-model.ts'
import { commonness, kindTerms, type Scorer, weightOf } from './score-pair.ts'

/** One step of the waterfall: what a field says, in bits. Steps add up to the match weight. */
export interface EvidenceStep {
  readonly field: string
  readonly label: string
  /** The level in words: "same", "one slip apart". */
  readonly finding: string
  readonly bits: number
}

export interface Explanation {
  readonly weight: number
  readonly steps: readonly EvidenceStep[]
  /** How likely each other reading of the pair is, of all. */
  readonly kinds: Readonly<Record<string, number>>
}

/** Why a pair has its weight, field by field, in the order of the comparisons; what is missing has no step. */
export function explainPair(
  scorer: Scorer,
  comparisons: readonly Comparison[],
  levels: Levels,
  a: number,
  b: number,
  isHouseholdJoined = false,
): Explanation {
  const shown = new Uint8Array(levels.length)
  const steps: EvidenceStep[] = []
  let before = 0
  const step = (field: string, label: string, finding: string, weight: number) => {
    steps.push({ field, label, finding, bits: weight - before })
    before = weight
  }
  step('start', 'before comparing', 'any two records', weightOf(kindTerms(scorer, shown), 1, false))
  for (const [at, { field, label, levels: words }] of comparisons.entries()) {
    const level = levels[at] ?? 0
    if (level === 0) continue
    shown[at] = level
    step(field, label, words[level] ?? '', weightOf(kindTerms(scorer, shown), 1, false))
  }
  const terms = kindTerms(scorer, levels)
  const common = commonness(scorer, levels, 0, a, b)
  if (common !== 1)
    step('frequency', 'names and dates', common > 1 ? 'common' : 'rare', weightOf(terms, common, false))
  if (isHouseholdJoined)
    step('household', 'household', 'another child of it is linked', weightOf(terms, common, true))
  const sum = terms.reduce((total, term) => total + term, 0)
  const kinds = Object.fromEntries(KINDS.map((kind, at) => [kind, (terms[at] ?? 0) / sum]))
  return { weight: before, steps, kinds }
}

/** The waterfall on one line: "given name same +8.1; date of birth one slip apart +6.0; …". */
export function explanationText({ steps }: Explanation): string {
  return steps.map(({ label, finding, bits }) => `${label} ${finding} ${signed(bits)}`).join('; ')
}

function signed(bits: number): string {
  const rounded = bits.toFixed(1)
  return bits < 0 || rounded.startsWith('-') ? rounded : `+${rounded}`
}
