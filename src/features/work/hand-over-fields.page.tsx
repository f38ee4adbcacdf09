import type { VNode } from 'preact'
import { Button } from '../../web/components/govuk/buttons.tsx'
import { Checkboxes, Select } from '../../web/components/govuk/choices.tsx'
import { Input } from '../../web/components/govuk/text-fields.tsx'
import { P } from '../../web/components/onroll/headings.tsx'
import { type Colleague, type FieldError, kindWords, listName } from '../cases/index.ts'
import type { Form, HiddenFields } from '../slice.ts'
import { stageWords } from './queue-rows.ts'
import { versionField } from './reassign.form.ts'

export interface MatterToHandOver {
  readonly id: string
  readonly reference: string
  readonly kind: string
  readonly state: string
  readonly lane: 'red' | 'standard'
  readonly eventCount: number
  readonly givenName: string
  readonly familyName: string
  /** What else is said under the name. */
  readonly note?: string
}

export interface HandOverFieldsProps {
  readonly matters: readonly MatterToHandOver[]
  readonly people: readonly Colleague[]
  readonly hidden: HiddenFields
  readonly allChosen: boolean
  readonly typed?: Form | undefined
  readonly errors: readonly FieldError[]
}

/** The questions of handing over: which, to whom, who stands in, why. */
export function HandOverFields({
  matters,
  people,
  hidden,
  allChosen,
  typed,
  errors,
}: HandOverFieldsProps): VNode {
  const errorOf = (field: string) => errors.find((each) => each.field === field)?.message
  const once = [...new Map(people.map((each) => [each.accountId, each])).values()]
  const items = [
    { value: '', text: 'Choose' },
    ...once.map(({ accountId, name, openMatters, away }) => ({
      value: accountId,
      text: `${name}, ${openMatters} open${away ? ', away' : ''}`,
    })),
  ]
  return (
    <>
      <input type="hidden" name="idempotencyKey" value={hidden.idempotencyKey} />
      {matters.map(({ id, eventCount }) => (
        <input key={id} type="hidden" name={versionField(id)} value={String(eventCount)} />
      ))}
      <Checkboxes
        name="matters"
        label="What is handed over"
        labelSize="s"
        error={errorOf('matters')}
        values={typed ? typed.all('matters') : allChosen ? matters.map(({ id }) => id) : []}
        items={matters.map((matter) => ({
          value: matter.id,
          text: listName(matter),
          hint: `${kindWords(matter.kind)} ${matter.reference}, ${stageWords(matter.state)}${matter.lane === 'red' ? ', red lane' : ''}${matter.note ? `. ${matter.note}` : ''}`,
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
    </>
  )
}
