import type { RuleUnit } from '../rule.ts'

/** Who makes a check. */
export type EnquirySide = 'school' | 'authority' | 'team'

/** When a check is called for: always, or when something is so of the child. */
export type Circumstance =
  | 'has-siblings'
  | 'came-from-another-school'
  | 'lives-in-another-authority'
  | 'service-family'
  | 'known-to-social-care'
  | 'believed-moved-authority'
  | 'believed-abroad'
  | 'has-plan-for-special-needs'

/** What a partner is asked under, and how it is cited on the sharing record. */
export interface Gateway {
  readonly basis: string
  readonly note?: string
}

/** One of the reasonable enquiries, as the pack lists it. */
export interface EnquiryCheck {
  readonly id: string
  readonly label: string
  readonly by: EnquirySide
  /** Who or what is asked. */
  readonly asks: string
  readonly help: string
  /** Place in the list, from 1. */
  readonly order: number
  readonly neededWhen: 'always' | Circumstance
  /** How many attempts make it complete when nobody answers. Unit: attempts, 1 or more. */
  readonly attempts: number
  /** Each one of these must be tried, when the check is about several people or schools. */
  readonly each?: 'emergency-contact' | 'sibling-school'
  /** True when the check may be left out for a reason that a named person writes down. */
  readonly mayBeLeftOut: boolean
  /** The law under which somebody outside is asked, when personal information leaves. */
  readonly gateway?: Gateway
  /** How long an answer usually takes. */
  readonly usualTime: { readonly from: number; readonly to: number; readonly unit: RuleUnit } | 'same day'
}

/**
 * What may come of one attempt. `waiting`: asked, no answer yet. `left-out`: not made, for the reason written down.
 * `reached`: somebody answered; `nothing-found` and `found-something` tell what the answer was.
 */
export const ENQUIRY_RESULTS = [
  'reached',
  'no-answer',
  'nothing-found',
  'found-something',
  'waiting',
  'left-out',
] as const

export type EnquiryResult = (typeof ENQUIRY_RESULTS)[number]

/** One attempt at one check. `about` is the id of the contact or school when the check is about several. */
export interface EnquiryAttempt {
  readonly check: string
  readonly result: EnquiryResult
  readonly about?: string
  /** Why the check was left out. */
  readonly reason?: string
}
