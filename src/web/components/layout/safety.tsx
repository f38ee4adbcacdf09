import type { VNode } from 'preact'

/** One line to ring. All of it comes from dated configuration; whether it is open is worked out by the server. */
export interface SafetyContact {
  /** The test in full: "Harmed, at risk or badly cared for". */
  readonly when: string
  /** The same in a few words, for the line on every page: "Worried about safety". */
  readonly whenShort: string
  readonly number: string
  /** "Any time"; "Open now, until 5.00 pm"; "Closed, opens Monday at 8.30 am". */
  readonly hours: string
  /** Left out where hours need no working out. */
  readonly open?: boolean | undefined
}

export interface SafetyLine {
  /** In the order of urgency; the first is for danger now. */
  readonly contacts: readonly SafetyContact[]
  /** Where a contact is written down. Left out on public pages. */
  readonly recordHref?: string | undefined
}

/** One line on every page. It stops no clock. */
export function SafetyStrip({ contacts, recordHref }: SafetyLine): VNode | null {
  if (contacts.length === 0) return null
  return (
    <aside class="onr-safety onr-safety--slim" aria-label="If a child may be in danger">
      <div class="onr-width">
        <ul>
          {contacts.map((contact, index) => (
            <li key={contact.number}>
              {index === 0 ? <StripUrgent contact={contact} /> : <StripContact contact={contact} />}
            </li>
          ))}
          {recordHref !== undefined && (
            <li>
              <a class="govuk-link" href={recordHref}>
                Record a contact
              </a>
            </li>
          )}
        </ul>
      </div>
    </aside>
  )
}

export interface SafetyPanelProps extends SafetyLine {
  readonly title?: string | undefined
}

/** The full panel, before any field of a form on which somebody may write down a worry. */
export function SafetyPanel(props: SafetyPanelProps): VNode {
  const title =
    props.title ?? 'If you are worried about the child’s safety, act first. This stops no clock here.'
  return (
    <section class="onr-safety" aria-labelledby="safety-heading">
      <h2 id="safety-heading">{title}</h2>
      <ul class="onr-safety__contacts">
        {props.contacts.map((contact) => (
          <li key={contact.number}>
            <span>{contact.when}</span>
            <b>
              <Telephone number={contact.number} />
            </b>
            <Hours contact={contact} />
          </li>
        ))}
        {props.recordHref !== undefined && (
          <li class="onr-safety__log">
            <a class="govuk-link" href={props.recordHref}>
              Record whom you contacted
            </a>
          </li>
        )}
      </ul>
    </section>
  )
}

function StripUrgent({ contact }: { readonly contact: SafetyContact }): VNode {
  return (
    <b>
      {contact.whenShort}: <Telephone number={contact.number} />
    </b>
  )
}

function StripContact({ contact }: { readonly contact: SafetyContact }): VNode {
  return (
    <>
      {contact.whenShort}:{' '}
      <b>
        <Telephone number={contact.number} />
      </b>
      {contact.open !== undefined && (
        <>
          {' '}
          <Hours
            contact={{ ...contact, hours: contact.hours.charAt(0).toLowerCase() + contact.hours.slice(1) }}
          />
        </>
      )}
    </>
  )
}

function Hours({ contact }: { readonly contact: SafetyContact }): VNode {
  if (contact.open === undefined) return <span>{contact.hours}</span>
  return <span class={contact.open ? 'onr-open' : 'onr-closed'}>{contact.hours}</span>
}

function Telephone({ number }: { readonly number: string }): VNode {
  return (
    <a href={`tel:${number.replaceAll(/[^0-9+]/g, '')}`} class="onr-nowrap">
      {number}
    </a>
  )
}
