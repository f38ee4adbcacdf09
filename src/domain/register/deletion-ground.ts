import type { PlainDate } from '../calendar/plain-date.ts'
import type { Citation } from '../rule.ts'
import type { PredicateName } from './ground-predicates.ts'

/** Numbers and lists of a condition, from the pack: for example how many school days, which codes. */
export type ConditionSettings = Readonly<Record<string, number | string | readonly string[]>>

/** One thing that must be so before a name may be deleted. */
export interface GroundCondition {
  readonly id: string
  /** The judgement that decides it. */
  readonly predicate: PredicateName
  readonly settings: ConditionSettings
  readonly label: string
  /** What would make it so, in words for the person who was refused. */
  readonly wouldBeMetBy: string
  readonly because: readonly Citation[]
}

/** A lawful ground for deleting a name from the admission register, as it stood in a period. */
export interface Ground {
  /** `I` of regulation 9(1)(i) in 2024; `h` of regulation 8(1)(h) before; `not-csa-…` for the separate list. */
  readonly id: string
  readonly key: string
  readonly ruleSet: string
  readonly regulation: string
  readonly label: string
  readonly help: string
  /** True when school and authority must act together before it is met. */
  readonly jointStep: boolean
  /** What the authority is asked to do about it, where anything. */
  readonly authorityStep?: string
  /** Where the child usually is afterwards, in words. */
  readonly nextState: string
  readonly conditions: readonly GroundCondition[]
  /** The only day for which it may be judged: conditions come and go with days. */
  readonly readFor: PlainDate
  readonly from: PlainDate
  readonly to?: PlainDate
  readonly confirmed: boolean
  readonly packEdition: string
}
