import { type SqlBool, sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'

export interface StateCount {
  readonly state: string
  readonly open: number
  readonly ended: number
  readonly oldestSince: PlainDate | null
  readonly overdue: number
}

/** How many stand in each state and since when, how many of them are overdue, and who ended since a day: one question. */
export async function countByState(
  read: ReadTrx,
  laId: number,
  today: PlainDate,
  endedSince: PlainDate,
  district: string | undefined,
): Promise<readonly StateCount[]> {
  let query = read
    .selectFrom('matter_summary as s')
    .select((eb) => [
      's.state',
      eb.fn.countAll<string>().filterWhere('s.open', '=', true).as('open'),
      eb.fn
        .countAll<string>()
        .filterWhere('s.open', '=', false)
        .filterWhere('s.ended_on', '>=', endedSince)
        .as('ended'),
      eb.fn.min('s.state_since').filterWhere('s.open', '=', true).as('oldestSince'),
      eb.fn
        .countAll<string>()
        .filterWhere('s.open', '=', true)
        .filterWhere('s.next_due_on', '<', today)
        .as('overdue'),
    ])
    .where('s.la_id', '=', laId)
    .groupBy('s.state')
    .limit(100)
  if (district !== undefined) {
    // A protected address places nobody.
    query = query.where(
      sql<SqlBool>`exists (select 1 from child_address a where a.la_id = s.la_id and a.child_id = s.child_id
        and a.until_on is null and not a.protected and a.district = ${district})`,
    )
  }
  const rows = await query.execute()
  return rows.map((row) => ({
    state: row.state,
    open: Number(row.open),
    ended: Number(row.ended),
    oldestSince: row.oldestSince as PlainDate | null,
    overdue: Number(row.overdue),
  }))
}

/** Safety contacts written down since a day, of those that this person may read. */
export async function countSafetyContacts(read: ReadTrx, since: Date): Promise<number> {
  const row = await read
    .selectFrom('safety_contact')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('told_at', '>=', since)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}
