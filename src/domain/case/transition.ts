import type { EventKind, RouteId } from './event-facts.ts'
import type { MatterKind, StateId } from './process-states.ts'

/** Where a rule of the process comes from: policy, present law, our inference, not confirmed against the original. */
export type BasisMark = 'P' | 'L' | 'I' | 'K'

export interface Basis {
  readonly mark: BasisMark
  /** What of the transition rests on it; absent when all of it does. */
  readonly of?: string
}

/** Values that named fields of the event must hold. All fields must agree; within a field any value will do. */
export type PayloadGuard = Readonly<Record<string, readonly (string | boolean)[]>>

/** A named condition on the matter's state after the event's facts are noted; written in `transition-guards.ts`. */
export type StateGuard =
  | 'both-sides-agree'
  | 'sides-no-longer-agree'
  | 'day-twenty-and-team-outcome'
  | 'written-notice-received'

/** A named condition on what the event says; written in `transition-guards.ts`. */
export type FactsGuard =
  | 'receiving-school-named'
  | 'reason-recorded'
  | 'reasons-named-for-red-lane'
  | 'manager-signed-off'
  | 'verified-fact-with-evidence'
  | 'evidence-given'

/** Where a transition leads. Without `when` it always does. */
export interface Next {
  readonly to: StateId
  /**
   * `own`: this thread moves there. `opens`: another thread begins there (or goes on there). `reports`: nothing
   * moves, the other thread is told.
   */
  readonly thread: 'own' | 'opens' | 'reports'
  /** True when this thread has nothing more to do after it. */
  readonly ends?: boolean
  readonly when?: PayloadGuard
  /** False for the second branches that the map leaves out. */
  readonly drawn?: boolean
}

/** One row of the process (policy.md E3 to E5). */
export interface Transition {
  readonly id: `T${number}`
  readonly matter: MatterKind | 'any'
  readonly from: readonly StateId[]
  readonly events: readonly EventKind[]
  readonly when?: PayloadGuard
  readonly routes?: readonly RouteId[]
  /** Where it does not hold the event is recorded and nothing moves. */
  readonly needs?: StateGuard
  /** Refused when the event does not say what this asks for. */
  readonly asks?: FactsGuard
  /** Empty: the state stays as it is. */
  readonly next: readonly Next[]
  readonly event: string
  readonly guard: string | null
  readonly actor: string
  readonly deadline: string | null
  readonly paragraphs: readonly string[]
  readonly basis: readonly Basis[]
}
