import { dayAfter } from '../calendar/day-after.ts'
import type { DueDay } from '../calendar/due-day.ts'
import { type FirstDay, workingDays } from '../calendar/period.ts'
import { addDays, dateOf, daysInMonth, type PlainDate, partsOf } from '../calendar/plain-date.ts'
import { schoolDayAfter } from '../calendar/school-day-after.ts'
import { workingDayAfter } from '../calendar/working-day-after.ts'
import type { Rule } from '../rule.ts'
import type { DeadlineCalendars } from './deadline-rules.ts'

/** A day that is counted, or the calendar that does not reach far enough to count it. */
export type Counted =
  | { readonly day: DueDay; readonly firstDay: FirstDay; readonly calendarEdition: string }
  | { readonly missing: 'term-dates' | 'bank-holidays'; readonly lastDay: PlainDate | null }

/**
 * The day on which a rule's period is complete. A count of 0 is at once: the day itself or the first that counts.
 *
 * @param whose  on whose calendar school days are counted
 */
export function countDeadline(
  rule: Rule<number>,
  from: PlainDate,
  firstDaySetting: FirstDay,
  calendars: DeadlineCalendars,
  whose: 'school' | 'authority',
): Counted {
  const count = Math.max(rule.value, 1)
  const firstDay = rule.value === 0 ? 'counts' : (rule.firstDay ?? firstDaySetting)
  const plain = { firstDay, calendarEdition: 'every day' }
  switch (rule.unit) {
    case 'school-day': {
      const used = whose === 'authority' ? (calendars.authority ?? calendars.school) : calendars.school
      if (used === undefined) return { missing: 'term-dates', lastDay: null }
      const counted = schoolDayAfter(used.calendar, from, { unit: 'school-day', count }, firstDay)
      if (!counted.ok) return { missing: 'term-dates', lastDay: used.calendar.lastDay }
      return { day: counted.value, firstDay, calendarEdition: used.edition }
    }
    case 'working-day': {
      const counted = workingDayAfter(calendars.bankHolidays, from, { unit: 'working-day', count }, firstDay)
      if (!counted.ok) return { missing: 'bank-holidays', lastDay: calendars.bankHolidays.speaksUntil }
      return { day: counted.value, firstDay, calendarEdition: calendars.bankHolidaysEdition }
    }
    case 'hour':
      // Kept by the day: so many hours are over on the day on which the last of them falls.
      return { ...plain, day: { due: addDays(from, Math.ceil(rule.value / 24)), skipped: [] } }
    case 'week':
      return { ...plain, day: { due: addDays(from, 7 * rule.value), skipped: [] } }
    case 'month':
      return { ...plain, day: { due: addMonths(from, rule.value), skipped: [] } }
    case 'year':
      return { ...plain, day: { due: addMonths(from, 12 * rule.value), skipped: [] } }
    case 'day': {
      const counted = dayAfter(from, { unit: 'day', count }, firstDay)
      if (!counted.ok) throw new Error(`${rule.key}: ${counted.refusal.message}`)
      return { ...plain, day: counted.value }
    }
    default:
      throw new Error(`${rule.key} is counted in ${rule.unit ?? 'no unit'}, in which no deadline is counted`)
  }
}

/** The same day so many months later, or the last day of a shorter month. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = partsOf(date)
  const index = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1]
  return dateOf(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)))
}

/** The day itself if people work on it, or else the first working day after it; the day itself beyond the list. */
export function onWorkingDay(date: PlainDate, calendars: DeadlineCalendars): DueDay {
  const counted = workingDayAfter(calendars.bankHolidays, date, workingDays(1), 'counts')
  return counted.ok ? counted.value : { due: date, skipped: [] }
}
