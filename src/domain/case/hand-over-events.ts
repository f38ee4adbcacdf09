import type { EventKind } from './event-facts.ts'
import { HAND_OVER_ANSWERS, HAND_OVER_EVENTS } from './hand-over-facts.ts'
import type { MatterEvent } from './matter-event.ts'
import type { MatterState } from './matter-state.ts'
import type { StateId } from './process-states.ts'

/** Where a case may be offered to another authority: while the child is looked for, or a place is. */
const OFFERED_IN: readonly StateId[] = ['L2', 'L3', 'L4', 'L7']

/**
 * What of a hand-over may be recorded now. One at a time; its answers are taken wherever the case stands by then, open or
 * ended, so that no receipt is lost.
 */
export function handOverEventsPossible(state: MatterState): readonly EventKind[] {
  if (state.handOver !== null) return HAND_OVER_ANSWERS
  return state.open && OFFERED_IN.includes(state.state) ? ['hand-over-offered'] : []
}

export function isHandOverEvent(kind: EventKind): boolean {
  return (HAND_OVER_EVENTS as readonly EventKind[]).includes(kind)
}

/** The hand-over that waits for its receipt after this event, if there is one. */
export function handOverAfter(state: MatterState, event: MatterEvent): MatterState['handOver'] {
  const on = event.happenedOn
  switch (event.kind) {
    case 'hand-over-offered': {
      const { handOver, to, toName } = event.facts
      return { id: handOver, to, toName, offeredOn: on, openedOn: null }
    }
    case 'hand-over-opened':
      return state.handOver && { ...state.handOver, openedOn: state.handOver.openedOn ?? on }
    case 'hand-over-accepted':
    case 'hand-over-refused':
    case 'hand-over-withdrawn':
      return null
    default:
      return state.handOver
  }
}
