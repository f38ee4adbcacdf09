import { ErrorSummary } from '../../web/components/govuk/messages.tsx'
import { FilterForm } from '../../web/components/onroll/filter-form.tsx'
import { Columns } from '../../web/components/onroll/headings.tsx'
import type { Page } from '../slice.ts'
import { AuditEntries } from './audit-entries.page.tsx'
import { OUTCOMES, type TypedFilter } from './audit-trail.form.ts'
import type { AuditEntry } from './audit-trail.store.ts'

export interface AuditTrailProps {
  readonly typed: TypedFilter
  readonly problems: readonly string[]
  readonly entries: readonly AuditEntry[]
}

/** The auditor's view of who did and saw what. It holds ids and no names of children. */
export function auditTrailPage({ typed, problems, entries }: AuditTrailProps): Page {
  return {
    title: 'Audit record',
    section: '/audit',
    content: (
      <>
        <ErrorSummary errors={problems.map((text) => ({ text }))} />
        <h1 class="onr-h1">Audit record</h1>
        <p class="onr-p">
          Everything anybody did or looked at. Lines are added and never changed; each carries the mark of the
          one before.
        </p>
        <Columns
          shape="left"
          side={
            <FilterForm
              label="Narrow the record"
              action="/audit"
              groups={[
                { kind: 'text', name: 'record', label: 'Record: its number', value: typed.record },
                { kind: 'text', name: 'account', label: 'Account: its number', value: typed.account },
                {
                  kind: 'text',
                  name: 'action',
                  label: 'What was done, such as sign-in',
                  value: typed.action,
                },
                {
                  kind: 'one',
                  name: 'outcome',
                  label: 'Outcome',
                  chosen: typed.outcome,
                  options: [
                    { value: '', text: 'Any' },
                    ...OUTCOMES.map((value) => ({ value, text: value.replace('-', ' ') })),
                  ],
                },
                { kind: 'text', name: 'from', label: 'From, such as 24 November 2026', value: typed.from },
                { kind: 'text', name: 'until', label: 'Until', value: typed.until },
              ]}
            />
          }
          main={
            <AuditEntries
              caption="Entries, newest first"
              entries={entries}
              olderHref={(before) => `/audit?${filterQuery(typed, before)}`}
              empty="No entry fits. Take something out of the filter."
            />
          }
        />
      </>
    ),
  }
}

function filterQuery(typed: TypedFilter, before: number): string {
  const kept = Object.entries({ ...typed, before: String(before) }).filter(([, value]) => value !== '')
  return new URLSearchParams(kept).toString()
}

/** Who has seen one child's record. */
export function whoHasSeenPage(childId: string, entries: readonly AuditEntry[]): Page {
  return {
    title: 'Who has seen this record',
    content: (
      <>
        <h1 class="onr-h1">Who has seen this record</h1>
        <p class="onr-p">
          Everybody who opened, searched up, changed or was refused this child’s record, newest first.
        </p>
        <AuditEntries
          caption="Entries about this child"
          entries={entries}
          olderHref={(before) => `/children/${childId}/seen?before=${before}`}
          empty="Nobody has opened this record yet. You are the first."
        />
      </>
    ),
  }
}
