import type { TriagedRule } from './authority-case-facts.ts'

/**
 * What a child is or belongs to under the Equality Act 2010 (race, and disability among the special needs). It tells whom
 * to ask and what help a family needs. It never counts, whatever a pack says.
 *
 * @law Equality Act 2010 s4 and s149
 */
export const SUPPORT_NEEDS = [
  'refugee-or-asylum',
  'gypsy-roma-traveller',
  'special-needs',
  'migrant',
] as const

export type SupportNeed = (typeof SUPPORT_NEEDS)[number]

/** A rule of triage: a sentence with its paragraph. It fires when its fact is so, and only where it is switched on. */
export interface TriageRule {
  readonly id: string
  readonly sentence: string
  readonly paragraph: string
  /** The fact that makes it fire. */
  readonly fact: string
  /** How far forward it brings a child within a lane; 0 or more, no unit. It chooses no lane. */
  readonly weight: number
  readonly on: boolean
}

/** A fact that is so of a child, and the words that say how it is known. */
export interface TriageFact {
  readonly fact: string
  readonly known: string
}

export interface Triage {
  readonly fired: readonly TriagedRule[]
  /** Sum of the weights of what fired. It orders children within a lane and puts none into one. */
  readonly points: number
  /** Facts that only say whom to ask and what help is needed. */
  readonly support: readonly TriageFact[]
}

export function isSupportNeed(fact: string): fact is SupportNeed {
  return (SUPPORT_NEEDS as readonly string[]).includes(fact)
}

/**
 * Which rules fire for a child, and on which facts each rests.
 *
 * @param rules  the authority's, as they stood on the day
 * @param facts  all that is known; the same fact may be known from several sides
 * @law          none of its own; each rule names its paragraph (policy 2.5, 2.6)
 */
export function weighTriage(rules: readonly TriageRule[], facts: readonly TriageFact[]): Triage {
  const support = facts.filter(({ fact }) => isSupportNeed(fact))
  const counted = facts.filter(({ fact }) => !isSupportNeed(fact))
  const fired = rules.flatMap((rule): readonly TriagedRule[] => {
    const known = counted.filter(({ fact }) => fact === rule.fact).map((each) => each.known)
    if (!rule.on || known.length === 0) return []
    const { id, sentence, paragraph, weight } = rule
    return [{ id, sentence, paragraph, weight, restsOn: [...new Set(known)].join('; ') }]
  })
  return { fired, points: pointsOf(fired), support }
}

/** The weights of those that the officer left standing. */
export function pointsOf(rules: readonly TriagedRule[]): number {
  return rules.reduce((sum, rule) => sum + (rule.leftOutBecause === undefined ? rule.weight : 0), 0)
}
