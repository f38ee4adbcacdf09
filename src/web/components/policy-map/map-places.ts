import type { RouteId } from '../../../domain/case/event-facts.ts'
import { ROUTES } from '../../../domain/case/process.ts'
import { type Lane, STATES, type StateId } from '../../../domain/case/process-states.ts'

/** The drawing is laid out on a grid; this many pixels to a step. */
export const STEP = 8
/** Width of the drawing in steps; boxes are 15 by 8. */
export const WIDTH = 154
export const HEIGHT = 118
const [BOX_WIDTH, BOX_HEIGHT, PITCH, LEFT] = [15, 8, 19, 2]

/** A band of the drawing, top to bottom, and the rows of boxes in it. */
export interface LanePlace {
  readonly lane: Lane
  readonly top: number
  readonly rows: readonly [number, number, number]
  readonly bottom: number
}

export const LANES: readonly LanePlace[] = [
  { lane: 'School', top: 7, rows: [11, 23, 35], bottom: 46 },
  { lane: 'Authority', top: 48, rows: [52, 64, 76], bottom: 87 },
  { lane: 'Home education', top: 89, rows: [93, 105, 117], bottom: 117 },
]

/** Column 1 to 8 and row 0 to 2 of each box in its lane. A new state has to be given a place here, and nowhere else. */
const PLACES: Readonly<Record<StateId, readonly [column: number, row: 0 | 1 | 2]>> = {
  Q0: [1, 1],
  Q1: [2, 1],
  Q2: [3, 1],
  Q3: [4, 1],
  Q4: [5, 1],
  Q5: [6, 1],
  Q5a: [7, 1],
  QX: [8, 0],
  Q7: [8, 1],
  Q6: [6, 2],
  Q8: [7, 2],
  Q9: [8, 2],
  L0: [3, 1],
  L1: [4, 1],
  L2: [5, 1],
  L3: [6, 1],
  L4: [7, 1],
  L8: [8, 1],
  L7: [6, 0],
  L5: [6, 2],
  L6: [7, 2],
  E0: [1, 1],
  E1: [2, 1],
  E2: [3, 1],
  E3: [4, 1],
  E4: [5, 1],
  E5: [6, 1],
  E6: [7, 1],
  E9: [5, 0],
}

/** A box in steps. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** A box that says how matters come in. Routes that lead to one state share a box where they stand together. */
export interface EntryBox {
  readonly id: string
  readonly lane: Lane
  readonly to: StateId
  readonly lines: readonly { readonly route: RouteId | null; readonly text: string }[]
}

/** What fits into a box on one line, in letters: less on the first, which begins with the route's id. */
const [FIRST_LINE, LINE] = [16, 18]

const ENTRY_PLACES: readonly (readonly [
  id: string,
  routes: readonly RouteId[],
  lane: Lane,
  column: number,
  row: 0 | 2,
])[] = [
  ['in-1', ['R1', 'R2', 'R3'], 'School', 1, 0],
  ['in-2', ['R5'], 'School', 5, 0],
  ['in-3', ['R4'], 'School', 5, 2],
  ['in-4', ['R7', 'R8'], 'Authority', 3, 0],
  ['in-5', ['R6'], 'Home education', 1, 0],
]

export const ENTRIES: readonly EntryBox[] = ENTRY_PLACES.map(([id, ids, lane]) => {
  const routes = ROUTES.filter((route) => ids.includes(route.id))
  const [first] = routes
  if (first === undefined) throw new Error(`${id} has no way in`)
  return { id, lane, to: first.first, lines: routes.flatMap((route) => linesOf(route.id, route.label)) }
})

/** The box of every state and way in, by id. */
export const BOXES: ReadonlyMap<string, Box> = new Map([
  ...STATES.map((state): [string, Box] => [state.id, boxAt(state.lane, ...PLACES[state.id])]),
  ...ENTRY_PLACES.map(([id, , lane, column, row]): [string, Box] => [id, boxAt(lane, column, row)]),
])

/** The box with this id. Throws when there is none. */
export function boxOf(id: string): Box {
  const box = BOXES.get(id)
  if (box === undefined) throw new Error(`The map has no box ${id}`)
  return box
}

function boxAt(lane: Lane, column: number, row: 0 | 1 | 2): Box {
  const place = LANES.find((each) => each.lane === lane)
  if (place === undefined) throw new Error(`The map has no lane ${lane}`)
  return { x: LEFT + (column - 1) * PITCH, y: place.rows[row], w: BOX_WIDTH, h: BOX_HEIGHT }
}

function linesOf(route: RouteId, label: string): EntryBox['lines'] {
  const lines = ['']
  for (const word of label.split(' ')) {
    const last = lines.at(-1) ?? ''
    const room = lines.length === 1 ? FIRST_LINE : LINE
    if (last !== '' && last.length + 1 + word.length > room) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return lines.map((text, index) => ({ route: index === 0 ? route : null, text }))
}
