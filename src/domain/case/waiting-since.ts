import type { PlainDate } from '../calendar/plain-date.ts'
import type { MatterState } from './matter-state.ts'
import type { StateId } from './process-states.ts'

/** Where a child waits for a school place. */
export const WAITING_STATES: readonly StateId[] = ['L3', 'L4', 'L5']

/** The day on which a place was first needed, since the case was last received. */
export function placeNeededSince({ path }: Pick<MatterState, 'path'>): PlainDate | null {
  const received = path.findLastIndex((step) => step.state === 'L0')
  return path.slice(Math.max(received, 0)).find((step) => step.state === 'L3')?.on ?? null
}

/** Since when the child waits; null where nobody seeks a place for the child at present. */
export function waitingSince(state: MatterState): PlainDate | null {
  if (!state.open || !WAITING_STATES.includes(state.state)) return null
  return placeNeededSince(state) ?? state.since
}
