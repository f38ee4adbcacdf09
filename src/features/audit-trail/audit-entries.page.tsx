import type { VNode } from 'preact'
import { ROLES, type Role } from '../../platform/auth/roles.ts'
import { formatInstant } from '../../web/components/date-words.ts'
import { Tag, type TagColour } from '../../web/components/govuk/messages.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { type AuditEntry, ENTRIES_ON_A_PAGE } from './audit-trail.store.ts'

/** Lines of the audit record as a table, newest first, and the way to older ones. */
export function AuditEntries({
  caption,
  entries,
  olderHref,
  empty,
}: {
  readonly caption: string
  readonly entries: readonly AuditEntry[]
  readonly olderHref: (before: number) => string
  readonly empty: string
}): VNode {
  const shown = entries.slice(0, ENTRIES_ON_A_PAGE)
  const last = shown.at(-1)
  return (
    <>
      <StackingTable
        caption={caption}
        empty={empty}
        columns={[
          { header: 'When', nowrap: true },
          { header: 'Who' },
          { header: 'What' },
          { header: 'Outcome', labelWhenStacked: true },
          { header: 'About' },
        ]}
        rows={shown.map((entry) => ({
          key: String(entry.seq),
          cells: [
            <>
              {formatInstant(entry.at.toISOString())}
              <small>entry {entry.seq}</small>
            </>,
            <Who entry={entry} />,
            <>
              {entry.action.replaceAll('-', ' ')}
              {entry.why !== null && <small>{whyWords(entry.why)}</small>}
            </>,
            <Tag text={entry.outcome.replace('-', ' ')} colour={COLOURS[entry.outcome] ?? 'grey'} />,
            <Records entry={entry} />,
          ],
        }))}
      />
      {entries.length > ENTRIES_ON_A_PAGE && last !== undefined && (
        <p class="onr-p">
          <a class="govuk-link" href={olderHref(last.seq)}>
            Older entries
          </a>
        </p>
      )}
    </>
  )
}

function roleWords(role: string): string {
  return Object.hasOwn(ROLES, role) ? ROLES[role as Role].label : role.replaceAll('-', ' ')
}

// Reasons are codes of refusals; a code of one word says enough.
function whyWords(why: string): string {
  return why === 'permission' ? 'no permission in this role' : why.replaceAll('_', ' ').toLowerCase()
}

const COLOURS: Readonly<Record<string, TagColour>> = { done: 'green', refused: 'orange', failed: 'red' }

function Who({ entry }: { readonly entry: AuditEntry }): VNode {
  return (
    <>
      {entry.name ?? 'Onroll'}
      {entry.role !== null && entry.organisation !== null && (
        <small>
          {roleWords(entry.role)}, {entry.organisation}
        </small>
      )}
    </>
  )
}

// A search names as many as two hundred; the first few say what it was about, and the number says how many.
const IDS_SHOWN = 3

function Records({ entry }: { readonly entry: AuditEntry }): VNode {
  const more = entry.recordIds.length - IDS_SHOWN
  return (
    <>
      {entry.recordType === 'none' ? (entry.recordIds.length === 0 ? '' : 'list') : entry.recordType}
      {entry.recordIds.slice(0, IDS_SHOWN).map((id) => (
        <small key={id}>{id}</small>
      ))}
      {more > 0 && <small>and {more} more</small>}
    </>
  )
}
