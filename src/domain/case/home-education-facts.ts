import type { PlainDate } from '../calendar/plain-date.ts'

/** What an event of the home education thread says, by kind. */
export interface HomeEducationFacts {
  /** Route R6. `statedDay` is the day after which, the parent says, education will be at home. */
  'home-education-notified': {
    readonly author: string
    readonly receivedOn: PlainDate
    readonly statedDay?: PlainDate
    readonly document?: string
  }
  /** Another thread hands the child over: T4, T11 (E0), T36 (E1), T47 (E4), T50 (E9). */
  'home-education-opened': { readonly from: string; readonly startsAt: 'E0' | 'E1' | 'E4' | 'E9' }
  'home-education-told': { readonly removedOn?: PlainDate }
  'home-education-team-informed': { readonly reference?: string }
  'liaison-listed': { readonly halfTerm: string }
  'home-education-contacted': { readonly support: string; readonly note?: string }
  'assessed-suitable': { readonly evidence: string; readonly officer?: string }
  'annual-contact-due': { readonly dueOn?: PlainDate }
  'doubt-raised': { readonly reason: string }
  'team-asked': { readonly team: string }
  'shown-suitable': { readonly evidence: string }
  'not-shown-suitable': { readonly reason: string }
  'never-enrolled-found': { readonly homeEducated: boolean; readonly source: string }
}
