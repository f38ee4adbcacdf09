import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import { InsetText } from '../../web/components/govuk/messages.tsx'
import { Link, PageHeading, Section, Sub } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { type FamilyView, matterPaths } from '../cases/index.ts'
import type { Address, Contact } from '../children/index.ts'
import { MatterTabs } from './matter-parts.page.tsx'
import type { MatterView } from './matter-view.ts'

export interface FamilyPageProps {
  readonly view: MatterView
  readonly family: FamilyView
  readonly address: Address | undefined
}

/** The people around a child. A protected address is not in the answer of the database for most people. */
export function FamilyPage({ view, family, address }: FamilyPageProps): VNode {
  return (
    <>
      <MatterTabs view={view} current="family" />
      <PageHeading title="Family" />
      <Section title="Address">
        {address === undefined ? (
          <InsetText>No address is shown. Either none is on file, or it is kept back.</InsetText>
        ) : (
          <p class="onr-p">
            {address.protected && <b>Protected: do not pass on. </b>}
            {[address.lines, address.postcode].filter(Boolean).join(', ')}
            <Sub>{`Source: ${address.source}; since ${displayDate(address.fromOn)}`}</Sub>
          </p>
        )}
      </Section>
      <Section>
        <ContactTable contacts={family.contacts} />
      </Section>
      <Section>
        <StackingTable
          caption="Brothers and sisters"
          columns={[{ header: 'Name' }, { header: 'Where taught' }, { header: 'Open work' }]}
          empty="No brothers or sisters are on file here."
          rows={family.siblings.map((sibling) => ({
            key: sibling.childId,
            cells: [
              <Link href={matterPaths.child(sibling.childId)} text={`${sibling.name}, ${sibling.age}`} />,
              sibling.where,
              sibling.matters.length === 0
                ? 'none'
                : sibling.matters.map((matter) => (
                    <Link key={matter.href} href={matter.href} text={matter.text} />
                  )),
            ],
          }))}
        />
      </Section>
    </>
  )
}

/** Contacts with how to reach them, and whom nobody may ring. */
export function ContactTable({ contacts }: { readonly contacts: readonly Contact[] }): VNode {
  return (
    <StackingTable
      caption="Contacts"
      columns={[
        { header: 'Name' },
        { header: 'Relationship' },
        { header: 'How to reach', labelWhenStacked: true },
        { header: 'Parental responsibility', labelWhenStacked: true },
      ]}
      empty="No contacts are on file. Add them when somebody gives a name."
      rows={contacts.map((contact) => ({
        key: contact.id,
        cells: [
          <>
            {contact.name}
            {contact.emergency && <Sub>emergency contact</Sub>}
          </>,
          contact.relationship,
          contact.mustNotContact ? (
            <b class="onr-late">{`Must not be contacted${contact.mustNotContactReason ? `: ${contact.mustNotContactReason}` : ''}`}</b>
          ) : (
            [contact.phone, contact.email].filter(Boolean).join(', ') || 'nothing on file'
          ),
          YES_NO[contact.parentalResponsibility],
        ],
      }))}
    />
  )
}

const YES_NO = { yes: 'yes', no: 'no', 'not-known': 'not known' } as const
