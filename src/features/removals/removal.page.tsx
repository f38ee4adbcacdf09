import type { VNode } from 'preact'
import { displayDate, displayDateWithWeekday } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ConditionStanding } from '../../domain/register/decide-ground.ts'
import { citationText } from '../../domain/rule.ts'
import { Button, PostForm } from '../../web/components/govuk/buttons.tsx'
import { Radios } from '../../web/components/govuk/choices.tsx'
import { ErrorSummary } from '../../web/components/govuk/messages.tsx'
import { AsideBox, FactList } from '../../web/components/onroll/boxes.tsx'
import { AllMetPanel, ConditionList, RefusalPanel } from '../../web/components/onroll/decision.tsx'
import { Columns, Link, Section } from '../../web/components/onroll/headings.tsx'
import type { FieldError } from '../cases/index.ts'
import type { HiddenFields } from '../slice.ts'
import type { RemovalJudged } from './judge-removal.ts'
import { removalPaths } from './removal-paths.ts'

export interface RemovalPageProps {
  readonly matterId: string
  readonly givenName: string
  readonly judged: RemovalJudged
  readonly today: PlainDate
  readonly headteacher: { readonly is: boolean; readonly name: string }
  readonly version: number
  readonly hidden: HiddenFields
  readonly errors?: readonly FieldError[]
  readonly otherGrounds: readonly { readonly id: string; readonly label: string }[]
}

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']

/** Whether a name can be removed today: the plain sentence, what is met, what would make it lawful, the decision. */
export function RemovalPage(props: RemovalPageProps): VNode {
  const { judged, givenName, matterId, errors = [] } = props
  const { decision, ground } = judged
  return (
    <>
      <ErrorSummary errors={errors.map(({ field, message }) => ({ text: message, field }))} />
      <Columns
        main={
          <>
            <h1 class="onr-h1">Can {givenName}’s name be removed?</h1>
            <p class="onr-p">
              Ground chosen:{' '}
              <b>
                {ground.id}, {ground.label.toLowerCase()}.
              </b>{' '}
              <Link href={removalPaths.grounds(matterId)} text="Change the ground" />
            </p>
            <Verdict {...props} />
            <Section title="The conditions, one by one">
              <ConditionList conditions={decision.conditions.map(asCondition)} />
              <p class="onr-p">
                <Link
                  href={removalPaths.statement(matterId, ground.id)}
                  text="State what the register says"
                />
                {judged.statedOn !== undefined && ` Last stated on ${displayDate(judged.statedOn)}.`}
              </p>
            </Section>
            <Decision {...props} />
          </>
        }
        side={<Aside {...props} />}
      />
    </>
  )
}

function Verdict({ judged, givenName }: RemovalPageProps): VNode {
  const { conditions, permitted } = judged.decision
  const unmet = conditions.filter((condition) => !condition.met)
  if (permitted) {
    return (
      <AllMetPanel
        title={`All ${(NUMBERS[conditions.length] ?? String(conditions.length)).toLowerCase()} conditions are met.`}
        meaning={`The law then asks that ${givenName}’s name be removed, from today and never earlier.${judged.ground.jointStep ? ` The authority’s case stays open until ${givenName} is found.` : ''}`}
      />
    )
  }
  return (
    <RefusalPanel
      title={`Not today. ${unmetWords(unmet.length, conditions.length)}`}
      meaning={`Removing ${givenName}’s name now would be unlawful, so this page cannot do it. ${givenName} stays on roll; keep recording the right attendance code.`}
      wouldMakeLawful={unmet.map((condition) => condition.whatWouldMeetIt ?? condition.label)}
    />
  )
}

function unmetWords(unmet: number, all: number): string {
  if (all === 1) return 'The one condition is not met.'
  const total = (NUMBERS[all] ?? String(all)).toLowerCase()
  if (unmet === all) return `None of the ${total} conditions is met.`
  return `${NUMBERS[unmet] ?? unmet} of ${total} conditions ${unmet === 1 ? 'is' : 'are'} not met.`
}

function asCondition(condition: ConditionStanding) {
  return {
    title: condition.label,
    state: condition.met ? ('met' as const) : ('not-met' as const),
    detail: condition.why,
    source: [...new Set(condition.because.map(citationText))].join('; '),
  }
}

function Decision({
  judged,
  givenName,
  headteacher,
  matterId,
  version,
  hidden,
  errors = [],
}: RemovalPageProps): VNode {
  if (!headteacher.is)
    return (
      <Section title="The headteacher’s decision">
        <p class="onr-p">
          Only the headteacher decides (policy 4.9). You can prepare the page; the headteacher signs in and
          decides.
        </p>
      </Section>
    )
  const keep = { value: 'keep', text: `Keep ${givenName} on roll` }
  const items = judged.decision.permitted
    ? [{ value: 'remove', text: `Remove ${givenName}’s name today` }, keep]
    : [keep, { value: 'another-ground', text: `${givenName} has been found: choose another ground` }]
  return (
    <Section title="The headteacher’s decision">
      <p class="onr-p">
        Only the headteacher decides (policy 4.9). Signed in as the headteacher: {headteacher.name}.
      </p>
      <PostForm action={removalPaths.post(matterId, '')} csrfToken={hidden.antiForgery}>
        <input type="hidden" name="idempotencyKey" value={hidden.idempotencyKey} />
        <input type="hidden" name="version" value={String(version)} />
        <input type="hidden" name="ground" value={judged.ground.id} />
        <Radios
          name="decision"
          label="Decision"
          labelHidden
          items={items}
          error={errors.find((error) => error.field === 'decision')?.message}
        />
        <Button text="Record the decision" />
      </PostForm>
    </Section>
  )
}

// Only the grounds on which both look for the pupil ask whether the pupil could attend.
const FOUND_TOGETHER = 'enquiries-complete-by-both'

function Aside({ judged, today, matterId, otherGrounds, givenName }: RemovalPageProps): VNode {
  const { ground, decision } = judged
  return (
    <>
      <AsideBox title={`Ground ${ground.id}`}>
        <FactList
          narrow
          facts={[
            { label: 'Rule', value: `${decision.ruleSet}, ${ground.regulation}` },
            { label: 'In force', value: `since ${displayDate(ground.from)}` },
            { label: 'Checked for', value: displayDateWithWeekday(today) },
            { label: 'If met', value: 'the name must be removed, from that day and never earlier' },
            {
              label: 'Then',
              value: `return to the authority, transfer file${ground.jointStep ? '. Its case stays open' : ''}`,
            },
            ...(ground.confirmed
              ? []
              : [
                  {
                    label: 'Note',
                    value: 'Parts of this ground are not yet confirmed against the original text',
                  },
                ]),
          ]}
        />
      </AsideBox>
      <AsideBox title="Other grounds">
        <p class="onr-s">Use these only if the facts change.</p>
        <ul class="govuk-list onr-list-s">
          {otherGrounds.map(({ id, label }) => (
            <li key={id}>
              <Link href={removalPaths.removal(matterId, id)} text={`${id}: ${label}`} />
            </li>
          ))}
          <li>
            <Link href={removalPaths.grounds(matterId)} text="All grounds" />
          </li>
        </ul>
      </AsideBox>
      {decision.conditions.some(({ id }) => id === FOUND_TOGETHER) && (
        <AsideBox title="A child who still lives nearby" rest>
          <p class="onr-s">
            If {givenName} is found at home and could attend, this ground is not met. {givenName} stays on
            roll and attendance support begins.
          </p>
        </AsideBox>
      )}
    </>
  )
}
