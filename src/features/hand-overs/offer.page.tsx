import type { VNode } from 'preact'
import { SECTION_TITLES, SECTIONS } from '../../exchange/hand-over/hand-over-content.ts'
import { Button, LinkButton, PostForm } from '../../web/components/govuk/buttons.tsx'
import { Checkboxes, Radios, Select } from '../../web/components/govuk/choices.tsx'
import { ErrorSummary, InsetText, WarningText } from '../../web/components/govuk/messages.tsx'
import { Textarea } from '../../web/components/govuk/text-fields.tsx'
import { FactList } from '../../web/components/onroll/boxes.tsx'
import { Link, Note, P, PageHeading, Section } from '../../web/components/onroll/headings.tsx'
import { type FieldError, matterPaths } from '../cases/index.ts'
import { fingerprintInWords } from '../cme-directory/index.ts'
import type { Form, HiddenFields } from '../slice.ts'
import type { Gathered } from './gather-hand-over.ts'
import { handOverPaths } from './hand-over.paths.ts'
import type { Offer, OfferChoices } from './offer.form.ts'
import type { SentHandOver } from './send-hand-over.command.ts'

const HIDDEN_WORDS =
  'This family lives in hiding. No address, school, telephone number, result or note goes into the file. Tell the other team on the telephone only what they must know, and only to somebody you know.'

export interface OfferPageProps {
  readonly matterId: string
  readonly givenName: string
  readonly ownAuthority: string
  readonly hiddenFields: HiddenFields
  readonly choices: OfferChoices & { readonly ages: ReadonlyMap<string, string> }
  readonly self: string
  readonly inHiding: boolean
  readonly typed?: Form | undefined
  readonly errors?: readonly FieldError[] | undefined
}

/** First page: to whom, why, and who lets it go. Nothing leaves yet. */
export function OfferPage(props: OfferPageProps): VNode {
  const { matterId, givenName, hiddenFields, choices, typed, errors = [] } = props
  const errorOf = (field: string) => errors.find((each) => each.field === field)?.message
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors.map(({ field, message }) => ({ text: message, field }))} />
        <PageHeading
          title={`Which authority should take ${givenName} over?`}
          lead={`${givenName} stays with ${props.ownAuthority} until they accept. Nothing leaves before you have seen every line of it.`}
        />
        {props.inHiding && <WarningText>{HIDDEN_WORDS}</WarningText>}
        <PostForm action={handOverPaths.preview(matterId)} csrfToken={hiddenFields.antiForgery}>
          <Select
            name="to"
            label="Authority"
            labelSize="s"
            hint="With the age of the contact that our directory holds"
            value={typed?.text('to') ?? ''}
            error={errorOf('to')}
            items={[
              { value: '', text: 'Choose' },
              ...choices.destinations.map(({ code, name }) => ({
                value: code,
                text: `${name} (${choices.ages.get(code) ?? 'no contact yet'})`,
              })),
            ]}
          />
          <Textarea
            name="reason"
            label={`What leads you to believe that ${givenName} is there?`}
            labelSize="s"
            rows={3}
            value={typed?.text('reason') ?? ''}
            error={errorOf('reason')}
          />
          <Textarea
            name="more"
            label="Anything else they must know to keep the child safe"
            labelSize="s"
            hint="Goes into the file as you write it. Leave empty if there is nothing"
            rows={3}
            value={typed?.text('more') ?? ''}
            error={errorOf('more')}
          />
          <Select
            name="authoriser"
            label="Who lets it go?"
            labelSize="s"
            hint="Stands in the sharing log"
            value={typed?.text('authoriser') ?? props.self}
            error={errorOf('authoriser')}
            items={choices.authorisers.map(({ accountId, name }) => ({ value: accountId, text: name }))}
          />
          <div class="onr-btns">
            <Button text="See what would go" />
            <a class="govuk-link" href={matterPaths.matter(matterId)}>
              Back without handing over
            </a>
          </div>
        </PostForm>
        <Note>
          Contacts missing or old? <Link href="/directory" text="Open the directory" />
        </Note>
        <p class="govuk-body-s onr-cite">Policy 3.2; Education Act 1996, section 436A</p>
      </div>
    </div>
  )
}

export interface PreviewPageProps {
  readonly matterId: string
  readonly version: number
  readonly hiddenFields: HiddenFields
  readonly offer: Offer
  readonly gathered: Gathered
  readonly seen: string
  readonly gateway: string
  /** The fields that were ticked; all at first. */
  readonly ticked?: readonly string[] | undefined
  readonly sentBy?: string | undefined
  readonly errors?: readonly FieldError[] | undefined
}

/** Every line as it would go, each to be left out with one click. */
export function PreviewPage(props: PreviewPageProps): VNode {
  const { matterId, offer, gathered, errors = [] } = props
  const errorOf = (field: string) => errors.find((each) => each.field === field)?.message
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors.map(({ field, message }) => ({ text: message, field }))} />
        <PageHeading
          title={`What ${offer.to.name} would read`}
          lead="Untick what they do not need to find the child and keep the child safe."
        />
        {gathered.hidden && <WarningText>{HIDDEN_WORDS}</WarningText>}
        <PostForm action={handOverPaths.offer(matterId)} csrfToken={props.hiddenFields.antiForgery}>
          <input type="hidden" name="idempotencyKey" value={props.hiddenFields.idempotencyKey} />
          <input type="hidden" name="version" value={String(props.version)} />
          <input type="hidden" name="seen" value={props.seen} />
          <input type="hidden" name="to" value={offer.to.code} />
          <input type="hidden" name="reason" value={offer.reason} />
          <input type="hidden" name="more" value={offer.more} />
          <input type="hidden" name="authoriser" value={offer.authoriser.accountId} />
          {SECTIONS.map((section) => (
            <Part key={section} section={section} {...props} />
          ))}
          <Section title="Beside it stands" tight>
            <FactList
              facts={[
                { label: 'Why to them', value: offer.reason },
                ...(offer.more === '' ? [] : [{ label: 'What you add', value: offer.more }]),
                { label: 'Law', value: props.gateway },
                { label: 'Let go by', value: offer.authoriser.name },
                ...gathered.heldBack.map((text) => ({ label: 'Held back', value: text })),
              ]}
            />
          </Section>
          <Radios
            name="sentBy"
            label="How does the file go?"
            labelSize="s"
            value={props.sentBy ?? ''}
            error={errorOf('sentBy')}
            items={[
              ...(offer.to.email === null
                ? []
                : [
                    {
                      value: 'e-mail',
                      text: `By e-mail to ${offer.to.email}`,
                      hint: 'Subject and file name tell nothing',
                    },
                  ]),
              { value: 'own-hand', text: 'I download it and send it myself' },
            ]}
          />
          <div class="onr-btns">
            <Button text="Seal the file and offer the child" />
            <a class="govuk-link" href={matterPaths.matter(matterId)}>
              Back without handing over
            </a>
          </div>
        </PostForm>
      </div>
    </div>
  )
}

function Part({
  section,
  gathered,
  ticked,
}: PreviewPageProps & { readonly section: (typeof SECTIONS)[number] }): VNode | null {
  const fields = gathered.fields.filter((field) => field.section === section)
  if (fields.length === 0) return null
  const always = fields.filter((field) => field.always === true)
  const free = fields.filter((field) => field.always !== true)
  return (
    <Section title={SECTION_TITLES[section]} tight>
      {always.length > 0 && <FactList facts={always.map(({ label, value }) => ({ label, value }))} />}
      {free.length > 0 && (
        <Checkboxes
          name="field"
          id={`field-${section}`}
          label={`${SECTION_TITLES[section]}: what goes`}
          labelHidden
          small
          values={ticked ?? free.map(({ id }) => id)}
          items={free.map(({ id, label, value }) => ({ value: id, text: `${label}: ${value}` }))}
        />
      )}
    </Section>
  )
}

export interface SentPageProps {
  readonly matterId: string
  readonly offer: Offer
  readonly sent: SentHandOver
  readonly sentBy: 'e-mail' | 'own-hand'
  /** In a demonstration nobody over there can follow the link, so we may. */
  readonly demo: boolean
  readonly hasAddress: boolean
}

/** The passphrase, once; and what the officer does next. */
export function SentPage(props: SentPageProps): VNode {
  const { matterId, offer, sent, sentBy } = props
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading
          title="Tell them the passphrase"
          lead={`The file for ${offer.to.name} is sealed. This page shows the passphrase once; nobody can show it again.`}
        />
        <InsetText>
          <b class="onr-passphrase">{sent.passphrase}</b>
        </InsetText>
        <ol class="govuk-list govuk-list--number">
          {sentBy === 'e-mail' ? (
            <li>{`The file goes to ${offer.to.email} by e-mail.`}</li>
          ) : (
            <li>
              <Link href={handOverPaths.file(matterId)} text={`Download ${sent.fileName}`} /> and send it.
            </li>
          )}
          <li>
            Ring {offer.to.name} at a number you know and read the nine words to them. Never put them into the
            same e-mail.
          </li>
          <li>{`Read them our key too, so that they know the file is ours: ${fingerprintInWords(sent.fingerprint)}.`}</li>
          <li>
            {props.hasAddress
              ? 'They accept or refuse by the link inside the file, or tell you and you write it down.'
              : 'They tell you whether they accept, and you write it down.'}
          </li>
        </ol>
        {props.demo && (
          <P>
            In this demonstration you can answer for them:{' '}
            <Link href={sent.receiptPath} text="open their receipt page" />.
          </P>
        )}
        <P>{`Reference ${sent.reference}. The child stays with us until they accept. You are asked to chase the receipt every week.`}</P>
        <LinkButton href={matterPaths.matter(matterId)} text="Go to the case" kind="plain" />
        <Note>
          Passphrase lost? Take the hand-over back and make it again: file, passphrase and link are then new.
        </Note>
      </div>
    </div>
  )
}
