import type { VNode } from 'preact'
import { LinkButton } from '../govuk/buttons.tsx'
import type { NavigationLink } from '../govuk/links.tsx'
import { DueDate, type DueDateProps, urgencyOf } from './due-date.tsx'

/** One child for whom something is due. */
export interface QueueRow {
  readonly id: string
  readonly due: Omit<DueDateProps, 'today'>
  /** "Surname, Given name". */
  readonly child: NavigationLink
  readonly redLane?: boolean | undefined
  /** "and 1 brother". */
  readonly family?: string | undefined
  readonly why: string
  readonly stage: string
  /** "Deputy for L. Demo-Marsh". */
  readonly stageNote?: string | undefined
  readonly action: NavigationLink
}

export interface WorkQueueProps {
  readonly caption: string
  /** "9 of 31 cases need something by Monday. Sorted by due date." */
  readonly summary?: string | undefined
  /** The most urgent first, as given: its button is the green one. */
  readonly rows: readonly QueueRow[]
  readonly today: DueDateProps['today']
  /** What would put something here. */
  readonly empty: string
  /** False on a page that has its green button elsewhere. */
  readonly greenFirst?: boolean | undefined
}

/** What needs doing, one action a row. */
export function WorkQueue({
  caption,
  summary,
  rows,
  today,
  empty,
  greenFirst = true,
}: WorkQueueProps): VNode {
  return (
    <section aria-labelledby="queue-heading">
      <div class="onr-qhead">
        <h2 class="onr-h2" id="queue-heading">
          {caption}
        </h2>
        {summary !== undefined && <p class="onr-s">{summary}</p>}
      </div>
      {rows.length === 0 ? (
        <p class="onr-empty">{empty}</p>
      ) : (
        <table class="onr-table onr-table--stack onr-queue" aria-labelledby="queue-heading">
          <thead>
            <tr>
              <th scope="col">Due</th>
              <th scope="col">Child</th>
              <th scope="col">Why now</th>
              <th scope="col">Stage</th>
              <th scope="col" class="act">
                <span class="govuk-visually-hidden">Action</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <Row key={row.id} row={row} today={today} green={greenFirst && index === 0} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

interface RowProps {
  readonly row: QueueRow
  readonly today: DueDateProps['today']
  readonly green: boolean
}

function Row({ row, today, green }: RowProps): VNode {
  const late = urgencyOf({ due: row.due.due, today }) === 'late'
  return (
    <tr class={late ? 'is-late' : undefined}>
      <td class="onr-when">
        <DueDate {...row.due} today={today} />
      </td>
      <th scope="row">
        <a class="govuk-link" href={row.child.href}>
          {row.child.text}
        </a>
        {row.redLane && <span class="onr-red">Red lane</span>}
        {row.family !== undefined && <small>{row.family}</small>}
      </th>
      <td>{row.why}</td>
      <td>
        {row.stage}
        {row.stageNote !== undefined && <small>{row.stageNote}</small>}
      </td>
      <td class="act">
        <LinkButton {...row.action} about={row.child.text} kind={green ? 'main' : 'plain'} small />
      </td>
    </tr>
  )
}
