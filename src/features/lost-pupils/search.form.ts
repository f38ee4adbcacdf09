import { displayDate } from '../../domain/calendar/display-date.ts'
import { dateOf, daysInMonth, type PlainDate, partsOf } from '../../domain/calendar/plain-date.ts'
import { cleanPersonName } from '../../domain/child/person-name.ts'
import { readUpn } from '../../domain/child/unique-pupil-number.ts'
import { type Field, type FieldError, type FormReader, formReader } from '../cases/index.ts'
import type { Child } from '../children/index.ts'
import type { Form } from '../slice.ts'
import type { SoughtChild } from './searches.store.ts'

// No text sets these: they catch slips of the keyboard. A nursery class takes children from two.
const YOUNGEST = 2
const OLDEST = 19

const SEXES = [
  { value: 'F', text: 'Female' },
  { value: 'M', text: 'Male' },
  { value: 'not-stated', text: 'Not stated' },
] as const

/** What a school says of the child, and what it adds for the one who searches. */
export interface SearchQuestion {
  readonly child: SoughtChild
  readonly note: string
}

export type QuestionReading =
  | { readonly ok: true; readonly question: SearchQuestion }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** The questions about the child, filled with what is known already. */
export function searchFields(known: Partial<SoughtChild> | undefined, note: string): readonly Field[] {
  const text = (value: string | null | undefined) => (value ? { value } : {})
  const day = (value: PlainDate | null | undefined) => (value ? { value } : {})
  return [
    { kind: 'text', name: 'givenName', label: 'First names', ...text(known?.givenName) },
    { kind: 'text', name: 'familyName', label: 'Surname', ...text(known?.familyName) },
    {
      kind: 'text',
      name: 'formerNames',
      label: 'Former or other names, if any',
      hint: 'Also other spellings, with commas between them. Any script.',
      ...text(known?.formerNames),
    },
    {
      kind: 'date',
      name: 'bornOn',
      label: 'Date of birth',
      hint: 'For example, 14 3 2014',
      ...day(known?.bornOn),
    },
    { kind: 'radios', name: 'sex', label: 'Sex', choices: SEXES, ...text(known?.sex) },
    {
      kind: 'text',
      name: 'upn',
      label: 'UPN, if you know it',
      hint: 'A letter and 12 numbers. Leave it empty if you do not have it.',
      width: 'medium',
      ...text(known?.upn),
    },
    {
      kind: 'text',
      name: 'seenLast',
      label: 'Where does the child say it was at school before?',
      hint: 'School, town, or “nowhere”. Leave it empty if nobody knows.',
      ...text(known?.seenLast),
    },
    {
      kind: 'text',
      name: 'country',
      label: 'In which country, if not England?',
      width: 'medium',
      ...text(known?.country),
    },
    {
      kind: 'date',
      name: 'admittedOn',
      label: 'On which day was the child admitted?',
      ...day(known?.admittedOn),
    },
    { kind: 'textarea', name: 'note', label: note },
  ]
}

/** Reads the form of a school; all faults at once, each at its field. */
export function readSearch(form: Form, today: PlainDate, noteMissing?: string): QuestionReading {
  const reader = formReader(form)
  const givenName = nameOf(reader, form, 'givenName', 'The first name')
  const familyName = nameOf(reader, form, 'familyName', 'The surname')
  const formerNames = reader.text('formerNames', undefined, 300)
  const [earliest, latest] = [yearsBefore(today, OLDEST + 1), yearsBefore(today, YOUNGEST)]
  const range = `The date of birth must be between ${displayDate(earliest)} and ${displayDate(latest)}. Check the year.`
  const bornOn = reader.date('bornOn', 'The date of birth', {
    notBefore: { day: earliest, message: range },
    notAfter: { day: latest, message: range },
  })
  const sex = SEXES.find(({ value }) => value === form.text('sex'))?.value ?? null
  const upn = upnOf(reader, form.text('upn'))
  const seenLast = reader.text('seenLast', undefined, 300)
  const country = reader.text('country', undefined, 100)
  const admittedOn = reader.date('admittedOn', 'The day of admission', {
    notAfter: {
      day: today,
      message: 'The day of admission must be today or earlier. Ask once the child is admitted.',
    },
    ...(bornOn === undefined
      ? {}
      : { notBefore: { day: bornOn, message: 'The day of admission must be after the date of birth.' } }),
  })
  const note = reader.text('note', noteMissing)
  if (!givenName || !familyName || !bornOn || !admittedOn || reader.errors.length > 0)
    return { ok: false, errors: reader.errors }
  const child: SoughtChild = {
    givenName,
    familyName,
    formerNames: formerNames || null,
    bornOn,
    sex,
    upn,
    seenLast: seenLast || null,
    country: country || null,
    admittedOn,
  }
  return { ok: true, question: { child, note } }
}

/** What a record already holds of a child, to begin the form with. */
export function knownOf(child: Child): Partial<SoughtChild> {
  return {
    givenName: [child.givenName, child.middleNames].filter(Boolean).join(' '),
    familyName: child.familyName,
    formerNames: [child.formerFamilyName, child.knownAs].filter(Boolean).join(', ') || null,
    bornOn: child.bornOn,
    sex: child.sex,
    upn: child.upn,
  }
}

export function sexInWords(sex: SoughtChild['sex']): string {
  return SEXES.find(({ value }) => value === sex)?.text ?? 'Not stated'
}

function nameOf(reader: FormReader, form: Form, field: string, what: string): string | undefined {
  const cleaned = cleanPersonName(form.text(field), what)
  if (cleaned.ok) return cleaned.value
  reader.fault(field, cleaned.refusal.message)
  return undefined
}

function upnOf(reader: FormReader, typed: string): string | null {
  if (typed.trim() === '') return null
  const upn = readUpn(typed)
  if (upn.ok) return upn.value
  reader.fault('upn', `${upn.refusal.message} Leave it empty if you are not sure.`)
  return null
}

/** The same day so many years earlier; from 29 February the 28th. */
function yearsBefore(day: PlainDate, years: number): PlainDate {
  const { year, month, day: date } = partsOf(day)
  return dateOf(year - years, month, Math.min(date, daysInMonth(year - years, month)))
}
