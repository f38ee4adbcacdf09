import { daysBetween, type PlainDate, partsOf, weekdayOf } from './plain-date.ts'

/** The months in English, January first. */
export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** The days of the week in English, Monday first. */
export const WEEKDAY_NAMES = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const

/** `23 November 2026` */
export function displayDate(date: PlainDate): string {
  return `${dayAndMonth(date)} ${partsOf(date).year}`
}

/** `Monday 23 November 2026` */
export function displayDateWithWeekday(date: PlainDate): string {
  return `${weekdayName(date)} ${displayDate(date)}`
}

/** `Mon 23 Nov`, where the year is plain from what stands around it. */
export function displayDateShort(date: PlainDate): string {
  return `${weekdayName(date).slice(0, 3)} ${partsOf(date).day} ${monthName(date).slice(0, 3)}`
}

/** `Mon 23 Nov`, and `Wed 12 Mar 2025` where the year is not the one of `today`. */
export function displayDateNear(date: PlainDate, today: PlainDate): string {
  const { year } = partsOf(date)
  return year === partsOf(today).year ? displayDateShort(date) : `${displayDateShort(date)} ${year}`
}

/** `23 November`, where the year is plain from what stands around it. */
export function dayAndMonth(date: PlainDate): string {
  return `${partsOf(date).day} ${monthName(date)}`
}

/**
 * Days in as few words as a person can still check: `26 to 30 October`, `24, 25 and 31 October; 1 and 7 November`.
 * Three or more days on end become a range; months are parted by semicolons; the year is left out.
 *
 * @param dates  in order, without repeats
 */
export function displayDays(dates: readonly PlainDate[]): string {
  const months = Map.groupBy(dates, (date) => date.slice(0, 7))
  return [...months.values()].map(daysOfOneMonth).join('; ')
}

function daysOfOneMonth(dates: readonly PlainDate[]): string {
  const runs: PlainDate[][] = []
  for (const date of dates) {
    const run = runs.at(-1)
    const before = run?.at(-1)
    if (run && before !== undefined && daysBetween(before, date) === 1) run.push(date)
    else runs.push([date])
  }
  const words = runs.flatMap((run) => {
    const numbers = run.map((date) => String(partsOf(date).day))
    return numbers.length < 3 ? numbers : [`${numbers[0]} to ${numbers.at(-1)}`]
  })
  const last = words.pop() ?? ''
  const first = dates[0]
  const list = words.length > 0 ? `${words.join(', ')} and ${last}` : last
  return first === undefined ? '' : `${list} ${monthName(first)}`
}

function weekdayName(date: PlainDate): string {
  return WEEKDAY_NAMES[weekdayOf(date) - 1] ?? ''
}

function monthName(date: PlainDate): string {
  return MONTH_NAMES[partsOf(date).month - 1] ?? ''
}
