import { countSchoolDays } from '../../domain/calendar/count-school-days.ts'
import type { SkippedDay } from '../../domain/calendar/due-day.ts'
import type { FirstDay } from '../../domain/calendar/period.ts'
import { addDays, type PlainDate } from '../../domain/calendar/plain-date.ts'
import type { SchoolCalendar } from '../../domain/calendar/school-calendar.ts'
import { clockStrip } from '../../domain/calendar/strip-days.ts'
import { calendarFor } from '../schools/index.ts'
import type { Ask } from '../slice.ts'
import { countQueue, listQueue, type QueueCounts, type QueueFilter, type QueueItem } from './queue.store.ts'
import { listSchoolEnquiries, type SchoolEnquiry } from './standing.store.ts'
import type { ListFilter } from './work.form.ts'

const TASKS = 20
const ENQUIRIES = 50
/** What falls due later stands with its enquiry, and is no task of today. */
const DAYS_AHEAD = 7

export interface EnquiryLine extends SchoolEnquiry {
  /** Which day of the count today is; undefined while it cannot be counted. */
  readonly day: number | undefined
}

export interface SchoolHome {
  readonly tasks: readonly QueueItem[]
  readonly counts: QueueCounts
  /** Still looking. */
  readonly enquiries: readonly EnquiryLine[]
  /** The authority has a case. */
  readonly withAuthority: readonly EnquiryLine[]
}

/** What a school's home shows, in four questions to the database however many pupils there are. */
export async function loadSchoolHome(ask: Ask, filter: ListFilter): Promise<SchoolHome> {
  const { trx, by, today } = ask
  const queue = { ...queueFilterOf(ask, filter), until: addDays(today, DAYS_AHEAD) }
  const tasks = await listQueue(trx, queue, TASKS)
  const counts = await countQueue(trx, queue)
  const urn = by.schoolUrn
  const rows = urn === null ? [] : await listSchoolEnquiries(trx, by.laId, urn, ENQUIRIES)
  const calendar = await calendarFor(trx, { laId: by.laId, schoolUrn: urn })
  const lines = rows.map((row) => ({
    ...row,
    day: dayOfCount(row, today, calendar.ok ? calendar.value.calendar : undefined),
  }))
  return {
    tasks,
    counts,
    enquiries: lines.filter((line) => line.caseState === null),
    withAuthority: lines.filter((line) => line.caseState !== null),
  }
}

/** The number of today in an enquiry's count: from the days held for it, or counted on when they are over. */
export function dayOfCount(
  row: Pick<SchoolEnquiry, 'fromOn' | 'dueOn' | 'firstDay' | 'skipped'>,
  today: PlainDate,
  calendar: SchoolCalendar | undefined,
): number | undefined {
  const { fromOn, dueOn, firstDay, skipped } = row
  if (fromOn === null || dueOn === null) return undefined
  if (today > dueOn) {
    const counted = calendar && countSchoolDays(calendar, fromOn, today)
    return counted?.ok ? counted.value.count - (firstDay === 'counts' ? 0 : 1) : undefined
  }
  const strip = clockStrip(fromOn, firstDay as FirstDay, {
    due: dueOn,
    skipped: (skipped ?? []) as readonly SkippedDay[],
  })
  return strip.reduce((day, each) => (each.is === 'counted' && each.on <= today ? each.number : day), 0)
}

export function queueFilterOf({ by, today }: Ask, filter: ListFilter): QueueFilter {
  const { whose, lanes, states, district, due } = filter
  return {
    laId: by.laId,
    organisationId: by.organisationId,
    accountId: by.accountId,
    whose,
    lanes,
    states,
    district,
    due,
    today,
  }
}
