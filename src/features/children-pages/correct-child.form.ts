import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { cleanPersonName } from '../../domain/child/person-name.ts'
import { readUpn } from '../../domain/child/unique-pupil-number.ts'
import { type FieldError, type FormReader, formReader } from '../cases/index.ts'
import type { Child } from '../children/index.ts'
import type { Form } from '../slice.ts'

/** The details of a child that a person may correct. */
export interface ChildDetails {
  readonly givenName: string
  readonly middleNames: string | null
  readonly familyName: string
  readonly knownAs: string | null
  readonly formerFamilyName: string | null
  readonly bornOn: PlainDate
  readonly sex: 'F' | 'M' | 'not-stated' | null
  readonly upn: string | null
}

export interface Correction {
  readonly details: ChildDetails
  readonly source: string
}

export type CorrectionReading =
  | { readonly ok: true; readonly correction: Correction }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

export const SEXES = ['F', 'M', 'not-stated'] as const

export function readCorrection(form: Form, today: PlainDate): CorrectionReading {
  const reader = formReader(form)
  const givenName = name(reader, form, 'givenName', 'The first name', true)
  const familyName = name(reader, form, 'familyName', 'The surname', true)
  const middleNames = name(reader, form, 'middleNames', 'Middle names', false)
  const knownAs = name(reader, form, 'knownAs', 'The name the child is known by', false)
  const formerFamilyName = name(reader, form, 'formerFamilyName', 'The former surname', false)
  const bornOn = reader.date('bornOn', 'The birth date', {
    notAfter: { day: today, message: 'The birth date must be today or earlier.' },
  })
  const sex = SEXES.find((each) => each === form.text('sex')) ?? null
  const upn = upnOf(reader, form.text('upn'))
  const source = reader.text('source', 'Write down how you know: who said it, or which document.', 500)
  if (bornOn === undefined || givenName === null || familyName === null || reader.errors.length > 0)
    return { ok: false, errors: reader.errors }
  const details = { givenName, middleNames, familyName, knownAs, formerFamilyName, bornOn, sex, upn }
  return { ok: true, correction: { details, source } }
}

function name(reader: FormReader, form: Form, field: string, what: string, needed: boolean): string | null {
  const typed = form.text(field)
  if (typed.trim() === '' && !needed) return null
  const cleaned = cleanPersonName(typed, what)
  if (cleaned.ok) return cleaned.value
  reader.fault(field, cleaned.refusal.message)
  return null
}

function upnOf(reader: FormReader, typed: string): string | null {
  if (typed.trim() === '') return null
  const upn = readUpn(typed)
  if (upn.ok) return upn.value
  reader.fault('upn', upn.refusal.message)
  return null
}

/** What is otherwise than it was, field by field. */
export function changesOf(
  child: Child,
  details: ChildDetails,
): readonly {
  readonly field: keyof ChildDetails
  readonly was: string | null
  readonly now: string | null
}[] {
  return (Object.keys(details) as (keyof ChildDetails)[]).flatMap((field) =>
    child[field] === details[field] ? [] : [{ field, was: child[field], now: details[field] }],
  )
}

const LABELS: Readonly<Record<keyof ChildDetails, string>> = {
  givenName: 'First name',
  middleNames: 'Middle names',
  familyName: 'Surname',
  knownAs: 'Known as',
  formerFamilyName: 'Former surname',
  bornOn: 'Birth date',
  sex: 'Sex',
  upn: 'UPN',
}

/** The details as lines of text, for showing two versions side by side. */
export function detailsInWords(details: ChildDetails): string {
  return (Object.keys(LABELS) as (keyof ChildDetails)[])
    .map((field) => `${LABELS[field]}: ${details[field] ?? 'none'}`)
    .join('\n')
}
