import type { VNode } from 'preact'
import { displayDate, displayDateShort, displayDateWithWeekday } from '../../domain/calendar/display-date.ts'
import { daysBetween, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { DueDate } from '../../web/components/onroll/due-date.tsx'
import { FilterForm, type FilterGroup } from '../../web/components/onroll/filter-form.tsx'
import { Columns, Link, Note, PageHeading } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { listName, matterPaths } from '../cases/index.ts'
import { sideWords } from './waiting.form.ts'
import type { WaitingCounts } from './waiting.store.ts'
import type { WaitingView } from './waiting-view.ts'

export interface WaitingProps {
  readonly rows: readonly WaitingView[]
  readonly counts: WaitingCounts
  readonly groups: readonly FilterGroup[]
  readonly today: PlainDate
  readonly next: string | undefined
  /** The board of looked-after children, for those who may open it. */
  readonly lookedAfterHref: string | undefined
}

/** Everybody who waits for a school place, the longest first: how long, at which step, who must act, by when. */
export function WaitingPage({ rows, counts, groups, today, next, lookedAfterHref }: WaitingProps): VNode {
  return (
    <>
      <PageHeading
        above={displayDateWithWeekday(today)}
        title="Waiting for a school place"
        lead={leadOf(counts, today)}
        action={lookedAfterHref && <Link href={lookedAfterHref} text="Looked-after children" />}
      />
      <Columns
        shape="left"
        side={<FilterForm label="Filter who waits" action="/waiting" groups={groups} />}
        main={
          <>
            <StackingTable
              caption="Waiting for a school place"
              captionHidden
              columns={[
                { header: 'Child' },
                { header: 'Waiting', labelWhenStacked: true },
                { header: 'Stage', labelWhenStacked: true },
                { header: 'Who must act', labelWhenStacked: true },
                { header: 'Next date', nowrap: true, labelWhenStacked: true },
                { header: 'Education meanwhile', labelWhenStacked: true },
              ]}
              empty="Nobody waits in this view. A child stands here when found without a suitable school place."
              rows={rows.map((row) => ({
                key: row.id,
                cells: [
                  <WaitingChild key="child" row={row} />,
                  <WaitingDays key="days" row={row} />,
                  row.stage,
                  <WhoActs key="who" row={row} />,
                  <NextDate key="next" row={row} today={today} />,
                  <Meanwhile key="meanwhile" row={row} today={today} />,
                ],
              }))}
            />
            {next !== undefined && (
              <Note>
                <Link href={next} text={`Next ${rows.length}`} />
              </Note>
            )}
            <Note>Education Act 1996, sections 19 and 436A; policy 2.3, 3.1 and 3.4.</Note>
          </>
        }
      />
    </>
  )
}

function leadOf({ all, late, undecided, longest }: WaitingCounts, today: PlainDate): string {
  if (all === 0) return 'Nobody waits in this view.'
  const days = longest === null ? 0 : daysBetween(longest, today)
  return `${all.toLocaleString('en-GB')} waiting in this view, the longest for ${days} days. With something overdue: ${late}. Without a decision on education meanwhile: ${undecided}.`
}

export function WaitingChild({ row }: { readonly row: WaitingView }): VNode {
  return (
    <>
      <Link href={matterPaths.matter(row.id)} text={listName(row)} />
      {row.lane === 'red' && <span class="onr-red">Red lane</span>}
      <small>
        {row.reference}
        {row.flags.includes('looked-after') && ', looked after'}
      </small>
    </>
  )
}

export function WaitingDays({ row }: { readonly row: WaitingView }): VNode {
  return (
    <>
      {row.schoolDays === undefined
        ? 'school days not known'
        : `${row.schoolDays} school day${row.schoolDays === 1 ? '' : 's'}`}
      <small>{`${row.days} day${row.days === 1 ? '' : 's'}, since ${displayDate(row.since)}`}</small>
    </>
  )
}

export function WhoActs({ row }: { readonly row: WaitingView }): VNode {
  return (
    <>
      {row.nextSide === null ? 'nobody yet' : sideWords(row.nextSide)}
      <small>
        {row.ownerName === null ? 'no owner' : `owner ${row.ownerName}`}
        {row.deputyName !== null && `, deputy ${row.deputyName}`}
      </small>
    </>
  )
}

export function NextDate({ row, today }: { readonly row: WaitingView; readonly today: PlainDate }): VNode {
  if (row.nextDueOn === null) return <>no date</>
  return (
    <>
      <DueDate
        due={row.nextDueOn}
        today={today}
        {...(row.nextId === null
          ? {}
          : { whyHref: matterPaths.why(row.nextId), what: row.nextLabel ?? 'the date' })}
      />
      <small>{row.nextLabel}</small>
    </>
  )
}

function Meanwhile({ row, today }: { readonly row: WaitingView; readonly today: PlainDate }): VNode {
  const { meanwhile } = row.folded
  if (meanwhile === null) return <b class="onr-late">Not decided</b>
  const words = meanwhile.decision === 'arranged' ? (meanwhile.provision ?? 'Arranged') : 'None arranged'
  return (
    <>
      {words}
      <small class={meanwhile.reviewOn < today ? 'onr-late' : undefined}>
        {`decided ${displayDateShort(meanwhile.on)}, looked at again ${displayDateShort(meanwhile.reviewOn)}`}
      </small>
    </>
  )
}
