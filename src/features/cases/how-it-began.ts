import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { eventsOfKind, type MatterEvent } from '../../domain/case/matter-event.ts'

/** What a school said when it began an enquiry, by whichever route. */
export interface Beginning {
  readonly expectedOn?: PlainDate
  readonly firstMissedOn?: PlainDate
  readonly leaveEndedOn?: PlainDate
  readonly leaveReason?: string
  readonly destination?: string
  readonly lastDay?: PlainDate
  readonly ground?: string
  readonly receivingSchool?: boolean
  readonly circumstances?: Readonly<Record<string, boolean>>
  readonly lastSeen?: string
  readonly reasonBelieved?: string
}

/** Nothing where the matter is no school's enquiry. */
export function howItBegan(events: readonly MatterEvent[]): Beginning {
  return (
    eventsOfKind(events, 'non-arrival-reported')[0]?.facts ??
    eventsOfKind(events, 'enquiry-opened')[0]?.facts ??
    {}
  )
}
