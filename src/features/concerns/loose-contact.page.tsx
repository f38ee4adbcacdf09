import type { Rules } from '../../rules/rules-on-day.ts'
import { formatInstant } from '../../web/components/date-words.ts'
import { Button, LinkButton, PostForm } from '../../web/components/govuk/buttons.tsx'
import { ErrorSummary } from '../../web/components/govuk/messages.tsx'
import { Link, P, Section } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { type FieldError, FieldOf, type SafetyContact, safetyFields } from '../cases/index.ts'
import type { Form, HiddenFields, Page } from '../slice.ts'
import { concernPaths } from './concerns.paths.ts'

export interface LooseContactProps {
  readonly rules: Rules
  readonly now: Date
  readonly hidden: HiddenFields
  readonly recent: readonly SafetyContact[]
  readonly typed: Form | undefined
  readonly errors: readonly FieldError[]
}

const TITLE = 'Record a safety contact'

/** The form for whom was told about a child who has no page here, or not yet. */
export function looseContactPage(props: LooseContactProps): Page {
  const { errors, typed, recent } = props
  return {
    title: errors.length > 0 ? `Error: ${TITLE}` : TITLE,
    safety: 'full',
    content: (
      <>
        <ErrorSummary errors={errors.map(({ field, message }) => ({ text: message, field }))} />
        <h1 class="onr-h1">Whom have you told about a child’s safety?</h1>
        <P>
          Ring first, write it down afterwards. If the child has a page here, record it on that page, so that
          it stands in the child’s history. Write no name here.
        </P>
        <PostForm action={concernPaths.loose} csrfToken={props.hidden.antiForgery}>
          <input type="hidden" name="idempotencyKey" value={props.hidden.idempotencyKey} />
          {safetyFields(props.rules, props.now).map((field) => (
            <FieldOf key={field.name} field={field} typed={typed} errors={errors} />
          ))}
          <Button text="Record whom you told" />
        </PostForm>
        <Section title="What you recorded in the last seven days">
          <StackingTable
            caption="What you recorded in the last seven days"
            captionHidden
            columns={[{ header: 'When' }, { header: 'Told' }, { header: 'Reference' }]}
            rows={recent.map((contact) => ({
              key: contact.id,
              cells: [formatInstant(contact.toldAt.toISOString()), contact.told, contact.reference ?? 'none'],
            }))}
            empty="Nothing. A line stands here after you record whom you told."
          />
        </Section>
      </>
    ),
  }
}

export function looseContactRecordedPage(): Page {
  return {
    title: 'Safety contact recorded',
    safety: 'full',
    content: (
      <>
        <h1 class="onr-h1">It is recorded whom you told</h1>
        <P>
          Telling somebody about a child’s safety stops nothing here. If the child did not come to school,
          report that as well.
        </P>
        <P>
          Did nobody answer, or have you told nobody yet? Ring again now, then{' '}
          <Link href={concernPaths.loose} text="record whom you told" />.
        </P>
        <LinkButton href="/" text="Go to today" kind="plain" />
      </>
    ),
  }
}
