import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { londonMinutes } from '../../platform/clock/clock.ts'

/** The instant at which a day begins in England. Clocks change at one in the morning, so midnight is there once. */
export function startOfDay(day: PlainDate): Date {
  const utcMidnight = new Date(`${day}T00:00:00Z`)
  return new Date(utcMidnight.getTime() - londonMinutes(utcMidnight) * 60_000)
}
