import type { PlainDate } from '../calendar/plain-date.ts'
import type { ConditionSettings } from './deletion-ground.ts'
import type { GroundFacts } from './ground-facts.ts'

/** Whether one condition is met on a day, and why, in words. */
export interface Judgement {
  readonly met: boolean
  readonly why: string
}

/** Decides one condition from the facts alone. A fact that is not recorded never meets it. */
export type Predicate = (facts: GroundFacts, on: PlainDate, settings: ConditionSettings) => Judgement

export function met(why: string): Judgement {
  return { met: true, why }
}

export function notMet(why: string): Judgement {
  return { met: false, why }
}

/** The judgement of a fact that nobody has written down. */
export function notRecorded(what: string): Judgement {
  return { met: false, why: `Not recorded: ${what}.` }
}

/** Judges a yes or no that may be missing. */
export function judgeThat(fact: boolean | undefined, what: string, yes: string, no: string): Judgement {
  if (fact === undefined) return notRecorded(what)
  return fact ? met(yes) : notMet(no)
}

/** Judges something that must have happened on the day judged or before: nothing is deleted in advance. */
export function judgeHappened(
  happenedOn: PlainDate | undefined,
  on: PlainDate,
  what: string,
  say: (day: PlainDate) => string,
): Judgement {
  if (happenedOn === undefined) return notRecorded(what)
  if (happenedOn > on) return notMet(`${say(happenedOn)} That is after the day asked about, ${on}.`)
  return met(say(happenedOn))
}

/** A number that the pack gives to a condition. Throws when it does not: the pack check sees to it. */
export function numberOf(settings: ConditionSettings, name: string): number {
  const value = settings[name]
  if (typeof value !== 'number') throw new Error(`The pack gives this condition no number called ${name}`)
  return value
}

/** A list of texts that the pack gives to a condition. */
export function listOf(settings: ConditionSettings, name: string): readonly string[] {
  const value = settings[name]
  if (typeof value === 'object') return value
  throw new Error(`The pack gives this condition no list called ${name}`)
}

/** A text that the pack gives to a condition. */
export function textOf(settings: ConditionSettings, name: string): string {
  const value = settings[name]
  if (typeof value === 'string') return value
  throw new Error(`The pack gives this condition no text called ${name}`)
}
