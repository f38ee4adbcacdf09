import type { PlainDate } from '../calendar/plain-date.ts'
import { foldMatter } from '../case/fold-matter.ts'
import type { MatterEvent } from '../case/matter-event.ts'
import type { StateId } from '../case/process-states.ts'
import { SIDE_EVENTS } from '../case/quiet-events.ts'
import type { Thread } from './education-facts.ts'

/** Where a thread stood at the end of a day. */
export interface ThreadOnDay {
  readonly state: StateId
  readonly since: PlainDate
  readonly open: boolean
  /** The days of its steps by then, the first first. */
  readonly days: readonly PlainDate[]
  /** States it had been in by then. */
  readonly been: ReadonlySet<StateId>
  /** Events that had happened by then. */
  readonly events: readonly MatterEvent[]
  /** What brought it there. */
  readonly by: MatterEvent | undefined
}

/** Where a thread stood at the end of a day, as far as its events tell; undefined before it began. */
export function threadOnDay({ kind, events }: Thread, day: PlainDate): ThreadOnDay | undefined {
  if (events.length === 0) return undefined
  const state = foldMatter(kind, events)
  const steps = state.path.filter(({ on }) => on <= day)
  const last = steps.at(-1)
  if (last === undefined) return undefined
  const isLatest = steps.length === state.path.length
  const ended = isLatest && state.endedOn !== null && state.endedOn <= day
  const happened = events.filter(({ happenedOn }) => happenedOn <= day)
  return {
    state: last.state,
    since: last.on,
    open: !ended,
    days: steps.map((step) => step.on),
    been: new Set(steps.map((step) => step.state)),
    events: happened,
    by: happened.findLast((event) => event.happenedOn === last.on && !SIDE_EVENTS.includes(event.kind)),
  }
}
