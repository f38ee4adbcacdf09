import { countSchoolDays } from '../../domain/calendar/count-school-days.ts'
import { displayDate } from '../../domain/calendar/display-date.ts'
import { addDays, daysBetween, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { foldMatter } from '../../domain/case/fold-matter.ts'
import type { MatterEvent } from '../../domain/case/matter-event.ts'
import type { MatterState } from '../../domain/case/matter-state.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'
import { listEventsOfMatters } from '../cases/index.ts'
import { calendarFor } from '../schools/index.ts'
import type { WaitingLine } from './waiting.store.ts'

/** A child who waits, with what the history says of it. */
export interface WaitingView extends WaitingLine {
  readonly events: readonly MatterEvent[]
  readonly folded: MatterState
  readonly days: number
  /** Undefined where the calendar does not reach so far. */
  readonly schoolDays: number | undefined
  readonly stage: string
}

/** Adds to each line how long, at which step, and what was decided; two queries for a whole page. */
export async function viewsOf(
  read: ReadTrx,
  laId: number,
  lines: readonly WaitingLine[],
  today: PlainDate,
): Promise<readonly WaitingView[]> {
  const histories = await listEventsOfMatters(
    read,
    lines.map(({ id }) => id),
  )
  const calendar = await calendarFor(read, { laId, schoolUrn: null })
  return lines.flatMap((line) => {
    const events = histories.get(line.id)
    if (events === undefined) return []
    const folded = foldMatter('authority-case', events)
    // The day on which a place was first needed is day 0, as for the days that have passed since.
    const counted = calendar.ok
      ? countSchoolDays(calendar.value.calendar, addDays(line.since, 1), today)
      : undefined
    return [
      {
        ...line,
        events,
        folded,
        days: daysBetween(line.since, today),
        schoolDays: counted?.ok ? counted.value.count : undefined,
        stage: stageOf(folded, events),
      },
    ]
  })
}

const ON_THE_WAY: Readonly<Partial<Record<MatterEvent['kind'], string>>> = {
  'place-applied': 'Applied for',
  'fair-access-agreed': 'Fair access agreed',
  'direction-made': 'School directed',
  'direction-not-needed': 'School admits without direction',
  'order-made': 'Order made',
}

function stageOf(state: MatterState, events: readonly MatterEvent[]): string {
  if (state.state === 'L3') return 'No application yet'
  if (state.state === 'L5') return `Direction: ${state.direction?.school ?? 'school not named'}`
  if (state.offer !== null) {
    const { school, startsOn } = state.offer
    return `Offered: ${school}, ${startsOn === null ? 'no starting day' : `starts ${displayDate(startsOn)}`}`
  }
  const last = events.findLast(({ kind }) => kind in ON_THE_WAY || kind === 'place-fell-through')
  return last === undefined ? 'Offered' : (ON_THE_WAY[last.kind] ?? 'On the register, did not come')
}
