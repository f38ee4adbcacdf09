import type { PlainDate } from '../calendar/plain-date.ts'
import type { CaseAction } from '../case/case-actions.ts'
import type { MatterEvent } from '../case/matter-event.ts'
import type { MatterState } from '../case/matter-state.ts'
import type { ActingSide, StateId } from '../case/process-states.ts'
import type { PeriodName } from './deadline-rules.ts'

/** A matter and its history, as the deadlines read them. */
export interface MatterHistory {
  readonly state: MatterState
  readonly events: readonly MatterEvent[]
}

/** How one kind of deadline follows from a matter: from which day, for how long, whose it is, and what meets it. */
export interface DeadlineSpec {
  readonly kind: string
  readonly label: string
  readonly action: CaseAction
  /** Other words than the action's own for the button. */
  readonly actionLabel?: string
  readonly side: ActingSide
  readonly role: string
  readonly period: PeriodName | PeriodChoice
  /** On whose calendar school days are counted; the school's when absent. */
  readonly calendar?: 'authority'
  /** The day the period starts; null when this deadline has nothing to do with the matter. */
  starts(matter: MatterHistory): PlainDate | null
  metOn(matter: MatterHistory): PlainDate | null
  /** Whether it still has to be met; an unmet deadline that no longer has to be is gone. */
  stillDue(state: MatterState): boolean
}

/** Where what a matter is like decides which period applies. */
export interface PeriodChoice {
  readonly either: readonly PeriodName[]
  choose(matter: MatterHistory): PeriodName
}

/** The day on which a matter last entered one of these states. */
export function enteredOn(state: MatterState, ...states: readonly StateId[]): PlainDate | null {
  return state.path.findLast((step) => states.includes(step.state))?.on ?? null
}

/** True while the matter is open in one of these states. */
export function standsAt(...states: readonly StateId[]): (state: MatterState) => boolean {
  return (state) => state.open && states.includes(state.state)
}
