import type { VNode } from 'preact'
import { displayDateShort, displayDateWithWeekday } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { yearGroupName, yearGroupOf } from '../../domain/child/year-group.ts'
import { LinkButton } from '../../web/components/govuk/buttons.tsx'
import { Link, Note, PageHeading, Section, Sub } from '../../web/components/onroll/headings.tsx'
import { DayCount } from '../../web/components/onroll/meter.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { TaskRows } from '../../web/components/onroll/task-rows.tsx'
import { listName, matterPaths } from '../cases/index.ts'
import { AskForFile, type SearchCounts } from '../lost-pupils/index.ts'
import type { EnquiryLine, SchoolHome } from './home-view.ts'
import { stageWords, taskRow, thingsToDo, type Viewer } from './queue-rows.ts'

export interface SchoolHomeProps {
  readonly home: SchoolHome
  readonly viewer: Viewer
  readonly schoolName: string
  readonly reportHref: string | undefined
  /** Searches for a file about which the CME team asks more. */
  readonly searches: SearchCounts
}

/** What a school has to do today and why, its open enquiries with the clock, and what the authority is doing for it. */
export function SchoolHomePage({ home, viewer, schoolName, reportHref, searches }: SchoolHomeProps): VNode {
  const { tasks, counts, enquiries, withAuthority } = home
  const { today } = viewer
  return (
    <>
      <PageHeading
        above={schoolName}
        title={displayDateWithWeekday(today)}
        action={reportHref && <LinkButton href={reportHref} text="Report a child" />}
      />
      <TaskRows
        title={thingsToDo(counts.all)}
        today={today}
        tasks={tasks.map((item) => taskRow(item, viewer))}
        empty="Nothing to do this week. A line stands here when something falls due within seven days."
      />
      {counts.all > tasks.length && (
        <Note>
          {`The ${tasks.length} that fall due first. `}
          <Link href="/enquiries" text="All enquiries" />
        </Note>
      )}
      <Section>
        <StackingTable
          caption="Open enquiries"
          columns={[
            { header: 'Pupil' },
            { header: 'Clock', nowrap: true },
            { header: 'Where it stands' },
            { header: 'Day 20', labelWhenStacked: true, nowrap: true },
          ].map((column) =>
            column.header === 'Day 20' ? { ...column, header: lastDayHeader(enquiries) } : column,
          )}
          empty="No open enquiries. One starts when you report a child."
          rows={enquiries.map((line) => ({
            key: line.matterId,
            cells: [
              <Pupil line={line} today={today} />,
              <Clock line={line} />,
              <>
                {stageWords(line.state)}
                {line.nextLabel !== null && line.nextDueOn !== null && (
                  <Sub>{`${line.nextLabel}: ${dueWords(line.nextDueOn, today)}`}</Sub>
                )}
              </>,
              line.dueOn === null ? '' : displayDateShort(line.dueOn),
            ],
          }))}
        />
      </Section>
      <Section>
        <StackingTable
          caption="With the authority"
          columns={[
            { header: 'Pupil' },
            { header: 'Since', labelWhenStacked: true, nowrap: true },
            { header: 'What the authority is doing' },
            { header: 'Who', labelWhenStacked: true },
          ]}
          empty="Nobody. A pupil stands here once the CME team has your referral."
          rows={withAuthority.map((line) => ({
            key: line.matterId,
            cells: [
              <Pupil line={line} today={today} />,
              line.caseSince === null ? '' : displayDateShort(line.caseSince),
              <>
                {line.caseOpen ? stageWords(line.caseState ?? '') : 'The authority’s case is closed'}
                {line.caseOpen && line.caseDueOn !== null && (
                  <Sub>{`Next step: ${dueWords(line.caseDueOn, today)}`}</Sub>
                )}
              </>,
              line.caseOwner ?? 'CME team',
            ],
          }))}
        />
        {withAuthority.length > 0 && (
          <Note>A pupil stays on roll until school and authority have written down the same outcome.</Note>
        )}
      </Section>
      <AskForFile counts={searches} />
    </>
  )
}

function Pupil({ line, today }: { readonly line: EnquiryLine; readonly today: PlainDate }): VNode {
  const year = yearGroupOf(line.bornOn, today)
  const more = [
    year && yearGroupName(year),
    line.caseState !== null && line.day !== undefined && `day ${line.day}`,
    line.caseState !== null && ['Q5', 'Q5a', 'Q6', 'Q7'].includes(line.state) && 'on roll',
  ].filter(Boolean)
  return (
    <>
      <Link href={matterPaths.matter(line.matterId)} text={listName(line)} />
      <small>{more.join(', ')}</small>
    </>
  )
}

function Clock({ line }: { readonly line: EnquiryLine }): VNode {
  if (line.day === undefined || line.count === null) return <>not begun</>
  return <DayCount day={line.day} of={line.count} />
}

// The length of the count is the pack's; where pupils differ the column has no number.
function lastDayHeader(lines: readonly EnquiryLine[]): string {
  const counts = new Set(lines.flatMap((line) => line.count ?? []))
  return counts.size === 1 ? `Day ${[...counts][0]}` : 'Last day'
}

function dueWords(due: PlainDate, today: PlainDate): string {
  return due < today ? `was due ${displayDateShort(due)}` : `by ${displayDateShort(due)}`
}
