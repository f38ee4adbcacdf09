import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Ground } from '../../domain/register/deletion-ground.ts'
import { Button, LinkButton, PostForm } from '../../web/components/govuk/buttons.tsx'
import { ErrorSummary } from '../../web/components/govuk/messages.tsx'
import { FactList } from '../../web/components/onroll/boxes.tsx'
import { Link, Section } from '../../web/components/onroll/headings.tsx'
import { type Field, type FieldError, FieldOf } from '../cases/index.ts'
import type { Form, HiddenFields } from '../slice.ts'
import { removalPaths } from './removal-paths.ts'

export interface QuestionsPageProps {
  readonly heading: string
  readonly lead: string
  readonly action: string
  readonly back: string
  readonly button: string
  readonly danger?: boolean
  readonly fields: readonly Field[]
  readonly keep: Readonly<Record<string, string>>
  readonly hidden: HiddenFields
  readonly typed?: Form | undefined
  readonly errors?: readonly FieldError[] | undefined
}

/** A page of questions of the removal: the statement, or the interruption before the name goes. */
export function QuestionsPage(props: QuestionsPageProps): VNode {
  const { errors = [] } = props
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors.map(({ field, message }) => ({ text: message, field }))} />
        <h1 class="govuk-heading-l">{props.heading}</h1>
        <p class="govuk-body-l">{props.lead}</p>
        <PostForm action={props.action} csrfToken={props.hidden.antiForgery}>
          <input type="hidden" name="idempotencyKey" value={props.hidden.idempotencyKey} />
          {Object.entries(props.keep).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {props.fields.map((field) => (
            <FieldOf key={field.name} field={field} typed={props.typed} errors={errors} />
          ))}
          <div class="govuk-button-group">
            <Button text={props.button} kind={props.danger ? 'danger' : 'main'} />
            <a class="govuk-link" href={props.back}>
              Go back
            </a>
          </div>
        </PostForm>
      </div>
    </div>
  )
}

/** Every ground in force on the day, in plain English. */
export function GroundsPage({
  matterId,
  givenName,
  grounds,
  on,
}: {
  readonly matterId: string
  readonly givenName: string
  readonly grounds: readonly Ground[]
  readonly on: PlainDate
}): VNode {
  return (
    <>
      <h1 class="onr-h1">On which ground could {givenName}’s name be removed?</h1>
      <p class="onr-p">
        These are all the grounds in force on {displayDate(on)}. A name is removed on one of them or stays.
      </p>
      <FactList
        facts={grounds.map((ground) => ({
          label: (
            <Link href={removalPaths.removal(matterId, ground.id)} text={`${ground.id}: ${ground.label}`} />
          ),
          value: ground.help,
          note: `${ground.ruleSet}, ${ground.regulation}${ground.confirmed ? '' : '. Not yet confirmed against the original text'}`,
        }))}
      />
    </>
  )
}

export interface DonePageProps {
  readonly matterId: string
  readonly givenName: string
  readonly removedOn: PlainDate
  readonly ground: string
  readonly reasonForLeaving: string
  readonly returnReference: string
  /** The pupil was looked for and not found, so that the authority goes on. */
  readonly caseStaysOpen: boolean
}

/** What the school does next: the words for its own system, and the transfer file (policy 4.11, 4.12). */
export function RemovalDonePage(props: DonePageProps): VNode {
  return (
    <>
      <h1 class="onr-h1">{props.givenName}’s name is removed from the roll</h1>
      <p class="onr-p">
        From {displayDate(props.removedOn)}, ground {props.ground}. The return has gone to the authority (
        {props.returnReference}).
        {props.caseStaysOpen && ` Its case stays open until ${props.givenName} is found.`}
      </p>
      <Section title="Enter this in your own system">
        <FactList
          facts={[
            { label: 'Date of removal', value: displayDate(props.removedOn) },
            { label: '“Reason for Leaving”', value: props.reasonForLeaving, note: 'Policy 4.11 and 4.12' },
          ]}
        />
      </Section>
      <Section title="Next">
        <LinkButton href={`/matters/${props.matterId}/transfer-file`} text="Make the transfer file" />
      </Section>
    </>
  )
}
