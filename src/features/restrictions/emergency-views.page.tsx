import type { VNode } from 'preact'
import type { Content } from '../../web/components/content.ts'
import { formatInstant } from '../../web/components/date-words.ts'
import { Button, PostForm } from '../../web/components/govuk/buttons.tsx'
import { ErrorSummary } from '../../web/components/govuk/messages.tsx'
import { Textarea } from '../../web/components/govuk/text-fields.tsx'
import { FactList } from '../../web/components/onroll/boxes.tsx'
import { Link, PageHeading, Section, Sub } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import type { ActForm } from '../cases/index.ts'
import type { HiddenFields } from '../slice.ts'
import type { EmergencyView } from './emergency-views.store.ts'
import { restrictionPaths } from './restriction-paths.ts'

export const CATEGORIES = [
  { value: 'danger', text: 'Somebody may be in danger now' },
  { value: 'safeguarding', text: 'Safeguarding asks for it now' },
  { value: 'police', text: 'The police or a court ask for it now' },
  { value: 'nobody-there', text: 'Nobody who may see it can be reached, and it cannot wait' },
] as const

export function emergencyForm(): ActForm {
  return {
    heading: 'Look in an emergency',
    lead: 'Some of this record is kept back. You see it for 60 minutes; then it closes by itself. Your manager is told at once, and signs off what you did.',
    button: 'Open it for 60 minutes',
    fields: [
      { kind: 'radios', name: 'category', label: 'What is the emergency?', choices: CATEGORIES },
      { kind: 'textarea', name: 'reason', label: 'Why must you see it now?', hint: 'At least 20 characters' },
    ],
  }
}

export interface EmergencyViewListProps {
  readonly views: readonly EmergencyView[]
  readonly restrictions: Content
  readonly me: string
  readonly maySign: boolean
}

/** Who may not be found, and who looked all the same. */
export function EmergencyViewList({ views, restrictions, me, maySign }: EmergencyViewListProps): VNode {
  return (
    <>
      <PageHeading title="Restricted" lead="Only you and those who are named with you see these lines." />
      {restrictions}
      <Section>
        <StackingTable
          caption="Emergency views that nobody has signed off"
          columns={[
            { header: 'Who looked' },
            { header: 'Why' },
            { header: 'When', nowrap: true },
            { header: '' },
          ]}
          empty="None."
          rows={views.map((view) => ({
            key: view.id,
            cells: [
              <>
                {view.byName}
                <Sub>{view.childReference}</Sub>
              </>,
              <>
                {categoryWords(view)}
                <Sub>{view.reason}</Sub>
              </>,
              formatInstant(view.fromAt.toISOString()),
              maySign && view.accountId !== me ? (
                <Link
                  href={`${restrictionPaths.list}/sign-off?view=${view.id}`}
                  text="Sign off"
                  about={view.childReference}
                />
              ) : (
                'waits for another manager'
              ),
            ],
          }))}
        />
      </Section>
    </>
  )
}

const categoryWords = (view: EmergencyView): string =>
  CATEGORIES.find(({ value }) => value === view.category)?.text ?? view.category

export interface SignViewProps {
  readonly view: EmergencyView
  readonly hidden: HiddenFields
  readonly typed: string
  readonly error: string | undefined
}

/** One emergency view, to be signed off by a manager who did not look. */
export function SignViewPage({ view, hidden, typed, error }: SignViewProps): VNode {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary errors={error === undefined ? [] : [{ text: error, field: 'note' }]} />
        <PageHeading title="Sign off an emergency view" />
        <FactList
          facts={[
            { label: 'Who looked', value: view.byName },
            { label: 'At what', value: view.childReference },
            { label: 'From', value: formatInstant(view.fromAt.toISOString()) },
            { label: 'Until', value: formatInstant((view.endedAt ?? view.untilAt).toISOString()) },
            { label: 'Why', value: categoryWords(view), note: view.reason },
          ]}
        />
        <PostForm action={`${restrictionPaths.list}/sign-off?view=${view.id}`} csrfToken={hidden.antiForgery}>
          <input type="hidden" name="idempotencyKey" value={hidden.idempotencyKey} />
          <Textarea
            name="note"
            label="Was it right, and what follows?"
            value={typed}
            error={error}
            rows={4}
          />
          <div class="onr-btns">
            <Button text="Sign off" />
            <a class="govuk-link" href={restrictionPaths.list}>
              Back without signing
            </a>
          </div>
        </PostForm>
      </div>
    </div>
  )
}
