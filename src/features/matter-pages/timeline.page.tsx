import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import type { MatterEvent } from '../../domain/case/matter-event.ts'
import { londonDay } from '../../platform/clock/clock.ts'
import { Timeline } from '../../web/components/moj/case-work.tsx'
import { EmptyList, PageHeading } from '../../web/components/onroll/headings.tsx'
import { describeEvent } from '../cases/index.ts'
import { MatterTabs } from './matter-parts.page.tsx'
import type { MatterView } from './matter-view.ts'

/** The whole history of a matter, newest first. */
export function TimelinePage({ view }: { readonly view: MatterView }): VNode {
  return (
    <>
      <MatterTabs view={view} current="timeline" />
      <PageHeading
        title="Timeline"
        lead={`${view.events.length} ${view.events.length === 1 ? 'entry' : 'entries'}, newest first. Nothing here is changed afterwards; a correction is a new entry.`}
      />
      <EventTimeline events={view.events.toReversed()} headingLevel={2} />
    </>
  )
}

/** Events in an officer's words. */
export function EventTimeline({
  events,
  headingLevel,
}: {
  readonly events: readonly MatterEvent[]
  readonly headingLevel?: 2 | 3
}): VNode {
  if (events.length === 0) return <EmptyList>Nothing has happened yet.</EmptyList>
  return (
    <Timeline
      headingLevel={headingLevel ?? 3}
      items={events.map((event) => {
        const { title, text } = describeEvent(event)
        const late = londonDay(new Date(event.recordedAt)) !== event.happenedOn
        const parts = [
          text,
          late &&
            !text.includes(displayDate(event.happenedOn)) &&
            `Happened on ${displayDate(event.happenedOn)}`,
          event.source && `Source: ${event.source}`,
        ]
        return {
          title,
          by:
            event.by.organisationName === event.by.name
              ? event.by.name
              : `${event.by.name}, ${event.by.organisationName}`,
          at: event.recordedAt,
          text: parts.filter(Boolean).join('. '),
        }
      })}
    />
  )
}
