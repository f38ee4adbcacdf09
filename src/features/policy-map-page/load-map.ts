import { countSchoolDays } from '../../domain/calendar/count-school-days.ts'
import {
  addDays,
  fromEpochDay,
  type PlainDate,
  toEpochDay,
  weekdayOf,
} from '../../domain/calendar/plain-date.ts'
import type { SchoolCalendar } from '../../domain/calendar/school-calendar.ts'
import type { TransitionId } from '../../domain/case/process.ts'
import { isStateId, type StateId, stateOf } from '../../domain/case/process-states.ts'
import { countStepsSince } from '../cases/index.ts'
import { calendarFor } from '../schools/index.ts'
import type { Ask } from '../slice.ts'
import { countByState, countSafetyContacts } from './map-figures.store.ts'

const RECENT_SCHOOL_DAYS = 20
/** Without a calendar the four weeks that twenty school days usually are. */
const RECENT_DAYS = 28
const LONGEST_LOOK_BACK = 120

export interface MapView {
  readonly states: Partial<Record<StateId, { children: number; oldestDays: number | null; overdue: number }>>
  readonly moved: Partial<Record<`${TransitionId}:${StateId}`, number>>
  readonly contactsThisWeek: number
  /** From which day on what has ended is counted. */
  readonly endedSince: PlainDate
}

/** The figures of the map for those matters that the person may see. */
export async function loadMap({ trx, by, today }: Ask, district: string | undefined): Promise<MapView> {
  const known = await calendarFor(trx, { laId: by.laId, schoolUrn: by.schoolUrn })
  const calendar = known.ok ? known.value.calendar : undefined
  const endedSince = halfTermStart(calendar, today)
  const counts = await countByState(trx, by.laId, today, endedSince, district)
  const states: MapView['states'] = {}
  for (const { state, open, ended, oldestSince, overdue } of counts) {
    if (!isStateId(state)) continue
    states[state] = {
      children: stateOf(state).open ? open : ended,
      oldestDays: oldestSince === null ? null : ageInSchoolDays(calendar, oldestSince, today),
      overdue,
    }
  }
  const monday = addDays(today, 1 - weekdayOf(today))
  return {
    states,
    moved: await movesSince(trx, by.laId, schoolDaysBack(calendar, today)),
    endedSince,
    contactsThisWeek: await countSafetyContacts(trx, new Date(`${monday}T00:00:00Z`)),
  }
}

/** How often each transition was walked, out of which state. */
async function movesSince(trx: Ask['trx'], laId: number, since: PlainDate): Promise<MapView['moved']> {
  const steps = await countStepsSince(trx, laId, since)
  return Object.fromEntries(steps.map(({ transition, from, times }) => [`${transition}:${from}`, times]))
}

function ageInSchoolDays(
  calendar: SchoolCalendar | undefined,
  since: PlainDate,
  today: PlainDate,
): number | null {
  const counted = calendar && countSchoolDays(calendar, addDays(since, 1), today)
  return counted?.ok ? counted.value.count : null
}

/** The day on which the last so many school days began. */
function schoolDaysBack(calendar: SchoolCalendar | undefined, today: PlainDate): PlainDate {
  if (calendar === undefined || today > calendar.lastDay) return addDays(today, -RECENT_DAYS)
  let day = toEpochDay(today)
  const earliest = day - LONGEST_LOOK_BACK
  for (let left = RECENT_SCHOOL_DAYS; day > earliest; day -= 1) {
    if (calendar.skip(day) === undefined) left -= 1
    if (left === 0) break
  }
  return fromEpochDay(day)
}

/** The first day of the present half term: the day after the last one that lay out of term. */
function halfTermStart(calendar: SchoolCalendar | undefined, today: PlainDate): PlainDate {
  const from = toEpochDay(today)
  for (let day = from; calendar !== undefined && day > from - LONGEST_LOOK_BACK; day -= 1) {
    if (day < from && calendar.skip(day)?.why === 'out-of-term') return fromEpochDay(day + 1)
  }
  return addDays(today, -RECENT_DAYS)
}
