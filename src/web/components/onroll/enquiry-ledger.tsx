import type { VNode } from 'preact'
import type { PlainDate } from '../../../domain/calendar/plain-date.ts'
import type { Content } from '../content.ts'
import { shortDay } from '../date-words.ts'
import { StackingTable } from './table.tsx'

/** One attempt to find where a child is. */
export interface LedgerEntry {
  readonly id: string
  readonly on: PlainDate
  /** "9.05 am". */
  readonly time?: string | undefined
  readonly how: string
  readonly by: string
  readonly result: string
  /** A link to a letter or note, or words such as "Phone log". */
  readonly evidence?: { readonly text: string; readonly href?: string | undefined } | undefined
  /** Where this line corrects an earlier one: "Corrects the line of Tue 20 Oct". */
  readonly corrects?: string | undefined
}

export interface EnquiryLedgerProps {
  readonly entries: readonly LedgerEntry[]
  readonly caption?: string | undefined
  /** What would put something here. */
  readonly empty?: string | undefined
}

const COLUMNS = [
  { header: 'When', nowrap: true },
  { header: 'How, by whom' },
  { header: 'Result' },
  { header: 'Evidence', labelWhenStacked: true },
] as const

/** What has been tried, newest first, as given. School and authority read the same list. */
export function EnquiryLedger({
  entries,
  caption = 'What has been tried',
  empty,
}: EnquiryLedgerProps): VNode {
  return (
    <>
      <StackingTable
        caption={caption}
        columns={COLUMNS}
        rowHeader="none"
        empty={empty ?? 'Nothing yet. A line stands here when somebody records what they tried.'}
        rows={entries.map((entry) => ({ key: entry.id, cells: cellsOf(entry) }))}
      />
      {entries.length > 0 && (
        <p class="onr-s onr-s--below">
          The authority sees and adds to this same list. Nothing in it can be changed afterwards; a correction
          is a new line.
        </p>
      )}
    </>
  )
}

function cellsOf(entry: LedgerEntry): readonly Content[] {
  return [
    <>
      <b>{shortDay(entry.on)}</b>
      {entry.time !== undefined && <span class="onr-sub">{entry.time}</span>}
    </>,
    <>
      {entry.how}
      <small>{entry.by}</small>
      {entry.corrects !== undefined && <small>{entry.corrects}</small>}
    </>,
    entry.result,
    entry.evidence && <Evidence {...entry.evidence} />,
  ]
}

function Evidence({ text, href }: { readonly text: string; readonly href?: string | undefined }): VNode {
  if (href === undefined) return <>{text}</>
  return (
    <a class="govuk-link" href={href}>
      {text}
    </a>
  )
}
