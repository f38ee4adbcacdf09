import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'

/** Marks one page of open deadlines as reached that are due by a day and were not marked before; gives their ids. */
export async function markReached(
  trx: Trx,
  laId: number,
  today: PlainDate,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    update deadline d set reached_on = ${today}
    from (
      select id from deadline
      where la_id = ${laId} and status = 'open' and reached_on is null and due_on <= ${today}
      order by due_on, id limit ${limit} for update
    ) due
    where d.la_id = ${laId} and d.id = due.id
    returning d.id`.execute(trx)
  return rows.map((row) => row.id)
}

/** Marks every open deadline of days before as reached, but for the kinds that do something of themselves. */
export async function markReachedBefore(
  trx: Trx,
  laId: number,
  today: PlainDate,
  besides: readonly string[],
): Promise<void> {
  await trx
    .updateTable('deadline')
    .set((eb) => ({ reached_on: eb.ref('due_on') }))
    .where('la_id', '=', laId)
    .where('status', '=', 'open')
    .where('reached_on', 'is', null)
    .where('due_on', '<', today)
    .where('kind', 'not in', [...besides])
    .execute()
}

export interface LateRow {
  readonly id: string
  readonly dueOn: PlainDate
}

/** Who hears of what stays late: first the manager of the side, then the named head. */
export type HearsOfLate = 'manager' | 'head'

/** What tells the message to one of them about one deadline on one due day from every other message. */
export function aboutLate(deadline: LateRow, who: HearsOfLate = 'manager'): string {
  return `${deadline.id} ${deadline.dueOn} ${who}`
}

/** One page of open deadlines that were due by a day and of which one of them was not told. */
export async function listUntoldLate(
  read: ReadTrx,
  laId: number,
  by: PlainDate,
  after: LateRow | undefined,
  limit: number,
  who: HearsOfLate = 'manager',
): Promise<readonly LateRow[]> {
  const { rows } = await sql<LateRow>`
    select d.id, d.due_on as "dueOn" from deadline d
    where d.la_id = ${laId} and d.status = 'open' and d.due_on <= ${by}
      and (${after?.dueOn ?? null}::date is null or (d.due_on, d.id) > (${after?.dueOn ?? null}::date, ${after?.id ?? null}::uuid))
      and not exists (select 1 from outbox_message o where o.la_id = d.la_id and o.matter_id = d.matter_id
        and o.template = 'late' and o.effect_key like 'late ' || d.matter_id || ' ' || d.id || ' ' || d.due_on || ' ' || ${who}::text || ' %')
    order by d.due_on, d.id limit ${limit}`.execute(read)
  return rows
}

export interface LongReviewRow {
  readonly matterId: string
  readonly bornOn: PlainDate
}

/** One page of cases under long review whose child was born by a day. */
export async function listLongReviews(
  read: ReadTrx,
  laId: number,
  bornBy: PlainDate,
  after: string | undefined,
  limit: number,
): Promise<readonly LongReviewRow[]> {
  const { rows } = await sql<LongReviewRow>`
    select s.matter_id as "matterId", c.born_on as "bornOn"
    from matter_summary s join child c on c.la_id = s.la_id and c.id = s.child_id
    where s.la_id = ${laId} and s.state = 'L7' and s.open and c.born_on <= ${bornBy}
      and (${after ?? null}::uuid is null or s.matter_id > ${after ?? null}::uuid)
    order by s.matter_id limit ${limit}`.execute(read)
  return rows
}

export interface PersonToTell {
  readonly name: string
  readonly address: string
}

/** Where one person is written to; undefined when the account was closed. */
export async function findPersonToTell(read: ReadTrx, accountId: string): Promise<PersonToTell | undefined> {
  return read
    .selectFrom('account')
    .select(['display_name as name', 'email as address'])
    .where('id', '=', accountId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
}
