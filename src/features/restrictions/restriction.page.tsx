import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { formatInstant } from '../../web/components/date-words.ts'
import { LinkButton } from '../../web/components/govuk/buttons.tsx'
import { FactList } from '../../web/components/onroll/boxes.tsx'
import { DueDate } from '../../web/components/onroll/due-date.tsx'
import { Link, P, PageHeading, Section, Sub } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { kindLabel, type RestrictionKind, SEEN_BY } from './restriction-forms.ts'
import { restrictionPaths } from './restriction-paths.ts'
import type { DueRestriction, NamedPerson, Restriction, RestrictionStep } from './restrictions.store.ts'

const WHAT: Readonly<Record<string, string>> = {
  set: 'Restricted',
  reviewed: 'Looked at: still needed',
  kept: 'Asked to be lifted; kept',
  named: 'A person was named',
  'shut-out': 'A person was shut out',
  'name-removed': 'A name was taken away',
  'lift-asked': 'Asked to be lifted',
  lifted: 'Lifted',
}

export interface RestrictionPageProps {
  readonly childId: string
  readonly restrictions: readonly Restriction[]
  readonly people: readonly NamedPerson[]
  readonly steps: readonly RestrictionStep[]
  readonly kinds: readonly RestrictionKind[]
  readonly today: PlainDate
  readonly me: string
  readonly mayLift: boolean
}

/** What keeps a family from being found: for those alone whom it lets through. */
export function RestrictionPage(props: RestrictionPageProps): VNode {
  const { childId, restrictions, steps } = props
  return (
    <>
      <PageHeading
        title="Restriction"
        lead={
          restrictions.length === 0
            ? 'Nothing is restricted. Everybody who works on this child sees the address and the contacts.'
            : 'Whereabouts are hidden from everybody who is not named here. Do not pass them on.'
        }
        action={
          <LinkButton
            href={restrictionPaths.act(childId, 'set')}
            text={restrictions.length === 0 ? 'Keep somebody from being found' : 'Restrict another person'}
            kind={restrictions.length === 0 ? 'main' : 'plain'}
          />
        }
      />
      {restrictions.map((one) => (
        <One key={one.id} one={one} {...props} />
      ))}
      <Section>
        <StackingTable
          caption="What was done"
          columns={[
            { header: 'What' },
            { header: 'By' },
            { header: 'When', nowrap: true, labelWhenStacked: true },
          ]}
          empty="Nothing yet."
          rows={steps.map((step, index) => ({
            key: String(index),
            cells: [
              <>
                {WHAT[step.what] ?? step.what}
                {step.note !== null && <Sub>{step.note}</Sub>}
              </>,
              step.byName ?? 'Onroll',
              formatInstant(step.at.toISOString()),
            ],
          }))}
        />
      </Section>
    </>
  )
}

function One(props: RestrictionPageProps & { readonly one: Restriction }): VNode {
  const { one, childId, people, kinds, today, me, mayLift } = props
  const named = people.filter(({ restrictionId }) => restrictionId === one.id)
  const names = (maySee: boolean) =>
    named
      .filter((person) => person.maySee === maySee)
      .map(({ name }) => name)
      .join(', ') || 'nobody'
  const act = (name: string) => `${restrictionPaths.act(childId, name)}?restriction=${one.id}`
  return (
    <Section title={one.contactName ?? 'The child and the home'}>
      <FactList
        facts={[
          { label: 'Why', value: kindLabel(kinds, one.kind), note: one.reason },
          { label: 'Seen by', value: rolesInWords(one.roles), note: `Also: ${names(true)}` },
          { label: 'Shut out', value: names(false) },
          { label: 'Since', value: formatInstant(one.setAt.toISOString()) },
          {
            label: 'Look at it again',
            value: <DueDate due={one.reviewOn} today={today} what="The review of the restriction" />,
            note: `Last looked at on ${displayDate(one.reviewedOn)}`,
          },
        ]}
      />
      <ul class="govuk-list">
        <li>
          <Link
            href={act('review')}
            text={one.liftAskedBy === null ? 'Review it' : 'Keep it, with a new review day'}
          />
        </li>
        <li>
          <Link href={act('name')} text="Name a person, or shut one out" />
        </li>
        {one.liftAskedBy === null && (
          <li>
            <Link href={act('ask-lift')} text="Ask for it to be lifted" />
          </li>
        )}
        {one.liftAskedBy !== null && mayLift && one.liftAskedBy !== me && (
          <li>
            <Link href={act('lift')} text="Lift it: somebody asked" />
          </li>
        )}
      </ul>
      {one.liftAskedBy !== null && one.liftAskedBy === me && (
        <P>You asked for it to be lifted. A manager who is not you decides.</P>
      )}
    </Section>
  )
}

function rolesInWords(roles: readonly string[]): string {
  const known = Object.values(SEEN_BY).find((seen) => seen.roles.join() === roles.join())
  return known?.text ?? roles.join(', ')
}

export interface RestrictionListProps {
  readonly restrictions: readonly DueRestriction[]
  readonly kinds: readonly RestrictionKind[]
  readonly today: PlainDate
}

/** Every restriction that this person may know of, the next to be looked at first. */
export function RestrictionList({ restrictions, kinds, today }: RestrictionListProps): VNode {
  return (
    <StackingTable
      caption="Restrictions, by the day on which each is looked at again"
      columns={[
        { header: 'Who' },
        { header: 'Why' },
        { header: 'Review', nowrap: true, labelWhenStacked: true },
      ]}
      empty="Nobody is restricted, as far as you may know. Start on the record of a child."
      rows={restrictions.map((one) => ({
        key: one.id,
        cells: [
          <>
            <Link href={restrictionPaths.child(one.childId)} text={one.contactName ?? one.childName} />
            <Sub>
              {one.contactName === null
                ? one.childReference
                : `adult of ${one.childName}, ${one.childReference}`}
            </Sub>
          </>,
          <>
            {kindLabel(kinds, one.kind)}
            {one.liftAskedBy !== null && <Sub>Somebody asks for it to be lifted</Sub>}
          </>,
          <DueDate due={one.reviewOn} today={today} what={`The review of ${one.childReference}`} />,
        ],
      }))}
    />
  )
}
