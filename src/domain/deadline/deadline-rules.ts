import type { BankHolidays } from '../calendar/bank-holidays.ts'
import type { FirstDay } from '../calendar/period.ts'
import type { SchoolCalendar } from '../calendar/school-calendar.ts'
import type { Rule } from '../rule.ts'

/**
 * The periods that dates of a matter rest on. Each is a value of a pack; the domain knows only its name.
 * A value of 0 means at once: the day itself, or the first day after it that its unit counts.
 */
export const PERIOD_NAMES = [
  'record-day-zero-within',
  'ask-admissions-after',
  'tell-authority-after',
  'refer-after',
  'refer-unknown-leaver-within',
  'admissions-answer-within',
  'ask-team-within',
  'team-receive-within',
  'team-visit-within',
  'acknowledge-within',
  'acknowledge-red-within',
  'red-review-within',
  'key-worker-within',
  'joint-outcome-within',
  'removal-decision-within',
  'deletion-return-within',
  'transfer-file-within',
  'lost-file-within',
  'arrival-confirmed-within',
  'file-collected-within',
  'uncollected-file-chased-within',
  'match-child-within',
  'check-answer-within',
  'hand-over-chase-after',
  'hand-over-refused-within',
  'place-aim-within',
  'place-within',
  'fair-access-place-within',
  'looked-after-place-within',
  'meanwhile-decided-within',
  'start-seen-within',
  'education-plan-within',
  'academy-reply-within',
  'direction-step-within',
  'direction-reply-within',
  'direction-notice-for',
  'formal-notice-answer-within',
  'home-education-removal-within',
  'home-education-team-told-within',
  'home-education-liaison-within',
  'home-education-contact-within',
  'home-education-yearly-after',
  'never-on-roll-investigated-within',
] as const

export type PeriodName = (typeof PERIOD_NAMES)[number]

/** One step of the review rhythm: every so many weeks, months or terms, until so many weeks after the matter began. */
export interface ReviewStep {
  readonly every: number
  readonly unit: 'week' | 'month' | 'term'
  /** Absent on the last step, which goes on. */
  readonly untilWeeks?: number
}

/**
 * What law, policy and the authority's settings say about dates. A period that the authority has not set is absent
 * and gives no date of its own; the review rhythm sees to it that no open matter is without one.
 */
export interface DeadlineRules {
  readonly packEdition: string
  readonly periods: Readonly<Partial<Record<PeriodName, Rule<number>>>>
  /** For periods whose text does not say whether the first day counts (policy.md Part F). */
  readonly firstDay: Rule<FirstDay>
  readonly reviewRhythm: Rule<readonly ReviewStep[]>
}

/** A calendar and the name of its edition, which a date keeps so that it can be explained later. */
export interface CalendarEdition {
  readonly calendar: SchoolCalendar
  readonly edition: string
}

/** The calendars that a matter's dates are counted on. */
export interface DeadlineCalendars {
  /** The school's own; absent while the school's term dates are not known. */
  readonly school?: CalendarEdition
  /** The authority's term dates, for school days counted on the authority's side. */
  readonly authority?: CalendarEdition
  readonly bankHolidays: BankHolidays
  readonly bankHolidaysEdition: string
}
