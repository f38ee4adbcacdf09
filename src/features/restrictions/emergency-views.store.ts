import { sql } from 'kysely'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'

/** Whether this person may know that something is kept back, and has it kept back. */
export async function mayBreakGlass(read: ReadTrx, childId: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select onroll.may_break_glass(${childId}) as may`.execute(read)
  return rows[0]?.may === true
}

/** Whether the whereabouts of the child are hidden from this person now. */
export async function isKeptBack(read: ReadTrx, childId: string): Promise<boolean> {
  const { rows } = await sql<{
    kept: boolean
  }>`select ${childId}::uuid = any (onroll.kept_back()) as kept`.execute(read)
  return rows[0]?.kept === true
}

export interface NewView {
  readonly id: string
  readonly childId: string
  readonly category: string
  readonly reason: string
  readonly codeAt: Date
  readonly at: Date
}

export async function beginView(trx: Trx, view: NewView): Promise<void> {
  await sql`select onroll.break_glass(${view.id}, ${view.childId}, ${view.category}, ${view.reason}, ${view.codeAt}, ${view.at})`.execute(
    trx,
  )
}

export async function endView(trx: Trx, childId: string, at: Date): Promise<void> {
  await sql`select onroll.end_break_glass(${childId}, ${at})`.execute(trx)
}

/** False when it is one's own, or signed already, or not theirs to sign. */
export async function signView(trx: Trx, id: string, note: string, at: Date): Promise<boolean> {
  const { rows } = await sql<{
    signed: boolean
  }>`select onroll.sign_break_glass(${id}, ${note}, ${at}) as signed`.execute(trx)
  return rows[0]?.signed === true
}

export interface EmergencyView {
  readonly id: string
  readonly childId: string
  readonly childReference: string
  readonly accountId: string
  readonly byName: string
  readonly category: string
  readonly reason: string
  readonly fromAt: Date
  readonly untilAt: Date
  readonly endedAt: Date | null
}

function views(read: ReadTrx) {
  return read
    .selectFrom('break_glass as view')
    .innerJoin('child', (join) =>
      join.onRef('child.la_id', '=', 'view.la_id').onRef('child.id', '=', 'view.child_id'),
    )
    .innerJoin('account', (join) =>
      join.onRef('account.la_id', '=', 'view.la_id').onRef('account.id', '=', 'view.account_id'),
    )
    .select([
      'view.id',
      'view.child_id as childId',
      'child.reference as childReference',
      'view.account_id as accountId',
      'account.display_name as byName',
      'view.category',
      'view.reason',
      'view.from_at as fromAt',
      'view.until_at as untilAt',
      'view.ended_at as endedAt',
    ])
}

/** Emergency views that nobody has signed yet, oldest first. */
export async function listUnsignedViews(read: ReadTrx): Promise<readonly EmergencyView[]> {
  return views(read).where('view.signed_at', 'is', null).orderBy('view.from_at').limit(200).execute()
}

/** This person's own view of the child that still holds. */
export async function findOwnView(
  read: ReadTrx,
  childId: string,
  accountId: string,
  at: Date,
): Promise<EmergencyView | undefined> {
  return views(read)
    .where('view.child_id', '=', childId)
    .where('view.account_id', '=', accountId)
    .where('view.ended_at', 'is', null)
    .where('view.until_at', '>', at)
    .executeTakeFirst()
}

/** The view behind a job: who looked, and whether it ended before its time. */
export async function findView(read: ReadTrx, id: string) {
  return read.selectFrom('break_glass').selectAll().where('id', '=', id).executeTakeFirst()
}
