import { type PlainDate, partsOf, weekdayOf } from '../../domain/calendar/plain-date.ts'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const MONTHS = [
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

/** "Monday 23 November 2026" */
export function fullDay(date: PlainDate): string {
  return `${weekdayName(date)} ${longDay(date)}`
}

/** "Monday 23 November" */
export function dayInYear(date: PlainDate): string {
  return `${weekdayName(date)} ${partsOf(date).day} ${monthName(date)}`
}

/** "23 November 2026" */
export function longDay(date: PlainDate): string {
  const { year, day } = partsOf(date)
  return `${day} ${monthName(date)} ${year}`
}

/** "Mon 23 Nov" */
export function shortDay(date: PlainDate): string {
  return `${weekdayName(date).slice(0, 3)} ${shortMonthDay(date)}`
}

/** "23 Nov" */
export function shortMonthDay(date: PlainDate): string {
  return `${partsOf(date).day} ${monthName(date).slice(0, 3)}`
}

/** "Monday" */
export function weekdayName(date: PlainDate): string {
  return WEEKDAYS[weekdayOf(date) - 1] ?? ''
}

function monthName(date: PlainDate): string {
  return MONTHS[partsOf(date).month - 1] ?? ''
}

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h12',
})

/** "Wed 28 Oct 2026, 10.12 am" in London, from an ISO instant. Throws on text that is no instant. */
export function formatInstant(instant: string): string {
  const parts = new Map(CLOCK.formatToParts(new Date(instant)).map((part) => [part.type, part.value]))
  const get = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? ''
  const month = get('month').slice(0, 3)
  const time = `${get('hour')}.${get('minute')} ${get('dayPeriod').toLowerCase()}`
  return `${get('weekday')} ${get('day')} ${month} ${get('year')}, ${time}`
}

/** "9.05 am" in London, from an ISO instant. */
export function clockTime(instant: string): string {
  return formatInstant(instant).split(', ')[1] ?? ''
}

/** "1 day", "2 days": the number with its unit in the right number. The unit is given in the singular. */
export function countOf(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`
}
