import type { VNode } from 'preact'
import { displayDateNear } from '../../../domain/calendar/display-date.ts'
import { daysBetween, type PlainDate } from '../../../domain/calendar/plain-date.ts'
import { countOf, fullDay } from '../date-words.ts'

/** How far a date is, in the days of its rule: 2 for "2 days late", -3 for "in 3 days". */
export interface Lateness {
  readonly days: number
  readonly unit: 'day' | 'school day' | 'working day'
}

export interface DueDateProps {
  readonly due: PlainDate
  readonly today: PlainDate
  /** Counted by the rule. Without it, calendar days. */
  readonly late?: Lateness | undefined
  /** In place of the distance: "by 5.00 pm", "send by Friday". */
  readonly note?: string | undefined
  /** Where the date is explained. Every date can be asked why. */
  readonly whyHref?: string | undefined
  /** What is due, for the hidden part of the link. */
  readonly what?: string | undefined
}

/** A due date: the day, how far it is in words, and why. */
export function DueDate(props: DueDateProps): VNode {
  const urgency = urgencyOf(props)
  return (
    <>
      <b class={URGENCY_CLASS[urgency]}>
        {urgency === 'today' ? 'Today' : displayDateNear(props.due, props.today)}
      </b>
      <span class="onr-sub">
        {urgency === 'late' ? (
          <span class="onr-late">{distanceWords(props)}</span>
        ) : (
          (props.note ?? distanceWords(props))
        )}
      </span>
      {props.whyHref !== undefined && (
        <span class="onr-sub">
          <a class="govuk-link" href={props.whyHref}>
            why this date?
            {props.what !== undefined && <span class="govuk-visually-hidden"> {props.what}</span>}
          </a>
        </span>
      )}
    </>
  )
}

const URGENCY_CLASS = { late: 'onr-late', today: 'onr-soon', ahead: undefined } as const

/** Whether a date is behind, today or ahead. */
export function urgencyOf({ due, today }: Pick<DueDateProps, 'due' | 'today'>): 'late' | 'today' | 'ahead' {
  if (due < today) return 'late'
  return due === today ? 'today' : 'ahead'
}

/** "2 days late", "due today", "tomorrow", "in 3 school days". */
export function distanceWords({ due, today, late }: Pick<DueDateProps, 'due' | 'today' | 'late'>): string {
  const days = late?.days ?? daysBetween(due, today)
  const unit = late?.unit ?? 'day'
  if (due === today) return 'due today'
  if (daysBetween(today, due) === 1) return 'tomorrow'
  // Late by the calendar, yet no school or working day has passed since.
  if (days === 0) return due < today ? 'late' : `before the next ${unit}`
  return days > 0 ? `${countOf(days, unit)} late` : `in ${countOf(-days, unit)}`
}

export interface DayWithWhyProps {
  readonly label: string
  readonly date: PlainDate
  readonly whyHref?: string | undefined
}

/** "Day 20 is Monday 23 November 2026. Why this date?" */
export function DayWithWhy({ label, date, whyHref }: DayWithWhyProps): VNode {
  return (
    <p class="onr-s">
      {label} <b>{fullDay(date)}</b>.{' '}
      {whyHref !== undefined && (
        <a class="govuk-link" href={whyHref}>
          Why this date?
        </a>
      )}
    </p>
  )
}
