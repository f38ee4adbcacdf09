import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import { formatInstant } from '../../web/components/date-words.ts'
import { Button, PostForm } from '../../web/components/govuk/buttons.tsx'
import { Checkboxes } from '../../web/components/govuk/choices.tsx'
import { Details, ErrorSummary, InsetText, WarningText } from '../../web/components/govuk/messages.tsx'
import { Input } from '../../web/components/govuk/text-fields.tsx'
import { FactList } from '../../web/components/onroll/boxes.tsx'
import { Link, P, PageHeading } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import type { HiddenFields } from '../slice.ts'
import type { AddressLine, FamilyLetter } from './family-letters.store.ts'

export const addressWords = ({ lines, postcode }: Pick<AddressLine, 'lines' | 'postcode'>): string =>
  [...lines.split('\n'), postcode].filter(Boolean).join(', ')

/** Who last said that an address is right, and when; or who told it, when nobody has said so since. */
export function lastWord(address: AddressLine): string {
  const told = `Told by ${address.source}, since ${displayDate(address.fromOn)}.`
  if (address.word === null || address.wordAt === null) return `${told} Nobody has confirmed it.`
  const said = address.word === 'confirmed' ? 'Last confirmed' : 'Disputed'
  return `${said} on ${formatInstant(address.wordAt.toISOString())} by ${address.wordBy ?? 'a colleague'}: ${address.wordHow ?? ''}. ${told}`
}

const STATUS: Readonly<Record<string, string>> = {
  prepared: 'prepared, not sent',
  held: 'held: a second person releases it',
  released: 'released',
  sent: 'in the outbox',
  stopped: 'stopped',
}

export interface LetterListProps {
  readonly letters: readonly FamilyLetter[]
  readonly addresses: readonly AddressLine[]
  readonly hrefOf: (letter: FamilyLetter) => string
  readonly writeHref: string
  readonly sayHref: (address: AddressLine) => string
  readonly back: string
}

/** Letters to the family, and what is said of each address. */
export function LetterList(props: LetterListProps): VNode {
  return (
    <>
      <PageHeading
        title="Letters to the family"
        action={<Link href={props.writeHref} text="Write a letter" />}
        lead="A letter goes out after a preview and a second look. It stops when the address is in doubt."
      />
      <StackingTable
        caption="Letters"
        columns={[{ header: 'To' }, { header: 'What' }, { header: 'Where it stands' }]}
        empty="None was written."
        rows={props.letters.map((letter) => ({
          key: letter.id,
          cells: [
            <Link href={props.hrefOf(letter)} text={letter.toName} about={letter.subject} />,
            letter.subject,
            `${STATUS[letter.status] ?? letter.status}, ${formatInstant(letter.preparedAt.toISOString())}`,
          ],
        }))}
      />
      <StackingTable
        caption="Addresses"
        columns={[{ header: 'Address' }, { header: 'Who says so' }, { header: '' }]}
        empty="No address is on file that you may read."
        rows={props.addresses.map((address) => ({
          key: address.id,
          cells: [
            addressWords(address),
            address.untilOn === null
              ? lastWord(address)
              : `Until ${displayDate(address.untilOn)}. ${lastWord(address)}`,
            <Link href={props.sayHref(address)} text="Confirm or dispute" about={addressWords(address)} />,
          ],
        }))}
      />
      <P>
        <Link href={props.back} text="Back" />
      </P>
    </>
  )
}

export interface LetterPreviewProps {
  readonly letter: FamilyLetter
  readonly address: AddressLine | undefined
  readonly hidden: HiddenFields
  readonly action: string
  readonly stopAction: string
  readonly pdfHref: string
  readonly back: string
  /** What this person may do with it now. */
  readonly offer: 'pass' | 'release' | 'nothing'
  readonly holds: boolean
  readonly problem: string | undefined
  readonly errors: readonly { readonly field: string; readonly message: string }[]
  readonly code: VNode | undefined
}

/** A letter as it would go: the address with who last confirmed it, the words, and what stops it. */
export function LetterPreview(props: LetterPreviewProps): VNode {
  const { letter, address, hidden, offer } = props
  const errorOf = (name: string) => props.errors.find(({ field }) => field === name)?.message
  return (
    <>
      <ErrorSummary errors={props.errors.map(({ field, message }) => ({ text: message, field }))} />
      <PageHeading title="Look at the letter" lead={STATUS[letter.status] ?? letter.status} />
      {props.problem !== undefined && <WarningText>{props.problem}</WarningText>}
      <FactList
        facts={[
          { label: 'To', value: letter.toName },
          {
            label: 'Address',
            value: letter.toAddress.split('\n').join(', '),
            note: address === undefined ? 'No longer on file' : lastWord(address),
          },
          { label: 'Subject', value: letter.subject },
        ]}
      />
      <pre class="onr-letter">{letter.body}</pre>
      <P>
        <Link href={props.pdfHref} text="Open it as a PDF" />
      </P>
      {letter.stoppedBecause !== null && <InsetText>{letter.stoppedBecause}</InsetText>}
      {offer !== 'nothing' && props.problem === undefined && (
        <PostForm action={props.action} csrfToken={hidden.antiForgery}>
          <input type="hidden" name="idempotencyKey" value={hidden.idempotencyKey} />
          <input type="hidden" name="letterVersion" value={letter.version} />
          <Checkboxes
            name="looked"
            label="Look once more"
            labelSize="s"
            error={errorOf('looked')}
            items={[
              { value: 'address', text: 'This is where they live now, and it is safe to write there' },
              { value: 'words', text: 'The words tell nothing of where anybody is' },
            ]}
          />
          {props.code}
          <Button
            text={offer === 'release' ? 'Release it' : props.holds ? 'Pass it on to be released' : 'Send it'}
          />
        </PostForm>
      )}
      {offer !== 'nothing' && <NotSent action={props.stopAction} hidden={hidden} error={errorOf('why')} />}
      <P>
        <Link href={props.back} text="Back to the letters" />
      </P>
    </>
  )
}

/** Whoever looks at a waiting letter may take it back, with the reason; it stays on the list as stopped. */
function NotSent(props: {
  readonly action: string
  readonly hidden: HiddenFields
  readonly error: string | undefined
}): VNode {
  return (
    <Details summary="Do not send this letter" open={props.error !== undefined}>
      <PostForm action={props.action} csrfToken={props.hidden.antiForgery}>
        <input type="hidden" name="idempotencyKey" value={props.hidden.idempotencyKey} />
        <Input name="why" label="Why is it not sent?" labelSize="s" error={props.error} />
        <Button text="Take it back" kind="plain" />
      </PostForm>
    </Details>
  )
}
