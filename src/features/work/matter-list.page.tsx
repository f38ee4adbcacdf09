import type { VNode } from 'preact'
import { displayDate, displayDateNear } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { DueDate } from '../../web/components/onroll/due-date.tsx'
import { FilterForm } from '../../web/components/onroll/filter-form.tsx'
import { Columns, Link, Note, PageHeading } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { kindWords, listName, matterPaths } from '../cases/index.ts'
import { type FilterChoices, filterGroups } from './filter-groups.ts'
import type { MatterLine } from './matter-list.store.ts'
import { stageWords } from './queue-rows.ts'
import { type ListFilter, viewAddress } from './work.form.ts'

export interface MatterListProps {
  readonly path: string
  readonly heading: string
  readonly empty: string
  readonly filter: ListFilter
  readonly choices: FilterChoices
  readonly rows: readonly MatterLine[]
  readonly count: number
  readonly today: PlainDate
  readonly more: boolean
  /** Several kinds stand in one list. */
  readonly showKind: boolean
  /** Where work is handed over, for those who may. */
  readonly handOverHref: string | undefined
}

/** Every enquiry or case in a view that has an address, so that it can be kept, sent and printed. */
export function MatterListPage(props: MatterListProps): VNode {
  const { path, heading, filter, choices, rows, count, today, more, empty, showKind, handOverHref } = props
  const last = rows.at(-1)
  const since = filter.endedSince === undefined ? '' : ` since ${displayDate(filter.endedSince)}`
  const what = filter.closed ? `ended${since}` : 'open'
  const order = filter.closed ? '' : ' What falls due first comes first.'
  return (
    <>
      <PageHeading
        title={heading}
        action={handOverHref && <Link href={handOverHref} text="Hand over somebody’s work" />}
        lead={`${count.toLocaleString('en-GB')} ${what} in this view.${order}`}
      />
      <Columns
        shape="left"
        side={
          <FilterForm
            label={`Filter ${heading.toLowerCase()}`}
            action={path}
            groups={filterGroups(filter, choices)}
          />
        }
        main={
          <>
            <StackingTable
              caption={heading}
              captionHidden
              columns={[
                { header: 'Child' },
                { header: 'Stage' },
                { header: 'Next', nowrap: true },
                { header: 'Owner and deputy', labelWhenStacked: true },
                { header: 'School', labelWhenStacked: true },
              ]}
              empty={empty}
              rows={rows.map((row) => ({
                key: row.id,
                cells: [
                  <>
                    <Link href={matterPaths.matter(row.id)} text={listName(row)} />
                    {row.lane === 'red' && <span class="onr-red">Red lane</span>}
                    <small>{showKind ? `${kindWords(row.kind)} ${row.reference}` : row.reference}</small>
                  </>,
                  <>
                    {stageWords(row.state)}
                    <small>{`since ${displayDateNear(row.stateSince, today)}`}</small>
                  </>,
                  <Next row={row} today={today} />,
                  <Owner key="owner" row={row} />,
                  row.schoolName ?? '',
                ],
              }))}
            />
            {more && last && (
              <Note>
                <Link
                  href={viewAddress(path, filter, { after: placeOf(last) })}
                  text={`Next ${rows.length}`}
                />
              </Note>
            )}
          </>
        }
      />
    </>
  )
}

function Next({ row, today }: { readonly row: MatterLine; readonly today: PlainDate }): VNode {
  if (row.nextDueOn === null) {
    return <>{row.endedOn === null ? 'nothing due' : `ended ${displayDateNear(row.endedOn, today)}`}</>
  }
  return (
    <>
      <DueDate due={row.nextDueOn} today={today} />
      {row.nextAction !== null && <small>{row.nextAction}</small>}
    </>
  )
}

function Owner({ row }: { readonly row: MatterLine }): VNode {
  return (
    <>
      {row.ownerName ?? (row.open ? 'nobody yet' : '')}
      {row.deputyName !== null && <small>{`deputy ${row.deputyName}`}</small>}
    </>
  )
}

function placeOf({ nextDueOn, id }: MatterLine): string {
  return `${nextDueOn ?? 'none'}.${id}`
}
