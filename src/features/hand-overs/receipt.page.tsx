import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { Button, PostForm } from '../../web/components/govuk/buttons.tsx'
import { Radios } from '../../web/components/govuk/choices.tsx'
import { DateInput } from '../../web/components/govuk/date-input.tsx'
import { ConfirmationPanel, ErrorSummary } from '../../web/components/govuk/messages.tsx'
import { Input, Textarea } from '../../web/components/govuk/text-fields.tsx'
import { P, PageHeading } from '../../web/components/onroll/headings.tsx'
import type { FieldError } from '../cases/index.ts'
import type { Form, HiddenFields, Page } from '../slice.ts'
import type { HandOverAnswer } from './answer-hand-over.command.ts'
import { handOverPaths } from './hand-over.paths.ts'

export interface ReceiptProps {
  readonly token: string
  readonly sender: string
  readonly toName: string
  readonly reference: string
  readonly offeredOn: PlainDate
  readonly hidden: HiddenFields
  readonly typed?: Form | undefined
  readonly errors?: readonly FieldError[] | undefined
}

/** The receipt of another authority, without an account. It says nothing of the child: that stands in the file alone. */
export function receiptPage(props: ReceiptProps): Page {
  return { title: `${props.errors ? 'Error: ' : ''}Receipt`, content: <ReceiptForm {...props} /> }
}

function ReceiptForm(props: ReceiptProps): VNode {
  const { sender, toName, reference, typed, errors = [] } = props
  const errorOf = (field: string) =>
    errors.find((each) => each.field === field || each.field.startsWith(`${field}-`))?.message
  const text = (name: string) => typed?.text(name) ?? ''
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors.map(({ field, message }) => ({ text: message, field }))} />
        <PageHeading
          title="Do you take responsibility for this child?"
          lead={`${sender} sent ${toName} a sealed file, reference ${reference}, on ${displayDate(props.offeredOn)}. The child stays with ${sender} until you accept.`}
        />
        <PostForm action={handOverPaths.receipt(props.token)} csrfToken={props.hidden.antiForgery}>
          <Radios
            name="says"
            label="Your answer"
            labelSize="s"
            value={text('says')}
            error={errorOf('says')}
            items={[
              {
                value: 'accepted',
                text: `${toName} accepts`,
                conditional: (
                  <DateInput
                    name="from"
                    label="From which day are you responsible?"
                    labelSize="s"
                    value={{ day: text('from-day'), month: text('from-month'), year: text('from-year') }}
                    error={errorOf('from')}
                  />
                ),
              },
              {
                value: 'refused',
                text: `${toName} refuses`,
                hint: 'For example: the family is not known here, or lives elsewhere',
                conditional: (
                  <Textarea
                    name="reason"
                    label="Your reason"
                    labelSize="s"
                    rows={3}
                    value={text('reason')}
                    error={errorOf('reason')}
                  />
                ),
              },
              {
                value: 'opened',
                text: 'We have opened it and answer later',
                hint: 'This page still works then',
              },
            ]}
          />
          <Input
            name="by"
            label="Your name"
            labelSize="s"
            autocomplete="name"
            value={text('by')}
            error={errorOf('by')}
          />
          <Input
            name="post"
            label="Your post"
            labelSize="s"
            autocomplete="organization-title"
            value={text('post')}
            error={errorOf('post')}
          />
          <Input
            name="email"
            label="Your work e-mail"
            labelSize="s"
            type="email"
            autocomplete="email"
            value={text('email')}
            error={errorOf('email')}
          />
          <Button text="Send the answer" />
        </PostForm>
      </div>
    </div>
  )
}

/** What the other authority sees after its answer. */
export function thankYouPage(sender: string, reference: string, answer: HandOverAnswer): Page {
  const words = {
    accepted: `You accepted. ${sender} closes its case with this receipt.`,
    refused: `You refused. The child stays with ${sender}, whose team has your reason.`,
    opened: 'Noted. Come back to the same address to accept or refuse.',
  }
  return {
    title: 'Answer sent',
    content: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <ConfirmationPanel title="Answer sent">{`Reference ${reference}`}</ConfirmationPanel>
          <P>{words[answer.says]}</P>
          <P>Print or save this page for your own record.</P>
        </div>
      </div>
    ),
  }
}

export type GoneBecause = 'unknown' | 'accepted' | 'refused' | 'withdrawn' | 'too-late'

const GONE: Readonly<Record<GoneBecause, string>> = {
  unknown:
    'This address leads nowhere. Check that you copied all of it from the opened file, or ring the council that sent the file.',
  accepted: 'This was answered already: accepted. There is nothing more to do here.',
  refused: 'This was answered already: refused. There is nothing more to do here.',
  withdrawn:
    'The council that sent the file has taken the hand-over back. There is nothing to answer. Delete the file.',
  'too-late': 'The time for answering here is over.',
}

/** A link that no longer takes an answer; what was typed is kept for the team, where something was. */
export function goneReceiptPage(because: GoneBecause, kept: boolean): Page {
  return {
    title: 'This link takes no answer',
    content: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="onr-h1">This link takes no answer now</h1>
          <P>{GONE[because]}</P>
          {kept && (
            <P>
              What you wrote just now was kept and the team has been told, but by itself it changes nothing.
            </P>
          )}
          {because !== 'unknown' && (
            <P>If your answer is another one, ring the team whose number stands in the opened file.</P>
          )}
        </div>
      </div>
    ),
  }
}
