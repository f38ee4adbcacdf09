import type { VNode } from 'preact'
import { displayDate, displayDateShort, displayDateWithWeekday } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { FilterForm } from '../../web/components/onroll/filter-form.tsx'
import { Columns, Link, Note, PageHeading } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { matterPaths } from '../cases/index.ts'
import type { LookedAfterCounts } from './looked-after.store.ts'
import type { LookedAfterView } from './looked-after-view.ts'
import { NextDate, WaitingChild, WhoActs } from './waiting.page.tsx'

export interface LookedAfterProps {
  readonly rows: readonly LookedAfterView[]
  readonly counts: LookedAfterCounts
  readonly late: boolean
  readonly today: PlainDate
  readonly next: string | undefined
}

/** Every looked-after child without a suitable place: the clock, the direction, who must act, and why it is late. */
export function LookedAfterPage({ rows, counts, late, today, next }: LookedAfterProps): VNode {
  const unexplained = rows.filter((row) => row.delayUnexplained).length
  return (
    <>
      <PageHeading
        above={displayDateWithWeekday(today)}
        title="Looked-after children without a suitable place"
        lead={
          counts.all === 0
            ? 'None in this view.'
            : `${counts.all} in this view. Over the time for a place: ${counts.late}. Late on this page without a reason and an owner: ${unexplained}.`
        }
        action={<Link href="/exchanges" text="Exchanges with other authorities" />}
      />
      <Columns
        shape="left"
        side={
          <FilterForm
            label="Filter looked-after children"
            action="/looked-after"
            groups={[
              {
                kind: 'any',
                name: 'late',
                label: 'Overdue',
                options: [{ value: 'yes', text: 'Something is overdue' }],
                chosen: late ? ['yes'] : [],
              },
            ]}
          />
        }
        main={
          <>
            <StackingTable
              caption="Looked-after children without a suitable place"
              captionHidden
              columns={[
                { header: 'Child' },
                { header: 'Time for a place', labelWhenStacked: true },
                { header: 'Where it stands', labelWhenStacked: true },
                { header: 'Who must act', labelWhenStacked: true },
                { header: 'Next date', nowrap: true, labelWhenStacked: true },
                { header: 'Delay', labelWhenStacked: true },
              ]}
              empty="Nobody. A child stands here when a case says that the child is looked after."
              rows={rows.map((row) => ({
                key: row.id,
                cells: [
                  <Child key="child" row={row} />,
                  <Clock key="clock" row={row} today={today} />,
                  <Where key="where" row={row} />,
                  <WhoActs key="who" row={row} />,
                  <NextDate key="next" row={row} today={today} />,
                  <Delay key="delay" row={row} />,
                ],
              }))}
            />
            {next !== undefined && (
              <Note>
                <Link href={next} text={`Next ${rows.length}`} />
              </Note>
            )}
            <Note>
              Policy 3.4 and 3.5. The 20 school days stand in the DfE’s guidance; its paragraph is still to be
              checked against the original.
            </Note>
          </>
        }
      />
    </>
  )
}

function Child({ row }: { readonly row: LookedAfterView }): VNode {
  return (
    <>
      <WaitingChild row={row} />
      <small>
        {row.socialWorker === undefined ? 'social worker not recorded' : `social worker ${row.socialWorker}`}
      </small>
      <small>
        {row.educationPlanOn === undefined
          ? 'no education plan recorded'
          : `education plan of ${displayDate(row.educationPlanOn)}`}
      </small>
    </>
  )
}

function Clock({ row, today }: { readonly row: LookedAfterView; readonly today: PlainDate }): VNode {
  const { clockDue, clockCount, clockId } = row.line
  if (clockDue === null || clockId === null) return <>not found yet, or no place needed</>
  const words =
    row.clockDay === undefined ? `by ${displayDateShort(clockDue)}` : `day ${row.clockDay} of ${clockCount}`
  return (
    <>
      {clockDue < today ? <b class="onr-late">{words}</b> : words}
      <small>
        {`by ${displayDate(clockDue)} `}
        <Link href={matterPaths.why(clockId)} text="Why?" about="the time for a place" />
      </small>
    </>
  )
}

function Where({ row }: { readonly row: LookedAfterView }): VNode {
  return (
    <>
      {row.where}
      {row.folded.direction !== null && (
        <small>
          <Link
            href={matterPaths.act(row.id, 'direction')}
            text="Steps of the direction"
            about={`for ${row.givenName}`}
          />
        </small>
      )}
    </>
  )
}

function Delay({ row }: { readonly row: LookedAfterView }): VNode {
  const { delay } = row.folded
  const record = matterPaths.act(row.id, 'record-delay')
  if (row.delayUnexplained)
    return (
      <>
        <b class="onr-late">Late, no reason or owner</b>
        {['L3', 'L4', 'L5', 'L6'].includes(row.state) && (
          <small>
            <Link href={record} text="Record why" about={`for ${row.givenName}`} />
          </small>
        )}
      </>
    )
  if (delay === null) return <>none</>
  return (
    <>
      {delay.reason}
      <small>{`${delay.owner} owns it, until ${displayDateShort(delay.until)}`}</small>
    </>
  )
}
