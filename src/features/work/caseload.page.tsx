import type { VNode } from 'preact'
import { displayDate, displayDateShort } from '../../domain/calendar/display-date.ts'
import { daysBetween, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { Link, Note, PageHeading } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { matterPaths } from '../cases/index.ts'
import type { Caseload } from './caseload.store.ts'

export interface CaseloadProps {
  readonly rows: readonly Caseload[]
  readonly nobody: number
  readonly today: PlainDate
  /** The number of the next page, where there is one. */
  readonly next: number | undefined
}

/** Who looks after how much, so that nobody has too much of it unseen. */
export function CaseloadPage({ rows, nobody, today, next }: CaseloadProps): VNode {
  const open = rows.reduce((sum, row) => sum + row.open, 0)
  return (
    <>
      <PageHeading
        title="Who looks after what"
        lead={`${open.toLocaleString('en-GB')} open with the people on this page. Nobody looking: ${nobody}.`}
        action={<Link href="/away" text="Enter an absence" />}
      />
      <StackingTable
        caption="Caseload of each officer"
        captionHidden
        columns={[
          { header: 'Officer' },
          { header: 'Open', numeric: true, labelWhenStacked: true },
          { header: 'Red lane', numeric: true, labelWhenStacked: true },
          { header: 'Overdue', numeric: true, labelWhenStacked: true },
          { header: 'Deputy for', numeric: true, labelWhenStacked: true },
          { header: 'Oldest', labelWhenStacked: true },
          { header: 'Hand over', headerHidden: true, action: true },
        ]}
        empty="Nobody works in this team yet. Somebody stands here once invited."
        rows={rows.map((row) => ({
          key: row.accountId,
          cells: [
            <>
              {row.name}
              {row.away && (
                <small>
                  {row.awayUntil === null ? 'away' : `away until ${displayDateShort(row.awayUntil)}`}
                </small>
              )}
            </>,
            row.open,
            row.red,
            row.overdue > 0 ? <b class="onr-late">{row.overdue}</b> : 0,
            row.deputy,
            <Oldest key="oldest" row={row} today={today} />,
            row.open > 0 && (
              <Link
                href={`/reassign?from=${row.accountId}`}
                text="Hand over"
                about={`the work of ${row.name}`}
              />
            ),
          ],
        }))}
      />
      {next !== undefined && (
        <Note>
          <Link href={`/caseload?page=${next}`} text={`Next ${rows.length}`} />
        </Note>
      )}
      <Note>
        <Link href="/nobody" text={`Nobody is looking at these: ${nobody}`} />
      </Note>
    </>
  )
}

function Oldest({ row, today }: { readonly row: Caseload; readonly today: PlainDate }): VNode {
  if (row.oldestOn === null || row.oldestId === null) return <>nothing open</>
  const days = daysBetween(row.oldestOn, today)
  return (
    <>
      <Link href={matterPaths.matter(row.oldestId)} text={row.oldestReference ?? ''} />
      <small>{`${days} days, since ${displayDate(row.oldestOn)}`}</small>
    </>
  )
}
