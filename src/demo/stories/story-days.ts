import { addDays, type PlainDate, toEpochDay } from '../../domain/calendar/plain-date.ts'
import type { SchoolCalendar } from '../../domain/calendar/school-calendar.ts'

/** School days up to a day, counted from it backwards and forwards. */
export interface StoryDays {
  /** The n-th school day of a story in which today's (or the last one before) is number `today`. */
  dayOf(n: number, today: number): PlainDate
}

const YEARS_BACK_IN_DAYS = 1_100

/** Throws when a story reaches further back than the calendar. */
export function storyDays(calendar: SchoolCalendar, today: PlainDate): StoryDays {
  const days: PlainDate[] = []
  for (let day = addDays(today, -YEARS_BACK_IN_DAYS); day <= today; day = addDays(day, 1)) {
    if (calendar.skip(toEpochDay(day)) === undefined) days.push(day)
  }
  return {
    dayOf(n, storyToday) {
      const day = days[days.length - 1 - (storyToday - n)]
      if (day === undefined)
        throw new Error(`No school day ${storyToday - n} days before ${today} in the calendar`)
      return day
    },
  }
}
