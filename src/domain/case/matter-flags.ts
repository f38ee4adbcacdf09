import type { MatterFlag, MatterState } from './matter-state.ts'
import { stateOf } from './process-states.ts'

const AWAITED = {
  school: 'awaiting-school',
  authority: 'awaiting-authority',
  admissions: 'awaiting-admissions',
  team: 'awaiting-team',
} as const

const OWN_SIDE = {
  'school-enquiry': 'school',
  'authority-case': 'authority',
  'home-education': null,
} as const

/** The flags of a matter, in a fixed order. `overdue` is not among them: it needs today and the deadlines. */
export function flagsOf(state: MatterState): readonly MatterFlag[] {
  const flags = new Set<MatterFlag>()
  if (state.safetyConcern) flags.add('safety-concern')
  if (state.lane === 'red') flags.add('red-lane')
  if (state.lookedAfter) flags.add('looked-after')
  for (const awaited of awaitedSides(state)) flags.add(AWAITED[awaited])
  if (state.suspectedDuplicates.length > 0) flags.add('possible-duplicate')
  if (state.handOver !== null) flags.add('handed-over')
  if (state.open && state.noticeAwaited) flags.add('written-notice-awaited')
  if (state.open && differ(state)) flags.add('sides-differ')
  if (state.transferFile.rejectedOn !== null) flags.add('file-rejected')
  if (state.reopenings > 0) flags.add('reopened')
  return [...flags]
}

function awaitedSides(state: MatterState): readonly (keyof typeof AWAITED)[] {
  if (!state.open) return []
  const asked = state.openQuestions.map((question) => question.of)
  if (state.state === 'Q5a') {
    const unsigned = (['school', 'authority'] as const).filter((side) => state.signatures[side] === null)
    return [...unsigned, ...asked]
  }
  const { side } = stateOf(state.state).whoActs
  if (!(side in AWAITED) || side === OWN_SIDE[state.kind]) return asked
  return [side as keyof typeof AWAITED, ...asked]
}

function differ({ signatures }: MatterState): boolean {
  return (
    signatures.school !== null &&
    signatures.authority !== null &&
    signatures.school.outcome !== signatures.authority.outcome
  )
}
