import type { PlainDate } from '../calendar/plain-date.ts'
import type { EventKind, JointOutcome, OutcomeOfTeam, RouteId } from './event-facts.ts'
import type { TransitionId } from './process.ts'
import type { MatterKind, StateId } from './process-states.ts'

/** What is true of a matter beside its state. Computed from the events, never stored by itself. */
export type MatterFlag =
  | 'safety-concern'
  | 'red-lane'
  | 'looked-after'
  | 'awaiting-school'
  | 'awaiting-authority'
  | 'awaiting-admissions'
  | 'awaiting-team'
  | 'possible-duplicate'
  | 'handed-over'
  | 'written-notice-awaited'
  | 'sides-differ'
  | 'file-rejected'
  | 'reopened'

/** One side's latest written outcome of the joint enquiries. */
export interface Signature {
  readonly outcome: JointOutcome
  readonly signedOn: PlainDate
  readonly name: string
  readonly role: string
  readonly reason: string | null
  readonly school: string | null
  readonly seq: number
}

/** One entry into a state: when, and by which transition (null where the matter began, or left the map's rows). */
export interface Step {
  readonly state: StateId
  readonly on: PlainDate
  readonly by: TransitionId | null
}

export interface OpenQuestion {
  readonly seq: number
  readonly of: 'school' | 'authority' | 'team' | 'admissions'
  readonly question: string
  readonly askedOn: PlainDate
  readonly answerBy: PlainDate
}

export interface OpenCheck {
  readonly seq: number
  readonly check: string
  readonly asked: string
  readonly askedOn: PlainDate
  readonly answerBy: PlainDate | null
}

/** Where a matter stands: the fold over its events. Days are the days on which the things happened. */
export interface MatterState {
  readonly kind: MatterKind
  readonly state: StateId
  /** False when nothing more is expected on this thread. It says nothing about the child's other threads. */
  readonly open: boolean
  readonly since: PlainDate
  readonly openedOn: PlainDate
  readonly endedOn: PlainDate | null
  /** The state of another thread that carries on, where this one ended by handing over. */
  readonly handedOverTo: StateId | null
  readonly route: RouteId | null
  readonly dayZero: PlainDate | null
  readonly dayTwentyReachedOn: PlainDate | null
  readonly tenDayReportSentOn: PlainDate | null
  readonly walked: readonly TransitionId[]
  readonly path: readonly Step[]
  readonly flags: readonly MatterFlag[]
  readonly lane: 'red' | 'standard' | null
  readonly redReasons: readonly string[]
  readonly lookedAfter: boolean
  readonly safetyConcern: boolean
  readonly noticeAwaited: boolean
  readonly noticeOn: PlainDate | null
  readonly admissions: {
    readonly askedOn: PlainDate | null
    readonly answeredOn: PlainDate | null
    readonly onRoll: 'elsewhere' | 'none' | null
    readonly school: string | null
  }
  readonly team: {
    readonly name: string | null
    readonly requestedOn: PlainDate | null
    readonly receivedOn: PlainDate | null
    readonly acceptedOn: PlainDate | null
    readonly visitedOn: PlainDate | null
    readonly outcome: OutcomeOfTeam | null
    readonly outcomeOn: PlainDate | null
  }
  readonly referral: {
    readonly sentOn: PlainDate | null
    readonly acknowledgedOn: PlainDate | null
    readonly officer: string | null
    readonly reference: string | null
  }
  readonly signatures: { readonly school: Signature | null; readonly authority: Signature | null }
  /** What both sides' latest signatures say, where they say the same. */
  readonly agreedOutcome: JointOutcome | null
  readonly agreedOn: PlainDate | null
  readonly removal: {
    readonly ground: string
    readonly onDate: PlainDate
    readonly decidedOn: PlainDate
  } | null
  readonly deletionReturnSentOn: PlainDate | null
  /** Of a leaver: the last day at the school, and whether a school was named that can be asked. */
  readonly leavesOn: PlainDate | null
  readonly receivingSchool: boolean
  /** When the receiving school said that the pupil is registered there. */
  readonly arrivalConfirmedOn: PlainDate | null
  readonly transferFile: {
    readonly madeOn: PlainDate | null
    readonly destination: string | null
    readonly trueStatus: string | null
    readonly uploadedOn: PlainDate | null
    readonly rejectedOn: PlainDate | null
    readonly rejections: number
    readonly collectedOn: PlainDate | null
  }
  /** The place that was offered last, until it is taken up or falls through. */
  readonly offer: {
    readonly school: string
    readonly laestab: string | null
    readonly startsOn: PlainDate | null
    readonly on: PlainDate
  } | null
  /** The direction under way; a new one replaces it. */
  readonly direction: {
    readonly school: string
    readonly schoolKind: 'maintained' | 'academy'
    readonly startedOn: PlainDate
    readonly repliedOn: PlainDate | null
    readonly reply: 'will-admit' | 'will-not-admit' | null
    readonly noticeOn: PlainDate | null
    readonly requestedOn: PlainDate | null
  } | null
  /** The latest decision on education while a place is sought. */
  readonly meanwhile: {
    readonly decision: 'arranged' | 'not-arranged'
    readonly provision: string | null
    readonly on: PlainDate
    readonly reviewOn: PlainDate
  } | null
  readonly delay: {
    readonly reason: string
    readonly owner: string
    readonly on: PlainDate
    readonly until: PlainDate
  } | null
  readonly closing: { readonly reason: string; readonly on: PlainDate } | null
  readonly lastReviewOn: PlainDate | null
  readonly reopenings: number
  readonly openQuestions: readonly OpenQuestion[]
  readonly openChecks: readonly OpenCheck[]
  readonly suspectedDuplicates: readonly string[]
  /** Offered to another authority and not answered: the child stays ours meanwhile. */
  readonly handOver: {
    readonly id: string
    readonly to: string
    readonly toName: string
    readonly offeredOn: PlainDate
    readonly openedOn: PlainDate | null
  } | null
  readonly eventCount: number
  readonly lastEvent: {
    readonly seq: number
    readonly kind: EventKind
    readonly happenedOn: PlainDate
    readonly recordedAt: string
  }
}
