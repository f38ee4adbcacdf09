import type { EventKind } from './event-facts.ts'
import { handOverEventsPossible } from './hand-over-events.ts'
import type { MatterState } from './matter-state.ts'
import { TRANSITIONS } from './process.ts'
import { LATE_EVENTS, QUIET_EVENTS, SIDE_EVENTS, UNNUMBERED_MOVES } from './quiet-events.ts'

/** The kinds of event, side events left out, that the matter's present state takes, in the order of the process. */
export function eventsPossible(state: MatterState): readonly EventKind[] {
  const always: readonly EventKind[] =
    state.kind === 'authority-case' ? ['lost-pupils-searched', ...handOverEventsPossible(state)] : []
  if (!state.open) return [...reopening(state), ...(LATE_EVENTS[state.state] ?? []), ...always]
  const moving = TRANSITIONS.filter(
    (row) =>
      row.from.includes(state.state) &&
      (row.routes === undefined || (state.route !== null && row.routes.includes(state.route))),
  ).flatMap((row) => row.events)
  const unnumbered = UNNUMBERED_MOVES.filter(
    (move) => move.from.includes(state.state) && (move.needs === undefined || state.agreedOutcome !== null),
  ).map((move) => move.event)
  return [...new Set([...moving, ...QUIET_EVENTS[state.state], ...unnumbered, ...always])]
}

/** Whether an event of this kind belongs to every thread at every moment. */
export function isSideEvent(kind: EventKind): boolean {
  return SIDE_EVENTS.includes(kind)
}

function reopening(state: MatterState): readonly EventKind[] {
  if (state.kind === 'authority-case') return ['case-reopened']
  return state.kind === 'home-education' ? ['home-education-opened'] : []
}
