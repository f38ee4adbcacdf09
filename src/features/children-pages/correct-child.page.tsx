import type { VNode } from 'preact'
import { Button, LinkButton, PostForm } from '../../web/components/govuk/buttons.tsx'
import { Radios } from '../../web/components/govuk/choices.tsx'
import { DateInput } from '../../web/components/govuk/date-input.tsx'
import { ErrorSummary } from '../../web/components/govuk/messages.tsx'
import { Input } from '../../web/components/govuk/text-fields.tsx'
import { P, PageHeading } from '../../web/components/onroll/headings.tsx'
import { TwoTexts } from '../../web/components/onroll/two-texts.tsx'
import { type FieldError, matterPaths } from '../cases/index.ts'
import type { Child } from '../children/index.ts'
import type { Form, HiddenFields } from '../slice.ts'

export interface CorrectChildProps {
  readonly child: Child
  readonly hidden: HiddenFields
  readonly version: number
  readonly typed?: Form
  readonly errors?: readonly FieldError[]
}

const NAMES = [
  ['givenName', 'First name'],
  ['middleNames', 'Middle names'],
  ['familyName', 'Surname'],
  ['knownAs', 'Known as'],
  ['formerFamilyName', 'Former surname'],
] as const

/** The details of a child, to be corrected. */
export function CorrectChildPage(props: CorrectChildProps): VNode {
  const { child, hidden, version, typed, errors = [] } = props
  const errorOf = (field: string) =>
    errors.find((each) => each.field === field || each.field.startsWith(`${field}-`))?.message
  const [year = '', month = '', day = ''] = child.bornOn.split('-')
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors.map(({ field, message }) => ({ text: message, field }))} />
        <PageHeading
          title="Correct the details"
          lead="What was held before stays on record, with how you know."
        />
        <PostForm action={`${matterPaths.child(child.id)}/correct`} csrfToken={hidden.antiForgery}>
          <input type="hidden" name="idempotencyKey" value={hidden.idempotencyKey} />
          <input type="hidden" name="version" value={String(version)} />
          {NAMES.map(([name, label]) => (
            <Input
              key={name}
              name={name}
              label={label}
              labelSize="s"
              value={typed ? typed.text(name) : (child[name] ?? '')}
              error={errorOf(name)}
            />
          ))}
          <DateInput
            name="bornOn"
            label="Birth date"
            labelSize="s"
            value={
              typed
                ? {
                    day: typed.text('bornOn-day'),
                    month: typed.text('bornOn-month'),
                    year: typed.text('bornOn-year'),
                  }
                : { day: String(Number(day)), month: String(Number(month)), year }
            }
            error={errorOf('bornOn')}
          />
          <Radios
            name="sex"
            label="Sex"
            labelSize="s"
            value={typed ? typed.text('sex') : (child.sex ?? '')}
            items={[
              { value: 'F', text: 'Female' },
              { value: 'M', text: 'Male' },
              { value: 'not-stated', text: 'Not stated' },
            ]}
          />
          <Input
            name="upn"
            label="UPN"
            labelSize="s"
            width={20}
            value={typed ? typed.text('upn') : (child.upn ?? '')}
            error={errorOf('upn')}
          />
          <Input
            name="source"
            label="How do you know?"
            hint="For example: birth certificate seen, or who said it"
            labelSize="s"
            value={typed ? typed.text('source') : ''}
            error={errorOf('source')}
          />
          <div class="govuk-button-group">
            <Button text="Correct the details" />
            <a class="govuk-link" href={matterPaths.child(child.id)}>
              Back without correcting
            </a>
          </div>
        </PostForm>
      </div>
    </div>
  )
}

export interface CorrectionConflictProps {
  readonly child: Child
  readonly hidden: HiddenFields
  readonly typed: Form
  readonly yours: string
  readonly theirs: string
}

const OWN_FIELDS = new Set(['_csrf', 'idempotencyKey', 'version'])

/** Somebody corrected the record meanwhile: both stand here, and nothing typed is lost. */
export function CorrectionConflictPage({
  child,
  hidden,
  typed,
  yours,
  theirs,
}: CorrectionConflictProps): VNode {
  return (
    <>
      <PageHeading title="Somebody else corrected this record" />
      <P>
        What you wrote has not been saved. Read what was saved meanwhile, then save yours if it still holds.
      </P>
      <TwoTexts label="Details" yours={yours} theirs={theirs} theirsFrom="somebody else" />
      <PostForm action={`${matterPaths.child(child.id)}/correct`} csrfToken={hidden.antiForgery}>
        <input type="hidden" name="idempotencyKey" value={hidden.idempotencyKey} />
        <input type="hidden" name="version" value={String(child.version)} />
        {typed
          .entries()
          .filter(([name]) => !OWN_FIELDS.has(name))
          .map(([name, value], index) => (
            <input key={`${name}-${index}`} type="hidden" name={name} value={value} />
          ))}
        <div class="govuk-button-group">
          <Button text="Save mine in its place" />
          <LinkButton href={matterPaths.child(child.id)} text="Leave it as it is" kind="plain" />
        </div>
      </PostForm>
    </>
  )
}
