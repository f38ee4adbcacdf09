import type { VNode } from 'preact'
import { displayDateShort } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { Button, PostForm } from '../../web/components/govuk/buttons.tsx'
import { ErrorSummary } from '../../web/components/govuk/messages.tsx'
import { P, PageHeading, Section } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { type Field, type FieldError, FieldOf } from '../cases/index.ts'
import type { Form, HiddenFields } from '../slice.ts'
import type { Absence } from './absence.store.ts'
import type { AwayPerson } from './away-people.ts'

export interface AbsencePageProps {
  readonly people: readonly AwayPerson[]
  readonly covers: readonly AwayPerson[]
  readonly known: readonly Absence[]
  readonly mayRecordUnplanned: boolean
  readonly today: PlainDate
  readonly hidden: HiddenFields
  readonly errors?: readonly FieldError[]
  readonly typed?: Form
}

/** Who is away or will be, and the form that hands work over for the time. */
export function AbsencePage(props: AbsencePageProps): VNode {
  const { people, known, hidden, errors = [], typed } = props
  const several = people.length > 1
  return (
    <>
      <ErrorSummary errors={errors.map(({ field, message }) => ({ text: message, field }))} />
      <PageHeading
        title={several ? 'Who is away' : 'When you are away'}
        lead="On the first day the open work goes to whoever covers, and comes back after the last. Both are told, and each matter says so on its timeline."
      />
      <Known known={known} hidden={hidden} />
      <Section title={several ? 'Enter an absence' : 'Enter the days on which you are away'}>
        <PostForm action="/away" csrfToken={hidden.antiForgery}>
          <input type="hidden" name="idempotencyKey" value={hidden.idempotencyKey} />
          {fieldsOf(props).map((field) => (
            <FieldOf key={field.name} field={field} typed={typed} errors={errors} />
          ))}
          <P>Why somebody is away is not kept here.</P>
          <Button text="Enter the absence" />
        </PostForm>
      </Section>
    </>
  )
}

function Known({ known, hidden }: Pick<AbsencePageProps, 'known' | 'hidden'>): VNode {
  return (
    <StackingTable
      caption="Away now, or soon"
      columns={[
        { header: 'Who' },
        { header: 'From', nowrap: true, labelWhenStacked: true },
        { header: 'Last day', labelWhenStacked: true },
        { header: 'Covers', labelWhenStacked: true },
        { header: 'Where it stands', labelWhenStacked: true },
        { header: 'Change', headerHidden: true, action: true },
      ]}
      empty="Nobody is away. An absence stands here when it is entered."
      rows={known.map((one) => ({
        key: one.id,
        cells: [
          one.name,
          displayDateShort(one.fromOn),
          one.untilOn === null ? 'not known yet' : displayDateShort(one.untilOn),
          one.coverName ?? 'the deputy of each matter',
          standing(one),
          one.cancelledAt === null && (
            <PostForm action="/away/back" csrfToken={hidden.antiForgery}>
              <input type="hidden" name="idempotencyKey" value={hidden.idempotencyKey} />
              <input type="hidden" name="absence" value={one.id} />
              <Button kind="plain" small text={one.startedAt === null ? 'Take back' : 'Is back'} />
            </PostForm>
          ),
        ],
      }))}
    />
  )
}

function standing({ startedAt, cancelledAt, kind }: Absence): string {
  if (cancelledAt !== null) return 'being handed back'
  return startedAt === null ? `${kind}, not begun` : 'handed over'
}

function fieldsOf({ people, covers, mayRecordUnplanned, today }: AbsencePageProps): readonly Field[] {
  const choices = (list: readonly AwayPerson[]) =>
    list.map(({ accountId, name }) => ({ value: accountId, text: name }))
  return [
    ...(people.length > 1
      ? [{ kind: 'select' as const, name: 'person', label: 'Who is away?', choices: choices(people) }]
      : []),
    ...(mayRecordUnplanned
      ? [
          {
            kind: 'radios' as const,
            name: 'kind',
            label: 'Is it planned?',
            choices: [
              { value: 'planned', text: 'Planned', hint: 'Handed over on the first day' },
              {
                value: 'unplanned',
                text: 'Not planned',
                hint: 'Handed over at once; the last day may be left empty',
              },
            ],
          },
        ]
      : []),
    { kind: 'date', name: 'from', label: 'First day away', value: today },
    { kind: 'date', name: 'until', label: 'Last day away' },
    {
      kind: 'select',
      name: 'cover',
      label: 'Who covers?',
      hint: 'Left open, each matter goes to its own deputy',
      choices: choices(covers),
    },
  ]
}
