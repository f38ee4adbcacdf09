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
  /** Never called for by the list; asked where somebody finds it useful. */
  | 'where-useful'

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
  readonly tracing?: TracingSource
}

/** What of a child a source is told, and never more. */
export type ToldItem = 'name' | 'birth-date' | 'address' | 'parents' | 'siblings' | 'school' | 'upn'

/** How a source is asked when a child is traced. */
export interface TracingSource {
  /** `in-house`: looked up by the authority itself; otherwise what goes out. */
  readonly channel: 'in-house' | 'letter' | 'file'
  /** The least that the source needs. */
  readonly tells: readonly ToldItem[]
  /** The one thing that is asked. */
  readonly asksFor: string
  /** 1: own records; 2: councils and schools; 3: services that know the family; 4: police, border, benefits. */
  readonly intrusiveness: 1 | 2 | 3 | 4
  /** After how many days without an answer somebody asks again. Unit: calendar days, 1 or more. */
  readonly chaseAfterDays: number
  /** In a county with districts the district holds the record and is a separate controller. */
  readonly twoTier?: boolean
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
