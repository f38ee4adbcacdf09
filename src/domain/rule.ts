import type { FirstDay, Period } from './calendar/period.ts'
import type { PlainDate } from './calendar/plain-date.ts'

/** How strong a source is. A weaker one may be stricter than a stronger one, never laxer. */
export type Strength = 'statute' | 'statutory-guidance' | 'local-policy'

/** Seen in the original (V), seen second-hand (S), known but not confirmed (K), inferred or chosen (I). */
export type Confidence = 'V' | 'S' | 'K' | 'I'

/** The text that a value rests on. `source` is a key of the packs, `title` its name for a person. */
export interface Citation {
  readonly source: string
  readonly title: string
  /** The place in it: paragraph, regulation, section. */
  readonly at: string
  readonly strength: Strength
  readonly confidence: Confidence
}

/** The units in which texts of law and policy count. */
export type RuleUnit = 'school-day' | 'working-day' | 'day' | 'week' | 'month' | 'year' | 'hour'

/** A value of law or policy in force on a day, with the texts that it rests on. */
export interface Rule<Value> {
  /** The parameter's name: its file in the pack without the ending, for example `non-arrival/refer-after`. */
  readonly key: string
  readonly label: string
  readonly value: Value
  readonly unit?: RuleUnit
  /** Whether the day a period starts from is day 1 or day 0, where the text says. */
  readonly firstDay?: FirstDay
  /** At least one. The strongest comes first. */
  readonly because: readonly Citation[]
  /** First and last day on which the value applies; `to` is absent while no end is known. */
  readonly from: PlainDate
  readonly to?: PlainDate
  /** False while the policy owner has not confirmed it. */
  readonly confirmed: boolean
  readonly pack: string
  /** Tells one edition of the packs from another: a short hash of what they contain. */
  readonly packEdition: string
}

/**
 * The length that a rule states, for counting on a calendar.
 * Throws when the rule's unit is not one that a calendar counts in: that is a bug in the caller.
 */
export function periodOf(rule: Rule<number>): Period {
  const { unit, value } = rule
  if (unit === 'school-day' || unit === 'working-day' || unit === 'day') return { unit, count: value }
  throw new Error(`${rule.key} is counted in ${unit ?? 'no unit'}, which no calendar counts`)
}

/** A citation as one line, for example `SI 2024/208, reg 9(1)(i)`. */
export function citationText(citation: Citation): string {
  return `${citation.title}, ${citation.at}`
}
