import type { VNode } from 'preact'
import { displayDate, displayDateShort, displayDateWithWeekday } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { formatInstant } from '../../web/components/date-words.ts'
import { DueDate } from '../../web/components/onroll/due-date.tsx'
import { Link, P, PageHeading, Section } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import type { CalendarEnd, DatesAwaited, LatestImport } from './reference-standing.store.ts'

export interface DataHomeProps {
  readonly today: PlainDate
  readonly awaited: readonly DatesAwaited[]
  readonly ending: readonly CalendarEnd[]
  readonly imports: readonly LatestImport[]
  readonly calendarHref: (schoolUrn: number | null) => string | undefined
}

/** The data officer's home: dates that counts wait for, calendars that end soon, and how fresh the registers are. */
export function DataHomePage({ today, awaited, ending, imports, calendarHref }: DataHomeProps): VNode {
  const named = (name: string, urn: number | null) => {
    const href = calendarHref(urn)
    return href === undefined ? name : <Link href={href} text={name} />
  }
  return (
    <>
      <PageHeading title={displayDateWithWeekday(today)} />
      <StackingTable
        caption="Dates that counts wait for"
        columns={[
          { header: 'School' },
          { header: 'What is missing' },
          { header: 'Needed', nowrap: true },
          { header: 'Pupils', numeric: true },
        ]}
        empty="Nothing waits. A school stands here when a count runs past the end of its calendar."
        rows={awaited.map((row) => ({
          key: `${row.schoolUrn} ${row.label}`,
          cells: [
            named(row.schoolName ?? 'The authority', row.schoolUrn),
            row.label,
            <DueDate due={row.dueOn} today={today} />,
            row.matters,
          ],
        }))}
      />
      <Section>
        <StackingTable
          caption="Calendars that end within 90 days"
          columns={[{ header: 'Whose' }, { header: 'Ends', nowrap: true }]}
          empty="None. A calendar stands here when its last term is nearly over."
          rows={ending.map((row) => ({
            key: `${row.scope} ${row.schoolUrn} ${row.name}`,
            cells: [
              named(row.name ?? 'The authority’s default', row.schoolUrn),
              displayDateShort(row.endsOn),
            ],
          }))}
        />
      </Section>
      <Section>
        <StackingTable
          caption="Latest imports"
          columns={[
            { header: 'What' },
            { header: 'File', labelWhenStacked: true },
            { header: 'Imported', nowrap: true, labelWhenStacked: true },
          ]}
          empty="Nothing has been imported yet. Use onroll import at a terminal."
          rows={imports.map((row) => ({
            key: row.kind,
            cells: [
              IMPORTS[row.kind] ?? row.kind.replaceAll('-', ' '),
              row.speaksFor === null
                ? row.fileName
                : `${row.fileName}, speaks for ${displayDate(row.speaksFor)}`,
              formatInstant(row.importedAt.toISOString()),
            ],
          }))}
        />
      </Section>
    </>
  )
}

const IMPORTS: Readonly<Record<string, string>> = {
  'bank-holidays': 'Bank holidays',
  gias: 'Schools, from Get Information about Schools',
  'term-dates': 'Term dates',
  'local-authorities': 'Local authorities',
}

/** The home of roles that work with no child: what they can open. */
export function DeskHomePage({
  today,
  links,
}: {
  readonly today: PlainDate
  readonly links: readonly { readonly href: string; readonly text: string }[]
}): VNode {
  return (
    <>
      <PageHeading title={displayDateWithWeekday(today)} />
      <P>In this role you see no child.</P>
      <ul class="govuk-list">
        {links.map((link) => (
          <li key={link.href}>
            <Link {...link} />
          </li>
        ))}
      </ul>
    </>
  )
}
