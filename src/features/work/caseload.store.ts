import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'

/** What one officer looks after. */
export interface Caseload {
  readonly accountId: string
  readonly name: string
  readonly open: number
  readonly red: number
  readonly overdue: number
  readonly deputy: number
  readonly oldestOn: PlainDate | null
  readonly oldestId: string | null
  readonly oldestReference: string | null
  readonly awayUntil: PlainDate | null
  readonly away: boolean
}

/** The people of a team with what they own, the fullest desk first; one page of them. */
export async function listCaseloads(
  read: ReadTrx,
  laId: number,
  organisationId: string,
  today: PlainDate,
  skip: number,
  limit: number,
): Promise<readonly Caseload[]> {
  const { rows } = await sql<Caseload>`
    with people as (
      select distinct a.id, a.display_name from account_role r join account a on a.la_id = r.la_id and a.id = r.account_id
      where r.la_id = ${laId} and r.organisation_id = ${organisationId} and r.until_on is null and a.disabled_at is null
        and r.role in ('cme-officer', 'cme-manager')
    )
    select p.id as "accountId", p.display_name as name, coalesce(l.open, 0)::int as open, coalesce(l.red, 0)::int as red,
      coalesce(l.overdue, 0)::int as overdue, coalesce(d.deputy, 0)::int as deputy, t.opened_on as "oldestOn",
      t.matter_id as "oldestId", t.reference as "oldestReference", b.until_on as "awayUntil", b.id is not null as away
    from people p
      left join lateral (select count(*) as open, count(*) filter (where s.lane = 'red') as red,
          count(*) filter (where s.next_due_on < ${today}) as overdue
        from matter_summary s where s.la_id = ${laId} and s.owner_account_id = p.id and s.open) l on true
      left join lateral (select count(*) as deputy from matter_summary s
        where s.la_id = ${laId} and s.deputy_account_id = p.id and s.open) d on true
      left join lateral (select s.opened_on, s.matter_id, m.reference from matter_summary s
          join matter m on m.la_id = s.la_id and m.id = s.matter_id
        where s.la_id = ${laId} and s.owner_account_id = p.id and s.open order by s.opened_on, s.matter_id limit 1) t on true
      left join lateral (select a.id, a.until_on from absence a where a.la_id = ${laId} and a.account_id = p.id
          and a.cancelled_at is null and a.ended_at is null and a.from_on <= ${today}
          and (a.until_on is null or a.until_on >= ${today}) order by a.from_on limit 1) b on true
    order by 3 desc, 2, 1 offset ${skip} limit ${limit}`.execute(read)
  return rows
}
