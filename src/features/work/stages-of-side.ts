import { TRANSITIONS } from '../../domain/case/process.ts'
import { type ActingSide, type ProcessState, STATES, type StateId } from '../../domain/case/process-states.ts'

/** Where a matter stands when it is first opened to a side that does not see all. */
const FIRST_MET: Readonly<Partial<Record<ActingSide, readonly StateId[]>>> = {
  admissions: ['Q2', 'L3'],
  team: ['Q3', 'E6'],
  'home-education-team': ['E0', 'E1', 'E9'],
  'virtual-school': ['L0'],
  school: ['Q0', 'E0', 'E1'],
}

/**
 * The stages in which somebody of a side can meet a matter: where it is first opened to them, and wherever it can go
 * from there. The authority meets them all.
 */
export function stagesMetBy(side: string): ReadonlySet<StateId> {
  const first = FIRST_MET[side as ActingSide]
  if (first === undefined) return new Set(STATES.map(({ id }) => id))
  const met = new Set<StateId>(first)
  // A set grows while it is walked, so that each stage is followed once.
  for (const at of met)
    for (const row of TRANSITIONS)
      if (row.from.includes(at) && row.id !== 'T52')
        for (const next of row.next) if (next.thread === 'own') met.add(next.to)
  return met
}

/** The stages that a filter offers to a side, each told apart from one of the same name on another thread. */
export function stagesFor(side: string, states: readonly ProcessState[]): readonly ProcessState[] {
  const met = stagesMetBy(side)
  const shown = states.filter(({ id }) => met.has(id))
  const twice = (label: string) => shown.filter((each) => each.label === label).length > 1
  return shown.map((state) =>
    twice(state.label) ? { ...state, label: `${state.label} (${THREADS[state.matter]})` } : state,
  )
}

const THREADS = {
  'school-enquiry': 'child not found',
  'authority-case': 'case',
  'home-education': 'home education',
} as const
