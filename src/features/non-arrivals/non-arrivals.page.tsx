import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { formatInstant } from '../../web/components/date-words.ts'
import { Button, LinkButton, PostForm } from '../../web/components/govuk/buttons.tsx'
import { BackLink } from '../../web/components/govuk/links.tsx'
import { ErrorSummary } from '../../web/components/govuk/messages.tsx'
import { Link, P, PageHeading, Section } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { type Field, type FieldError, FieldOf, matterPaths } from '../cases/index.ts'
import type { Draft } from '../drafts/index.ts'
import { draftForm } from '../drafts/index.ts'
import type { HiddenFields, Page } from '../slice.ts'
import { nonArrivalPaths } from './non-arrivals.paths.ts'
import { WHAT_HAPPENED_CHOICES, whatHappenedIn } from './what-happened.ts'

const TITLE = 'Report a child'

export interface NonArrivalStartProps {
  readonly drafts: readonly Draft[]
  readonly hidden: HiddenFields
  readonly today: PlainDate
  readonly errors?: readonly FieldError[]
  /** What another page says happened. */
  readonly what?: string | undefined
}

function whatField(value: string | undefined): Field {
  const common = { kind: 'radios', name: 'what', label: 'What happened?' } as const
  return { ...common, choices: WHAT_HAPPENED_CHOICES, ...(value ? { value } : {}) }
}

/** Where a report begins, and where one that was left half-way goes on. */
export function nonArrivalStartPage({ drafts, hidden, errors = [], what }: NonArrivalStartProps): Page {
  return {
    title: `${errors.length > 0 ? 'Error: ' : ''}${TITLE}`,
    section: 'enquiries',
    safety: 'full',
    content: (
      <>
        <ErrorSummary errors={errors.map(({ field, message }) => ({ text: message, field }))} />
        <PageHeading title={TITLE} lead="You say it once; the authority and the teams see what they need." />
        <P>
          Have ready: names and date of birth, the first day on which the pupil was missed, the last known
          address, and who may be rung. You can stop at any time and go on later.
        </P>
        <PostForm action={nonArrivalPaths.start} csrfToken={hidden.antiForgery}>
          <input type="hidden" name="idempotencyKey" value={hidden.idempotencyKey} />
          <FieldOf field={whatField(what)} typed={undefined} errors={errors} />
          <Button text="Start a report" />
        </PostForm>
        <Section title="Begun and not sent">
          <StackingTable
            caption="Begun and not sent"
            captionHidden
            columns={[
              { header: 'Pupil' },
              { header: 'What happened' },
              { header: 'Last changed' },
              { header: 'Go on', headerHidden: true, action: true },
              { header: 'Throw away', headerHidden: true, action: true },
            ]}
            rows={drafts.map((draft) => ({
              key: draft.id,
              cells: [
                nameIn(draft),
                whatHappenedIn(draftForm(draft.answers)).choice,
                formatInstant(draft.updatedAt.toISOString()),
                <LinkButton
                  href={nonArrivalPaths.draft(draft.id)}
                  text="Go on"
                  about={nameIn(draft)}
                  kind="plain"
                  small
                />,
                <Link href={nonArrivalPaths.withdraw(draft.id)} text="Throw away" about={nameIn(draft)} />,
              ],
            }))}
            empty="None. A report that you begin and do not send stands here."
          />
        </Section>
      </>
    ),
  }
}

function nameIn(draft: Draft): string {
  const form = draftForm(draft.answers)
  const [family, given] = [form.text('familyName').trim(), form.text('givenName').trim()]
  return family === '' && given === ''
    ? 'No name yet'
    : [family, given].filter((name) => name !== '').join(', ')
}

/** The school looks for this child already. */
export function enquiryOpenPage(
  enquiry: { readonly matterId: string; readonly reference?: string },
  draftId: string,
): Page {
  return {
    title: 'An enquiry is open already',
    section: 'enquiries',
    content: (
      <>
        <BackLink href={nonArrivalPaths.step(draftId, 'pupil')} />
        <PageHeading
          title="Your school’s enquiry about this pupil is open already"
          lead={`Nothing was sent. Carry on in the enquiry${enquiry.reference ? ` ${enquiry.reference}` : ''}: one child, one count of days.`}
        />
        <div class="onr-btns">
          <LinkButton href={matterPaths.matter(enquiry.matterId)} text="Go to the enquiry" />
          <Link href={nonArrivalPaths.withdraw(draftId)} text="Throw this report away" />
        </div>
      </>
    ),
  }
}

export function withdrawReportPage(draft: Draft, hidden: HiddenFields): Page {
  return {
    title: 'Throw this report away?',
    section: 'enquiries',
    content: (
      <>
        <BackLink href={nonArrivalPaths.draft(draft.id)} />
        <PageHeading
          title="Throw this report away?"
          lead="What was typed is deleted. Nothing has been sent. If the pupil is not there, somebody still has to report it."
        />
        <PostForm action={nonArrivalPaths.withdraw(draft.id)} csrfToken={hidden.antiForgery}>
          <input type="hidden" name="idempotencyKey" value={hidden.idempotencyKey} />
          <div class="onr-btns">
            <Button text="Throw it away" kind="danger" />
            <Link href={nonArrivalPaths.draft(draft.id)} text="Keep it" />
          </div>
        </PostForm>
      </>
    ),
  }
}
