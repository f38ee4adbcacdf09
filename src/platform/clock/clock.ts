import { type PlainDate, plainDate } from '../../domain/calendar/plain-date.ts'

/** The one place that knows what time it is. */
export interface Clock {
  now(): Date
  /** The day in England, whatever the zone of the machine. */
  today(): PlainDate
  /** Reads again a clock that somebody may have set (demo only). */
  refresh(): Promise<void>
}

const LONDON_DAY = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})
const LONDON_TIME = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** The day in England at an instant. */
export function londonDay(at: Date): PlainDate {
  return plainDate(LONDON_DAY.format(at))
}

/** Minutes since midnight in England at an instant; 0 to 1439. */
export function londonMinutes(at: Date): number {
  const [hours, minutes] = LONDON_TIME.format(at).split(':')
  return Number(hours) * 60 + Number(minutes)
}

export function systemClock(): Clock {
  return { now: () => new Date(), today: () => londonDay(new Date()), refresh: async () => {} }
}

const DAY_MS = 86_400_000

/**
 * A clock that says another day, but runs: the time of day is the real one.
 * @param readDay where the chosen day is kept; undefined means the real one
 */
export function settableClock(readDay: () => Promise<PlainDate | undefined>): Clock {
  let shift = 0
  const now = () => new Date(Date.now() + shift)
  return {
    now,
    today: () => londonDay(now()),
    async refresh() {
      const chosen = await readDay()
      shift =
        chosen === undefined
          ? 0
          : Math.round((Date.parse(chosen) - Date.parse(londonDay(new Date()))) / DAY_MS) * DAY_MS
    },
  }
}
