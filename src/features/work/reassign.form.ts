import { type Colleague, type FieldError, formReader } from '../cases/index.ts'
import type { Form } from '../slice.ts'
import type { MatterLine } from './matter-list.store.ts'

/** What is handed over, from whom to whom, and who stands in. */
export interface HandOver {
  readonly matterIds: readonly string[]
  readonly owner: Colleague
  readonly deputy: Colleague
  readonly reason: string
}

export type HandOverReading =
  | { readonly ok: true; readonly handOver: HandOver }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

export function readHandOver(
  form: Form,
  people: readonly Colleague[],
  offered: readonly MatterLine[],
): HandOverReading {
  const reader = formReader(form)
  const ids = people.map((person) => person.accountId)
  const matterIds = reader.choices(
    'matters',
    offered.map(({ id }) => id),
  )
  if (matterIds.length === 0) reader.fault('matters', 'Choose at least one to hand over.')
  const ownerId = reader.choice('owner', ids, 'Choose the new owner.')
  const deputyId = reader.choice('deputy', ids, 'Choose the deputy.')
  if (ownerId !== undefined && ownerId === deputyId) reader.fault('deputy', 'Choose somebody else as deputy.')
  const reason = reader.text('reason', 'Write down why, in a few words.', 500)
  const owner = people.find((person) => person.accountId === ownerId)
  const deputy = people.find((person) => person.accountId === deputyId)
  if (!owner || !deputy || reader.errors.length > 0) return { ok: false, errors: reader.errors }
  return { ok: true, handOver: { matterIds, owner, deputy, reason } }
}
