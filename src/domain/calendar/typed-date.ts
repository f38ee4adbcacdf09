import { ok, type Refusal, type Result, refuse } from '../result.ts'
import { MONTH_NAMES, WEEKDAY_NAMES } from './display-date.ts'
import { dateOf, daysInMonth, type PlainDate, weekdayOf } from './plain-date.ts'

export type TypedDateRefusal = Refusal<
  'DATE_MISSING' | 'DATE_PART_MISSING' | 'DATE_PART_NOT_UNDERSTOOD' | 'DATE_NOT_REAL' | 'DATE_NOT_UNDERSTOOD'
>
type Part = 'day' | 'month' | 'year'
const PARTS: readonly Part[] = ['day', 'month', 'year']

/**
 * Reads the three boxes of a date as a person typed them. Months may be words (`March`, `mar`, `Sept.`).
 *
 * @param what  begins the message, as in "Date of birth must include a year"
 * @refuses     DATE_MISSING (all boxes empty), DATE_PART_MISSING, DATE_PART_NOT_UNDERSTOOD, DATE_NOT_REAL. `field` is
 *              the first box to correct: `day`, `month` or `year`; `facts.parts` are all the boxes to mark
 */
export function parseTypedDate(
  day: string,
  month: string,
  year: string,
  what = 'The date',
): Result<PlainDate, TypedDateRefusal> {
  const typed = { day: tidy(day), month: tidy(month), year: tidy(year) }
  const missing = PARTS.filter((part) => typed[part] === '')
  if (missing.length === 3)
    return bad('DATE_MISSING', `${what} is missing. Enter a day, month and year.`, PARTS)
  if (missing.length > 0) {
    return bad('DATE_PART_MISSING', `${what} must include a ${missing.join(' and a ')}.`, missing)
  }
  const yearNumber = /^\d{4}$/.test(typed.year) ? Number(typed.year) : undefined
  if (yearNumber === undefined || yearNumber < 1900 || yearNumber > 2199) {
    return bad(
      'DATE_PART_NOT_UNDERSTOOD',
      `${what} must have a year of four numbers between 1900 and 2199, like 2014.`,
      ['year'],
    )
  }
  const monthNumber = readMonth(typed.month)
  if (monthNumber === undefined) {
    return bad('DATE_PART_NOT_UNDERSTOOD', `${what} must have a month from 1 to 12, or its name.`, ['month'])
  }
  const dayNumber = /^\d{1,2}$/.test(typed.day) ? Number(typed.day) : 0
  if (dayNumber < 1 || dayNumber > 31) {
    return bad('DATE_PART_NOT_UNDERSTOOD', `${what} must have a day from 1 to 31.`, ['day'])
  }
  const last = daysInMonth(yearNumber, monthNumber)
  if (dayNumber > last) {
    const name = `${MONTH_NAMES[monthNumber - 1]} ${yearNumber}`
    return bad('DATE_NOT_REAL', `${what} must be a real date. ${name} has ${last} days.`, ['day'])
  }
  return ok(dateOf(yearNumber, monthNumber, dayNumber))
}

/**
 * Reads a date written in one piece: `4 March 2014`, `Tuesday 4th Mar 2014`, `04/03/2014`, `4-3-2014`, `4.3.2014` or
 * `2014-03-04`. The day comes before the month, as in Britain. Years have four digits.
 *
 * @refuses  DATE_MISSING, DATE_NOT_UNDERSTOOD, DATE_NOT_REAL (also when the day of the week is another), and as
 *           {@link parseTypedDate}
 */
export function parseDateText(text: string, what = 'The date'): Result<PlainDate, TypedDateRefusal> {
  const tidied = tidy(text)
  if (tidied === '') return bad('DATE_MISSING', `${what} is missing. Enter it like 4 March 2014.`, PARTS)
  const typed = WRITTEN.map((pattern) => pattern.exec(tidied)?.groups).find((groups) => groups !== undefined)
  if (!typed)
    return bad('DATE_NOT_UNDERSTOOD', `${what} must be written like 4 March 2014 or 04/03/2014.`, PARTS)
  const { day = '', month = '', year = '', weekday } = typed
  const read = parseTypedDate(day, month, year, what)
  if (!read.ok || weekday === undefined) return read
  const name = WEEKDAY_NAMES[weekdayOf(read.value) - 1] ?? ''
  if (weekday.length >= 3 && name.toLowerCase().startsWith(weekday.toLowerCase())) return read
  return bad('DATE_NOT_REAL', `${what} must be a real date. That day is a ${name}.`, PARTS)
}

const WRITTEN = [
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/,
  /^(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})$/,
  /^(?:(?<weekday>[a-z]+),? )?(?<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<month>[a-z]+\.?),? (?<year>\d{4})$/i,
]

function readMonth(text: string): number | undefined {
  if (/^\d{1,2}$/.test(text)) {
    const number = Number(text)
    return number >= 1 && number <= 12 ? number : undefined
  }
  const word = text.toLowerCase().replace(/\.$/, '')
  if (word.length < 3) return undefined
  const index = MONTH_NAMES.findIndex((name) => name.toLowerCase().startsWith(word))
  return index < 0 ? undefined : index + 1
}

/** Full-width digits become plain ones, and white space at the ends goes. What is too long for a date stays as it is. */
function tidy(text: string): string {
  return text.length > 100 ? text : text.normalize('NFKC').replace(/\s+/gu, ' ').trim()
}

function bad(code: TypedDateRefusal['code'], message: string, parts: readonly Part[]) {
  return refuse<TypedDateRefusal>({ code, message, field: parts[0] ?? 'day', facts: { parts } })
}
