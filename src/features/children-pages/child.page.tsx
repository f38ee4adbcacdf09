import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import type { EducationOnDay } from '../../domain/education/education-on.ts'
import { formatInstant } from '../../web/components/date-words.ts'
import { Button, LinkButton, PostForm } from '../../web/components/govuk/buttons.tsx'
import { InsetText } from '../../web/components/govuk/messages.tsx'
import { FactList } from '../../web/components/onroll/boxes.tsx'
import { Columns, Link, Note, PageHeading, Section, Sub } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { matterPaths } from '../cases/index.ts'
import { EducationFacts, educationPaths } from '../education/index.ts'
import type { HiddenFields } from '../slice.ts'
import { type ChildView, matterWords } from './child-view.ts'

export interface ChildPageProps {
  readonly view: ChildView
  /** How the child is educated today; undefined where no rule tells when school age begins. */
  readonly education: EducationOnDay | undefined
  readonly correctHref: string | undefined
  readonly seenHref: string | undefined
  readonly sharedHref: string | undefined
  readonly seeAsHref: string | undefined
  readonly restriction: RestrictionDoor | undefined
  readonly familyHref: string | undefined
  /** Where a school asks for the file of this pupil. */
  readonly askForFileHref: string | undefined
}

/** What this person may do about what is kept back. For most there is no such thing, and no word of it. */
export type RestrictionDoor =
  | { readonly kind: 'link'; readonly href: string; readonly text: string }
  | {
      readonly kind: 'emergency'
      readonly until: Date
      readonly endHref: string
      readonly hidden: HiddenFields
    }

/** A child's record. Addresses and contacts stand here only when the database lets this person read them. */
export function ChildPage(props: ChildPageProps): VNode {
  const {
    view,
    education,
    correctHref,
    seenHref,
    sharedHref,
    seeAsHref,
    familyHref,
    askForFileHref,
    restriction,
  } = props
  return (
    <>
      {restriction?.kind === 'emergency' && <EmergencyStrip door={restriction} />}
      <PageHeading
        title="Record of the child"
        lead={`Reference ${view.child.reference}`}
        action={correctHref && <LinkButton href={correctHref} text="Correct the details" kind="plain" />}
      />
      <Columns
        main={[
          education && <Educated key="educated" view={view} education={education} />,
          <Work key="work" view={view} />,
          <Registers key="registers" view={view} />,
          <People key="people" view={view} href={familyHref} />,
          <Said key="said" view={view} />,
        ]}
        side={[<Details key="details" view={view} />, <Flags key="flags" view={view} />]}
      />
      {restriction?.kind === 'link' && (
        <Note>
          <Link href={restriction.href} text={restriction.text} />
        </Note>
      )}
      {askForFileHref && (
        <Note>
          <Link href={askForFileHref} text="No file came from an earlier school? Ask for a search" />
        </Note>
      )}
      {seeAsHref && (
        <Note>
          <Link href={seeAsHref} text="See this as somebody else would" />
        </Note>
      )}
      {seenHref && (
        <Note>
          <Link href={seenHref} text="Who has seen this record" />
          {sharedHref && (
            <>
              {' · '}
              <Link href={sharedHref} text="What was told to others" />
            </>
          )}
        </Note>
      )}
    </>
  )
}

function Educated(props: { readonly view: ChildView; readonly education: EducationOnDay }): VNode {
  const { givenName, id } = props.view.child
  return (
    <Section title={`How is ${givenName} educated?`} tight>
      <EducationFacts found={props.education} />
      <Note>
        <Link href={educationPaths.onDay(id)} text={`Where was ${givenName} on another day?`} />
      </Note>
    </Section>
  )
}

function EmergencyStrip({ door }: { readonly door: Extract<RestrictionDoor, { kind: 'emergency' }> }): VNode {
  return (
    <InsetText>
      <p class="onr-p">
        You look at this in an emergency. It closes by itself at {formatInstant(door.until.toISOString())}.
        Your manager knows.
      </p>
      <PostForm action={door.endHref} csrfToken={door.hidden.antiForgery}>
        <input type="hidden" name="idempotencyKey" value={door.hidden.idempotencyKey} />
        <Button text="Close it now" kind="plain" />
      </PostForm>
    </InsetText>
  )
}

function Work({ view }: { readonly view: ChildView }): VNode {
  return (
    <Section>
      <StackingTable
        caption="Enquiries and cases"
        columns={[
          { header: 'What' },
          { header: 'Where it stands' },
          { header: 'Began', nowrap: true },
          { header: 'Next', labelWhenStacked: true },
        ]}
        empty="None that is open to you. One starts with a school’s report or a referral."
        rows={view.matters.map((matter) => {
          const { text, where, href } = matterWords(matter)
          return {
            key: matter.id,
            cells: [
              <>
                <Link href={href} text={text} />
                {matter.lane === 'red' && <span class="onr-red">Red lane</span>}
              </>,
              where,
              displayDate(matter.openedOn),
              matter.nextDueOn === null
                ? ''
                : `${matter.nextAction ?? 'Next step'} by ${displayDate(matter.nextDueOn)}`,
            ],
          }
        })}
      />
    </Section>
  )
}

function Registers({ view }: { readonly view: ChildView }): VNode {
  return (
    <Section>
      <StackingTable
        caption="Admission registers"
        columns={[
          { header: 'School' },
          { header: 'From', nowrap: true },
          { header: 'Until', nowrap: true, labelWhenStacked: true },
        ]}
        empty="No register holds this child, as far as you may see."
        rows={view.entries.map((entry) => ({
          key: entry.id,
          cells: [
            <>
              {entry.schoolName}
              <small>
                {[
                  entry.yearGroup && `Year ${entry.yearGroup}`,
                  entry.firstAttendedOn === null && 'has not attended yet',
                ]
                  .filter(Boolean)
                  .join(', ')}
              </small>
            </>,
            displayDate(entry.startingOn),
            entry.endedOn === null
              ? 'on roll'
              : `${displayDate(entry.endedOn)}, ground ${entry.ground ?? 'not stated'}`,
          ],
        }))}
      />
    </Section>
  )
}

function People({ view, href }: { readonly view: ChildView; readonly href: string | undefined }): VNode {
  const { siblings, contacts } = view.family
  return (
    <Section>
      {href && (
        <p class="onr-p">
          <Link href={href} text="The whole family: since when, from whom, who must not be contacted" />
        </p>
      )}
      <StackingTable
        caption="Family"
        columns={[{ header: 'Name' }, { header: 'Who' }, { header: 'What is known' }]}
        empty="Nobody else of the family is on file here."
        rows={[
          ...siblings.map((sibling) => ({
            key: sibling.childId,
            cells: [
              <Link href={matterPaths.child(sibling.childId)} text={`${sibling.name}, ${sibling.age}`} />,
              'brother or sister',
              <>
                {sibling.where}
                {sibling.matters.map((matter) => (
                  <Sub key={matter.href}>
                    <Link href={matter.href} text={matter.text} />
                  </Sub>
                ))}
              </>,
            ],
          })),
          ...contacts.map((contact) => ({
            key: contact.id,
            cells: [
              contact.name,
              contact.relationship,
              contact.mustNotContact ? (
                <b class="onr-late">Must not be contacted</b>
              ) : (
                [contact.phone, contact.email].filter(Boolean).join(', ') || 'nothing on file'
              ),
            ],
          })),
        ]}
      />
    </Section>
  )
}

function Said({ view }: { readonly view: ChildView }): VNode {
  return (
    <Section>
      <StackingTable
        caption="What was said, by whom and when"
        columns={[
          { header: 'What' },
          { header: 'Said' },
          { header: 'Source', labelWhenStacked: true },
          { header: 'Written down', nowrap: true },
        ]}
        empty="Nothing beside what stands above."
        rows={view.facts.map((fact, index) => ({
          key: String(index),
          cells: [
            fact.kind.replaceAll('-', ' '),
            valueWords(fact.value),
            fact.source,
            formatInstant(fact.recordedAt.toISOString()),
          ],
        }))}
      />
    </Section>
  )
}

function valueWords(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (value === null || typeof value !== 'object') return ''
  return Object.entries(value)
    .filter(([, each]) => typeof each === 'string' || typeof each === 'number')
    .map(([name, each]) => `${name.replaceAll(/([A-Z])/g, ' $1').toLowerCase()}: ${String(each)}`)
    .join('; ')
}

function Details({ view }: { readonly view: ChildView }): VNode {
  const { child, address } = view
  return (
    <>
      <FactList
        narrow
        facts={[
          {
            label: 'Names',
            value: [child.givenName, child.middleNames, child.familyName].filter(Boolean).join(' '),
          },
          ...(child.knownAs === null ? [] : [{ label: 'Known as', value: child.knownAs }]),
          ...(child.formerFamilyName === null ? [] : [{ label: 'Formerly', value: child.formerFamilyName }]),
          { label: 'Born', value: displayDate(child.bornOn) },
          { label: 'Sex', value: child.sex === null ? 'not known' : SEX[child.sex] },
          { label: 'UPN', value: child.upn ?? 'not yet known' },
          ...(address === undefined
            ? []
            : [
                {
                  label: 'Address',
                  value: [address.lines, address.postcode].filter(Boolean).join(', '),
                  note: `${address.protected ? 'Protected: do not pass on. ' : ''}Source: ${address.source}; since ${displayDate(address.fromOn)}`,
                },
              ]),
        ]}
      />
      {address === undefined && (
        <InsetText>No address is shown. Either none is on file, or it is kept back.</InsetText>
      )}
    </>
  )
}

const SEX = { F: 'female', M: 'male', 'not-stated': 'not stated' } as const

function Flags({ view }: { readonly view: ChildView }): VNode | null {
  if (view.flags.length === 0) return null
  return (
    <Section title="What to know">
      <FactList
        narrow
        facts={view.flags.map((flag) => ({
          label: flag.code.replaceAll('-', ' '),
          value: `from ${flag.source}`,
          note: [`since ${displayDate(flag.fromOn)}`, flag.note].filter(Boolean).join('. '),
        }))}
      />
    </Section>
  )
}
