import type { Weekday } from '../calendar/plain-date.ts'

/** Opening and closing in minutes after midnight, Europe/London. `to` is the first minute at which it is closed. */
export interface OpenSpan {
  readonly from: number
  readonly to: number
}

/**
 * When a line is answered: always; only while another is closed; or in one span on each weekday given. Bank holidays
 * are days off unless `openOnBankHolidays`.
 */
export type OpeningHours =
  | { readonly kind: 'always' }
  | { readonly kind: 'outside'; readonly of: Extract<OpeningHours, { kind: 'weekly' }> }
  | {
      readonly kind: 'weekly'
      readonly days: Readonly<Partial<Record<Weekday, OpenSpan>>>
      readonly openOnBankHolidays: boolean
    }

/** A moment on a clock in Europe/London. `minute` counts from midnight, 0 to 1439. */
export interface LocalMoment {
  readonly weekday: Weekday
  readonly minute: number
  readonly bankHoliday: boolean
  /** Whether the day `daysAhead` from today is a bank holiday. Absent: none is known. */
  readonly bankHolidayAhead?: (daysAhead: number) => boolean
}
