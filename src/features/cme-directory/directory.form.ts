import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { type FieldError, formReader } from '../cases/index.ts'
import type { Form } from '../slice.ts'

export interface ContactTyped {
  readonly post: string
  readonly email: string | null
  readonly phone: string | null
  readonly fingerprint: string | null
  readonly note: string | null
  readonly sinceOn: PlainDate
  readonly confirmedOn: PlainDate
  readonly source: string
}

export type ContactReading =
  | { readonly ok: true; readonly contact: ContactTyped }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

const EMAIL = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/
const PHONE = /^[+()\d][\d ()+/,.-]{5,}(?:(?:ext|x)\.? ?\d+)?$/i
const FINGERPRINT = /^[0-9a-f]{40}$/

export function readContact(form: Form, today: PlainDate): ContactReading {
  const reader = formReader(form)
  const post = reader.text('post', 'Write down the post or the team. A post outlives the person.', 200)
  const email = reader.text('email', undefined, 200).toLowerCase()
  const phone = reader.text('phone', undefined, 100)
  const fingerprint = reader.text('fingerprint', undefined, 80).toLowerCase().replaceAll(/[\s:]/g, '')
  const note = reader.text('note', undefined, 1000)
  const notAfter = (what: string) => ({
    notAfter: { day: today, message: `${what} must be today or earlier.` },
  })
  const sinceOn = reader.date('sinceOn', 'The day since when', notAfter('The day since when'))
  const confirmedOn = reader.date('confirmedOn', 'The day of confirming', notAfter('The day of confirming'))
  const source = reader.text('source', 'Write down how it was confirmed, and by whom over there.', 300)
  if (email === '' && phone === '') reader.fault('email', 'Give an e-mail address or a telephone number.')
  if (email !== '' && !EMAIL.test(email)) reader.fault('email', 'That is not an e-mail address.')
  if (phone !== '' && !PHONE.test(phone)) reader.fault('phone', 'That is not a telephone number.')
  if (fingerprint !== '' && !FINGERPRINT.test(fingerprint))
    reader.fault('fingerprint', 'A fingerprint is ten groups of four: digits and the letters a to f.')
  if (sinceOn && confirmedOn && sinceOn > confirmedOn)
    reader.fault('sinceOn-day', 'It cannot hold since a later day than it was confirmed on.')
  if (!sinceOn || !confirmedOn || reader.errors.length > 0) return { ok: false, errors: reader.errors }
  return {
    ok: true,
    contact: {
      post,
      email: email || null,
      phone: phone || null,
      fingerprint: fingerprint || null,
      note: note || null,
      sinceOn,
      confirmedOn,
      source,
    },
  }
}
