import { TRANSITIONS } from '../../../domain/case/process.ts'
import { type Lane, type StateId, stateOf } from '../../../domain/case/process-states.ts'

/**
 * The way a child has come, in words: "Way walked: Q0, Q1, Q3, Q4, then L0, L1 and now L2 Tracing. Next can be L3,
 * L7 or L8."
 *
 * @param walked  the states walked through, in order, without the present one; several threads one after the other
 */
export function wayInWords(walked: readonly StateId[], here: StateId, next: readonly StateId[]): string {
  const present = `${here} ${stateOf(here).label}`
  const way =
    walked.length === 0
      ? `At the beginning: ${present}.`
      : `Way walked: ${byLane(walked)} and now ${present}.`
  return next.length === 0 ? `${way} This is an end.` : `${way} Next can be ${oneOf(next)}.`
}

/** The states that can follow a state, in the order of the process: on its own thread, then where it hands over. */
export function statesAfter(here: StateId): readonly StateId[] {
  const rows = TRANSITIONS.filter((row) => row.from.includes(here))
  const leading = (thread: 'own' | 'opens') =>
    rows
      .flatMap((row) => row.next.filter((next) => next.thread === thread && next.to !== here))
      .map((next) => next.to)
  return [...new Set([...leading('own'), ...leading('opens')])]
}

function byLane(states: readonly StateId[]): string {
  const groups: { lane: Lane; ids: StateId[] }[] = []
  for (const id of states) {
    const { lane } = stateOf(id)
    const last = groups.at(-1)
    if (last?.lane === lane) last.ids.push(id)
    else groups.push({ lane, ids: [id] })
  }
  return groups.map((group) => group.ids.join(', ')).join(', then ')
}

function oneOf(ids: readonly StateId[]): string {
  return ids.length < 2 ? ids.join('') : `${ids.slice(0, -1).join(', ')} or ${ids.at(-1)}`
}
