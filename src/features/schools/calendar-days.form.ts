import { daysBetween, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { parseTypedDate } from '../../domain/calendar/typed-date.ts'
import { cleanFreeText } from '../../domain/child/free-text.ts'
import type { Form } from '../slice.ts'
import type { DaysToAdd, StatedTerm } from './change-calendar.command.ts'
import { hasWeekday } from './lay-calendar.ts'

export interface FormFault {
  readonly field: string
  readonly message: string
}

export type FormReading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: readonly FormFault[] }

export const DAY_KINDS = ['inset', 'closed', 'open'] as const
const USUAL_LABEL = { inset: 'INSET day', closed: 'Closed', open: 'Open' } as const
const LONGEST_CLOSURE = 92
// The school years that terms can be stated for. A day outside is a slip, and every date of every pupil rests on it.
const EARLIEST = '2000-08-15'
const LATEST = '2101-08-31'

/** Days to add as they were typed: all faults at once, or the days. */
export function readDaysToAdd(form: Form): FormReading<DaysToAdd> {
  const errors: FormFault[] = []
  const kind = DAY_KINDS.find((one) => one === form.text('kind'))
  if (kind === undefined) errors.push({ field: 'kind', message: 'Select what these days are' })
  const from = readDate(form, 'from', 'First day', errors)
  const until = isEmpty(form, 'until') ? from : readDate(form, 'until', 'Last day', errors)
  const words = cleanFreeText(form.text('label'), 100, 'What it is called')
  if (!words.ok) errors.push({ field: 'label', message: words.refusal.message })
  if (from !== undefined && until !== undefined) {
    if (from < EARLIEST || until > LATEST)
      errors.push({
        field: from < EARLIEST ? 'from-year' : 'until-year',
        message: 'Check the year of these days',
      })
    else if (until < from)
      errors.push({ field: 'until-day', message: 'The last day must be on or after the first day' })
    else if (daysBetween(from, until) > LONGEST_CLOSURE)
      errors.push({ field: 'until-day', message: 'Three months is the most at once. Check the years' })
    else if (kind !== 'open' && !hasWeekday(from, until))
      errors.push({ field: 'from-day', message: 'These days are a weekend, when there is no school anyway' })
  }
  if (errors.length > 0 || kind === undefined || from === undefined || until === undefined || !words.ok) {
    return { ok: false, errors }
  }
  return { ok: true, value: { kind, from, until, label: words.value.trim() || USUAL_LABEL[kind] } }
}

/** The three terms of a year, by the first part of their fields' names. */
export const TERM_FIELDS = [
  { name: 'autumn', label: 'Autumn', year: 0 },
  { name: 'spring', label: 'Spring', year: 1 },
  { name: 'summer', label: 'Summer', year: 1 },
] as const

export interface StatedYear {
  readonly startYear: number
  readonly terms: readonly StatedTerm[]
}

/** The terms of a whole school year as they were typed. A half term may be left empty. */
export function readTerms(form: Form): FormReading<StatedYear> {
  const errors: FormFault[] = []
  const startYear = Number(form.text('startYear'))
  if (!Number.isInteger(startYear) || startYear < 2000 || startYear > 2100)
    errors.push({ field: 'startYear', message: 'Select the school year' })
  const terms = TERM_FIELDS.flatMap(({ name, label, year }) => {
    const from = readDate(form, `${name}-first`, `First day of the ${label.toLowerCase()} term`, errors)
    const until = readDate(form, `${name}-last`, `Last day of the ${label.toLowerCase()} term`, errors)
    const halfTerm = readHalfTerm(form, name, label, errors)
    return from === undefined || until === undefined
      ? []
      : [{ name, label: `${label} ${startYear + year}`, from, until, halfTerm }]
  })
  if (errors.length === 0) errors.push(...faultsBetween(terms, startYear))
  if (errors.length > 0) return { ok: false, errors }
  return { ok: true, value: { startYear, terms: terms.map(({ name: _name, ...term }) => term) } }
}

function readHalfTerm(form: Form, name: string, label: string, errors: FormFault[]): StatedTerm['halfTerm'] {
  const [first, last] = [`${name}-half-first`, `${name}-half-last`]
  if (isEmpty(form, first) && isEmpty(form, last)) return undefined
  const from = readDate(form, first, `First day of the ${label.toLowerCase()} half term`, errors)
  const until = readDate(form, last, `Last day of the ${label.toLowerCase()} half term`, errors)
  return from === undefined || until === undefined ? undefined : { from, until }
}

type NamedTerm = StatedTerm & { readonly name: string }

function faultsBetween(terms: readonly NamedTerm[], startYear: number): readonly FormFault[] {
  const errors: FormFault[] = []
  const [yearFrom, yearTo] = [`${startYear}-08-15`, `${startYear + 1}-08-31`]
  for (const [index, term] of terms.entries()) {
    const before = terms[index - 1]
    const field = `${term.name}-first-day`
    if (term.from > term.until)
      errors.push({ field: `${term.name}-last-day`, message: `${term.label} must end after it begins` })
    if (term.from < yearFrom || term.until > yearTo)
      errors.push({
        field,
        message: `${term.label} must lie in the school year ${startYear} to ${startYear + 1}`,
      })
    if (before !== undefined && term.from <= before.until)
      errors.push({ field, message: `${term.label} must begin after ${before.label} ends` })
    const half = term.halfTerm
    if (half !== undefined && (half.from > half.until || half.from <= term.from || half.until >= term.until))
      errors.push({
        field: `${term.name}-half-first-day`,
        message: `The half term of ${term.label} must lie inside the term`,
      })
  }
  return errors
}

function readDate(form: Form, name: string, what: string, errors: FormFault[]): PlainDate | undefined {
  const read = parseTypedDate(
    form.text(`${name}-day`),
    form.text(`${name}-month`),
    form.text(`${name}-year`),
    what,
  )
  if (read.ok) return read.value
  errors.push({ field: `${name}-${read.refusal.field ?? 'day'}`, message: read.refusal.message })
  return undefined
}

function isEmpty(form: Form, name: string): boolean {
  return ['day', 'month', 'year'].every((part) => form.text(`${name}-${part}`).trim() === '')
}
