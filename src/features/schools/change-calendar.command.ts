import { academicYearOf } from '../../domain/calendar/academic-year.ts'
import { displayDate } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { newId } from '../../platform/ids/new-id.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import {
  type CalendarPeriod,
  type CalendarScope,
  holdCalendar,
  insertPeriods,
  listPeriodsOf,
  type PeriodKind,
  supersedePeriods,
} from './calendar-periods.store.ts'
import { enqueueRecompute } from './recompute-deadlines.ts'

/** Who changes which calendar. */
export interface CalendarChange {
  readonly jobs: Jobs
  readonly laId: number
  readonly scope: CalendarScope
  readonly at: Date
  readonly by: string | null
  readonly basis: string
}

export interface DaysToAdd {
  readonly kind: Extract<PeriodKind, 'inset' | 'closed' | 'open'>
  readonly from: PlainDate
  readonly until: PlainDate
  readonly label: string
}

/**
 * Adds an INSET day, a closure or one-off days with a session, and has every date that rests on the calendar worked out
 * again, in the caller's transaction.
 *
 * @refuses  DAYS_OVERLAP (days of the same kind stand there already)
 */
export async function addDays(trx: Trx, change: CalendarChange, days: DaysToAdd): Promise<Result<string>> {
  await holdCalendar(trx, change.laId)
  const held = await listPeriodsOf(trx, change.laId, change.scope)
  const same = held.find((one) => one.kind === days.kind && one.from <= days.until && one.until >= days.from)
  if (same !== undefined) {
    const message = `The calendar has “${same.label}” on these days already. Remove that first if it is wrong.`
    return refuse({ code: 'DAYS_OVERLAP', message, field: 'from' })
  }
  const id = newId(change.at)
  await insertPeriods(
    trx,
    change.laId,
    [{ id, scope: change.scope, basis: change.basis, ...days }],
    change.at,
    change.by,
  )
  await enqueueRecompute(
    trx,
    change.jobs,
    change.laId,
    change.scope,
    `${inWords(days)} was added to the calendar.`,
  )
  return ok(id)
}

/** Takes one period out of a calendar. Undefined when it is not there (any more): taking it out twice does no harm. */
export async function removePeriod(
  trx: Trx,
  change: CalendarChange,
  periodId: string,
): Promise<CalendarPeriod | undefined> {
  await holdCalendar(trx, change.laId)
  const period = (await listPeriodsOf(trx, change.laId, change.scope)).find(({ id }) => id === periodId)
  if (period === undefined) return undefined
  await supersedePeriods(trx, change.laId, [period.id], change.at)
  await enqueueRecompute(
    trx,
    change.jobs,
    change.laId,
    change.scope,
    `${inWords(period)} was taken out of the calendar.`,
  )
  return period
}

const KIND_WORDS: Readonly<Record<PeriodKind, string>> = {
  term: 'term',
  'half-term': 'half term',
  inset: 'INSET day',
  closed: 'closure',
  open: 'open day',
}

// Stands in a job and on timelines, so what somebody typed is left out.
function inWords({ kind, from }: Pick<CalendarPeriod, 'kind' | 'from'>): string {
  return `The ${KIND_WORDS[kind]} from ${displayDate(from)}`
}

export interface StatedTerm {
  readonly label: string
  readonly from: PlainDate
  readonly until: PlainDate
  readonly halfTerm?: { readonly from: PlainDate; readonly until: PlainDate } | undefined
}

/** States the terms of one academic year: they replace the ones that stood in this calendar for that year. */
export async function stateTerms(
  trx: Trx,
  change: CalendarChange,
  startYear: number,
  terms: readonly StatedTerm[],
): Promise<void> {
  await holdCalendar(trx, change.laId)
  const held = (await listPeriodsOf(trx, change.laId, change.scope)).filter(
    (one) =>
      (one.kind === 'term' || one.kind === 'half-term') && academicYearOf(one.from).startYear === startYear,
  )
  await supersedePeriods(
    trx,
    change.laId,
    held.map(({ id }) => id),
    change.at,
  )
  const common = { scope: change.scope, basis: change.basis }
  const periods = terms.flatMap(({ label, from, until, halfTerm }) => [
    { ...common, id: newId(change.at), kind: 'term' as const, from, until, label },
    ...(halfTerm === undefined
      ? []
      : [{ ...common, id: newId(change.at), kind: 'half-term' as const, ...halfTerm, label: 'Half term' }]),
  ])
  await insertPeriods(trx, change.laId, periods, change.at, change.by)
  const year = `${startYear}/${String((startYear + 1) % 100).padStart(2, '0')}`
  await enqueueRecompute(trx, change.jobs, change.laId, change.scope, `Term dates of ${year} were stated.`)
}
