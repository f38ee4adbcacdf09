import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import type { FormField } from '../../rules/rules-on-day.ts'
import { Button, PostForm } from '../../web/components/govuk/buttons.tsx'
import { ErrorSummary } from '../../web/components/govuk/messages.tsx'
import { CheckList } from '../../web/components/onroll/check-list.tsx'
import { Link, Note, P, PageHeading, Section } from '../../web/components/onroll/headings.tsx'
import { type CaseOfSibling, CasesOfSiblings, type FieldError, FieldOf, matterPaths } from '../cases/index.ts'
import type { Form, HiddenFields } from '../slice.ts'
import { type EarlierStep, reasonField } from './earlier-steps.ts'
import { type Answers, controlOf, type ReferralPart } from './referral-form.ts'
import { referralPaths } from './referral-paths.ts'

export interface ReferralPageProps {
  readonly matterId: string
  readonly givenName: string
  readonly parts: readonly ReferralPart[]
  readonly known: Answers
  readonly steps: readonly EarlierStep[]
  readonly citations: string
  readonly casesOfSiblings: readonly CaseOfSibling[]
  readonly version: number
  readonly hidden: HiddenFields
  readonly typed?: Form | undefined
  readonly errors?: readonly FieldError[] | undefined
}

/** The referral, filled in from the enquiry: seven parts, one green button. */
export function ReferralPage(props: ReferralPageProps): VNode {
  const { matterId, givenName, errors = [], typed } = props
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors.map(({ field, message }) => ({ text: message, field }))} />
        <PageHeading
          title={`Refer ${givenName} to the CME team`}
          lead={`Filled in from the enquiry. Read it, add what only you know, and send it. ${givenName} stays on your roll.`}
        />
        <CasesOfSiblings cases={props.casesOfSiblings} givenName={givenName} />
        <EarlierSteps {...props} />
        <PostForm action={referralPaths.referral(matterId)} csrfToken={props.hidden.antiForgery}>
          <input type="hidden" name="idempotencyKey" value={props.hidden.idempotencyKey} />
          <input type="hidden" name="version" value={String(props.version)} />
          {props.steps
            .filter((step) => step.mayBeLeftOut && !step.shownOnly)
            .map((step) => (
              <FieldOf key={step.id} field={reasonField(step)} typed={typed} errors={errors} />
            ))}
          {props.parts.map((part) => (
            <Section key={part.title} title={part.title} tight>
              {part.fields.map((field: FormField) => (
                <FieldOf key={field.id} field={controlOf(field, props.known)} typed={typed} errors={errors} />
              ))}
            </Section>
          ))}
          <div class="govuk-button-group">
            <Button text="Send the referral" />
            <a class="govuk-link" href={matterPaths.matter(matterId)}>
              Back without sending
            </a>
          </div>
        </PostForm>
        <Note>{props.citations}</Note>
      </div>
    </div>
  )
}

function EarlierSteps({ steps, matterId }: ReferralPageProps): VNode | null {
  if (steps.length === 0) return null
  return (
    <Section title="Steps that are not recorded yet" id="earlier-steps" tight>
      <CheckList
        items={steps.map((step) => ({
          label: step.label,
          state: 'not-done',
          note: step.shownOnly ? `${step.why} This holds nothing up.` : step.why,
          ...(step.shownOnly
            ? {}
            : {
                action: { href: referralPaths.recordStep(matterId), text: 'Record', about: step.label },
              }),
        }))}
      />
      <P>
        A referral is never sent back later, so what is missing is asked for here. Record each step that was
        made, then come back.
      </P>
    </Section>
  )
}

export interface NotYetProps {
  readonly matterId: string
  readonly givenName: string
  readonly dayTwenty: { readonly on: string; readonly whyHref: string } | undefined
  readonly dayTwentyReached: boolean
  readonly outcomeIn: boolean
  readonly stateLabel: string
}

/** Before day 20, or while the team still looks: when the referral comes, and why then. */
export function NotYetPage(props: NotYetProps): VNode {
  const { matterId, givenName, dayTwenty } = props
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading
          title={`The referral of ${givenName} is not due yet`}
          lead="It goes when two things are so: day 20 is here, and the Local Support Team has written that it did not find the child. Neither alone is enough."
        />
        <CheckList
          items={[
            {
              label: 'Day 20 is here',
              state: props.dayTwentyReached ? 'done' : 'not-done',
              note: dayTwenty
                ? `Day 20 is ${dayTwenty.on}`
                : 'Day 20 is not known yet: record the first missed day',
            },
            {
              label: 'The team has looked and not found the child',
              state: props.outcomeIn ? 'done' : 'not-done',
              note: `The enquiry stands at: ${props.stateLabel}`,
            },
          ]}
        />
        <P>
          The form is then filled in from the enquiry. A worry about safety waits for nothing: ring the
          numbers at the top of the page.
        </P>
        {dayTwenty && (
          <P>
            <Link href={dayTwenty.whyHref} text="Why this date?" />
          </P>
        )}
        <P>
          <Link href={matterPaths.matter(matterId)} text="Back to the enquiry" />
        </P>
        <Note>Policy 4.4 and 4.7</Note>
      </div>
    </div>
  )
}

export interface SentProps {
  readonly matterId: string
  readonly reference: string
  readonly sentOn: string
  readonly sentTo: string | undefined
  readonly acknowledged:
    | { readonly officer: string; readonly on: string; readonly reference: string }
    | undefined
  readonly form: SentForm | undefined
}

export interface SentForm {
  readonly parts: readonly {
    readonly title: string
    readonly fields: readonly { readonly label: string; readonly value: string }[]
  }[]
}

/** The referral as it was sent, its reference, and what it does and does not do. */
export function SentPage(props: SentProps): VNode {
  const { acknowledged, form } = props
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading
          title="The referral is with the CME team"
          lead={`Reference ${props.reference}, sent on ${props.sentOn}${props.sentTo ? `, with a copy to ${props.sentTo}` : ''}.`}
        />
        <P>
          {acknowledged
            ? `${acknowledged.officer} acknowledged it on ${acknowledged.on}, case ${acknowledged.reference}.`
            : 'The CME team acknowledges it with the name of the officer.'}{' '}
          The name stays on the roll: first the school and the authority finish their enquiries together and
          write down the same outcome.
        </P>
        <P>
          <Link href={matterPaths.matter(props.matterId)} text="Back to the enquiry" />
        </P>
        {form?.parts.map((part) => (
          <Section key={part.title} title={part.title} tight>
            <dl class="onr-dl">
              {part.fields
                .filter(({ value }) => value !== '')
                .map(({ label, value }) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>{linesOf(value)}</dd>
                  </div>
                ))}
            </dl>
          </Section>
        ))}
        <Note>Policy 4.4; SI 2024/208, regulation 9(1)</Note>
      </div>
    </div>
  )
}

function linesOf(value: string): readonly VNode[] {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value)
  return value
    .split('\n')
    .map((line, index) => <div key={index}>{day ? displayDate(line as never) : line}</div>)
}
