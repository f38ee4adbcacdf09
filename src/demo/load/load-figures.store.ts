import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'

/** Sets what earlier nights did as done. */
export async function markReachedUntil(trx: Trx, laId: number, today: PlainDate): Promise<void> {
  await sql`update deadline set reached_on = due_on
    where la_id = ${laId} and status = 'open' and due_on <= ${today} and reached_on is null`.execute(trx)
}

/** The first day to come on which something is due. */
export async function findNextDueDay(
  trx: Trx,
  laId: number,
  today: PlainDate,
): Promise<PlainDate | undefined> {
  const { rows } = await sql<{ day: PlainDate | null }>`select min(due_on) as day from deadline
    where la_id = ${laId} and status = 'open' and due_on > ${today}`.execute(trx)
  return rows[0]?.day ?? undefined
}

export async function readOpenDeadlines(trx: Trx): Promise<number> {
  return (await trx.selectFrom('deadline').selectAll().where('status', '=', 'open').execute()).length
}

export async function countDue(trx: Trx, day: PlainDate): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from deadline
    where status = 'open' and reached_on is null and due_on <= ${day}`.execute(trx)
  return rows[0]?.n ?? 0
}

export async function countOpenMatters(trx: Trx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from matter_summary where open`.execute(
    trx,
  )
  return rows[0]?.n ?? 0
}

export async function countMoves(trx: Trx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from matter_event
    where kind = 'deadline-recomputed'`.execute(trx)
  return rows[0]?.n ?? 0
}

export async function busiestSchool(
  trx: Trx,
): Promise<{ readonly urn: number; readonly ids: readonly string[] }> {
  const { rows } = await sql<{ urn: number; ids: string[] }>`
    select school_urn as urn, array_agg(matter_id::text) as ids from matter_summary
    where open and school_urn is not null group by 1 order by count(*) desc limit 1`.execute(trx)
  if (rows[0] === undefined) throw new Error('No school has an open matter.')
  return rows[0]
}
