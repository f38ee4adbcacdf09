import type { VNode } from 'preact'
import { displayDateShort, displayDateWithWeekday } from '../../domain/calendar/display-date.ts'
import { Link, Note, PageHeading } from '../../web/components/onroll/headings.tsx'
import { Tiles } from '../../web/components/onroll/tiles.tsx'
import { WorkQueue } from '../../web/components/onroll/work-queue.tsx'
import type { QueueCounts, QueueItem } from './queue.store.ts'
import { queueRow, type Viewer } from './queue-rows.ts'
import { type ListFilter, viewAddress } from './work.form.ts'

export interface TeamHomeProps {
  readonly viewer: Viewer
  readonly filter: ListFilter
  readonly organisationName: string
  readonly words: TeamWords
  readonly rows: readonly QueueItem[]
  readonly counts: QueueCounts
  readonly byKind: ReadonlyMap<string, number>
  readonly more: boolean
}

/** What the home of a team is about: its queue's name, its counts and what an empty queue says. */
export interface TeamWords {
  readonly caption: string
  readonly tiles: readonly {
    readonly label: string
    readonly kinds: readonly string[]
    readonly note: string
  }[]
  readonly empty: string
}

/** The home of those who answer and visit: what is asked of them, by when. */
export function TeamHomePage(props: TeamHomeProps): VNode {
  const { viewer, filter, words, rows, counts, byKind, more, organisationName } = props
  const last = rows.at(-1)
  return (
    <>
      <PageHeading above={organisationName} title={displayDateWithWeekday(viewer.today)} />
      <Tiles
        label="Counts for today"
        tiles={[
          {
            value: counts.today,
            label: 'Due today',
            href: viewAddress('/', filter, { due: 'today' }),
            tone: 'soon',
          },
          {
            value: counts.late,
            label: 'Overdue',
            href: viewAddress('/', filter, { due: 'late' }),
            tone: counts.late > 0 ? 'late' : 'ok',
          },
          ...words.tiles.map(({ label, kinds, note }) => ({
            value: kinds.reduce((sum, kind) => sum + (byKind.get(kind) ?? 0), 0),
            label,
            note,
          })),
        ]}
      />
      <WorkQueue
        caption={words.caption}
        summary={`${rows.length} of ${counts.all} shown, sorted by due date.`}
        rows={rows.map((item) => queueRow(item, viewer))}
        today={viewer.today}
        empty={words.empty}
      />
      <Note>
        {more && last && (
          <Link
            href={viewAddress('/', filter, { after: `${last.dueOn}.${last.id}` })}
            text={`Next, due from ${displayDateShort(last.dueOn)} on`}
          />
        )}{' '}
        <Link href="/requests" text="Everything open with us" />
      </Note>
    </>
  )
}
