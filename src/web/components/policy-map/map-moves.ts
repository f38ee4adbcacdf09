import type { TransitionId } from '../../../domain/case/process.ts'
import { TRANSITIONS } from '../../../domain/case/process.ts'
import { type Lane, type StateId, stateOf } from '../../../domain/case/process-states.ts'
import { ENTRIES } from './map-places.ts'

/** One line of the drawing: every transition that leads from one state to another, or a way in. */
export interface MapMove {
  readonly from: string
  readonly to: StateId
  /** None on a way in. */
  readonly transitions: readonly TransitionId[]
}

/**
 * The lines of the map, out of the process itself. Left out is what ends, repeats or starts anywhere, and the second
 * branches that the process marks as not drawn.
 */
export const MOVES: readonly MapMove[] = movesOf()

/** Whether a line hands a child from one lane to another. */
export function crossesLanes(move: MapMove): boolean {
  return laneOf(move.from) !== stateOf(move.to).lane
}

function laneOf(id: string): Lane {
  return ENTRIES.find((entry) => entry.id === id)?.lane ?? stateOf(id as StateId).lane
}

function movesOf(): readonly MapMove[] {
  const found = new Map<string, MapMove>()
  for (const row of TRANSITIONS) {
    for (const from of row.from) {
      for (const { to, drawn } of row.next) {
        if (to === from || drawn === false) continue
        const key = `${from} ${to}`
        const before = found.get(key)?.transitions ?? []
        found.set(key, { from, to, transitions: [...before, row.id] })
      }
    }
  }
  return [...ENTRIES.map(({ id, to }) => ({ from: id, to, transitions: [] })), ...found.values()]
}
