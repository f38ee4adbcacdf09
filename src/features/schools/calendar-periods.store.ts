import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'
import { forgetCalendars } from './kept-calendars.ts'

export type CalendarScope =
  | { readonly scope: 'authority' }
  | { readonly scope: 'trust'; readonly trustName: string }
  | { readonly scope: 'school'; readonly schoolUrn: number }

export type PeriodKind = 'term' | 'half-term' | 'inset' | 'closed' | 'open'

export interface CalendarPeriod {
  readonly id: string
  readonly scope: 'authority' | 'trust' | 'school'
  readonly schoolUrn: number | null
  readonly trustName: string | null
  readonly kind: PeriodKind
  readonly from: PlainDate
  readonly until: PlainDate
  readonly label: string
  readonly basis: string
}

export type NewPeriod = Pick<CalendarPeriod, 'id' | 'kind' | 'from' | 'until' | 'label' | 'basis'> & {
  readonly scope: CalendarScope
}

function current(read: ReadTrx, laId: number) {
  return read
    .selectFrom('calendar_period')
    .select([
      'id',
      'scope',
      'school_urn as schoolUrn',
      'trust_name as trustName',
      'kind',
      'from_on as from',
      'until_on as until',
      'label',
      'basis',
    ])
    .where('la_id', '=', laId)
    .where('superseded_at', 'is', null)
}

/** Every period that bears on a school's calendar: the authority's, its trust's, its own. In order of day. */
export async function listPeriodsFor(
  read: ReadTrx,
  laId: number,
  school: { readonly urn: number; readonly trustName: string | null } | undefined,
): Promise<readonly CalendarPeriod[]> {
  const rows = await current(read, laId)
    .where((eb) =>
      eb.or([
        eb('scope', '=', 'authority'),
        eb('trust_name', '=', school?.trustName ?? ''),
        eb('school_urn', '=', school?.urn ?? 0),
      ]),
    )
    .orderBy('from_on')
    .orderBy('kind')
    .orderBy('id')
    .execute()
  return rows as CalendarPeriod[]
}

export async function listPeriodsOf(
  read: ReadTrx,
  laId: number,
  scope: CalendarScope,
): Promise<readonly CalendarPeriod[]> {
  const query = current(read, laId)
    .where('scope', '=', scope.scope)
    .$if(scope.scope === 'school', (q) =>
      q.where('school_urn', '=', scope.scope === 'school' ? scope.schoolUrn : 0),
    )
    .$if(scope.scope === 'trust', (q) =>
      q.where('trust_name', '=', scope.scope === 'trust' ? scope.trustName : ''),
    )
  return (await query.orderBy('from_on').orderBy('kind').orderBy('id').execute()) as CalendarPeriod[]
}

/** Two people who change one calendar go one after the other. */
export async function holdCalendar(trx: Trx, laId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('onroll calendar'), ${laId})`.execute(trx)
}

export async function insertPeriods(
  trx: Trx,
  laId: number,
  periods: readonly NewPeriod[],
  at: Date,
  by: string | null,
): Promise<void> {
  if (periods.length === 0) return
  forgetCalendars(trx)
  await trx
    .insertInto('calendar_period')
    .values(
      periods.map(({ scope, ...period }) => ({
        la_id: laId,
        id: period.id,
        scope: scope.scope,
        school_urn: scope.scope === 'school' ? scope.schoolUrn : null,
        trust_name: scope.scope === 'trust' ? scope.trustName : null,
        kind: period.kind,
        from_on: period.from,
        until_on: period.until,
        label: period.label,
        basis: period.basis,
        recorded_at: at,
        recorded_by: by,
        superseded_at: null,
      })),
    )
    .execute()
}

/** Takes periods out of the calendar; the rows stay. */
export async function supersedePeriods(
  trx: Trx,
  laId: number,
  ids: readonly string[],
  at: Date,
): Promise<number> {
  if (ids.length === 0) return 0
  forgetCalendars(trx)
  const { numUpdatedRows } = await trx
    .updateTable('calendar_period')
    .set({ superseded_at: at })
    .where('la_id', '=', laId)
    .where('id', 'in', [...ids])
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
