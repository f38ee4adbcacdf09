import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'

export interface LatestImport {
  readonly kind: string
  readonly fileName: string
  readonly speaksFor: PlainDate | null
  readonly importedAt: Date
}

/** The latest file of each kind of reference data. */
export async function listLatestImports(read: ReadTrx): Promise<readonly LatestImport[]> {
  const { rows } = await sql<LatestImport>`
    select distinct on (kind) kind, file_name as "fileName", speaks_for as "speaksFor", imported_at as "importedAt"
    from reference_import order by kind, imported_at desc`.execute(read)
  return rows
}

export interface CalendarEnd {
  readonly scope: string
  readonly schoolUrn: number | null
  readonly name: string | null
  readonly endsOn: PlainDate
}

/** Calendars whose last term ends before a day, the nearest first: after it nobody can say when anything falls due. */
export async function listCalendarsEndingBefore(
  read: ReadTrx,
  day: PlainDate,
  limit: number,
): Promise<readonly CalendarEnd[]> {
  const { rows } = await sql<CalendarEnd>`
    select p.scope, p.school_urn as "schoolUrn", coalesce(s.name, p.trust_name) as name, max(p.until_on) as "endsOn"
    from calendar_period p left join school s on s.urn = p.school_urn
    where p.superseded_at is null and p.kind = 'term'
    group by p.scope, p.school_urn, p.trust_name, s.name
    having max(p.until_on) < ${day}
    order by max(p.until_on), s.name
    limit ${limit}`.execute(read)
  return rows
}

export interface DatesAwaited {
  readonly label: string
  readonly schoolUrn: number | null
  readonly schoolName: string | null
  readonly matters: number
  readonly dueOn: PlainDate
}

/** Schools whose dates must be supplied before anybody can say when something falls due, with how many wait for it. */
export async function listDatesAwaited(read: ReadTrx, limit: number): Promise<readonly DatesAwaited[]> {
  const { rows } = await sql<DatesAwaited>`
    select d.label, s.school_urn as "schoolUrn", sc.name as "schoolName", count(*)::int as matters, min(d.due_on) as "dueOn"
    from deadline d join matter_summary s on s.la_id = d.la_id and s.matter_id = d.matter_id
      left join school sc on sc.urn = s.school_urn
    where d.status = 'open' and d.action = 'supply-dates'
    group by d.label, s.school_urn, sc.name
    order by min(d.due_on), sc.name
    limit ${limit}`.execute(read)
  return rows
}
