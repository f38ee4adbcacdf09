import type { PlainDate } from '../calendar/plain-date.ts'
import type { AuthorityCaseFacts } from './authority-case-facts.ts'
import type { HandOverFacts } from './hand-over-facts.ts'
import type { HomeEducationFacts } from './home-education-facts.ts'

/** How a school enquiry or an authority case came about (policy.md E2). */
export type RouteId = 'R1' | 'R2' | 'R3' | 'R4' | 'R5' | 'R6' | 'R7' | 'R8'

export type OutcomeOfTeam =
  | 'located-will-return'
  | 'located-other-provision'
  | 'located-no-provision'
  | 'not-located'

/** What school or authority writes down at the end of joint enquiries. */
export type JointOutcome = 'not-found' | 'found-will-not-attend' | 'found-can-attend' | 'on-another-roll'

/** One condition of a removal as it stood when the headteacher decided. */
export interface ConditionAsJudged {
  readonly id: string
  readonly met: boolean
  readonly citation?: string
}

/** What an event of a school enquiry says, by kind. Days are days in Europe/London. */
export interface SchoolEnquiryFacts {
  /** Route R1: a child who was expected did not come. `expectedOn` is the agreed starting day. */
  'non-arrival-reported': {
    readonly expectedOn: PlainDate
    readonly immediateConcern: boolean
    readonly schoolName?: string
    /** What is so of the child and the family, which tells the enquiries that are called for. */
    readonly circumstances?: Readonly<Record<string, boolean>>
    readonly lastSeen?: string
    readonly reasonBelieved?: string
    readonly note?: string
  }
  /** Routes R2 to R5: long absence, believed moved, leaver with known or unknown destination. */
  'enquiry-opened': {
    readonly route: 'R2' | 'R3' | 'R4' | 'R5'
    readonly firstMissedOn?: PlainDate
    /** The last day of leave that the school had agreed, and why it was agreed. */
    readonly leaveEndedOn?: PlainDate
    readonly leaveReason?: string
    readonly destination?: string
    /** Of a leaver: the last day, which may be still to come, and the ground that the school's answers lead to. */
    readonly lastDay?: PlainDate
    readonly ground?: string
    /** True where a school was named that can be asked whether the pupil came. */
    readonly receivingSchool?: boolean
    readonly immediateConcern?: boolean
    readonly schoolName?: string
    /** What is so of the child and the family, which tells the enquiries that are called for. */
    readonly circumstances?: Readonly<Record<string, boolean>>
    readonly lastSeen?: string
    readonly reasonBelieved?: string
    readonly note?: string
  }
  'day-zero-recorded': { readonly dayZero: PlainDate }
  /** One step tried to find the child. Moves nothing by itself. */
  'enquiry-recorded': {
    readonly check: string
    readonly method: string
    readonly who: string
    readonly triedOn: PlainDate
    /** One of the results of `domain/enquiry`. */
    readonly result: string
    /** The contact or the school asked, where a check is about several. */
    readonly about?: string
    readonly evidence?: string
    readonly note?: string
  }
  /** `noticeOn` is the day on which a written notice of home education was received, if one was. */
  'parent-reached': {
    readonly says: 'will-attend' | 'moved-or-other-school' | 'home-education'
    readonly noticeOn?: PlainDate
    readonly destination?: string
    readonly note?: string
  }
  'admissions-asked': { readonly note?: string }
  'enquiry-exhausted': {
    readonly earlyHelpRequested?: boolean
    readonly earlyHelpReference?: string
    readonly note?: string
  }
  'admissions-answered':
    | { readonly onRoll: 'elsewhere'; readonly school: string; readonly note?: string }
    | { readonly onRoll: 'none'; readonly note?: string }
  'team-requested': { readonly team: string; readonly district?: string; readonly note?: string }
  'team-received': { readonly note?: string }
  'team-accepted': { readonly worker?: string; readonly note?: string }
  'visit-recorded': {
    readonly visitedOn: PlainDate
    readonly result: string
    readonly evidence?: string
    readonly note?: string
  }
  'team-outcome-recorded': {
    readonly outcome: OutcomeOfTeam
    readonly provision?: 'school' | 'home-education' | 'other'
    readonly evidence?: string
    readonly note?: string
  }
  'ten-day-report-sent': { readonly absentSince: PlainDate; readonly reference?: string }
  'day-twenty-reached': { readonly dayTwenty: PlainDate }
  /** `form` is the CME referral form as sent. */
  'referral-sent': {
    readonly form: Readonly<Record<string, unknown>>
    readonly lane?: 'red' | 'standard'
    readonly sentTo?: string
  }
  'referral-acknowledged': { readonly officer: string; readonly reference: string }
  'joint-outcome-signed': {
    readonly by: 'school' | 'authority'
    readonly outcome: JointOutcome
    readonly reason?: string
    readonly school?: string
  }
  /** `ground` is the letter or paragraph of the rule set in force on `onDate`. */
  'removal-decided': {
    readonly ground: string
    readonly onDate: PlainDate
    readonly ruleSet?: string
    readonly conditions: readonly ConditionAsJudged[]
    readonly reason?: string
  }
  'removal-refused': {
    readonly ground: string
    readonly onDate: PlainDate
    readonly unmet: readonly string[]
  }
  'deletion-return-sent': { readonly reference?: string }
  /** `trueStatus` is kept whatever code a rejected file is sent again with. */
  'transfer-file-made': {
    readonly destination: string
    readonly serial: string
    readonly trueStatus: string
    readonly fileName?: string
  }
  'transfer-file-uploaded': { readonly where?: string; readonly note?: string }
  'transfer-file-rejected': { readonly reason: string }
  /** `replaces` is the name of the file that was rejected. */
  'transfer-file-resent': {
    readonly destination: string
    readonly reason: string
    readonly serial?: string
    readonly fileName?: string
    readonly replaces?: string
  }
  /** s2s says that it told the receiving school that a file waits for it. */
  'transfer-file-notified': { readonly told?: string }
  /** s2s has deleted the file; one that nobody had collected has to go again. */
  'transfer-file-cleared': { readonly note?: string }
  'transfer-file-collected': { readonly collectedBy?: string }
  /** The receiving school says that the pupil is registered there, from `startedOn`. */
  'arrival-confirmed': {
    readonly school: string
    readonly startedOn?: PlainDate
    readonly how: string
  }
  /** The school named as the destination says that the pupil is not registered there. */
  'arrival-denied': {
    readonly school: string
    readonly how: string
    /** From which school day nobody knows where the pupil is. */
    readonly firstMissedOn?: PlainDate
  }
  'enquiry-resolved': { readonly reason: string; readonly note?: string }
}

/** What an event of any thread may say at any moment, moving nothing. */
export interface SideFacts {
  /** Policy 1.4 and 4.8: beside the process, stopping no clock. */
  'safety-contact-recorded': {
    readonly told: string
    readonly toldAt: string
    readonly reference?: string
    readonly note?: string
  }
  /** A correction is a new event; the event that it corrects stays as it was said. */
  'correction-recorded': {
    readonly corrects: number
    readonly field: string
    readonly was: string
    readonly now: string
    readonly reason: string
  }
  /** What the school states of its register for a ground, as answered; judged anew whenever the ground is. */
  'register-stated': {
    readonly ground: string
    readonly answers: Readonly<Record<string, string>>
    readonly evidence?: string
  }
  'deadline-recomputed': {
    readonly kind: string
    readonly was: PlainDate | null
    readonly now: PlainDate | null
    readonly reason: string
  }
  'message-sent': { readonly to: string; readonly subject: string; readonly messageId?: string }
  'note-recorded': { readonly text: string }
  'owner-changed': {
    readonly owner: string
    readonly ownerAccountId?: string
    readonly deputy?: string
    readonly deputyAccountId?: string
    readonly reason?: string
    /** The absence for which the work is handed over, or after which it is handed back. */
    readonly absence?: string
    readonly handedBack?: boolean
    readonly deputyBefore?: string
  }
  'review-recorded': { readonly finding: string; readonly next?: string }
  'question-asked': {
    readonly of: 'school' | 'authority' | 'team' | 'admissions'
    readonly question: string
    readonly answerBy: PlainDate
  }
  'question-answered': { readonly asked: number; readonly answer: string }
  'duplicate-suspected': { readonly other: string; readonly reason: string }
  'duplicate-settled': { readonly other: string; readonly same: boolean; readonly reason: string }
}

/** Every event kind and what it says. */
export interface EventFacts
  extends SchoolEnquiryFacts,
    AuthorityCaseFacts,
    HandOverFacts,
    HomeEducationFacts,
    SideFacts {}

export type EventKind = keyof EventFacts
