import type { PlainDate } from '../calendar/plain-date.ts'
import type { EventKind } from '../case/event-facts.ts'
import type { DeadlineSpec, MatterHistory } from './deadline-spec.ts'

const OFFICER = { side: 'authority', role: 'CME officer' } as const
const ASKED: readonly EventKind[] = ['hand-over-offered', 'hand-over-chased']
const ENDED: readonly EventKind[] = ['hand-over-accepted', 'hand-over-refused', 'hand-over-withdrawn']
const REFUSED: readonly EventKind[] = ['hand-over-refused']
const TAKEN_UP: readonly EventKind[] = [
  'review-recorded',
  'check-requested',
  'hand-over-offered',
  'new-information',
  'located',
  'place-applied',
  'case-closed',
]

/** A hand-over without its receipt is asked after again and again; a refused one is taken up again soon. */
export const HAND_OVER_DEADLINES: readonly DeadlineSpec[] = [
  {
    ...OFFICER,
    kind: 'hand-over-receipt',
    label: 'Receipt of the other authority',
    action: 'chase-hand-over',
    actionLabel: 'Ask for the receipt',
    period: 'hand-over-chase-after',
    starts: (matter) => lastOf(matter, ASKED),
    metOn: (matter) => firstAfter(matter, ASKED, ENDED),
    stillDue: (state) => state.open && state.handOver !== null,
  },
  {
    ...OFFICER,
    kind: 'hand-over-refused',
    label: 'Go on after the refused hand-over',
    action: 'record-review',
    actionLabel: 'Review',
    period: 'hand-over-refused-within',
    starts: (matter) => lastOf(matter, REFUSED),
    metOn: (matter) => firstAfter(matter, REFUSED, TAKEN_UP),
    stillDue: (state) => state.open,
  },
]

function lastOf({ events }: MatterHistory, kinds: readonly EventKind[]): PlainDate | null {
  return events.findLast((event) => kinds.includes(event.kind))?.happenedOn ?? null
}

/** The day of the first event of these kinds after the last one that began the period. */
function firstAfter(
  { events }: MatterHistory,
  starts: readonly EventKind[],
  kinds: readonly EventKind[],
): PlainDate | null {
  const from = events.findLastIndex((event) => starts.includes(event.kind))
  return events.slice(from + 1).find((event) => kinds.includes(event.kind))?.happenedOn ?? null
}
