import { type ProcessTransition, TRANSITIONS, type TransitionId } from '../../../domain/case/process.ts'
import { type Lane, type ProcessState, STATES, type StateId } from '../../../domain/case/process-states.ts'
import { countOf } from '../date-words.ts'
import { type MapMove, MOVES } from './map-moves.ts'

/** How many children stand in a state. Ages in school days. On an ended state `children` counts this half term's. */
export interface StateFigures {
  readonly children: number
  /** Null when nobody stands there. */
  readonly oldestDays: number | null
  readonly overdue: number
}

/** The figures that the map is filled with. A state or transition that is not named counts nobody. */
export interface MapFigures {
  readonly states: Readonly<Partial<Record<StateId, StateFigures>>>
  /**
   * How many moved in the last 20 school days, by transition (`T14`), or by transition and the state left (`T65:E3`)
   * where a transition leaves more than one.
   */
  readonly moved: Readonly<Partial<Record<TransitionId | `${TransitionId}:${StateId}`, number>>>
}

const NOBODY: StateFigures = { children: 0, oldestDays: null, overdue: 0 }

/** The figures of one state. */
export function figuresOf(figures: MapFigures, state: StateId): StateFigures {
  return figures.states[state] ?? NOBODY
}

/** How many moved along a line. */
export function movedAlong({ moved }: MapFigures, move: MapMove): number {
  return move.transitions.reduce(
    (sum, id) => sum + (moved[`${id}:${move.from as StateId}`] ?? moved[id] ?? 0),
    0,
  )
}

/** What a box says: "Q3 LST enquiry: 38 open, oldest 19 days, 3 overdue". */
export function boxName(state: ProcessState, { children, oldestDays, overdue }: StateFigures): string {
  const name = `${state.id} ${state.label}`
  if (!state.open) return `${name}: ${thousands(children)} this half term`
  const oldest = oldestDays === null ? '' : `, oldest ${countOf(oldestDays, 'day')}`
  const late = overdue === 0 ? '' : `, ${thousands(overdue)} overdue`
  return `${name}: ${thousands(children)} open${oldest}${late}`
}

/** One row of the table that holds the same facts as the drawing. */
export interface MapRow {
  readonly state: ProcessState
  readonly figures: StateFigures
  /** Each state that can follow, with the transitions that lead there. */
  readonly moves: readonly { readonly to: StateId; readonly transitions: readonly TransitionId[] }[]
  /** What is recorded in the state without leaving it: T13, T25, T32. */
  readonly within: readonly TransitionId[]
  /** What ends the thread in this state: T22, T24. */
  readonly ends: readonly TransitionId[]
}

/** The table's rows, by lane, in the order of the process. */
export function mapRows(figures: MapFigures): ReadonlyMap<Lane, readonly MapRow[]> {
  const rows = STATES.map(
    (state): MapRow => ({
      state,
      figures: figuresOf(figures, state.id),
      moves: MOVES.filter((move) => move.from === state.id),
      within: fromHere(state.id, (row) => row.next.length === 0),
      ends: fromHere(state.id, (row) => row.next.some((next) => next.to === state.id && next.ends === true)),
    }),
  )
  return Map.groupBy(rows, (row) => row.state.lane)
}

function fromHere(state: StateId, is: (row: ProcessTransition) => boolean): readonly TransitionId[] {
  return TRANSITIONS.filter((row) => row.from.includes(state) && is(row)).map((row) => row.id)
}

/** What a lane holds: open children and how many of them are overdue. */
export function laneSum(
  figures: MapFigures,
  lane: Lane,
): { readonly open: number; readonly overdue: number } {
  const states = STATES.filter((state) => state.lane === lane && state.open)
  const sum = (key: 'children' | 'overdue') =>
    states.reduce((total, state) => total + figuresOf(figures, state.id)[key], 0)
  return { open: sum('children'), overdue: sum('overdue') }
}

/** 1,502 */
export function thousands(number: number): string {
  return number.toLocaleString('en-GB')
}
