import { type Colleague, type FieldError, formReader, listName } from '../cases/index.ts'
import type { Form } from '../slice.ts'
import type { HandOver } from './hand-over-matters.ts'

/** A matter as it stands in the list of what can be handed over. */
export interface Offered {
  readonly id: string
  readonly givenName: string
  readonly familyName: string
}

export type HandOverReading =
  | { readonly ok: true; readonly handOver: HandOver }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

export function readHandOver(
  form: Form,
  people: readonly Colleague[],
  offered: readonly Offered[],
): HandOverReading {
  const reader = formReader(form)
  const ids = people.map((person) => person.accountId)
  const chosen = reader.choices(
    'matters',
    offered.map(({ id }) => id),
  )
  if (chosen.length === 0) reader.fault('matters', 'Choose at least one to hand over.')
  const ownerId = reader.choice('owner', ids, 'Choose the new owner.')
  const deputyId = reader.choice('deputy', ids, 'Choose the deputy.')
  if (ownerId !== undefined && ownerId === deputyId) reader.fault('deputy', 'Choose somebody else as deputy.')
  const reason = reader.text('reason', 'Write down why, in a few words.', 500)
  const owner = people.find((person) => person.accountId === ownerId)
  const deputy = people.find((person) => person.accountId === deputyId)
  if (!owner || !deputy || reader.errors.length > 0) return { ok: false, errors: reader.errors }
  const matters = offered
    .filter(({ id }) => chosen.includes(id))
    .map((each) => ({ id: each.id, name: listName(each), version: versionOf(form, each.id) }))
  return { ok: true, handOver: { matters, owner, deputy, reason } }
}

/** The name of the hidden field that says which state of a matter the list was drawn from. */
export function versionField(matterId: string): string {
  return `version-${matterId}`
}

// A form without the number fits no state of the matter.
function versionOf(form: Form, matterId: string): number {
  const text = form.text(versionField(matterId))
  return /^\d{1,9}$/.test(text) ? Number(text) : -1
}
