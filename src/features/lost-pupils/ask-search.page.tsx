import type { VNode } from 'preact'
import { Button, PostForm } from '../../web/components/govuk/buttons.tsx'
import { ErrorSummary, InsetText } from '../../web/components/govuk/messages.tsx'
import { Link, PageHeading } from '../../web/components/onroll/headings.tsx'
import { type Field, type FieldError, FieldOf } from '../cases/index.ts'
import type { Form, HiddenFields } from '../slice.ts'

export interface SearchFormProps {
  readonly heading: string
  readonly lead: string
  /** What the CME team asked, where the form answers it. */
  readonly question?: string | undefined
  readonly fields: readonly Field[]
  readonly button: string
  readonly action: string
  readonly back: string
  readonly hidden: HiddenFields
  readonly version?: number | undefined
  readonly childId?: string | undefined
  readonly typed?: Form | undefined
  readonly errors?: readonly FieldError[] | undefined
  /** The search that stands in the way of a second one. */
  readonly earlier?: { readonly href: string; readonly reference: string } | undefined
}

/** The form of a school about a pupil without school history: asked anew, or answered with more. */
export function SearchFormPage(props: SearchFormProps): VNode {
  const { errors = [], hidden } = props
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors.map(({ field, message }) => ({ text: message, field }))} />
        <PageHeading title={props.heading} lead={props.lead} />
        {props.question !== undefined && <InsetText>{`The CME team asks: ${props.question}`}</InsetText>}
        {props.earlier !== undefined && (
          <InsetText>
            <Link href={props.earlier.href} text={`Open search ${props.earlier.reference}`} />
          </InsetText>
        )}
        <PostForm action={props.action} csrfToken={hidden.antiForgery}>
          <input type="hidden" name="idempotencyKey" value={hidden.idempotencyKey} />
          {props.version !== undefined && (
            <input type="hidden" name="version" value={String(props.version)} />
          )}
          {props.childId !== undefined && <input type="hidden" name="child" value={props.childId} />}
          {props.fields.map((field) => (
            <FieldOf key={field.name} field={field} typed={props.typed} errors={errors} />
          ))}
          <div class="onr-btns">
            <Button text={props.button} />
            <a class="govuk-link" href={props.back}>
              Back without sending
            </a>
          </div>
        </PostForm>
        <p class="govuk-body-s onr-cite">Policy 4.14</p>
      </div>
    </div>
  )
}
