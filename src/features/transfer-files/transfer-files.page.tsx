import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import { daysBetween, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { DueDate } from '../../web/components/onroll/due-date.tsx'
import { FilterForm } from '../../web/components/onroll/filter-form.tsx'
import { Columns, Link, Note, PageHeading, Sub } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { listName, matterPaths } from '../cases/index.ts'
import { becauseWords } from '../deadlines/index.ts'
import {
  clearedAboutWords,
  codeWords,
  FILE_STATES,
  type FileState,
  fileStateWords,
  whoActsWords,
} from './file-standing.ts'
import { transferFilePaths } from './transfer-files.paths.ts'
import type { FileLine } from './transfer-files.store.ts'
import { type FilesView, filesAddress } from './transfer-files.view.ts'

export interface FilesPageProps {
  readonly rows: readonly FileLine[]
  readonly counts: ReadonlyMap<FileState, number>
  readonly view: FilesView
  readonly today: PlainDate
  readonly ofSchool: boolean
  readonly more: boolean
  readonly clearedAfterMonths: number | undefined
  /** The act that meets the date of a line, for those who may do it. */
  readonly actionOf: (line: FileLine) => { readonly href: string; readonly text: string } | undefined
}

/** Every transfer file on its way over s2s: where it stands, since when, who must act, until when and why. */
export function FilesPage(props: FilesPageProps): VNode {
  const { rows, counts, view, today, ofSchool, more } = props
  const last = rows.at(-1)
  return (
    <>
      <PageHeading
        title="Transfer files on s2s"
        lead="s2s itself cannot be asked. Somebody looks there and writes down here what it says."
      />
      <Columns
        shape="left"
        side={
          <FilterForm
            label="Filter the files"
            action={transferFilePaths.list}
            groups={groupsOf(view, counts)}
          />
        }
        main={
          <>
            <StackingTable
              caption="Transfer files"
              captionHidden
              columns={[
                { header: 'Pupil' },
                { header: 'Where the file stands' },
                { header: 'Who must act', labelWhenStacked: true },
                { header: 'Next', nowrap: true },
              ]}
              empty="No file in this view. One stands here when a name is removed from a roll."
              rows={rows.map((row) => ({
                key: row.matterId,
                cells: [
                  <Pupil key="pupil" row={row} ofSchool={ofSchool} />,
                  <Standing key="standing" row={row} today={today} />,
                  <Who key="who" row={row} props={props} />,
                  <Next key="next" row={row} today={today} />,
                ],
              }))}
            />
            {more && last && (
              <Note>
                <Link
                  href={filesAddress(view, `${last.dueOn ?? 'none'}.${last.matterId}`)}
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

function groupsOf(view: FilesView, counts: ReadonlyMap<FileState, number>) {
  return [
    {
      kind: 'any' as const,
      name: 'state',
      label: 'Where it stands',
      options: FILE_STATES.map((value) => ({
        value,
        text: `${fileStateWords(value)} (${counts.get(value) ?? 0})`,
      })),
      chosen: view.states,
    },
    {
      kind: 'one' as const,
      name: 'where',
      label: 'Goes to',
      options: [
        { value: '', text: 'Anywhere' },
        { value: 'school', text: 'A school' },
        { value: 'lost', text: 'The Lost Pupils Database' },
      ],
      chosen: view.where ?? '',
    },
    {
      kind: 'any' as const,
      name: 'due',
      label: 'Due',
      options: [{ value: 'late', text: 'Overdue only' }],
      chosen: view.late ? ['late'] : [],
    },
  ]
}

function Pupil({ row, ofSchool }: { readonly row: FileLine; readonly ofSchool: boolean }): VNode {
  return (
    <>
      <Link href={matterPaths.matter(row.matterId)} text={listName(row)} />
      <small>
        {[`born ${displayDate(row.bornOn)}`, ofSchool ? '' : row.schoolName].filter(Boolean).join(', ')}
      </small>
    </>
  )
}

function Standing({ row, today }: { readonly row: FileLine; readonly today: PlainDate }): VNode {
  const words =
    row.state === 'uploaded' && row.lost ? 'In the Lost Pupils Database' : fileStateWords(row.state)
  return (
    <>
      {row.state === 'rejected' || row.state === 'uncollected' ? <b class="onr-late">{words}</b> : words}
      <Sub>{ageWords(row.since, today)}</Sub>
      {row.fileName !== null && <Sub>{row.fileName}</Sub>}
      {codeWords(row) !== '' && <Sub>{codeWords(row)}</Sub>}
      {row.state === 'rejected' && row.said !== null && <Sub>{`s2s said: ${row.said}`}</Sub>}
      {row.state === 'collected' && row.said !== null && <Sub>{`by ${row.said}`}</Sub>}
    </>
  )
}

function Who({ row, props }: { readonly row: FileLine; readonly props: FilesPageProps }): VNode {
  const action = props.actionOf(row)
  const cleared = clearedAboutWords(row, props.clearedAfterMonths)
  return (
    <>
      {whoActsWords(row)}
      {cleared !== undefined && <Sub>{cleared}</Sub>}
      {action !== undefined && (
        <Sub>
          <Link href={action.href} text={action.text} about={listName(row)} />
        </Sub>
      )}
    </>
  )
}

function Next({ row, today }: { readonly row: FileLine; readonly today: PlainDate }): VNode {
  const { deadlineId, deadlineKind, dueOn, fromOn, count, unit, because } = row
  if (dueOn === null || deadlineId === null || fromOn === null) return <>no date</>
  return (
    <>
      <DueDate due={dueOn} today={today} whyHref={matterPaths.why(deadlineId)} what={listName(row)} />
      <Sub>
        {becauseWords({
          kind: deadlineKind ?? '',
          count: count ?? 0,
          unit: unit ?? 'day',
          fromOn,
          because: because ?? [],
        })}
      </Sub>
    </>
  )
}

function ageWords(since: PlainDate, today: PlainDate): string {
  const days = daysBetween(since, today)
  if (days <= 0) return 'since today'
  return days === 1 ? 'since yesterday' : `for ${days} days`
}
