import type { PlainDate } from '../calendar/plain-date.ts'

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
  }
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
    readonly lookedAfter?: boolean
    readonly note?: string
  }
  'checks-exhausted': { readonly signedOffBy: string; readonly note?: string }
  'place-applied': { readonly schools?: readonly string[]; readonly note?: string }
  'place-offered': { readonly school: string; readonly startsOn?: PlainDate }
  'fair-access-agreed': { readonly panel?: string; readonly note?: string }
  'direction-started': { readonly school: string; readonly note?: string }
  'direction-made': { readonly school: string; readonly madeBy: string }
  'formal-action-started': { readonly decisionMaker: string; readonly servedOn: PlainDate }
  'order-made': { readonly order: string; readonly decisionMaker: string; readonly school?: string }
  'education-shown-suitable': { readonly decisionMaker: string; readonly evidence: string }
  'school-started': { readonly school: string; readonly startedOn: PlainDate; readonly evidence?: string }
  'place-fell-through': { readonly reason: string; readonly onRegister: boolean; readonly school?: string }
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
