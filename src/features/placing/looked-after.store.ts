import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'
import type { DeadlineCitation } from '../deadlines/index.ts'
import type { WaitingLine, WaitingPlace } from './waiting.store.ts'

/** A looked-after child without a suitable place: as the other board, and the clock of the guidance. */
export interface LookedAfterLine extends WaitingLine {
  readonly openedOn: PlainDate
  readonly clockId: string | null
  readonly clockFrom: PlainDate | null
  readonly clockDue: PlainDate | null
  readonly clockCount: number | null
  readonly clockFirstDay: string | null
  readonly clockBecause: readonly DeadlineCitation[] | null
}

export interface LookedAfterFilter {
  readonly laId: number
  /** Only those whose clock has run out, or who have another date overdue. */
  readonly late: boolean
  readonly today: PlainDate
}

const board = ({ laId, late, today }: LookedAfterFilter) => sql`
  from matter_summary s where s.la_id = ${laId} and s.open and s.kind = 'authority-case' and 'looked-after' = any (s.flags)
    and (not ${late}::boolean or s.next_due_on < ${today})`

export interface LookedAfterCounts {
  readonly all: number
  readonly late: number
}

export async function countLookedAfter(read: ReadTrx, filter: LookedAfterFilter): Promise<LookedAfterCounts> {
  const { rows } = await sql<{ all: string; late: string }>`
    select count(*) as all, count(*) filter (where exists (select 1 from deadline d where d.la_id = s.la_id and d.matter_id = s.matter_id
      and d.status = 'open' and d.kind = 'looked-after-place' and d.due_on < ${filter.today})) as late ${board(filter)}`.execute(
    read,
  )
  return { all: Number(rows[0]?.all), late: Number(rows[0]?.late) }
}

/** One page of looked-after children without a suitable place, the oldest case first. */
export async function listLookedAfter(
  read: ReadTrx,
  filter: LookedAfterFilter,
  limit: number,
  after?: WaitingPlace,
): Promise<readonly LookedAfterLine[]> {
  const { rows } = await sql<LookedAfterLine>`
    select p.*, m.reference, c.given_name as "givenName", c.family_name as "familyName", c.born_on as "bornOn",
      o.display_name as "ownerName", u.display_name as "deputyName", n.id as "nextId", n.label as "nextLabel", n.side as "nextSide",
      n.due_on as "nextDueOn", k.id as "clockId", k.from_on as "clockFrom", k.due_on as "clockDue", k.count as "clockCount",
      k.first_day as "clockFirstDay", k.because as "clockBecause"
    from (select s.matter_id as id, s.la_id, s.child_id as "childId", s.state, s.lane, s.flags, s.opened_on as "openedOn",
        coalesce(s.waiting_since, s.opened_on) as since, s.owner_account_id, s.deputy_account_id ${board(filter)}
        and (${after?.since ?? null}::date is null or (s.opened_on, s.matter_id) > (${after?.since ?? null}::date, ${after?.id ?? null}::uuid))
        order by s.opened_on, s.matter_id limit ${limit}) p
      join matter m on m.la_id = p.la_id and m.id = p.id
      join child c on c.la_id = p.la_id and c.id = p."childId"
      left join account o on o.la_id = p.la_id and o.id = p.owner_account_id
      left join account u on u.la_id = p.la_id and u.id = p.deputy_account_id
      left join lateral (select d.id, d.side, d.due_on, case when d.kind like 'answer:%' then 'Answer to a question' else d.label end as label
        from deadline d where d.la_id = p.la_id and d.matter_id = p.id and d.status = 'open'
        order by d.kind = 'review', d.due_on, d.id limit 1) n on true
      left join lateral (select d.id, d.from_on, d.due_on, d.count, d.first_day, d.because from deadline d
        where d.la_id = p.la_id and d.matter_id = p.id and d.kind = 'looked-after-place' and d.status = 'open'
        order by d.from_on desc limit 1) k on true
    order by p."openedOn", p.id`.execute(read)
  return rows
}
