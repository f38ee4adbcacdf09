import type { VNode } from 'preact'
import { Button, PostForm } from '../../web/components/govuk/buttons.tsx'
import { Checkboxes, Radios, Select } from '../../web/components/govuk/choices.tsx'
import { DateInput } from '../../web/components/govuk/date-input.tsx'
import { ErrorSummary } from '../../web/components/govuk/messages.tsx'
import { FileUpload, Input, Textarea } from '../../web/components/govuk/text-fields.tsx'
import { PageHeading } from '../../web/components/onroll/headings.tsx'
import type { Form, HiddenFields } from '../slice.ts'
import type { ActForm, Choice, Field, FieldError } from './act.ts'

export interface ActPageProps {
  readonly form: ActForm
  readonly action: string
  readonly back: string
  readonly hidden: HiddenFields
  readonly version: number
  readonly typed?: Form | undefined
  readonly errors?: readonly FieldError[] | undefined
  readonly multipart?: boolean | undefined
  /** What has to be read before the questions. */
  readonly above?: VNode | undefined
}

/** The form of any act on a matter: one question or a few, one green button, what was typed kept. */
export function ActPage(props: ActPageProps): VNode {
  const { form, errors = [] } = props
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors.map(({ field, message }) => ({ text: message, field }))} />
        <PageHeading title={form.heading} lead={form.lead} />
        {props.above}
        <PostForm action={props.action} csrfToken={props.hidden.antiForgery} multipart={props.multipart}>
          <input type="hidden" name="idempotencyKey" value={props.hidden.idempotencyKey} />
          <input type="hidden" name="version" value={String(props.version)} />
          {form.fields.map((field) => (
            <FieldOf key={field.name} field={field} typed={props.typed} errors={errors} />
          ))}
          <div class="onr-btns">
            {form.button !== undefined && <Button text={form.button} />}
            <a class="govuk-link" href={props.back}>
              {form.button === undefined ? 'Back' : 'Back without recording'}
            </a>
          </div>
        </PostForm>
        {form.citation !== undefined && <p class="govuk-body-s onr-cite">{form.citation}</p>}
      </div>
    </div>
  )
}

interface FieldProps {
  readonly field: Field
  readonly typed?: Form | undefined
  readonly errors: readonly FieldError[]
}

/** One question of a form made from its description. */
export function FieldOf({ field, typed, errors }: FieldProps): VNode {
  if (field.kind === 'words') return <p class="govuk-body">{field.text}</p>
  const error = errors.find(
    (each) => each.field === field.name || each.field.startsWith(`${field.name}-`),
  )?.message
  const common = { name: field.name, label: field.label, hint: field.hint, error, labelSize: 's' as const }
  const value = typed ? typed.text(field.name) : 'value' in field ? field.value : undefined
  switch (field.kind) {
    case 'text':
      return (
        <Input
          {...common}
          value={value}
          autocomplete={field.autocomplete}
          width={field.width === 'short' ? 10 : field.width === 'medium' ? 20 : undefined}
        />
      )
    case 'textarea':
      return <Textarea {...common} value={value} rows={4} />
    case 'file':
      return <FileUpload {...common} />
    case 'date':
      return <DateInput {...common} value={dateParts(field, typed)} />
    case 'select':
      return <Select {...common} value={value} items={[{ value: '', text: 'Choose' }, ...field.choices]} />
    case 'radios':
      return (
        <Radios
          {...common}
          value={value}
          columns={inColumns(field.choices)}
          inline={inOneLine(field.choices)}
          items={field.choices.map((choice) => itemOf(choice, typed, errors))}
        />
      )
    case 'checkboxes':
      return (
        <Checkboxes
          {...common}
          values={typed ? typed.all(field.name) : value === undefined ? [] : value.split(',')}
          items={field.choices.map((choice) => itemOf(choice, typed, errors))}
        />
      )
  }
}

function itemOf(choice: Choice, typed: Form | undefined, errors: readonly FieldError[]) {
  return {
    value: choice.value,
    text: choice.text,
    hint: choice.hint,
    conditional: choice.fields?.map((field) => (
      <FieldOf key={field.name} field={field} typed={typed} errors={errors} />
    )),
  }
}

function dateParts(field: Extract<Field, { kind: 'date' }>, typed: Form | undefined) {
  if (typed)
    return {
      day: typed.text(`${field.name}-day`),
      month: typed.text(`${field.name}-month`),
      year: typed.text(`${field.name}-year`),
    }
  if (field.value === undefined) return undefined
  const [year = '', month = '', day = ''] = field.value.split('-')
  return { day: String(Number(day)), month: String(Number(month)), year }
}

/** Many short answers stand in two columns, so that a form is not longer than it has to be. */
function inColumns(choices: readonly Choice[]): boolean {
  return choices.length > 4 && choices.every(({ text, hint, fields }) => text.length < 32 && !hint && !fields)
}

/** Yes, no and not known stand beside one another where there is room. */
function inOneLine(choices: readonly Choice[]): boolean {
  return choices.length < 4 && choices.every(({ text, hint, fields }) => text.length < 12 && !hint && !fields)
}
