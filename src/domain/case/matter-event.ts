import type { PlainDate } from '../calendar/plain-date.ts'
import type { EventFacts, EventKind } from './event-facts.ts'

/** Who said so. The system speaks with `accountId` null. */
export interface EventAuthor {
  readonly accountId: string | null
  readonly name: string
  readonly role: string
  readonly organisationId: string | null
  readonly organisationName: string
}

/** The text that an event rests on. */
export interface EventCitation {
  readonly source: string
  readonly at: string
}

/**
 * A fact of one matter: the day it happened, the instant it was recorded, who said so. Never changed afterwards.
 * `seq` numbers the events of a matter from 1 without gaps; `recordedAt` is an instant in UTC, ISO 8601.
 */
export interface MatterEventOf<Kind extends EventKind> {
  readonly seq: number
  readonly kind: Kind
  readonly happenedOn: PlainDate
  readonly recordedAt: string
  readonly by: EventAuthor
  readonly facts: EventFacts[Kind]
  readonly citation?: EventCitation
  readonly source?: string
}

/** An event of any kind; `kind` tells what `facts` holds. */
export type MatterEvent = { [Kind in EventKind]: MatterEventOf<Kind> }[EventKind]

/** The events of one kind out of a history, oldest first. */
export function eventsOfKind<Kind extends EventKind>(
  events: readonly MatterEvent[],
  kind: Kind,
): readonly MatterEventOf<Kind>[] {
  return events.filter((event) => event.kind === kind) as unknown as readonly MatterEventOf<Kind>[]
}
