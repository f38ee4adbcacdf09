import { WEEKDAY_NAMES } from '../calendar/display-date.ts'
import type { Weekday } from '../calendar/plain-date.ts'
import type { LocalMoment, OpeningHours, OpenSpan } from './opening-hours.ts'

type WeeklyHours = Extract<OpeningHours, { kind: 'weekly' }>

/** Whether a line is answered at a moment, with the words for the safety panel. */
export type OpenNow =
  | { readonly open: true; readonly until?: string; readonly wording: string }
  | { readonly open: false; readonly opensAt?: string; readonly wording: string }

/**
 * Tells whether a line is open now, until when, or when it opens next. It never decides whether to ring.
 *
 * @param hours  as the pack gives them for the day
 * @param at     the moment, Europe/London
 * @law          none of its own; policy 1.4 asks for the hours
 */
export function decideOpenNow(hours: OpeningHours, at: LocalMoment): OpenNow {
  if (hours.kind === 'always') return { open: true, wording: 'any time' }
  if (hours.kind === 'outside') {
    const other = decideOpenNow(hours.of, at)
    if (other.open) {
      return other.until === undefined
        ? { open: false, wording: 'not in use now' }
        : { open: false, opensAt: other.until, wording: `from ${other.until}` }
    }
    return other.opensAt === undefined
      ? { open: true, wording: 'open now' }
      : { open: true, until: other.opensAt, wording: `open now, until ${other.opensAt}` }
  }
  const today = spanOn(hours, at, 0)
  if (today && today.from <= at.minute && at.minute < today.to) {
    const until = clockTime(today.to)
    return { open: true, until, wording: `open now, until ${until}` }
  }
  const opensAt = nextOpening(hours, at)
  if (opensAt === undefined) return { open: false, wording: 'closed now' }
  return { open: false, opensAt, wording: `closed now, opens ${opensAt}` }
}

/** Minutes after midnight as a person says them: `8.30 am`, `midday`, `5.00 pm`, `midnight`. */
export function clockTime(minute: number): string {
  if (minute % 1440 === 0) return 'midnight'
  if (minute === 720) return 'midday'
  const hour = Math.floor(minute / 60)
  const past = String(minute % 60).padStart(2, '0')
  return `${hour % 12 === 0 ? 12 : hour % 12}.${past} ${hour < 12 ? 'am' : 'pm'}`
}

// A fortnight is more than the longest run of bank holidays and weekends.
function nextOpening(hours: WeeklyHours, at: LocalMoment): string | undefined {
  for (let ahead = 0; ahead <= 14; ahead += 1) {
    const span = spanOn(hours, at, ahead)
    if (!span || (ahead === 0 && span.from <= at.minute)) continue
    const time = clockTime(span.from)
    if (ahead === 0) return `today at ${time}`
    if (ahead === 1) return `tomorrow at ${time}`
    return `${ahead > 7 ? 'next ' : ''}${WEEKDAY_NAMES[weekdayIn(at, ahead) - 1]} at ${time}`
  }
  return undefined
}

function spanOn(hours: WeeklyHours, at: LocalMoment, ahead: number): OpenSpan | undefined {
  const bankHoliday = ahead === 0 ? at.bankHoliday : (at.bankHolidayAhead?.(ahead) ?? false)
  if (bankHoliday && !hours.openOnBankHolidays) return undefined
  return hours.days[weekdayIn(at, ahead)]
}

function weekdayIn(at: LocalMoment, ahead: number): Weekday {
  return (((at.weekday - 1 + ahead) % 7) + 1) as Weekday
}
