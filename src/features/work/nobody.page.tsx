import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import { PostForm } from '../../web/components/govuk/buttons.tsx'
import { ErrorSummary } from '../../web/components/govuk/messages.tsx'
import { Link, Note, PageHeading, Section } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { type Colleague, type FieldError, kindWords, listName, matterPaths } from '../cases/index.ts'
import type { Form, HiddenFields } from '../slice.ts'
import { HandOverFields } from './hand-over-fields.page.tsx'
import type { NobodyLine } from './nobody-looking.store.ts'
import { stageWords } from './queue-rows.ts'

export interface NobodyProps {
  readonly rows: readonly NobodyLine[]
  readonly count: number
  readonly more: boolean
  readonly people: readonly Colleague[]
  readonly hidden: HiddenFields
  readonly typed?: Form
  readonly errors?: readonly FieldError[]
}

/** Open matters that would be left alone, why, and the form that gives them to somebody. */
export function NobodyPage({ rows, count, more, people, hidden, typed, errors = [] }: NobodyProps): VNode {
  const last = rows.at(-1)
  return (
    <>
      <ErrorSummary errors={errors.map(({ field, message }) => ({ text: message, field }))} />
      <PageHeading
        title="Nobody is looking at these"
        lead={
          count === 0
            ? 'Nobody looking: 0. Every open matter has an owner who is there, a next action and a date.'
            : `${count.toLocaleString('en-GB')} open without anybody who looks after them. Give each to somebody.`
        }
      />
      <StackingTable
        caption="Nobody is looking at these"
        captionHidden
        columns={[
          { header: 'Child' },
          { header: 'Why', labelWhenStacked: true },
          { header: 'Stage', labelWhenStacked: true },
          { header: 'Whose', labelWhenStacked: true },
          { header: 'Open since', nowrap: true, labelWhenStacked: true },
        ]}
        empty="Nothing. Something stands here when it is open and its owner is away without cover or has left, or when nothing is next."
        rows={rows.map((row) => ({
          key: row.id,
          cells: [
            <>
              <Link href={matterPaths.matter(row.id)} text={listName(row)} />
              {row.lane === 'red' && <span class="onr-red">Red lane</span>}
              <small>{`${kindWords(row.kind)} ${row.reference}`}</small>
            </>,
            whyWords(row),
            stageWords(row.state),
            row.organisationName,
            displayDate(row.openedOn),
          ],
        }))}
      />
      {more && last && (
        <Note>
          <Link href={`/nobody?after=${last.id}`} text={`Next ${rows.length}`} />
        </Note>
      )}
      {rows.length > 0 && (
        <Section title="Give them to somebody">
          <PostForm action="/nobody" csrfToken={hidden.antiForgery}>
            <HandOverFields
              matters={rows.map((row) => ({ ...row, note: whyWords(row) }))}
              people={people}
              hidden={hidden}
              allChosen
              typed={typed}
              errors={errors}
            />
          </PostForm>
        </Section>
      )}
    </>
  )
}

function whyWords({ why, ownerName }: NobodyLine): string {
  const WHY = {
    'no-owner': 'It has no owner',
    left: `${ownerName ?? 'The owner'} has left`,
    away: `${ownerName ?? 'The owner'} is away and nobody covers`,
    'nothing-next': 'Nothing is next, or it has no date',
  } as const
  return WHY[why]
}
