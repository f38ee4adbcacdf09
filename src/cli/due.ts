import type { BankHolidays } from '../domain/calendar/bank-holidays.ts'
import { bankHolidaysFromJson, schoolCalendarFromJson } from '../domain/calendar/calendar-from-json.ts'
import { dayAfter } from '../domain/calendar/day-after.ts'
import type { DueDay, SkippedDay } from '../domain/calendar/due-day.ts'
import { type FirstDay, type Period, readPeriod } from '../domain/calendar/period.ts'
import { type PlainDate, parsePlainDate } from '../domain/calendar/plain-date.ts'
import type { SchoolCalendar } from '../domain/calendar/school-calendar.ts'
import { schoolDayAfter } from '../domain/calendar/school-day-after.ts'
import { workingDayAfter } from '../domain/calendar/working-day-after.ts'
import { type Result, refuse } from '../domain/result.ts'
import { jsonlCommand, refusedAnswer } from './jsonl.ts'
import { loadPublishedBankHolidays } from './published-bank-holidays.ts'
import { remembering } from './remembering.ts'

export const dueCommand = jsonlCommand(
  {
    name: 'due',
    summary: 'Work out the day on which a period of school days, working days or days is complete',
    usage: `
Usage: onroll due < questions.jsonl

One JSON object a line on stdin, one answer a line on stdout, in the same order.

  from       the day the period starts, YYYY-MM-DD
  count      its length, a whole number of 1 or more
  unit       school-day, working-day (Monday to Friday less bank holidays) or day
  firstDay   counts (from is day 1) or does-not-count (from is day 0)
  calendar   for school-day:  {"terms":[{"from","to"}], "closed":[day], "open":[day],
                               "bankHolidays":"england-and-wales" or [day],
                               "labels":[{"from","to","label"}]}   only terms must be there
             for working-day: {"bankHolidays":"england-and-wales" or [day]}

A day with several reasons not to count gets the first of: weekend, bank-holiday, closed, out-of-term. Open days count
whatever else is said of them. Days before the first term are out of term. The calendar speaks up to its last term or
open day, and "england-and-wales" for the years that were published; beyond that the answer is CALENDAR_TOO_SHORT.

Exit code 0; 1 when a line was refused; 2 on wrong usage.

Example:
  {"from":"2026-11-02","count":15,"unit":"day","firstDay":"counts"}
  {"due":"2026-11-16","skipped":[]}
`,
  },
  async () => answerDue(await loadPublishedBankHolidays()),
)

type Question = Readonly<Record<string, unknown>>

/** Gives the function that answers one question. Calendars that come again are read once. */
export function answerDue(published: BankHolidays): (question: Question) => unknown {
  const schoolCalendarOf = remembering((calendar) => schoolCalendarFromJson(calendar, published))
  const bankHolidaysOf = remembering((calendar) => readBankHolidays(calendar, published))

  const due = (question: Question): Result<DueDay> => {
    const from = typeof question.from === 'string' ? parsePlainDate(question.from) : undefined
    if (from === undefined) return refuse(FROM_NOT_UNDERSTOOD)
    const period = readPeriod(question.unit, question.count)
    if (!period.ok) return period
    const { firstDay } = question
    if (firstDay !== 'counts' && firstDay !== 'does-not-count') return refuse(FIRST_DAY_NOT_UNDERSTOOD)
    return countOn(from, period.value, firstDay, question.calendar)
  }

  const countOn = (
    from: PlainDate,
    period: Period,
    firstDay: FirstDay,
    calendar: unknown,
  ): Result<DueDay> => {
    if (period.unit === 'day') return dayAfter(from, period, firstDay)
    if (period.unit === 'working-day') {
      const holidays: Result<BankHolidays> = bankHolidaysOf(calendar)
      return holidays.ok ? workingDayAfter(holidays.value, from, period, firstDay) : holidays
    }
    const school: Result<SchoolCalendar> = schoolCalendarOf(calendar)
    return school.ok ? schoolDayAfter(school.value, from, period, firstDay) : school
  }

  return (question) => {
    const answer = due(question)
    if (!answer.ok) return refusedAnswer(answer.refusal)
    return { due: answer.value.due, skipped: answer.value.skipped.map(asked(question.calendar)) }
  }
}

/** Labels are shown to those who gave some; the plain answer has the day and the reason only. */
function asked(calendar: unknown): (day: SkippedDay) => SkippedDay {
  const withLabels = (calendar as { readonly labels?: unknown } | undefined)?.labels !== undefined
  return withLabels ? (day) => day : ({ on, why }) => ({ on, why })
}

function readBankHolidays(calendar: unknown, published: BankHolidays): Result<BankHolidays> {
  return bankHolidaysFromJson(
    (calendar as { readonly bankHolidays?: unknown } | undefined)?.bankHolidays,
    published,
  )
}

const FROM_NOT_UNDERSTOOD = {
  code: 'DAY_NOT_UNDERSTOOD',
  message: 'Give from as a day that exists, as YYYY-MM-DD.',
  field: 'from',
} as const

const FIRST_DAY_NOT_UNDERSTOOD = {
  code: 'FIRST_DAY_NOT_UNDERSTOOD',
  message: 'Give firstDay as counts or does-not-count.',
  field: 'firstDay',
} as const
