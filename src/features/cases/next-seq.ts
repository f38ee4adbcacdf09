import type { MatterEvent } from '../../domain/case/matter-event.ts'

/** The number of the event that comes next. */
export function nextSeq(events: readonly MatterEvent[]): number {
  return (events.at(-1)?.seq ?? 0) + 1
}
