import { PROCESS, TRANSITIONS } from '../domain/case/process.ts'
import { ACTORS } from '../domain/case/process-actors.ts'
import type { MatterKind } from '../domain/case/process-states.ts'
import { UNNUMBERED_MOVES } from '../domain/case/quiet-events.ts'
import type { DeadlineSpec } from '../domain/deadline/deadline-spec.ts'
import { DEADLINE_SPECS } from '../domain/deadline/deadlines-for.ts'
import { type Command, wrongUsage } from './command.ts'
import { readPolicyParagraphs } from './policy-paragraphs.ts'

const usage = `
Usage: onroll policy

The process that the policy describes, as JSON on stdout: states, transitions (T1 to T69), unnumberedMoves (what the
policy's table has no row for), routes, actors, deadlines and paragraphs. The policy map is drawn from the same.

In a transition: from and to are states; events are the events that walk it; basis tells policy (P), present law (L),
inference (I) and not confirmed (K). In a deadline: periods name the values of the packs that it is counted by.

Exit code 0; 2 on wrong usage.

Example:
  onroll policy | jq '.transitions[] | select(.id == "T14")'
`

export const policyCommand: Command = {
  name: 'policy',
  summary: 'Print the policy’s process: states, transitions, actors, deadlines, paragraphs',
  usage,
  async run(args, io) {
    if (args[0] !== undefined) return wrongUsage(io, { usage }, `onroll policy takes no ${args[0]}.`)
    io.out(`${JSON.stringify(policyAsJson(), null, 2)}\n`)
    return 0
  },
}

/** The process as one plain value. */
export function policyAsJson() {
  return {
    states: PROCESS.states,
    transitions: TRANSITIONS.map(({ next, ...row }) => ({
      ...row,
      to: [...new Set(next.map((each) => each.to))],
      branches: next,
    })),
    unnumberedMoves: UNNUMBERED_MOVES,
    routes: PROCESS.routes,
    actors: ACTORS,
    deadlines: Object.entries(DEADLINE_SPECS).flatMap(([matter, specs]) =>
      specs.map((spec) => deadlineAsJson(matter as MatterKind, spec)),
    ),
    paragraphs: readPolicyParagraphs().map((each) => ({
      ...each,
      transitions: TRANSITIONS.filter((row) => row.paragraphs.includes(each.paragraph)).map((row) => row.id),
    })),
  }
}

function deadlineAsJson(
  matter: MatterKind,
  { kind, label, side, role, period, action, calendar }: DeadlineSpec,
) {
  const periods = typeof period === 'string' ? [period] : period.either
  return { kind, label, matter, whoActs: { side, role }, action, periods, calendar: calendar ?? 'school' }
}
