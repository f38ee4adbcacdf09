import type { PlainDate } from '../calendar/plain-date.ts'

/** One rule of triage as it stood when the lane was set. `leftOutBecause` is the officer's reason against it. */
export interface TriagedRule {
  readonly id: string
  readonly sentence: string
  readonly paragraph: string
  readonly weight: number
  readonly restsOn: string
  readonly leftOutBecause?: string
}

/** What an event of an authority case says, by kind. */
export interface AuthorityCaseFacts {
  /** `startsAt` other than L0 only when another thread hands the child over there (T12, T68, T69). */
  'case-opened': {
    readonly route: 'R1' | 'R2' | 'R3' | 'R4' | 'R5' | 'R6' | 'R7' | 'R8'
    readonly from: string
    readonly startsAt?: 'L0' | 'L3' | 'L6'
    readonly lane?: 'red' | 'standard'
    readonly note?: string
  }
  'child-matched': { readonly how: string; readonly family?: string; readonly siblings?: number }
  /** `reasons` name what puts a child in the red lane; a reason does, never a score. */
  triaged: {
    readonly lane: 'red' | 'standard'
    readonly reasons: readonly string[]
    readonly officer: string
    readonly lookedAfter?: boolean
    /** The rules that held, the facts they rest on, and what the officer took out of them. */
    readonly rules?: readonly TriagedRule[]
  }
  /** Who in social care or in the team answers for a child in the red lane. */
  'key-worker-named': { readonly name: string; readonly job: string; readonly told: string }
  /** `answerBy` is the day the partner promised; without it the pack's chasing period applies. */
  'check-requested': {
    readonly check: string
    readonly asked: string
    readonly basis?: string
    readonly answerBy?: PlainDate
    readonly note?: string
  }
  'check-answered': {
    readonly check: string
    readonly result: string
    readonly evidence?: string
    readonly note?: string
  }
  located: {
    readonly where: 'in-area' | 'other-authority' | 'abroad' | 'home-educated'
    readonly source: string
    readonly evidence?: string
    readonly place?: string
    /** The hand-over whose receipt is the evidence; without one, why the other authority gave none. */
    readonly receipt?: string
    readonly noReceipt?: string
    readonly lookedAfter?: boolean
    readonly note?: string
  }
  'checks-exhausted': { readonly signedOffBy: string; readonly note?: string }
  'place-applied': { readonly schools?: readonly string[]; readonly note?: string }
  /** `laestab` is the seven-digit number of the school, where it was found in the register of schools. */
  'place-offered': { readonly school: string; readonly laestab?: string; readonly startsOn?: PlainDate }
  'fair-access-agreed': { readonly panel?: string; readonly note?: string }
  /** Consulting the school begins the time in which it replies; an academy is directed by the Secretary of State. */
  'direction-started': {
    readonly school: string
    readonly schoolKind?: 'maintained' | 'academy'
    readonly note?: string
  }
  'direction-school-replied': { readonly reply: 'will-admit' | 'will-not-admit'; readonly note?: string }
  'direction-notice-given': { readonly to: readonly string[]; readonly note?: string }
  'direction-requested': { readonly reference?: string; readonly note?: string }
  'direction-not-needed': { readonly school: string; readonly reason: string }
  'direction-made': { readonly school: string; readonly madeBy: string }
  'formal-action-started': { readonly decisionMaker: string; readonly servedOn: PlainDate }
  'order-made': { readonly order: string; readonly decisionMaker: string; readonly school?: string }
  'education-shown-suitable': { readonly decisionMaker: string; readonly evidence: string }
  'school-started': { readonly school: string; readonly startedOn: PlainDate; readonly evidence?: string }
  'place-fell-through': {
    readonly reason: string
    readonly onRegister: boolean
    readonly school?: string
    readonly why?: 'no-place' | 'offer-refused' | 'did-not-start'
  }
  /** Education Act 1996 section 19: what education there is while a place is sought, decided by a named person. */
  'meanwhile-decided': {
    readonly decision: 'arranged' | 'not-arranged'
    readonly reasons: string
    readonly provision?: string
    readonly decidedBy: string
    readonly reviewOn: PlainDate
  }
  /** Policy 3.4: no drift. A delay has a reason, somebody who owns it, and a day by which it ends. */
  'place-delayed': { readonly reason: string; readonly owner: string; readonly until: PlainDate }
  'looked-after-recorded': {
    readonly lookedAfter: boolean
    readonly since?: PlainDate
    readonly by?: string
    readonly socialWorker?: string
    readonly educationPlanOn?: PlainDate
    readonly source: string
  }
  /** Policy 3.5: what was exchanged with another authority, by topic. */
  'authority-exchanged': {
    readonly authority: string
    readonly topic: ExchangeTopic
    readonly way: 'sent' | 'received'
    readonly what: string
  }
  'new-information': { readonly what: string; readonly source: string }
  'over-compulsory-age': { readonly lastDay: PlainDate }
  'never-on-roll-found': { readonly source: string; readonly note?: string }
  'case-closed': {
    readonly reason: ClosingReason
    readonly fact: string
    readonly source: string
    readonly evidence: string
    readonly manager?: string
  }
  'case-reopened': {
    readonly because: string
    readonly route?: 'R1' | 'R2' | 'R3' | 'R4' | 'R5' | 'R7' | 'R8'
  }
  /** Policy 4.14: the school that admitted a child without history asks for a search. */
  'lost-pupils-searched': { readonly askedBy: string; readonly result: string }
}

/** What authorities exchange about a looked-after child (policy 3.5). */
export const EXCHANGE_TOPICS = ['education-placement', 'admissions', 'achievement', 'exclusions'] as const

export type ExchangeTopic = (typeof EXCHANGE_TOPICS)[number]

/** The verified facts that may close a case (domain reference 8.5). "No trace" and "believed" are not among them. */
export const CLOSING_REASONS = [
  'on-roll-here',
  'on-roll-other-authority',
  'home-educated',
  'alternative-provision',
  'independent-school',
  'moved-accepted-by-other-authority',
  'moved-within-united-kingdom',
  'abroad-verified',
  'custody',
  'over-compulsory-age',
  'under-compulsory-age',
  'died',
  'duplicate-or-error',
  'no-further-action',
] as const

export type ClosingReason = (typeof CLOSING_REASONS)[number]
