import type { PlainDate } from '../calendar/plain-date.ts'
import type { JointOutcome } from '../case/event-facts.ts'

/** What one side wrote down at the end of joint enquiries, who signed it and when. */
export interface SignedOutcome {
  readonly outcome: JointOutcome
  readonly by: string
  readonly on: PlainDate
}

/** Whether one side's reasonable enquiries are complete, and since when. */
export interface EnquiriesOfSide {
  readonly complete: boolean
  readonly completedOn?: PlainDate
  /** How many of the enquiries that are needed are made. */
  readonly made?: { readonly done: number; readonly needed: number }
  /** What is still open, in words, where whoever reads the judgement may know it. */
  readonly open?: readonly string[]
}

/**
 * What is known of a pupil when a ground for deletion is judged. Everything may be missing; what is missing is "not
 * recorded" and meets no condition. School days and sessions are those of the pupil's own school.
 */
export interface GroundFacts {
  /** The unbroken absence up to the day judged. `sessions` counts the sessions in it by attendance code. */
  readonly absence?: { readonly schoolDays: number; readonly sessions?: Readonly<Record<string, number>> }
  /** Leave of absence that has ended, and the school days missed immediately after it. */
  readonly leave?: { readonly endedOn: PlainDate; readonly schoolDaysSince: number }
  /** Whether the school knows of sickness (mental health included) or of a cause that could not be avoided. */
  readonly cause?: { readonly sick: boolean; readonly unavoidable: boolean }
  readonly enquiries?: { readonly school?: EnquiriesOfSide; readonly authority?: EnquiriesOfSide }
  readonly jointOutcome?: { readonly school?: SignedOutcome; readonly authority?: SignedOutcome }
  /** The authority's acknowledgement of a referral. It meets no condition. */
  readonly acknowledged?: { readonly by: string; readonly on: PlainDate }
  /** The school has no reasonable grounds to believe that the pupil will attend again. */
  readonly noGroundsToBelieveWillAttend?: boolean
  /** The pupil no longer attends. */
  readonly ceasedToAttend?: boolean
  readonly registeredElsewhere?: { readonly school: string; readonly verifiedOn?: PlainDate }
  readonly attendanceOrder?: {
    readonly namesThisSchool: boolean
    readonly amendedOn?: PlainDate
    readonly revokedOn?: PlainDate
    readonly revokedAsEducatedOtherwise?: boolean
  }
  /** A mobile child whose main school this is: the parent travels for work, and the child is registered at others too. */
  readonly mobileChildsMainSchool?: boolean
  readonly dualRegistrationAgreed?: boolean
  /** The proprietor of every other school at which the pupil is registered consents. */
  readonly otherProprietorsConsent?: boolean
  readonly nursery?: { readonly finished: boolean; readonly joinsReceptionHere: boolean }
  /** A parent's written notice that the child will be educated otherwise than at school after a stated day. */
  readonly parentNotice?: { readonly receivedOn: PlainDate; readonly statedDay?: PlainDate }
  readonly specialSchool?: { readonly placedByAuthority: boolean; readonly consentGivenOn?: PlainDate }
  /** Child protection enquiries or action (Children Act 1989 s47). */
  readonly childProtection?: boolean
  /** The authority's consent under Education Act 1996 s434A, once that is in force. */
  readonly withdrawalConsentOn?: PlainDate
  /** The school told the authority that the parent means to home educate. */
  readonly authorityToldOfIntentionOn?: PlainDate
  readonly home?: { readonly withinReasonableDistance: boolean; readonly boarder: boolean }
  readonly detention?: { readonly finalOrder: boolean; readonly months: number }
  readonly diedOn?: PlainDate
  readonly leavingAge?: {
    readonly overBeforeSchoolNextMeets: boolean
    readonly willLeaveOrNotQualifyForSixthForm: boolean
  }
  readonly boarding?: {
    readonly boarder: boolean
    readonly stateFunded: boolean
    readonly feesUnpaidAtEndOfTerm: boolean
  }
  readonly ceasedToBePupilOn?: PlainDate
  readonly school?: { readonly kind: 'maintained' | 'academy' | 'independent' | 'non-maintained-special' }
  readonly exclusion?: { readonly permanent: boolean; readonly reviewStepsFinished: boolean }
  readonly medical?: { readonly unfitUntilOverAge: boolean; readonly meansToStayOn: boolean }
  /** A condition that only the local policy adds, by its id in the pack: the day on which it was fulfilled. */
  readonly local?: Readonly<Record<string, PlainDate>>
}
