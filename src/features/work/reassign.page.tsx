import type { VNode } from 'preact'
import { Button, PostForm } from '../../web/components/govuk/buttons.tsx'
import { Checkboxes, Select } from '../../web/components/govuk/choices.tsx'
import { BackLink } from '../../web/components/govuk/links.tsx'
import { ErrorSummary } from '../../web/components/govuk/messages.tsx'
import { Input } from '../../web/components/govuk/text-fields.tsx'
import { EmptyList, Link, P, PageHeading } from '../../web/components/onroll/headings.tsx'
import { type Colleague, type FieldError, kindWords, listName } from '../cases/index.ts'
import type { Form, HiddenFields } from '../slice.ts'
import type { MatterLine } from './matter-list.store.ts'
import { stageWords } from './queue-rows.ts'

export interface ReassignProps {
  readonly people: readonly Colleague[]
  readonly from: Colleague | undefined
  readonly matters: readonly MatterLine[]
  readonly hidden: HiddenFields
  readonly typed?: Form
  readonly errors?: readonly FieldError[]
}

/** Hands over the work of somebody who is away or leaves. First whose, then which and to whom. */
export function ReassignPage(props: ReassignProps): VNode {
  const { people, from } = props
  return (
    <>
      <BackLink href="/cases?whose=team" text="Back to the cases" />
      {from === undefined ? (
        <>
          <PageHeading title="Whose work is to be handed over?" />
          <ul class="govuk-list">
            {people.map((person) => (
              <li key={person.accountId}>
                <Link href={`/reassign?from=${person.accountId}`} text={person.name} />
                {`: ${person.openMatters} open`}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <HandOverForm {...props} from={from} />
      )}
    </>
  )
}

function HandOverForm({
  people,
  from,
  matters,
  hidden,
  typed,
  errors = [],
}: ReassignProps & { readonly from: Colleague }): VNode {
  const errorOf = (field: string) => errors.find((each) => each.field === field)?.message
  const items = [
    { value: '', text: 'Choose' },
    ...people
      .filter((each) => each !== from)
      .map((each) => ({ value: each.accountId, text: `${each.name}, ${each.openMatters} open` })),
  ]
  return (
    <>
      <ErrorSummary errors={errors.map(({ field, message }) => ({ text: message, field }))} />
      <PageHeading title={`Hand over the work of ${from.name}`} />
      {matters.length === 0 ? (
        <EmptyList>{`${from.name} owns nothing that is open.`}</EmptyList>
      ) : (
        <PostForm action={`/reassign?from=${from.accountId}`} csrfToken={hidden.antiForgery}>
          <input type="hidden" name="idempotencyKey" value={hidden.idempotencyKey} />
          <Checkboxes
            name="matters"
            label="What is handed over"
            labelSize="s"
            error={errorOf('matters')}
            values={typed ? typed.all('matters') : matters.map(({ id }) => id)}
            items={matters.map((matter) => ({
              value: matter.id,
              text: listName(matter),
              hint: `${kindWords(matter.kind)} ${matter.reference}, ${stageWords(matter.state)}${matter.lane === 'red' ? ', red lane' : ''}`,
            }))}
          />
          <Select
            name="owner"
            label="New owner"
            labelSize="s"
            items={items}
            value={typed?.text('owner')}
            error={errorOf('owner')}
          />
          <Select
            name="deputy"
            label="Deputy"
            labelSize="s"
            items={items}
            value={typed?.text('deputy')}
            error={errorOf('deputy')}
          />
          <Input
            name="reason"
            label="Why"
            labelSize="s"
            value={typed?.text('reason')}
            error={errorOf('reason')}
          />
          <P>Each matter gets a line in its history.</P>
          <Button text="Hand over" />
        </PostForm>
      )}
    </>
  )
}
