import type { VNode } from 'preact'
import { type PlainDate, partsOf, weekdayOf } from '../../../domain/calendar/plain-date.ts'
import { fullDay, shortMonthDay } from '../date-words.ts'
import { type FlagPlace, placeFlags } from './flag-places.ts'

/** One calendar day of a count. */
export interface ClockDay {
  readonly date: PlainDate
  /** The number of the day in the count. Left out for a day passed over. */
  readonly number?: number | undefined
  /** Why it is passed over, in lower case: "weekend", "half term", "INSET day". */
  readonly notCounted?: string | undefined
}

/** What falls due on a day. */
export interface ClockFlag {
  readonly date: PlainDate
  readonly title: string
  /** "done Tue 3 Nov"; "if still not found". */
  readonly detail?: string | undefined
  /** "policy 4.2"; "the law". */
  readonly source?: string | undefined
  readonly state?: 'done' | 'ahead' | 'late' | undefined
}

export interface ClockStripProps {
  /** Every calendar day from the first to the last, in order. */
  readonly days: readonly ClockDay[]
  readonly today: PlainDate
  /** The last day of the period, edged in red. */
  readonly due?: PlainDate | undefined
  readonly flags?: readonly ClockFlag[] | undefined
  /** Says what the list is: "20 school days from … to …, with the days not counted". */
  readonly label?: string | undefined
}

/** Longer counts do not fit a line, so they are a calendar at any width. */
const LONGEST_LINE = 60
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

/** The days of a count, counted and passed over. A line on a wide page, a calendar on a narrow one. */
export function ClockStrip(props: ClockStripProps): VNode {
  const { days, today, due, flags = [] } = props
  const calendar = days.length > LONGEST_LINE
  const places = placeFlags(days, flags)
  const levels = Math.max(0, ...places.map((place) => place.level))
  const classes = [
    'onr-strip',
    calendar ? 'onr-strip--calendar' : '',
    levels > 0 ? `onr-strip--flags-${levels}` : '',
  ]
  return (
    <>
      <ol class={classes.filter((one) => one !== '').join(' ')} aria-label={props.label ?? labelOf(days)}>
        {WEEKDAYS.map((day) => (
          <li key={day} class="dow" aria-hidden="true">
            {day}
          </li>
        ))}
        {days.map((day, index) => (
          <Day
            key={day.date}
            day={day}
            before={days[index - 1]}
            today={today}
            due={due}
            flags={flags.filter((flag) => flag.date === day.date)}
            places={places.filter((place) => place.flag.date === day.date)}
          />
        ))}
      </ol>
      {flags.length > 0 && (
        <ol class={calendar ? 'onr-flags onr-flags--calendar' : 'onr-flags'} aria-label="Days that matter">
          {flags.map((flag) => (
            <li key={flag.date + flag.title} class={flag.state === 'ahead' ? undefined : flag.state}>
              <span class="what">{flagHeading(days, flag)}</span>
              {flag.detail !== undefined && `${capital(flag.detail)}. `}
              {flag.source !== undefined && <span class="onr-s">{flag.source}</span>}
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

interface DayProps {
  readonly day: ClockDay
  readonly before: ClockDay | undefined
  readonly today: PlainDate
  readonly due: PlainDate | undefined
  readonly flags: readonly ClockFlag[]
  readonly places: readonly FlagPlace[]
}

function Day({ day, before, today, due, flags, places }: DayProps): VNode {
  const counted = day.number !== undefined
  const isToday = day.date === today
  const firstOfRun = !counted && before?.notCounted !== day.notCounted
  return (
    <li
      class={dayClass(day, before === undefined, today, due, flags.length > 0)}
      aria-current={isToday ? 'date' : undefined}
    >
      {counted ? <b aria-hidden="true">{day.number}</b> : <PassedOver day={day} named={firstOfRun} />}
      {counted && (
        <span class="date" aria-hidden="true">
          {dateWords(day, before, due)}
        </span>
      )}
      {isToday && (
        <span class="tm" aria-hidden="true">
          Today
        </span>
      )}
      <span class="govuk-visually-hidden">{spoken(day, isToday, flags)}</span>
      {places.map((place) => (
        <Flag key={place.flag.title} {...place} />
      ))}
    </li>
  )
}

function PassedOver({ day, named }: { readonly day: ClockDay; readonly named: boolean }): VNode {
  const reason = day.notCounted === 'weekend' ? undefined : day.notCounted?.replace(/ day$/, '')
  return (
    <>
      <span class="d" aria-hidden="true">
        {partsOf(day.date).day}
      </span>
      {named && reason !== undefined && (
        <span class="why" aria-hidden="true">
          {reason}
        </span>
      )}
    </>
  )
}

function Flag({ flag, level, atRight }: FlagPlace): VNode {
  const classes = ['fl', flag.state ?? '', level > 1 ? `level-${level}` : '', atRight ? 'right' : '']
  return (
    <span class={classes.filter((one) => one !== '' && one !== 'ahead').join(' ')} aria-hidden="true">
      <strong>{flag.title}</strong>
      {flag.detail}
      {flag.detail !== undefined && flag.source !== undefined && <br />}
      {flag.source}
    </span>
  )
}

function dayClass(
  day: ClockDay,
  first: boolean,
  today: PlainDate,
  due: PlainDate | undefined,
  flagged: boolean,
): string | undefined {
  const isToday = day.date === today
  const single = day.notCounted?.endsWith(' day') && day.notCounted !== 'bank holiday'
  const kinds =
    day.number === undefined
      ? ['skip', day.notCounted === 'weekend' ? '' : single ? 'inset' : 'hol', isToday ? 'now' : '']
      : [isToday ? 'today' : day.date < today ? 'past' : '', day.date === due ? 'due tight' : '']
  const start = first && weekdayOf(day.date) > 1 ? `from-${weekdayOf(day.date)}` : ''
  return [...kinds, flagged ? 'flag' : '', start].filter((one) => one !== '').join(' ') || undefined
}

/** The month is written where it changes; elsewhere the number of the day is enough. */
function dateWords(day: ClockDay, before: ClockDay | undefined, due: PlainDate | undefined): string {
  const monthIsNew = before === undefined || partsOf(before.date).month !== partsOf(day.date).month
  const afterMonthEnd = partsOf(day.date).day <= 3 && before?.number === undefined
  return monthIsNew || afterMonthEnd || day.date === due
    ? shortMonthDay(day.date)
    : String(partsOf(day.date).day)
}

function spoken(day: ClockDay, isToday: boolean, flags: readonly ClockFlag[]): string {
  const today = isToday ? ', today' : ''
  const due = flags
    .map(({ title, detail, source }) => [title, detail, source].filter(Boolean).join(', '))
    .join('; ')
  const head =
    day.number === undefined
      ? `${fullDay(day.date)}${today}: not counted, ${day.notCounted ?? 'passed over'}`
      : `Day ${day.number}, ${fullDay(day.date)}${today}`
  if (due === '') return head
  return day.number === undefined ? `${head}. ${due}` : `${head}: ${due}`
}

function flagHeading(days: readonly ClockDay[], flag: ClockFlag): string {
  const number = days.find((day) => day.date === flag.date)?.number
  const day = fullDay(flag.date)
  return `${number === undefined ? day : `Day ${number}, ${day}`}: ${flag.title.charAt(0).toLowerCase()}${flag.title.slice(1)}`
}

function labelOf(days: readonly ClockDay[]): string {
  const first = days[0]
  const last = days.at(-1)
  if (first === undefined || last === undefined) return 'No days'
  const counted = days.filter((day) => day.number !== undefined).length
  return `${counted} counted days from ${fullDay(first.date)} to ${fullDay(last.date)}, with the days not counted`
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
