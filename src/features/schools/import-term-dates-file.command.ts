import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { TermDatesReading, TermPeriod } from '../../exchange/term-dates/term-dates.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import type { CalendarScope } from './calendar-periods.store.ts'
import { importTermDates, type TermDateCounts } from './import-term-dates.command.ts'
import { enqueueRecompute } from './recompute-deadlines.ts'
import { findSchool, findSchoolByLaestab } from './schools.store.ts'

export interface TermDatesFrom {
  readonly laId: number
  readonly at: Date
  readonly by: string | null
  readonly today: PlainDate
}

/**
 * A file of term dates, the authority's or several schools': each calendar is brought up to it, and what rests on a
 * changed one is worked out again.
 *
 * @refuses  TERM_DATES_EMPTY, SCHOOL_NOT_KNOWN (names every one)
 */
export async function importTermDatesFile(
  trx: Trx,
  jobs: Jobs,
  reading: Pick<TermDatesReading, 'periods' | 'basis'>,
  from: TermDatesFrom,
): Promise<Result<TermDateCounts>> {
  const scopes = new Map<string, { readonly scope: CalendarScope; readonly periods: readonly TermPeriod[] }>()
  const unknown: string[] = []
  for (const [school, periods] of Map.groupBy(reading.periods, (period) => period.school ?? '')) {
    const urn = school === '' ? undefined : await urnOf(trx, school, from.today)
    if (school !== '' && urn === undefined) unknown.push(school)
    else
      scopes.set(school, {
        scope: urn === undefined ? { scope: 'authority' } : { scope: 'school', schoolUrn: urn },
        periods,
      })
  }
  if (unknown.length > 0) {
    const message = `The register holds no school ${unknown.join(', ')}. Give a URN or a seven-digit number, or import the register first.`
    return refuse({ code: 'SCHOOL_NOT_KNOWN', message, facts: { unknown } })
  }
  const total = { added: 0, superseded: 0, unchanged: 0 }
  for (const { scope, periods } of scopes.values()) {
    const done = await importTermDates(trx, scope, periods, {
      ...from,
      basis: reading.basis || 'imported file',
    })
    if (!done.ok) return done
    total.added += done.value.added
    total.superseded += done.value.superseded
    total.unchanged += done.value.unchanged
    if (done.value.added + done.value.superseded > 0) {
      await enqueueRecompute(trx, jobs, from.laId, scope, 'Term dates were brought up to date.')
    }
  }
  if (scopes.size === 0) {
    return refuse({
      code: 'TERM_DATES_EMPTY',
      message: 'The file states no dates. Check that it is the right one.',
    })
  }
  return ok(total)
}

async function urnOf(trx: Trx, school: string, today: PlainDate): Promise<number | undefined> {
  if (/^\d{6}$/.test(school)) return (await findSchool(trx, Number(school)))?.urn
  return (await findSchoolByLaestab(trx, school, today))?.urn
}
