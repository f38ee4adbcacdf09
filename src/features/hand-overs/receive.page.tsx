import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import { parsePlainDate } from '../../domain/calendar/plain-date.ts'
import { SECTION_TITLES, SECTIONS } from '../../exchange/hand-over/hand-over-content.ts'
import { Button, PostForm } from '../../web/components/govuk/buttons.tsx'
import { Radios } from '../../web/components/govuk/choices.tsx'
import { ErrorSummary, InsetText, WarningText } from '../../web/components/govuk/messages.tsx'
import { FileUpload, Input } from '../../web/components/govuk/text-fields.tsx'
import { FactList } from '../../web/components/onroll/boxes.tsx'
import { Link, Note, P, PageHeading, Section } from '../../web/components/onroll/headings.tsx'
import { type FieldError, listName, matterPaths } from '../cases/index.ts'
import type { Child } from '../children/index.ts'
import { fingerprintInWords } from '../cme-directory/index.ts'
import type { Form, HiddenFields } from '../slice.ts'
import { handOverPaths } from './hand-over.paths.ts'
import type { ReceivedHandOver } from './received.store.ts'

export interface UploadProps {
  readonly hidden: HiddenFields
  readonly typed?: Form | undefined
  readonly errors?: readonly FieldError[] | undefined
}

/** A sealed file and its passphrase. */
export function UploadPage({ hidden, typed, errors = [] }: UploadProps): VNode {
  const errorOf = (field: string) => errors.find((each) => each.field === field)?.message
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors.map(({ field, message }) => ({ text: message, field }))} />
        <PageHeading
          title="Open a sealed file from another authority"
          lead="Onroll checks its signature, shows what is in it, and opens a case from it when you say so."
        />
        <PostForm action={handOverPaths.receive} csrfToken={hidden.antiForgery} multipart>
          <input type="hidden" name="idempotencyKey" value={hidden.idempotencyKey} />
          <FileUpload
            name="file"
            label="The file"
            labelSize="s"
            hint="As it came: an .html file, not printed and not saved again from the browser"
            accept=".html,text/html"
            error={errorOf('file')}
          />
          <Input
            name="passphrase"
            label="The passphrase"
            labelSize="s"
            hint="Nine words, told to you by another way than the file"
            autocomplete="off"
            spellcheck={false}
            value={typed?.text('passphrase') ?? ''}
            error={errorOf('passphrase')}
          />
          <Button text="Open the file" />
        </PostForm>
        <Note>
          <Link href={handOverPaths.list} text="Back to all hand-overs" />
        </Note>
      </div>
    </div>
  )
}

export interface ReceivedPageProps {
  readonly received: ReceivedHandOver
  readonly isForUs: boolean
  /** What our directory knows of the sender's key. */
  readonly senderKey: 'same' | 'other' | 'unknown'
  readonly likely: readonly { readonly child: Child; readonly open: readonly string[] }[]
  readonly hidden: HiddenFields
  readonly typed?: Form | undefined
  readonly errors?: readonly FieldError[] | undefined
}

/** What another authority tells us, whom of ours it may be, and the case to be opened from it. */
export function ReceivedPage(props: ReceivedPageProps): VNode {
  const { received, likely, errors = [] } = props
  const { content, matterId } = received
  const { from } = content
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors.map(({ field, message }) => ({ text: message, field }))} />
        <PageHeading
          title={`${from.name} hands a child over`}
          lead={`The child stays with ${from.name} until you accept. Received on ${displayDate(received.receivedOn)}.`}
        />
        {!props.isForUs && (
          <WarningText>{`The file is meant for ${content.to.name}, not for us. Tell ${from.name}.`}</WarningText>
        )}
        <KeyWords {...props} />
        {matterId === null ? (
          <OpenForm {...props} />
        ) : (
          <>
            <P>
              A case was opened from this file.{' '}
              <Link href={matterPaths.matter(matterId)} text="Go to the case" />
            </P>
            <Receipt received={received} />
          </>
        )}
        <Section title="Why to us">
          <P>{content.reason}</P>
        </Section>
        {SECTIONS.map((section) => {
          const fields = content.fields.filter((field) => field.section === section)
          return fields.length === 0 ? null : (
            <Section key={section} title={SECTION_TITLES[section]} tight>
              <FactList facts={fields.map(({ label, value }) => ({ label, value }))} />
            </Section>
          )
        })}
        {content.heldBack.length > 0 && (
          <Section title="Not in the file" tight>
            {content.heldBack.map((text) => (
              <P key={text}>{text}</P>
            ))}
          </Section>
        )}
        <Section title="Who sent it" tight>
          <FactList
            facts={[
              { label: 'Sent by', value: `${from.officer}, ${from.team}` },
              {
                label: 'Reach them',
                value: [from.phone, from.email].filter(Boolean).join(', ') || 'not said',
              },
              { label: 'Their reference', value: from.reference },
              { label: 'Law', value: content.gateway },
            ]}
          />
        </Section>
        {matterId === null && likely.length > 0 && (
          <Note>Looking for likely matches left a line in the audit record.</Note>
        )}
      </div>
    </div>
  )
}

function KeyWords({ senderKey, received }: ReceivedPageProps): VNode {
  const print = fingerprintInWords(received.fingerprint)
  const { from } = received.content
  if (senderKey === 'same')
    return (
      <P>{`The signature is sound, and the key is the one that our directory holds for ${from.name}: ${print}.`}</P>
    )
  if (senderKey === 'other')
    return (
      <WarningText>
        {`The key is not the one that our directory holds for ${from.name}. Ring them at a number you know before you trust this file. Its key is ${print}.`}
      </WarningText>
    )
  return (
    <InsetText>
      {`The signature is sound, but nobody has confirmed whose key it is. Ring ${from.name} at a number you know and let them read it: ${print}. Then write it down in the directory.`}{' '}
      <Link href={`/directory/${from.code}`} text={`Directory: ${from.name}`} />
    </InsetText>
  )
}

function OpenForm({ received, likely, hidden, typed, errors = [] }: ReceivedPageProps): VNode {
  const errorOf = (field: string) => errors.find((each) => each.field === field)?.message
  return (
    <PostForm action={handOverPaths.received(received.id)} csrfToken={hidden.antiForgery}>
      <input type="hidden" name="idempotencyKey" value={hidden.idempotencyKey} />
      <input type="hidden" name="version" value={String(received.version)} />
      <Radios
        name="child"
        label="Is it one of these children?"
        labelSize="m"
        hint={likely.length === 0 ? 'No record of ours looks like this child' : 'The likeliest stands first'}
        value={typed?.text('child') ?? ''}
        error={errorOf('child')}
        items={[
          ...likely.map(({ child, open }) => ({
            value: child.id,
            text: `${listName(child)}, born ${displayDate(child.bornOn)}`,
            hint: [
              `Reference ${child.reference}`,
              child.upn && `UPN ${child.upn}`,
              open.length > 0 && `open: ${open.join(', ')}`,
            ]
              .filter(Boolean)
              .join(', '),
          })),
          { value: 'new', text: 'No: make a record from the file' },
        ]}
      />
      <Radios
        name="route"
        label="How does the child come to us?"
        labelSize="m"
        value={typed?.text('route') ?? 'R7'}
        error={errorOf('route')}
        items={[
          { value: 'R7', text: 'Reported by the other authority' },
          { value: 'R8', text: 'New to the area, and on no roll that anybody knows of' },
        ]}
      />
      <Button text="Open a case" />
    </PostForm>
  )
}

function Receipt({ received }: { readonly received: ReceivedHandOver }): VNode {
  const { receipt, from } = received.content
  const until = parsePlainDate(receipt.until)
  return (
    <Section title="Give them their receipt">
      {/^https?:\/\//.test(receipt.link) ? (
        <P>
          Accept or refuse on the page of {from.name}, once{until ? `, until ${displayDate(until)}` : ''}:{' '}
          <Link href={receipt.link} text={receipt.link} />
        </P>
      ) : (
        <P>The file holds no link. Tell them by telephone or e-mail whether you accept.</P>
      )}
      <P>Until they have your receipt, both authorities hold a case. That is meant so.</P>
    </Section>
  )
}
