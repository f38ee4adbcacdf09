import { academicYearOf } from '../../domain/calendar/academic-year.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { TermPeriod } from '../../exchange/term-dates/term-dates.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { newId } from '../../platform/ids/new-id.ts'
import {
  type CalendarPeriod,
  type CalendarScope,
  holdCalendar,
  insertPeriods,
  listPeriodsOf,
  supersedePeriods,
} from './calendar-periods.store.ts'

export interface TermDatesFile {
  readonly laId: number
  readonly basis: string
  readonly at: Date
  readonly by: string | null
}

export interface TermDateCounts {
  readonly added: number
  readonly superseded: number
  readonly unchanged: number
}

/**
 * Brings one calendar up to stated periods: for each academic year that they speak of, they replace what stood there.
 * Other years stay. Nothing is deleted, and the same periods again change nothing.
 *
 * @refuses  TERM_DATES_EMPTY
 */
export async function importTermDates(
  trx: Trx,
  scope: CalendarScope,
  periods: readonly TermPeriod[],
  file: TermDatesFile,
): Promise<Result<TermDateCounts>> {
  if (periods.length === 0) {
    return refuse({
      code: 'TERM_DATES_EMPTY',
      message: 'The file states no dates. Check that it is the right one.',
    })
  }
  await holdCalendar(trx, file.laId)
  const years = new Set(periods.map((period) => academicYearOf(period.from).startYear))
  const held = (await listPeriodsOf(trx, file.laId, scope)).filter((period) =>
    years.has(academicYearOf(period.from).startYear),
  )
  const stated = new Map(periods.map((period) => [keyOf({ ...period, until: period.to }), period]))
  const gone = held.filter((period) => !stated.delete(keyOf(period)))
  await supersedePeriods(
    trx,
    file.laId,
    gone.map(({ id }) => id),
    file.at,
  )
  const fresh = [...stated.values()].map((period) => ({
    id: newId(file.at),
    scope,
    kind: period.kind,
    from: period.from,
    until: period.to,
    label: period.label,
    basis: file.basis,
  }))
  await insertPeriods(trx, file.laId, fresh, file.at, file.by)
  return ok({ added: fresh.length, superseded: gone.length, unchanged: held.length - gone.length })
}

function keyOf(period: Pick<CalendarPeriod, 'kind' | 'from' | 'until' | 'label'>): string {
  return [period.kind, period.from, period.until, period.label].join('|')
}
