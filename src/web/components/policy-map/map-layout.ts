import type { TransitionId } from '../../../domain/case/process.ts'
import type { StateId } from '../../../domain/case/process-states.ts'
import stored from './layout.json' with { type: 'json' }
import { MOVES } from './map-moves.ts'
import { BOXES, LANES } from './map-places.ts'
import { type Label, placeLabels } from './place-labels.ts'
import { cornersOf, type Point, routeMoves } from './route-moves.ts'

/** A line as it is drawn: its corners, in steps of the grid. */
export interface DrawnMove {
  readonly from: string
  readonly to: StateId
  readonly transitions: readonly TransitionId[]
  readonly corners: readonly Point[]
}

/** The drawing without its figures. Kept in `layout.json`; `node scripts/draw-policy-map.ts` makes it again. */
export interface MapLayout {
  /** What it was drawn from: {@link drawnFrom} at that time. */
  readonly drawnFrom: string
  readonly moves: readonly DrawnMove[]
  readonly labels: readonly Label[]
}

export const LAYOUT = stored as unknown as MapLayout

/** Everything the lines and labels follow from, as one text: a stored drawing with another text is stale. */
export function drawnFrom(): string {
  const moves = MOVES.map((move) => `${move.from}>${move.to}:${move.transitions.join('+')}`)
  const boxes = [...BOXES].map(([id, { x, y, w, h }]) => `${id}@${x},${y},${w},${h}`)
  const lanes = LANES.map(({ lane, top, bottom }) => `${lane}@${top}-${bottom}`)
  return [...moves, ...boxes, ...lanes].join(' ')
}

/** Draws the lines afresh. Takes a second or more: never while somebody waits for a page. */
export function drawLayout(): MapLayout {
  const paths = routeMoves(MOVES)
  const moves = [...paths].map(([move, path]) => ({ ...move, corners: cornersOf(path) }))
  return { drawnFrom: drawnFrom(), moves, labels: placeLabels(paths) }
}
