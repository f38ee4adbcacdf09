import { ok, type Refusal, type Result, refuse } from '../result.ts'
import { type BankHolidays, bankHolidaysOn } from './bank-holidays.ts'
import { type PlainDate, parsePlainDate } from './plain-date.ts'
import { type DayLabel, type DayRange, type SchoolCalendar, schoolCalendar } from './school-calendar.ts'

type Bad = { readonly ok: false; readonly refusal: Refusal }

/**
 * Reads a school's calendar in the form that `onroll due` takes:
 * `{ terms: [{from, to}], closed?: [day], open?: [day], bankHolidays?: "england-and-wales" | [day], labels?: [{from, to, label}] }`.
 * A calendar without `bankHolidays` has none: the school then lists them under `closed`.
 *
 * @param input      parsed JSON of any shape
 * @param published  the published bank holidays of England and Wales
 * @refuses          CALENDAR_NOT_UNDERSTOOD naming the field, and as {@link schoolCalendar}
 */
export function schoolCalendarFromJson(input: unknown, published: BankHolidays): Result<SchoolCalendar> {
  if (!isObject(input)) return bad('calendar', 'an object with terms')
  const terms = readRanges(input.terms, 'terms')
  if (!terms.ok) return terms
  const closed = readDays(input.closed ?? [], 'closed')
  if (!closed.ok) return closed
  const open = readDays(input.open ?? [], 'open')
  if (!open.ok) return open
  const holidays = bankHolidaysFromJson(input.bankHolidays ?? [], published)
  if (!holidays.ok) return holidays
  const labels = readLabels(input.labels ?? [])
  if (!labels.ok) return labels
  return schoolCalendar({
    terms: terms.value,
    closed: closed.value,
    open: open.value,
    bankHolidays: holidays.value,
    labels: labels.value,
  })
}

/**
 * Reads `"england-and-wales"` (the published list) or a list of days (taken to be whole).
 *
 * @refuses  CALENDAR_NOT_UNDERSTOOD naming the field
 */
export function bankHolidaysFromJson(input: unknown, published: BankHolidays): Result<BankHolidays> {
  if (input === 'england-and-wales') return ok(published)
  if (!Array.isArray(input)) return bad('bankHolidays', '"england-and-wales" or a list of days')
  const on = readDays(input, 'bankHolidays')
  return on.ok ? ok(bankHolidaysOn(on.value)) : on
}

function readDays(input: unknown, field: string): Result<readonly PlainDate[]> {
  if (!Array.isArray(input)) return bad(field, 'a list of days as YYYY-MM-DD')
  const read: PlainDate[] = []
  for (const [index, item] of (input as readonly unknown[]).entries()) {
    const day = readDay(item)
    if (day === undefined) return bad(`${field}[${index}]`, 'a day that exists, as YYYY-MM-DD')
    read.push(day)
  }
  return ok(read)
}

function readRanges(input: unknown, field: string): Result<readonly DayRange[]> {
  if (!Array.isArray(input)) return bad(field, 'a list of {from, to}')
  const read: DayRange[] = []
  for (const [index, item] of (input as readonly unknown[]).entries()) {
    const parts = isObject(item) ? item : {}
    const [from, to] = [readDay(parts.from), readDay(parts.to)]
    if (from === undefined) return bad(`${field}[${index}].from`, 'a day that exists, as YYYY-MM-DD')
    if (to === undefined) return bad(`${field}[${index}].to`, 'a day that exists, as YYYY-MM-DD')
    read.push({ from, to })
  }
  return ok(read)
}

function readLabels(input: unknown): Result<readonly DayLabel[]> {
  const ranges = readRanges(input, 'labels')
  if (!ranges.ok) return ranges
  const read: DayLabel[] = []
  for (const [index, range] of ranges.value.entries()) {
    const { label } = (input as readonly { readonly label?: unknown }[])[index] ?? {}
    if (typeof label !== 'string') return bad(`labels[${index}].label`, 'a text')
    read.push({ ...range, label })
  }
  return ok(read)
}

function readDay(input: unknown): PlainDate | undefined {
  return typeof input === 'string' ? parsePlainDate(input) : undefined
}

function isObject(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null && !Array.isArray(input)
}

function bad(field: string, wanted: string): Bad {
  const message = `The calendar cannot be read: ${field} should be ${wanted}.`
  return refuse({ code: 'CALENDAR_NOT_UNDERSTOOD', message, field })
}
