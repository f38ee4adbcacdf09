import { ok, type Refusal, type Result, refuse } from '../result.ts'
import { dateOf, type PlainDate, parsePlainDate, partsOf } from './plain-date.ts'

/** The bank holidays of one division of the United Kingdom, and the days for which the list is known to be whole. */
export interface BankHolidays {
  readonly names: ReadonlyMap<PlainDate, string>
  readonly speaksFrom: PlainDate
  readonly speaksUntil: PlainDate
}

const FIRST_DAY = dateOf(1900, 1, 1)
const LAST_DAY = dateOf(2199, 12, 31)

/** A list that whoever gives it says is whole: it speaks for every day. Repeated days are the same day. */
export function bankHolidaysOn(on: readonly PlainDate[]): BankHolidays {
  return {
    names: new Map(on.map((day) => [day, 'Bank holiday'])),
    speaksFrom: FIRST_DAY,
    speaksUntil: LAST_DAY,
  }
}

/**
 * Reads one division of the list published at gov.uk/bank-holidays.json. It speaks for whole calendar years, from
 * the year of its first event to the year of its last, and for no other day: the next year's holidays may be moved.
 *
 * @param published  the parsed JSON: division to `{ events: [{ title, date }] }`
 * @param division   `england-and-wales`, `scotland` or `northern-ireland`
 * @refuses          BANK_HOLIDAYS_NOT_UNDERSTOOD, naming the event that cannot be read
 * @law              Banking and Financial Dealings Act 1971 s1 and Sch 1, and proclamations under it
 */
export function readPublishedBankHolidays(published: unknown, division: string): Result<BankHolidays> {
  const events = (published as Record<string, { events?: unknown } | undefined> | null)?.[division]?.events
  if (!Array.isArray(events) || events.length === 0) return notUnderstood(division)
  const names = new Map<PlainDate, string>()
  for (const [index, event] of (events as readonly unknown[]).entries()) {
    const { date, title } = (event ?? {}) as { date?: unknown; title?: unknown }
    const day = typeof date === 'string' ? parsePlainDate(date) : undefined
    if (day === undefined || typeof title !== 'string') return notUnderstood(`${division}.events[${index}]`)
    names.set(day, title)
  }
  const years = [...names.keys()].map((day) => partsOf(day).year)
  return ok({
    names,
    speaksFrom: dateOf(Math.min(...years), 1, 1),
    speaksUntil: dateOf(Math.max(...years), 12, 31),
  })
}

function notUnderstood(field: string): { readonly ok: false; readonly refusal: Refusal } {
  return refuse({
    code: 'BANK_HOLIDAYS_NOT_UNDERSTOOD',
    message: `The list of bank holidays cannot be read at ${field}. Use the JSON published at gov.uk/bank-holidays.json.`,
    field,
  })
}
