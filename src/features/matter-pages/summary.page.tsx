import type { VNode } from 'preact'
import { displayDate, displayDateWithWeekday } from '../../domain/calendar/display-date.ts'
import { stateOf } from '../../domain/case/process-states.ts'
import { BackLink } from '../../web/components/govuk/links.tsx'
import { FactList } from '../../web/components/onroll/boxes.tsx'
import { Note, PageHeading, Section } from '../../web/components/onroll/headings.tsx'
import { Table } from '../../web/components/onroll/table.tsx'
import { describeEvent, matterPaths } from '../cases/index.ts'
import { type MatterView, openDeadlines } from './matter-view.ts'
import { ownerWords } from './matter-words.ts'

/** A matter on paper, for a visit or a meeting: no address, no telephone number, no means to act. */
export function SummaryPage({ view }: { readonly view: MatterView }): VNode {
  const { matter, state, events, today, names, by, school } = view
  const nameOf = (id: string | null) => (id === null ? 'nobody yet' : (names.get(id) ?? by.name))
  return (
    <>
      <BackLink href={matterPaths.matter(matter.id)} text="Back to the page" />
      <PageHeading
        title={`Summary of ${matter.reference}`}
        lead={`As it stood on ${displayDateWithWeekday(today)}, printed by ${by.name}. Keep it safe and destroy it after use.`}
      />
      <FactList
        facts={[
          {
            label: 'Where it stands',
            value: `${stateOf(state.state).label}, since ${displayDate(state.since)}`,
            note: stateOf(state.state).meaning,
          },
          { label: 'Opened', value: displayDate(matter.openedOn) },
          ...(state.dayZero === null
            ? []
            : [{ label: 'First missed school day', value: displayDate(state.dayZero) }]),
          ...(school === undefined ? [] : [{ label: 'School', value: school.name }]),
          {
            label: 'Owner',
            value: nameOf(matter.ownerAccountId),
            note: `Deputy: ${nameOf(matter.deputyAccountId)}`,
          },
        ]}
      />
      <Section>
        <Table
          caption="What is due"
          columns={[{ header: 'Step' }, { header: 'Due' }, { header: 'Who' }]}
          empty="Nothing is due."
          rows={openDeadlines(view).map((row) => ({
            key: row.id,
            cells: [row.label, displayDateWithWeekday(row.dueOn), ownerWords(view, row)],
          }))}
        />
      </Section>
      <Section>
        <Table
          caption="What happened"
          columns={[{ header: 'Day', nowrap: true }, { header: 'What' }, { header: 'By' }]}
          empty="Nothing has happened yet."
          rows={events.map((event) => {
            const { title, text } = describeEvent(event)
            return {
              key: String(event.seq),
              cells: [
                displayDate(event.happenedOn),
                text === '' ? title : `${title}: ${text}`,
                event.by.organisationName === event.by.name
                  ? event.by.name
                  : `${event.by.name}, ${event.by.organisationName}`,
              ],
            }
          })}
        />
      </Section>
      <Note>Addresses and telephone numbers are left out on purpose.</Note>
    </>
  )
}
