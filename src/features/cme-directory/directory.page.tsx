import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { Button, PostForm } from '../../web/components/govuk/buttons.tsx'
import { DateInput } from '../../web/components/govuk/date-input.tsx'
import { ErrorSummary } from '../../web/components/govuk/messages.tsx'
import { Input, Textarea } from '../../web/components/govuk/text-fields.tsx'
import { FilterForm } from '../../web/components/onroll/filter-form.tsx'
import { Columns, Link, Note, P, PageHeading, Section, Sub } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import type { FieldError } from '../cases/index.ts'
import type { Form, HiddenFields } from '../slice.ts'
import type { CmeContact } from './cme-contacts.store.ts'
import { directoryPaths } from './directory.paths.ts'
import { ageOfContact, type DirectoryEntry } from './directory-entries.ts'
import { fingerprintInWords } from './fingerprint-words.ts'

export interface DirectoryPageProps {
  readonly entries: readonly DirectoryEntry[]
  readonly all: number
  readonly known: number
  readonly find: string
  readonly today: PlainDate
}

/** Whom to write to and ring in every authority, and how old each line is. */
export function DirectoryPage({ entries, all, known, find, today }: DirectoryPageProps): VNode {
  return (
    <>
      <PageHeading
        title="CME contacts of other authorities"
        lead={`${known} of ${all} authorities have a contact here. Each says when it was last confirmed.`}
      />
      <Columns
        shape="left"
        side={
          <FilterForm
            label="Find an authority"
            action={directoryPaths.list}
            groups={[{ kind: 'text', name: 'find', label: 'Name, number or e-mail', value: find }]}
          />
        }
        main={
          <StackingTable
            caption="Authorities"
            captionHidden
            columns={[
              { header: 'Authority' },
              { header: 'Contact', labelWhenStacked: true },
              { header: 'Confirmed', labelWhenStacked: true },
              { header: 'Change', headerHidden: true, action: true },
            ]}
            rows={entries.map((entry) => ({
              key: entry.code,
              cells: [
                <>
                  {entry.name}
                  <Sub>{entry.own ? `${entry.code}, our own` : entry.code}</Sub>
                </>,
                <Contact key="contact" entry={entry} />,
                <Confirmed key="confirmed" entry={entry} today={today} />,
                <Link
                  key="change"
                  href={directoryPaths.entry(entry.code)}
                  text={entry.contact ? 'See or change' : 'Add'}
                  about={entry.name}
                />,
              ],
            }))}
            empty="No authority is called that. The list is the national one; former authorities are not in it."
          />
        }
      />
    </>
  )
}

function Contact({ entry }: { readonly entry: DirectoryEntry }): VNode {
  const { contact, fromPack } = entry
  const shown = contact ?? fromPack
  if (shown === undefined) return <>Nobody has written one down yet</>
  return (
    <>
      {shown.post}
      {shown.email && <Sub>{shown.email}</Sub>}
      {shown.phone && <Sub>{shown.phone}</Sub>}
    </>
  )
}

function Confirmed({ entry, today }: { readonly entry: DirectoryEntry; readonly today: PlainDate }): VNode {
  const { contact, fromPack } = entry
  if (contact)
    return (
      <>
        {ageOfContact(contact.confirmedOn, today)}
        <Sub>{`by ${contact.confirmedBy}`}</Sub>
      </>
    )
  return <>{fromPack ? 'as our own rules say' : 'not known'}</>
}

export interface EntryPageProps {
  readonly entry: DirectoryEntry
  readonly versions: readonly CmeContact[]
  readonly today: PlainDate
  /** Absent for those who may only read. */
  readonly form?: {
    readonly hidden: HiddenFields
    readonly version: number
    readonly typed?: Form | undefined
    readonly errors?: readonly FieldError[] | undefined
    /** Somebody else saved in between. */
    readonly stale?: boolean
  }
}

/** One authority: its contact, the form that adds a newer one, and every earlier one. */
export function EntryPage({ entry, versions, today, form }: EntryPageProps): VNode {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary errors={(form?.errors ?? []).map(({ field, message }) => ({ text: message, field }))} />
        <PageHeading
          title={entry.name}
          above={`Authority ${entry.code}`}
          lead="A change is kept beside what was known before. Nothing is written over."
        />
        {form?.stale && (
          <P>
            Somebody else wrote this down after you opened the page. Theirs is first in the list below; what
            you typed still stands in the form. Read both, then save if yours is right.
          </P>
        )}
        {form && <EntryForm entry={entry} today={today} form={form} />}
        <Section title="What was known, latest first">
          <StackingTable
            caption="Earlier contacts"
            captionHidden
            columns={[
              { header: 'Since' },
              { header: 'Contact', labelWhenStacked: true },
              { header: 'Confirmed', labelWhenStacked: true },
            ]}
            rows={versions.map((version) => ({
              key: String(version.version),
              cells: [
                displayDate(version.sinceOn),
                <>
                  {version.post}
                  {version.email && <Sub>{version.email}</Sub>}
                  {version.phone && <Sub>{version.phone}</Sub>}
                  {version.fingerprint && <Sub>{`Key ${fingerprintInWords(version.fingerprint)}`}</Sub>}
                  {version.note && <Sub>{version.note}</Sub>}
                </>,
                <>
                  {displayDate(version.confirmedOn)}
                  <Sub>{`${version.confirmedBy}: ${version.source}`}</Sub>
                </>,
              ],
            }))}
            empty="Nobody has written a contact down yet."
          />
        </Section>
        <Note>
          <Link href={directoryPaths.list} text="Back to all authorities" />
        </Note>
      </div>
    </div>
  )
}

function EntryForm({
  entry,
  today,
  form,
}: Required<Pick<EntryPageProps, 'entry' | 'today' | 'form'>>): VNode {
  const { hidden, version, typed, errors = [] } = form
  const { contact, fromPack } = entry
  const errorOf = (field: string) =>
    errors.find((each) => each.field === field || each.field.startsWith(`${field}-`))?.message
  const held = (name: 'post' | 'email' | 'phone' | 'fingerprint' | 'note' | 'source') =>
    typed
      ? typed.text(name)
      : name === 'source'
        ? ''
        : (contact?.[name] ??
          (name === 'post' || name === 'email' || name === 'phone' ? fromPack?.[name] : '') ??
          '')
  const dateOf = (name: string, day: PlainDate) => {
    const [year = '', month = '', date = ''] = day.split('-')
    return typed
      ? {
          day: typed.text(`${name}-day`),
          month: typed.text(`${name}-month`),
          year: typed.text(`${name}-year`),
        }
      : { day: String(Number(date)), month: String(Number(month)), year }
  }
  return (
    <PostForm action={directoryPaths.entry(entry.code)} csrfToken={hidden.antiForgery}>
      <input type="hidden" name="idempotencyKey" value={hidden.idempotencyKey} />
      <input type="hidden" name="version" value={String(version)} />
      <Input name="post" label="Post or team" labelSize="s" value={held('post')} error={errorOf('post')} />
      <Input
        name="email"
        label="E-mail"
        labelSize="s"
        type="email"
        value={held('email')}
        error={errorOf('email')}
      />
      <Input
        name="phone"
        label="Telephone"
        labelSize="s"
        type="tel"
        value={held('phone')}
        error={errorOf('phone')}
      />
      <DateInput
        name="sinceOn"
        label="Since when does this hold?"
        labelSize="s"
        value={dateOf('sinceOn', contact?.sinceOn ?? today)}
        error={errorOf('sinceOn')}
      />
      <DateInput
        name="confirmedOn"
        label="On which day was it confirmed?"
        labelSize="s"
        value={dateOf('confirmedOn', today)}
        error={errorOf('confirmedOn')}
      />
      <Input
        name="source"
        label="How was it confirmed?"
        hint="For example: rang their switchboard, or their website"
        labelSize="s"
        value={held('source')}
        error={errorOf('source')}
      />
      <Input
        name="fingerprint"
        label="Fingerprint of their key"
        hint="Only where they use Onroll too. They read it to you; it stands on their Hand-overs page"
        labelSize="s"
        value={held('fingerprint')}
        error={errorOf('fingerprint')}
      />
      <Textarea
        name="note"
        label="Note"
        labelSize="s"
        rows={3}
        value={held('note')}
        error={errorOf('note')}
      />
      <Button text={contact ? 'Save the newer contact' : 'Save the contact'} />
    </PostForm>
  )
}
