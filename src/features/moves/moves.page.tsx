import { displayDate } from '../../domain/calendar/display-date.ts'
import { isStateId, stateOf } from '../../domain/case/process-states.ts'
import { Button, LinkButton, PostForm } from '../../web/components/govuk/buttons.tsx'
import { BackLink } from '../../web/components/govuk/links.tsx'
import { ConfirmationPanel, ErrorSummary } from '../../web/components/govuk/messages.tsx'
import { Link, P, PageHeading, Section, Sub } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { type Field, type FieldError, FieldOf, listName, matterPaths } from '../cases/index.ts'
import type { Form, HiddenFields, Page } from '../slice.ts'
import type { Arrival } from './arrivals.store.ts'
import type { LeaverLine } from './leavers.store.ts'
import { movesPaths } from './moves.paths.ts'

/** Who leaves, and who is said to be joining. */
export function leaversPage({
  leavers,
  joining,
}: {
  readonly leavers: readonly LeaverLine[]
  readonly joining: readonly Arrival[]
}): Page {
  return {
    title: 'Leavers and new pupils',
    section: 'leavers',
    content: (
      <>
        <PageHeading
          title="Leavers and new pupils"
          lead="Every name that leaves or joins a roll outside the usual times is told to the authority."
        />
        <div class="onr-btns">
          <LinkButton href="/non-arrivals?what=leaving" text="Record a leaver" />
          <LinkButton href="/non-arrivals?what=joined" text="Record a new pupil" kind="plain" />
        </div>
        <Section title="Said to be joining you">
          <StackingTable
            caption="Said to be joining you"
            captionHidden
            columns={[
              { header: 'Pupil' },
              { header: 'From' },
              { header: 'First day', labelWhenStacked: true },
              { header: 'Answer', headerHidden: true, action: true },
            ]}
            rows={joining.map((arrival) => ({
              key: arrival.id,
              cells: [
                <>
                  {arrival.pupilName}
                  <Sub>{`Born ${displayDate(arrival.bornOn)}`}</Sub>
                </>,
                arrival.fromName,
                arrival.expectedOn ? displayDate(arrival.expectedOn) : 'not known',
                <LinkButton
                  href={movesPaths.arrival(arrival.id)}
                  text="Did they come?"
                  about={arrival.pupilName}
                  kind="plain"
                  small
                />,
              ],
            }))}
            empty="Nobody. A pupil stands here when another school records that they leave for yours."
          />
        </Section>
        <Section title="Leavers in hand">
          <StackingTable
            caption="Leavers in hand"
            captionHidden
            columns={[{ header: 'Pupil' }, { header: 'Where it stands' }, { header: 'Next' }]}
            rows={leavers.map((line) => ({
              key: line.matterId,
              cells: [
                <>
                  <Link href={matterPaths.matter(line.matterId)} text={listName(line)} />
                  <Sub>{line.reference}</Sub>
                </>,
                isStateId(line.state) ? stateOf(line.state).label : line.state,
                line.nextLabel === null
                  ? 'nothing'
                  : `${line.nextLabel}${line.nextDueOn ? `, by ${displayDate(line.nextDueOn)}` : ''}`,
              ],
            }))}
            empty="None. A pupil stands here from the day you record that they leave until the new school has the file."
          />
        </Section>
      </>
    ),
  }
}

/** The end of the new pupil return. */
export function newPupilSentPage(): Page {
  return {
    title: 'New pupil return sent',
    section: 'leavers',
    content: (
      <>
        <ConfirmationPanel title="New pupil return sent">The CME team has it</ConfirmationPanel>
        <P>
          The pupil is on your register. If another school waits to hear whether the pupil came, it has been
          told. If the authority is looking for the child, an officer is asked to settle it.
        </P>
        <div class="onr-btns">
          <LinkButton href={movesPaths.leavers} text="Leavers and new pupils" />
        </div>
      </>
    ),
  }
}

const ARRIVAL_FIELDS: readonly Field[] = [
  {
    kind: 'radios',
    name: 'came',
    label: 'Is the pupil on your register?',
    choices: [
      {
        value: 'yes',
        text: 'Yes',
        fields: [{ kind: 'date', name: 'startedOn', label: 'If yes: their first day at your school' }],
      },
      { value: 'no', text: 'No', hint: 'Then the other school and the authority look for the pupil.' },
    ],
  },
  { kind: 'textarea', name: 'note', label: 'Anything the other school should know' },
]

/** The question to the receiving school. */
export function arrivalPage(props: {
  readonly arrival: Arrival
  readonly hidden: HiddenFields
  readonly typed?: Form
  readonly errors?: readonly FieldError[]
}): Page {
  const { arrival, hidden, typed, errors = [] } = props
  return {
    title: `${errors.length > 0 ? 'Error: ' : ''}Did a pupil come?`,
    section: 'leavers',
    content: (
      <>
        <BackLink href={movesPaths.leavers} />
        <ErrorSummary errors={errors.map(({ field, message }) => ({ text: message, field }))} />
        <PageHeading
          title={`Did ${arrival.pupilName} come?`}
          lead={`${arrival.fromName} has recorded that the pupil leaves for your school. Born ${displayDate(arrival.bornOn)}, UPN ${arrival.upn ?? 'not known'}.`}
        />
        <PostForm action={movesPaths.arrival(arrival.id)} csrfToken={hidden.antiForgery}>
          <input type="hidden" name="idempotencyKey" value={hidden.idempotencyKey} />
          {ARRIVAL_FIELDS.map((field) => (
            <FieldOf key={field.name} field={field} typed={typed} errors={errors} />
          ))}
          <Button text="Send the answer" />
        </PostForm>
        <P>If the pupil has joined, send the new pupil return as well, within five days.</P>
      </>
    ),
  }
}
