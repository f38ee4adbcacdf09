import { displayDateShort, displayDateWithWeekday, displayDays } from '../../domain/calendar/display-date.ts'
import type { SkippedDay } from '../../domain/calendar/due-day.ts'
import type { FirstDay } from '../../domain/calendar/period.ts'
import { daysBetween, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { clockStrip, skippedByLabel } from '../../domain/calendar/strip-days.ts'
import { ACTIONS, type CaseAction } from '../../domain/case/case-actions.ts'
import { eventsOfKind } from '../../domain/case/matter-event.ts'
import { TRANSITIONS } from '../../domain/case/process.ts'
import type { Conflict } from '../../rules/rules-on-day.ts'
import type { DeadlineCitation, DeadlineRow } from '../deadlines/index.ts'
import { type CountedDay, daysOf } from './clock-of-enquiry.ts'
import type { MatterView } from './matter-view.ts'

export interface DateChange {
  readonly title: string
  readonly note: string
}

/** Why a date is what it is: the rule, the count, day by day, and how it came to change. */
export interface WhyView {
  readonly row: DeadlineRow
  readonly lead: string
  readonly sum: readonly { readonly text: string; readonly note: string }[]
  readonly days: readonly CountedDay[]
  readonly skipped: readonly { readonly label: string; readonly days: number; readonly which: string }[]
  readonly transitions: readonly string[]
  readonly citations: readonly (DeadlineCitation & { readonly words: string | undefined })[]
  readonly starts: { readonly text: string; readonly note: string | undefined }
  readonly conflicts: readonly Conflict[]
  readonly changes: readonly DateChange[]
  readonly pack: { readonly edition: string; readonly isNow: boolean }
}

const LONGEST_STRIP = 200

export function whyView(view: MatterView, row: DeadlineRow): WhyView {
  const { deps, by, matter, today, events } = view
  const rules = deps.packs.rulesAt(events[0]?.happenedOn ?? matter.openedOn, by.pack)
  const counted = row.unit === 'school-day' || row.unit === 'working-day' || row.unit === 'day'
  const strip = counted
    ? clockStrip(row.fromOn, row.firstDay as FirstDay, {
        due: row.dueOn,
        skipped: row.skipped as readonly SkippedDay[],
      })
    : []
  const paragraphs = new Set(
    row.because.filter((each) => each.strength === 'local-policy').map((each) => each.at),
  )
  return {
    row,
    lead: leadOf(view, row),
    sum: counted ? sumOf(row) : [],
    days: counted && strip.length <= LONGEST_STRIP ? daysOf(row) : [],
    skipped: [...skippedByLabel(strip)].map(([label, days]) => ({
      label,
      days: days.length,
      which: displayDays(days),
    })),
    transitions: transitionsOf(row),
    citations: row.because.map((each) => ({
      ...each,
      words: each.strength === 'local-policy' ? rules.paragraph(each.at)?.text : undefined,
    })),
    starts: startOf(view, row),
    conflicts: rules
      .conflicts()
      .filter((conflict) => conflict.paragraphs.some((paragraph) => paragraphs.has(paragraph))),
    changes: changesOf(view, row),
    pack: {
      edition: row.packEdition,
      isNow: deps.packs.rulesAt(today, by.pack).packEdition === row.packEdition,
    },
  }
}

const UNITS: Readonly<Record<string, string>> = {
  'school-day': 'school day',
  'working-day': 'working day',
  day: 'day',
}

function leadOf({ child, today }: MatterView, row: DeadlineRow): string {
  const verb = row.dueOn < today ? 'was' : 'is'
  if (row.unit === 'agreed') return `Somebody promised it on ${displayDateWithWeekday(row.fromOn)}.`
  const unit = UNITS[row.unit]
  const start = displayDateWithWeekday(row.fromOn)
  if (unit === undefined) {
    const moved = row.skipped.length > 0 ? ', moved to a day on which people work' : ''
    return `It ${verb} ${row.count} ${row.unit}${row.count === 1 ? '' : 's'} after ${start}${moved}.`
  }
  if (row.count === 0) return `It is to be done at once: from ${start}, the first ${unit}.`
  return `It ${verb} ${unit} ${row.count}, counting from ${start}${row.kind === 'refer-to-cme' ? `. If ${child.givenName} has not been found when it ends, the school refers to the CME team` : ''}.`
}

function sumOf(row: DeadlineRow): WhyView['sum'] {
  const unit = UNITS[row.unit] ?? row.unit
  const between = daysBetween(row.fromOn, row.dueOn) + 1
  return [
    {
      text: displayDateShort(row.fromOn),
      note: row.firstDay === 'counts' ? 'counts as day 1' : 'day 0, not counted itself',
    },
    {
      text: `count ${row.count} ${unit}${row.count === 1 ? '' : 's'}`,
      note:
        row.unit === 'school-day'
          ? 'on the school calendar'
          : row.unit === 'working-day'
            ? 'Mondays to Fridays less bank holidays'
            : 'every day',
    },
    ...(row.skipped.length === 0
      ? []
      : [
          {
            text: `pass over ${row.skipped.length} day${row.skipped.length === 1 ? '' : 's'}`,
            note: 'each with its reason',
          },
        ]),
    {
      text: displayDateShort(row.dueOn),
      note: `${between} day${between === 1 ? '' : 's'}, first and last included`,
    },
  ]
}

/** The rows of the process that the action of this date walks. */
function transitionsOf(row: DeadlineRow): readonly string[] {
  const event = Object.hasOwn(ACTIONS, row.action) ? ACTIONS[row.action as CaseAction].event : undefined
  return event === undefined
    ? []
    : TRANSITIONS.filter((each) => each.events.includes(event)).map((each) => each.id)
}

/** What happened on the day from which the count runs. */
function startOf({ events, state }: MatterView, row: DeadlineRow): WhyView['starts'] {
  const day = displayDateWithWeekday(row.fromOn)
  if (row.fromOn === state.dayZero && row.unit === 'school-day') {
    const recorded = eventsOfKind(events, 'day-zero-recorded').at(-1)
    return {
      text: `The first missed school day, ${day}`,
      note:
        recorded &&
        `Entered by ${recorded.by.name} on ${displayDateWithWeekday(recorded.recordedAt.slice(0, 10) as PlainDate)}`,
    }
  }
  const first = events.find((event) => event.happenedOn === row.fromOn)
  return { text: day, note: first && `Recorded by ${first.by.name}, ${first.by.organisationName}` }
}

function changesOf({ events }: MatterView, row: DeadlineRow): readonly DateChange[] {
  const changes = eventsOfKind(events, 'deadline-recomputed').filter((event) => event.facts.kind === row.kind)
  const first = changes[0]?.facts.was
  if (changes.length === 0) return []
  return [
    ...changes.toReversed().map((event) => ({
      title: event.facts.now === null ? 'No longer due' : displayDateWithWeekday(event.facts.now),
      note: `since ${displayDateWithWeekday(event.happenedOn)}. ${event.facts.reason}`,
    })),
    { title: first ? displayDateWithWeekday(first) : 'Not known', note: 'worked out first' },
  ]
}
