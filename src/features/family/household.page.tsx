import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { Button, LinkButton } from '../../web/components/govuk/buttons.tsx'
import { DateInput } from '../../web/components/govuk/date-input.tsx'
import { Details, InsetText } from '../../web/components/govuk/messages.tsx'
import { Link, Note, P, Section, Sub } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { MustNotContact, matterPaths } from '../cases/index.ts'
import { familyPaths } from './family.paths.ts'
import type { AdultLine, Household, SiblingInFamily } from './household-view.ts'

export interface HouseholdProps {
  readonly childId: string
  readonly givenName: string
  readonly household: Household
  readonly today: PlainDate
  /** Whether this person may write facts about the family, and may join and part families. */
  readonly mayRecord: boolean
  readonly mayJoin: boolean
  readonly problem?: string | undefined
}

/** The family of a child on a day: home, adults with what is known since when and from whom, brothers and sisters. */
export function HouseholdRecord(props: HouseholdProps): VNode {
  const { childId, household, today, mayRecord } = props
  const { home, adults, former, on } = household
  const forbidden = adults.filter((adult) => adult.mustNotContact)
  return (
    <>
      <MustNotContact people={forbidden} />
      {on !== today && (
        <InsetText>
          {`This is the family as it was on ${displayDate(on)}, by what is known today. `}
          <Link href={familyPaths.family(childId)} text="Show today" />
        </InsetText>
      )}
      <Section title="Home">
        {home === undefined ? (
          <InsetText>No address is shown. Either none is on file, or it is kept back.</InsetText>
        ) : (
          <P>
            {home.protected && <b>Protected: do not pass on. </b>}
            {[home.lines, home.postcode].filter(Boolean).join(', ')}
            <Sub>{`since ${displayDate(home.fromOn)}, from ${home.source}`}</Sub>
          </P>
        )}
      </Section>
      <Section>
        <Adults {...props} />
        {mayRecord && (
          <div class="onr-btns">
            <LinkButton href={familyPaths.add(childId)} text="Add somebody" kind="plain" />
          </div>
        )}
      </Section>
      <Section>
        <Siblings {...props} />
      </Section>
      {former.length > 0 && <Former lines={former} />}
      <OnAnotherDay {...props} />
      <Note>
        “Parent” is meant as education law means it (Education Act 1996, section 576): every mother and
        father, and whoever has parental responsibility or care of the child.
      </Note>
    </>
  )
}

function Adults({ childId, household, mayRecord }: HouseholdProps): VNode {
  return (
    <StackingTable
      caption="Adults and others around the child"
      columns={[
        { header: 'Name' },
        { header: 'What is known', labelWhenStacked: true },
        { header: 'How to reach', labelWhenStacked: true },
        { header: 'Since when, from whom', labelWhenStacked: true },
      ]}
      empty="Nobody is on file for this day. Add them when somebody gives a name."
      rows={household.adults.map((adult) => ({
        key: adult.id,
        cells: [
          <>
            {adult.name}
            <Sub>
              {[adult.relationship, adult.emergency && 'emergency contact'].filter(Boolean).join(', ')}
            </Sub>
          </>,
          <>
            {knownWords(adult)}
            {adult.note !== null && <Sub>{adult.note}</Sub>}
          </>,
          adult.mustNotContact ? (
            <b class="onr-late">{`Must not be contacted${adult.mustNotContactReason ? `: ${adult.mustNotContactReason}` : ''}`}</b>
          ) : (
            [adult.phone, adult.email, adult.address].filter(Boolean).join(', ') || 'nothing on file'
          ),
          <>
            {sinceWords(adult)}
            {mayRecord && adult.untilOn === null && (
              <Sub>
                <Link
                  href={familyPaths.correct(childId, adult.id)}
                  text="Correct"
                  about={`what is known of ${adult.name}`}
                />
                {' or '}
                <Link
                  href={familyPaths.end(childId, adult.id)}
                  text="end"
                  about={`what is known of ${adult.name}`}
                />
              </Sub>
            )}
          </>,
        ],
      }))}
    />
  )
}

function knownWords(adult: AdultLine): string {
  const words = [
    adult.parentBecause === undefined ? undefined : `Parent: ${adult.parentBecause}`,
    RESPONSIBILITY[adult.parentalResponsibility],
    LIVES[adult.livesWithChild],
    adult.hasCare === 'no' ? 'no care of the child' : undefined,
  ]
  return words.filter(Boolean).join('; ')
}

const RESPONSIBILITY = {
  yes: 'parental responsibility',
  no: 'no parental responsibility',
  'not-known': 'parental responsibility not known',
} as const
const LIVES = { yes: 'lives with the child', no: 'lives elsewhere', 'not-known': undefined } as const

function sinceWords(line: AdultLine): string {
  const by = line.recordedByName === undefined ? '' : `, written down by ${line.recordedByName}`
  return `since ${displayDate(line.fromOn)}, from ${line.source}${by}`
}

function Siblings({ childId, givenName, household, mayJoin }: HouseholdProps): VNode {
  return (
    <>
      <StackingTable
        caption="Brothers and sisters"
        columns={[
          { header: 'Name' },
          { header: 'School', labelWhenStacked: true },
          { header: 'Home', labelWhenStacked: true },
          { header: 'Open work' },
        ]}
        empty="No brothers or sisters are on file here."
        rows={household.siblings.map((sibling) => ({
          key: sibling.childId,
          cells: [
            <>
              <Link href={matterPaths.child(sibling.childId)} text={`${sibling.name}, ${sibling.age}`} />
              {mayJoin && (
                <Sub>
                  <Link
                    href={familyPaths.leave(childId, sibling.childId)}
                    text="Not of one family"
                    about={`with ${sibling.name}`}
                  />
                </Sub>
              )}
            </>,
            sibling.schools.join(', ') || 'no school on file here',
            HOME[sibling.home],
            <OpenWork key="work" sibling={sibling} />,
          ],
        }))}
      />
      {mayJoin && (
        <P>
          <Link
            href={familyPaths.join(childId)}
            text={`Bring a brother or sister into ${givenName}’s family`}
          />
        </P>
      )}
      <Note>
        A brother or sister who is taught in another authority and has no record here stands among the people
        above.
      </Note>
    </>
  )
}

const HOME = {
  same: 'the same home',
  other: 'another home',
  'not-known': 'not known whether the same',
} as const

function OpenWork({ sibling }: { readonly sibling: SiblingInFamily }): VNode {
  if (sibling.matters.length === 0) return <>none</>
  return (
    <>
      {sibling.matters.map(({ href, text }) => (
        <Sub key={href}>
          <Link href={href} text={text} about={sibling.name} />
        </Sub>
      ))}
    </>
  )
}

function Former({ lines }: { readonly lines: readonly AdultLine[] }): VNode {
  return (
    <Section>
      <StackingTable
        caption="What held before or later"
        columns={[
          { header: 'Who' },
          { header: 'What was known', labelWhenStacked: true },
          { header: 'From, until', labelWhenStacked: true },
          { header: 'Why it ended', labelWhenStacked: true },
        ]}
        rows={lines.map((line) => ({
          key: line.id,
          cells: [
            <>
              {line.name}
              <Sub>{line.relationship}</Sub>
            </>,
            `${knownWords(line)}${line.mustNotContact ? '; must not be contacted' : ''}`,
            <>
              {`${displayDate(line.fromOn)} to ${line.untilOn === null ? 'now' : displayDate(line.untilOn)}`}
              <Sub>{`from ${line.source}`}</Sub>
            </>,
            line.endedBecause ?? '',
          ],
        }))}
      />
    </Section>
  )
}

function OnAnotherDay({ childId, household, today, problem }: HouseholdProps): VNode {
  const [year = '', month = '', day = ''] = household.on.split('-')
  return (
    <Details summary="Show the family on another day" open={problem !== undefined || household.on !== today}>
      <form method="get" action={familyPaths.family(childId)} novalidate>
        <DateInput
          name="on"
          label="Day"
          labelSize="s"
          error={problem}
          value={{ day: String(Number(day)), month: String(Number(month)), year }}
        />
        <Button text="Show this day" kind="plain" />
      </form>
    </Details>
  )
}
