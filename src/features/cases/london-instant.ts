import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { londonDay, londonMinutes } from '../../platform/clock/clock.ts'

/** The instant of a time of day in England. A time that the clocks jumped over counts as the one before the jump. */
export function londonInstant(day: PlainDate, minutes: number): Date {
  const midnight = new Date(`${day}T00:00:00Z`).getTime()
  const inWinter = new Date(midnight + minutes * 60_000)
  const inSummer = new Date(inWinter.getTime() - 3_600_000)
  return londonDay(inSummer) === day && londonMinutes(inSummer) === minutes ? inSummer : inWinter
}

/** Minutes after midnight of a time as a person writes it: `9.05`, `21:30`, `9.05 am`, `9pm`; undefined when it is none. */
export function readTimeOfDay(text: string): number | undefined {
  const parts = /^(\d{1,2})(?:[.:h ]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?$/i.exec(text.trim())
  if (parts === null) return undefined
  const [, hourText = '', minuteText, half] = parts
  if (minuteText === undefined && half === undefined) return undefined
  const [hour, minute] = [Number(hourText), Number(minuteText ?? '0')]
  if (minute > 59) return undefined
  if (half === undefined) return hour > 23 ? undefined : hour * 60 + minute
  if (hour < 1 || hour > 12) return undefined
  return ((hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0)) * 60 + minute
}

// As our pages write it into their own links; years that the database has not are no place in a list.
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** The moment that a link to older lines names; undefined when the address says anything else. */
export function readMoment(text: string | null): Date | undefined {
  const moment = text !== null && MOMENT.test(text) ? new Date(text) : undefined
  return moment === undefined || Number.isNaN(moment.getTime()) ? undefined : moment
}
