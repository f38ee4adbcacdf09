import { createHash } from 'node:crypto'
import type { FieldError, FormReader } from '../cases/index.ts'
import { formReader } from '../cases/index.ts'
import type { Form } from '../slice.ts'
import type { Gathered, OfferedField } from './gather-hand-over.ts'

/** An authority that may be chosen, and where its file would go. */
export interface Destination {
  readonly code: string
  readonly name: string
  readonly email: string | null
}

export interface Offer {
  readonly to: Destination
  readonly reason: string
  readonly more: string
  readonly authoriser: { readonly accountId: string; readonly name: string }
}

export type OfferReading =
  | { readonly ok: true; readonly offer: Offer }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

export interface OfferChoices {
  readonly destinations: readonly Destination[]
  readonly authorisers: readonly Offer['authoriser'][]
}

/** The first page: to whom, why, and who lets it go. */
export function readOffer(form: Form, choices: OfferChoices, hidden: boolean): OfferReading {
  const reader = formReader(form)
  const to = choices.destinations.find(({ code }) => code === form.text('to'))
  if (to === undefined) reader.fault('to', 'Choose the authority.')
  const reason = reader.text('reason', 'Write down what leads you to believe that the child is there.', 1500)
  const more = reader.text('more', undefined, 1500)
  if (hidden) for (const name of ['reason', 'more'] as const) refusePlaces(reader, name, form.text(name))
  const authoriser = choices.authorisers.find(({ accountId }) => accountId === form.text('authoriser'))
  if (authoriser === undefined) reader.fault('authoriser', 'Choose who lets it go.')
  if (!to || !authoriser || reader.errors.length > 0) return { ok: false, errors: reader.errors }
  return { ok: true, offer: { to, reason, more, authoriser } }
}

const PLACES =
  /\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b|\b\d+[a-z]?,?\s+(?:[\w'’-]+\s+){0,3}(?:street|st|road|rd|lane|avenue|ave|close|drive|way|court|place|crescent|terrace|gardens|grove|row|hill)\b|\b(?:\+44|0)\d[\d ]{8,}\d\b|\b(?:school|academy|refuge)\b/i

function refusePlaces(reader: FormReader, name: string, text: string): void {
  if (PLACES.test(text))
    reader.fault(
      name,
      'This family lives in hiding, and this looks like an address, a number or a school. Leave it out, and say it on the telephone to somebody you know.',
    )
}

/** Which of the offered fields were ticked; those that always go are there in any case. */
export function chosenFields(form: Form, fields: readonly OfferedField[]): readonly OfferedField[] {
  const ticked = new Set(form.all('field'))
  return fields.filter(({ id, always }) => always === true || ticked.has(id))
}

/** What the officer looked at, in one word: it is other as soon as anything of it is. */
export function seenMark({ fields, hidden }: Pick<Gathered, 'fields' | 'hidden'>): string {
  return createHash('sha256')
    .update(JSON.stringify([hidden, fields]))
    .digest('base64url')
    .slice(0, 32)
}
