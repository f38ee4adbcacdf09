import { decideEvent, decideFirstEvent } from './decide-event.ts'
import type { MatterEvent } from './matter-event.ts'
import type { MatterState } from './matter-state.ts'
import type { MatterKind } from './process-states.ts'

/**
 * Where a matter stands after its events.
 *
 * @param kind    which of the three threads
 * @param events  every event of the matter, by `seq`
 * @throws        when the events are none, or hold one that the state before it does not take: events are checked
 *                by {@link decideEvent} before they are recorded, so such a history is a bug
 */
export function foldMatter(kind: MatterKind, events: readonly MatterEvent[]): MatterState {
  const [first, ...rest] = events
  if (first === undefined) throw new Error(`A ${kind} without events does not exist`)
  const begun = decideFirstEvent(kind, first)
  if (!begun.ok) throw new Error(`Impossible history: ${begun.refusal.message}`)
  return continueMatter(begun.value.state, rest)
}

/** Where a matter stands after further events: `foldMatter(k, [...a, ...b])` is `continueMatter(foldMatter(k, a), b)`. */
export function continueMatter(state: MatterState, events: readonly MatterEvent[]): MatterState {
  return events.reduce((now, event) => {
    const next = decideEvent(now, event)
    if (!next.ok) throw new Error(`Impossible history at event ${event.seq}: ${next.refusal.message}`)
    return next.value.state
  }, state)
}
