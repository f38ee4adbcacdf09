import type { VNode } from 'preact'
import { displayDate, displayDateWithWeekday } from '../../domain/calendar/display-date.ts'
import { Button, PostForm } from '../../web/components/govuk/buttons.tsx'
import { BackLink } from '../../web/components/govuk/links.tsx'
import { ErrorSummary, InsetText, WarningText } from '../../web/components/govuk/messages.tsx'
import { AsideBox, FactList } from '../../web/components/onroll/boxes.tsx'
import { Columns, Link, Note, P, PageHeading, Section } from '../../web/components/onroll/headings.tsx'
import { type Field, type FieldError, FieldOf, matterPaths } from '../cases/index.ts'
import type { Child } from '../children/index.ts'
import { DANGER, HOW_MANY, RELATIONSHIPS, type Referrer, textOfChoice } from '../public-reports/index.ts'
import type { Form, HiddenFields } from '../slice.ts'
import { receivedPaths } from './received.paths.ts'
import type { CaseOfReport, ReceivedReport } from './received-reports.store.ts'
import { matchFields, newChildFields, SETTLED_WORDS, settleFields } from './report.forms.ts'
import { signsInWords, whoseReport } from './report-words.ts'

export interface ReceivedProps {
  readonly report: ReceivedReport
  readonly referrer: Referrer | undefined
  readonly cases: readonly CaseOfReport[]
  readonly likely: readonly Child[]
  /** What an officer should see before matching: twins, age, another authority. */
  readonly remarks: readonly string[]
  readonly triggerWords: string
  readonly isOwner: boolean
  readonly hidden: HiddenFields
  /** Which form was sent and came back, and how it was filled in. */
  readonly sent?: 'match' | 'new-child' | 'settle' | undefined
  readonly typed?: Form | undefined
  readonly errors?: readonly FieldError[] | undefined
}

/** One report: what was said, by whom, and the children it may mean. */
export function ReceivedPage(props: ReceivedProps): VNode {
  const { report, remarks, errors = [] } = props
  return (
    <>
      <BackLink href={receivedPaths.listOf(report.state)} text="Reports received" />
      <ErrorSummary errors={errors.map(({ field, message }) => ({ text: message, field }))} />
      <PageHeading title={`Report ${report.reference}`} lead={leadOf(report)} />
      {report.said.danger === 'yes' && report.state !== 'settled' && (
        <WarningText>
          Whoever told us believes that the child is in danger or being harmed. Ring the front door first,
          then match it.
        </WarningText>
      )}
      {remarks.map((remark) => (
        <InsetText key={remark}>{remark}</InsetText>
      ))}
      <Columns
        main={[
          <What key="what" {...props} />,
          report.state === 'settled' ? null : <Work key="work" {...props} />,
        ]}
        side={[<Who key="who" {...props} />, <Standing key="standing" {...props} />]}
      />
    </>
  )
}

function leadOf(report: ReceivedReport): string {
  const received = `Received on ${displayDateWithWeekday(report.receivedOn)}, ${whoseReport(report)}.`
  if (report.state === 'set-apart') return `${received} Set apart: ${signsInWords(report.signs)}.`
  if (report.settledAs !== null) return `${received} ${SETTLED_WORDS[report.settledAs]}.`
  return received
}

function What({ report: { said }, triggerWords }: ReceivedProps): VNode {
  const facts: readonly (readonly [string, string])[] = [
    ['In danger', textOfChoice(DANGER, said.danger)],
    ['Noticed', triggerWords],
    ['Name', [said.givenName, said.familyName].filter(Boolean).join(' ')],
    ['Born', said.bornOn === null ? '' : displayDate(said.bornOn)],
    ['About how old', said.age],
    ['How many children', textOfChoice(HOW_MANY, said.howMany)],
    ['Address or place', said.address],
    ['Postcode', said.postcode],
    ['School', said.school],
    ['Last seen', said.lastSeen],
    ['Seen or heard', said.tell],
    ['Brothers and sisters', said.siblings],
  ]
  return (
    <Section title="What they told us">
      <FactList
        facts={facts.map(([label, value]) => ({
          label,
          value: value === '' ? 'not said' : <span class="onr-pre">{value}</span>,
        }))}
      />
    </Section>
  )
}

function Work(props: ReceivedProps): VNode {
  const { report, likely } = props
  return (
    <>
      {report.state === 'set-apart' && (
        <Section title="Is it real?">
          <SmallForm {...props} act="release" button="Release it: it may be real" fields={[]} />
        </Section>
      )}
      <Section title="Match it to a child">
        <Note>The search was made as you opened this page and stands in the audit record.</Note>
        <SmallForm {...props} act="match" button="Open the case of this child" fields={matchFields(likely)} />
      </Section>
      <Section title="Nobody on record is this child">
        <SmallForm
          {...props}
          act="new-child"
          button="Make a record and open its case"
          plain
          fields={newChildFields(report, likely)}
        />
      </Section>
      <Section title="End it without a case">
        <SmallForm {...props} act="settle" button="End this report" plain fields={settleFields()} />
      </Section>
    </>
  )
}

interface SmallFormProps extends ReceivedProps {
  readonly act: 'release' | 'match' | 'new-child' | 'settle' | 'take' | 'reopen'
  readonly button: string
  readonly plain?: boolean
  readonly fields: readonly Field[]
}

// Only the form that was sent shows what was typed and what is wrong with it; field ids are told apart by the form.
function SmallForm(props: SmallFormProps): VNode {
  const { report, act, button, plain, fields, hidden, sent } = props
  const came = sent === act
  return (
    <PostForm action={receivedPaths.act(report.id, act)} csrfToken={hidden.antiForgery}>
      <input type="hidden" name="idempotencyKey" value={hidden.idempotencyKey} />
      <input type="hidden" name="version" value={report.version} />
      {fields.map((field) => (
        <FieldOf
          key={field.name}
          field={field}
          typed={came ? props.typed : undefined}
          errors={came ? (props.errors ?? []) : []}
        />
      ))}
      <Button text={button} kind={plain ? 'plain' : 'main'} />
    </PostForm>
  )
}

function Who({ report, referrer }: ReceivedProps): VNode {
  const said = report.referrer === 'anonymous' ? undefined : referrer
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    ['How they know the child', referrer && textOfChoice(RELATIONSHIPS, referrer.relationship ?? '')],
    ['Name', said?.name],
    ['Role', said?.job],
    ['Organisation', said?.organisation],
    ['Telephone', said?.phone],
    ['E-mail', said?.email],
    ['Safe to reach', said?.safeToReach],
  ]
  const known = facts.flatMap(([label, value]) => (value ? [{ label, value }] : []))
  return (
    <AsideBox title="Who told us">
      {report.referrer === 'protected' && (
        <P>
          <b>Do not tell the family who this is.</b> The name stands here alone: in no letter, no list and no
          school’s view. Write it into no note.
        </P>
      )}
      {report.referrer === 'anonymous' && <P>They gave no name.</P>}
      {referrer?.relationship === 'parent' && (
        <P>The one who told us is a parent: what we ask the family may go to the same person.</P>
      )}
      {known.length > 0 && <FactList narrow facts={known} />}
    </AsideBox>
  )
}

function Standing(props: ReceivedProps): VNode {
  const { report, cases, isOwner } = props
  return (
    <AsideBox title="Where it stands" rest>
      <FactList
        narrow
        facts={[
          { label: 'Owner', value: report.owner ?? 'nobody yet' },
          { label: 'Deputy', value: report.deputy ?? 'nobody yet' },
          ...(report.nextAction === null ? [] : [{ label: 'Next', value: report.nextAction }]),
          ...(report.nextDueOn === null
            ? []
            : [{ label: 'By', value: displayDateWithWeekday(report.nextDueOn) }]),
          ...(report.settledNote === null ? [] : [{ label: 'Note', value: report.settledNote }]),
          ...cases.map(({ matterId, reference, givenName, familyName }) => ({
            label: 'Case',
            value: (
              <Link href={matterPaths.matter(matterId)} text={`${reference}, ${givenName} ${familyName}`} />
            ),
          })),
        ]}
      />
      {!isOwner && report.state !== 'settled' && (
        <SmallForm {...props} act="take" button="Make me its owner" plain fields={[]} />
      )}
      {report.state === 'settled' && (
        <SmallForm {...props} act="reopen" button="Open it again" plain fields={[]} />
      )}
    </AsideBox>
  )
}
