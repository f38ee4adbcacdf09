import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { type Field, type FieldError, formReader } from '../cases/index.ts'
import type { Contact } from '../children/index.ts'
import type { Form } from '../slice.ts'

const ANSWERS = ['yes', 'no', 'not-known'] as const
const YES_NO_NOT_KNOWN = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
  { value: 'not-known', text: 'Not known' },
] as const

/** What is said of an adult of the family, since when and from whom. */
export interface AdultFacts {
  readonly name: string
  readonly relationship: string
  readonly parentalResponsibility: Contact['parentalResponsibility']
  readonly livesWithChild: Contact['livesWithChild']
  readonly hasCare: Contact['hasCare']
  readonly emergency: boolean
  readonly phone: string | null
  readonly email: string | null
  readonly address: string | null
  readonly mustNotContact: boolean
  readonly mustNotContactReason: string | null
  readonly note: string | null
  readonly since: PlainDate
  readonly source: string
}

/** The questions about an adult; filled in where somebody is on file already. */
export function adultFields(known: Contact | undefined, today: PlainDate): readonly Field[] {
  return [
    { kind: 'text', name: 'name', label: 'Full name', value: known?.name ?? '' },
    {
      kind: 'text',
      name: 'relationship',
      label: 'Who is this to the child?',
      hint: 'For example: mother, step-father, grandmother, foster carer, social worker, sister who lives in Derby',
      value: known?.relationship ?? '',
    },
    {
      kind: 'radios',
      name: 'parentalResponsibility',
      label: 'Parental responsibility?',
      choices: YES_NO_NOT_KNOWN,
      value: known?.parentalResponsibility ?? '',
    },
    {
      kind: 'radios',
      name: 'hasCare',
      label: 'Has care of the child?',
      hint: 'The child lives with them and they look after the child, related or not. Education law then counts them as a parent',
      choices: YES_NO_NOT_KNOWN,
      value: known?.hasCare ?? '',
    },
    {
      kind: 'radios',
      name: 'livesWithChild',
      label: 'Lives with the child?',
      choices: YES_NO_NOT_KNOWN,
      value: known?.livesWithChild ?? '',
    },
    { kind: 'text', name: 'phone', label: 'Telephone', width: 'medium', value: known?.phone ?? '' },
    { kind: 'text', name: 'email', label: 'E-mail', value: known?.email ?? '' },
    {
      kind: 'textarea',
      name: 'address',
      label: 'Address',
      hint: 'Only where it is another one than the child’s. Never an address that must stay secret',
      value: known?.address ?? '',
    },
    {
      kind: 'checkboxes',
      name: 'emergency',
      label: 'Emergency contact',
      choices: [{ value: 'yes', text: 'This is one of the emergency contacts' }],
      value: known?.emergency ? 'yes' : '',
    },
    {
      kind: 'radios',
      name: 'mayContact',
      label: 'May we contact this person?',
      choices: [
        { value: 'yes', text: 'Yes' },
        {
          value: 'no',
          text: 'No, must not be contacted',
          fields: [
            {
              kind: 'textarea',
              name: 'mustNotContactReason',
              label: 'Why not?',
              hint: 'For example: court order seen on 3 October 2026. Everybody about to contact the family reads this',
              value: known?.mustNotContactReason ?? '',
            },
          ],
        },
      ],
      value: known === undefined ? '' : known.mustNotContact ? 'no' : 'yes',
    },
    { kind: 'textarea', name: 'note', label: 'What else is known', value: known?.note ?? '' },
    {
      kind: 'date',
      name: 'since',
      label: known === undefined ? 'Since when is this so?' : 'Since when is it so?',
      hint: 'The day it became so, or the day you heard it',
      value: today,
    },
    SOURCE,
  ]
}

const SOURCE: Field = {
  kind: 'text',
  name: 'source',
  label: 'Who says so?',
  hint: 'For example: mother by telephone, birth certificate seen, the school’s record',
}

/** @param notBefore  the day from which the line that is corrected held */
export function readAdult(
  form: Form,
  today: PlainDate,
  notBefore?: PlainDate,
):
  | { readonly ok: true; readonly facts: AdultFacts }
  | { readonly ok: false; readonly errors: readonly FieldError[] } {
  const reader = formReader(form)
  const name = reader.text('name', 'Enter the name, or what is known of it, such as “Uncle Sam”.', 200)
  const relationship = reader.text('relationship', 'Enter who this is to the child.', 100)
  const parentalResponsibility = reader.choice(
    'parentalResponsibility',
    ANSWERS,
    'Say whether this person has parental responsibility. “Not known” is an answer.',
  )
  const hasCare = reader.choice(
    'hasCare',
    ANSWERS,
    'Say whether this person has care of the child. “Not known” is an answer.',
  )
  const livesWithChild = reader.choice(
    'livesWithChild',
    ANSWERS,
    'Say whether this person lives with the child. “Not known” is an answer.',
  )
  const phone = reader.text('phone', undefined, 50)
  const email = reader.text('email', undefined, 200)
  const address = reader.text('address', undefined, 500)
  const mayContact = reader.choice('mayContact', ['yes', 'no'], 'Say whether we may contact this person.')
  const because =
    mayContact === 'no'
      ? reader.text('mustNotContactReason', 'Write down why this person must not be contacted.', 500)
      : ''
  const note = reader.text('note', undefined, 1000)
  const since = readSince(reader, today, notBefore)
  const source = reader.text('source', 'Write down who says so, or which document.', 300)
  if (email !== '' && !/^\S+@\S+\.\S+$/.test(email))
    reader.fault('email', 'An e-mail address looks like name@example.com.')
  if (!parentalResponsibility || !hasCare || !livesWithChild || !since || reader.errors.length > 0)
    return { ok: false, errors: reader.errors }
  return {
    ok: true,
    facts: {
      name,
      relationship,
      parentalResponsibility,
      hasCare,
      livesWithChild,
      emergency: form.all('emergency').includes('yes'),
      phone: phone || null,
      email: email || null,
      address: address || null,
      mustNotContact: mayContact === 'no',
      mustNotContactReason: because || null,
      note: note || null,
      since,
      source,
    },
  }
}

/** The questions when a line no longer holds. */
export function endFields(today: PlainDate): readonly Field[] {
  return [
    { kind: 'date', name: 'since', label: 'Since when does it no longer hold?', value: today },
    {
      kind: 'textarea',
      name: 'because',
      label: 'Why?',
      hint: 'For example: moved out, the number belongs to somebody else',
    },
    SOURCE,
  ]
}

export function readEnd(form: Form, today: PlainDate, notBefore: PlainDate) {
  const reader = formReader(form)
  const since = readSince(reader, today, notBefore)
  const because = reader.text('because', 'Write down why it no longer holds.', 500)
  const source = reader.text('source', 'Write down who says so, or which document.', 300)
  return since === undefined || reader.errors.length > 0
    ? { ok: false as const, errors: reader.errors }
    : { ok: true as const, since, because, source }
}

function readSince(reader: ReturnType<typeof formReader>, today: PlainDate, notBefore?: PlainDate) {
  return reader.date('since', 'The day', {
    notAfter: { day: today, message: 'The day must be today or earlier.' },
    ...(notBefore === undefined
      ? {}
      : {
          notBefore: {
            day: notBefore,
            message: 'The day must not be before the day from which the earlier fact held.',
          },
        }),
  })
}
