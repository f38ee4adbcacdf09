import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'

/** Why nobody looks at an open matter. */
export type WhyNobody = 'no-owner' | 'left' | 'away' | 'nothing-next'

/** An open matter that would be left alone. */
export interface NobodyLine {
  readonly id: string
  readonly reference: string
  readonly kind: string
  readonly state: string
  readonly lane: 'red' | 'standard'
  readonly eventCount: number
  readonly openedOn: PlainDate
  readonly ownerName: string | null
  readonly organisationName: string
  readonly givenName: string
  readonly familyName: string
  readonly bornOn: PlainDate
  readonly why: WhyNobody
}

// The owner is somebody who works here still and is there today; something is next, with a day.
const lonely = (laId: number, today: PlainDate) => sql`
  from matter_summary s left join account o on o.la_id = s.la_id and o.id = s.owner_account_id
    cross join lateral (select case
      when s.owner_account_id is null then 'no-owner'
      when o.disabled_at is not null or not exists (select 1 from account_role r where r.la_id = s.la_id
        and r.account_id = s.owner_account_id and (r.until_on is null or r.until_on >= ${today})) then 'left'
      when exists (select 1 from absence b where b.la_id = s.la_id and b.account_id = s.owner_account_id and b.ended_at is null
        and b.cancelled_at is null and b.from_on <= ${today} and (b.until_on is null or b.until_on >= ${today})) then 'away'
      when s.next_due_on is null or s.next_action is null then 'nothing-next' end as why) w
  where s.la_id = ${laId} and s.open and w.why is not null`

export async function countNobodyLooking(read: ReadTrx, laId: number, today: PlainDate): Promise<number> {
  const { rows } = await sql<{ n: string }>`select count(*) as n ${lonely(laId, today)}`.execute(read)
  return Number(rows[0]?.n)
}

/** One page of what nobody looks at, in the order of the matters' ids, which is that of their age. */
export async function listNobodyLooking(
  read: ReadTrx,
  laId: number,
  today: PlainDate,
  after: string | undefined,
  limit: number,
): Promise<readonly NobodyLine[]> {
  const { rows } = await sql<NobodyLine>`
    select p.id, m.reference, p.kind, p.state, p.lane, p."eventCount", p."openedOn", p."ownerName", p.why,
      g.name as "organisationName", c.given_name as "givenName", c.family_name as "familyName", c.born_on as "bornOn"
    from (select s.matter_id as id, s.la_id, s.child_id, s.kind, s.state, s.lane, s.event_count as "eventCount",
        s.opened_on as "openedOn", s.owner_organisation_id, o.display_name as "ownerName", w.why ${lonely(laId, today)}
        and (${after ?? null}::uuid is null or s.matter_id > ${after ?? null}::uuid)
        order by s.matter_id limit ${limit}) p
      join matter m on m.la_id = p.la_id and m.id = p.id
      join child c on c.la_id = p.la_id and c.id = p.child_id
      join organisation g on g.la_id = p.la_id and g.id = p.owner_organisation_id
    order by p.id`.execute(read)
  return rows
}
