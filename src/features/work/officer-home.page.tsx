import type { VNode } from 'preact'
import { displayDateShort, displayDateWithWeekday } from '../../domain/calendar/display-date.ts'
import { daysBetween } from '../../domain/calendar/plain-date.ts'
import { FilterForm, FindForm } from '../../web/components/onroll/filter-form.tsx'
import { Columns, Link, Note, PageHeading } from '../../web/components/onroll/headings.tsx'
import { type Tile, Tiles } from '../../web/components/onroll/tiles.tsx'
import { WorkQueue } from '../../web/components/onroll/work-queue.tsx'
import { type SearchCounts, SearchesWaiting } from '../lost-pupils/index.ts'
import { type ReportCounts, receivedPaths } from '../received-reports/index.ts'
import type { HiddenFields } from '../slice.ts'
import { type FilterChoices, filterGroups } from './filter-groups.ts'
import type { QueueCounts, QueueItem } from './queue.store.ts'
import { queueRow, type Viewer } from './queue-rows.ts'
import type { CaseCounts } from './standing.store.ts'
import { type ListFilter, viewAddress } from './work.form.ts'

export interface OfficerHomeProps {
  readonly viewer: Viewer
  readonly filter: ListFilter
  readonly choices: FilterChoices
  readonly rows: readonly QueueItem[]
  readonly counts: QueueCounts
  readonly cases: CaseCounts
  readonly reports: ReportCounts
  /** Open matters of the whole authority that would be left alone. */
  readonly nobody: number
  /** Lost pupil searches that wait for the team. */
  readonly searches: SearchCounts
  readonly hidden: HiddenFields
  /** True when the page is full and more may follow. */
  readonly more: boolean
}

/** What the CME team has to do: four counts, one queue, filters that stand in the address. */
export function OfficerHomePage(props: OfficerHomeProps): VNode {
  const { viewer, filter, choices, rows, counts, searches, hidden, more } = props
  const last = rows.at(-1)
  return (
    <>
      <PageHeading
        title={displayDateWithWeekday(viewer.today)}
        action={<FindForm action="/find" csrfToken={hidden.antiForgery} />}
      />
      <Tiles label="Counts for today" tiles={tilesOf(props)} />
      <SearchesWaiting counts={searches} />
      <Columns
        shape="left"
        side={
          <>
            <FilterForm label="Filter the queue" action="/" groups={filterGroups(filter, choices)} />
            <Note>
              <Link href="/away" text="When you are away" />
            </Note>
          </>
        }
        main={
          <>
            <WorkQueue
              caption={filter.whose.includes('team') ? 'The team’s queue' : 'Your queue'}
              summary={`${rows.length} of ${counts.all} shown, sorted by due date.`}
              rows={rows.map((item) => queueRow(item, viewer))}
              today={viewer.today}
              empty="Nothing is due in this view. A case stands here when one of its dates comes near."
            />
            {more && last && (
              <Note>
                <Link
                  href={viewAddress('/', filter, { after: `${last.dueOn}.${last.id}` })}
                  text={`Next, due from ${displayDateShort(last.dueOn)} on`}
                />
              </Note>
            )}
          </>
        }
      />
    </>
  )
}

function tilesOf({ counts, cases, reports, nobody, filter, viewer }: OfficerHomeProps): readonly Tile[] {
  const view = (due: string) => viewAddress('/', { ...filter, due: undefined, after: undefined }, { due })
  const oldest = counts.oldest === null ? 0 : daysBetween(counts.oldest, viewer.today)
  return [
    {
      value: counts.today,
      label: 'Due today',
      href: view('today'),
      note: counts.todayRed > 0 ? `${counts.todayRed} of them red lane` : 'none of them red lane',
      tone: 'soon',
    },
    {
      value: counts.late,
      label: 'Overdue',
      href: view('late'),
      note: counts.late > 0 ? `oldest ${oldest} day${oldest === 1 ? '' : 's'}` : 'nothing is late',
      tone: counts.late > 0 ? 'late' : 'ok',
    },
    {
      value: cases.red,
      label: 'Red lane',
      href: '/cases?lane=red&whose=team',
      note: cases.redLate > 0 ? `${cases.redLate} with something overdue` : 'nothing overdue in it',
      tone: cases.red > 0 ? 'late' : 'ok',
    },
    {
      value: reports.waiting,
      label: 'Reports to match',
      href: receivedPaths.listOf('waiting'),
      note: reportWords(reports),
      tone: reports.late > 0 ? 'late' : reports.waiting > 0 ? 'soon' : 'ok',
    },
    {
      value: nobody,
      label: 'Nobody is looking at these',
      href: '/nobody',
      note: nobodyWords(nobody, cases),
      tone: nobody > 0 ? 'late' : 'ok',
    },
  ]
}

function reportWords({ late, setApart }: ReportCounts): string {
  const apart = setApart > 0 ? `, ${setApart} set apart` : ''
  return late > 0 ? `${late} late${apart}` : `none late${apart}`
}

function nobodyWords(nobody: number, { nobodyDeputy }: CaseCounts): string {
  if (nobody > 0) return 'no owner who is there, or nothing next'
  return nobodyDeputy > 0
    ? `every open case has an owner, ${nobodyDeputy} no deputy`
    : 'every open case has owner and deputy'
}
