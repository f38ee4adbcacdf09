import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { hashOf } from '../../platform/auth/secret-tokens.ts'
import type { Db, ReadTrx, Trx } from '../../platform/db/in-transaction.ts'

export interface HandOver {
  readonly id: string
  readonly reference: string
  readonly matterId: string
  readonly childId: string
  readonly toCode: string
  readonly toName: string
  readonly linkUntil: PlainDate
  readonly offeredOn: PlainDate
  readonly status: 'offered' | 'accepted' | 'refused' | 'withdrawn'
  readonly answeredAt: Date | null
  readonly lateAt: Date | null
}

export interface NewHandOver extends Omit<HandOver, 'status' | 'answeredAt' | 'lateAt'> {
  readonly laId: number
  readonly toEmail: string | null
  readonly token: string
  readonly file: { readonly name: string; readonly bytes: Buffer }
  readonly fields: readonly string[]
  readonly offeredAt: Date
  readonly offeredBy: string
}

export async function insertHandOver(trx: Trx, one: NewHandOver): Promise<void> {
  await trx
    .insertInto('hand_over')
    .values({
      la_id: one.laId,
      id: one.id,
      reference: one.reference,
      matter_id: one.matterId,
      child_id: one.childId,
      to_code: one.toCode,
      to_name: one.toName,
      to_email: one.toEmail,
      token_hash: hashOf(one.token),
      link_until: one.linkUntil,
      file_name: one.file.name,
      file: one.file.bytes,
      fields: [...one.fields],
      offered_on: one.offeredOn,
      offered_at: one.offeredAt,
      offered_by: one.offeredBy,
      status: 'offered',
    })
    .execute()
}

function handOvers(read: ReadTrx) {
  return read
    .selectFrom('hand_over')
    .select([
      'id',
      'reference',
      'matter_id as matterId',
      'child_id as childId',
      'to_code as toCode',
      'to_name as toName',
      'link_until as linkUntil',
      'offered_on as offeredOn',
      'status',
      'answered_at as answeredAt',
      'late_at as lateAt',
    ])
}

/** Holds the row until the transaction ends, so that two answers at once become one after the other. */
export async function lockHandOver(trx: Trx, id: string): Promise<HandOver | undefined> {
  return (await handOvers(trx).where('id', '=', id).forUpdate().executeTakeFirst()) as HandOver | undefined
}

export async function findHandOver(read: ReadTrx, id: string): Promise<HandOver | undefined> {
  return (await handOvers(read).where('id', '=', id).executeTakeFirst()) as HandOver | undefined
}

/** The sealed file of the hand-over that waits on a matter. */
export async function findSealedFile(read: ReadTrx, matterId: string) {
  return read
    .selectFrom('hand_over')
    .select(['id', 'file_name as name', 'file as bytes'])
    .where('matter_id', '=', matterId)
    .where('status', '=', 'offered')
    .executeTakeFirst()
}

export async function endHandOver(
  trx: Trx,
  id: string,
  status: Exclude<HandOver['status'], 'offered'>,
  at: Date,
): Promise<void> {
  await trx.updateTable('hand_over').set({ status, answered_at: at }).where('id', '=', id).execute()
}

/** Keeps what was answered too late, once. */
export async function keepLateAnswer(trx: Trx, id: string, words: string, at: Date): Promise<void> {
  await trx
    .updateTable('hand_over')
    .set({ late_answer: words, late_at: at })
    .where('id', '=', id)
    .where('late_at', 'is', null)
    .execute()
}

/** Whose link this is; undefined when it is nobody's. */
export async function findLink(
  db: Db,
  token: string,
): Promise<{ readonly laId: number; readonly handOverId: string; readonly offeredBy: string } | undefined> {
  const { rows } = await sql<{ la_id: number; hand_over_id: string; offered_by: string }>`
    select * from onroll.find_hand_over_link(${hashOf(token)})`.execute(db)
  const [row] = rows
  return row && { laId: row.la_id, handOverId: row.hand_over_id, offeredBy: row.offered_by }
}

export interface WaitingHandOver extends HandOver {
  readonly owner: string | null
  readonly matterReference: string
  readonly familyName: string
  readonly givenName: string
}

/** Offered and not answered, of cases that are still open: the longest wait first. */
export async function listWaiting(read: ReadTrx): Promise<readonly WaitingHandOver[]> {
  const rows = await withCase(read)
    .where('hand_over.status', '=', 'offered')
    .where('matter_summary.open', '=', true)
    .orderBy('hand_over.offered_on')
    .limit(200)
    .execute()
  return rows as WaitingHandOver[]
}

/** What other authorities answered lately, latest first. */
export async function listAnswered(read: ReadTrx, since: Date): Promise<readonly WaitingHandOver[]> {
  const rows = await withCase(read)
    .where('hand_over.answered_at', '>=', since)
    .orderBy('hand_over.answered_at', 'desc')
    .limit(50)
    .execute()
  return rows as WaitingHandOver[]
}

function withCase(read: ReadTrx) {
  return read
    .selectFrom('hand_over')
    .innerJoin('matter', (join) =>
      join.onRef('matter.la_id', '=', 'hand_over.la_id').onRef('matter.id', '=', 'hand_over.matter_id'),
    )
    .innerJoin('matter_summary', (join) =>
      join
        .onRef('matter_summary.la_id', '=', 'matter.la_id')
        .onRef('matter_summary.matter_id', '=', 'matter.id'),
    )
    .innerJoin('child', (join) =>
      join.onRef('child.la_id', '=', 'hand_over.la_id').onRef('child.id', '=', 'hand_over.child_id'),
    )
    .leftJoin('account', (join) =>
      join
        .onRef('account.la_id', '=', 'matter_summary.la_id')
        .onRef('account.id', '=', 'matter_summary.owner_account_id'),
    )
    .select([
      'hand_over.id',
      'hand_over.reference',
      'hand_over.matter_id as matterId',
      'hand_over.child_id as childId',
      'hand_over.to_code as toCode',
      'hand_over.to_name as toName',
      'hand_over.link_until as linkUntil',
      'hand_over.offered_on as offeredOn',
      'hand_over.status',
      'hand_over.answered_at as answeredAt',
      'hand_over.late_at as lateAt',
      'account.display_name as owner',
      'matter.reference as matterReference',
      'child.family_name as familyName',
      'child.given_name as givenName',
    ])
}

export interface ToldContact {
  readonly name: string
  readonly relationship: string
  readonly parentalResponsibility: string
  readonly livesWithChild: string
  readonly phone: string | null
  readonly email: string | null
  readonly mustNotContact: boolean
}

/** The adults around a child whose whereabouts are no secret. A protected one is not read at all. */
export async function listOpenContacts(read: ReadTrx, childId: string): Promise<readonly ToldContact[]> {
  return read
    .selectFrom('family_contact')
    .select([
      'name',
      'relationship',
      'parental_responsibility as parentalResponsibility',
      'lives_with_child as livesWithChild',
      'phone',
      'email',
      'must_not_contact as mustNotContact',
    ])
    .where('child_id', '=', childId)
    .where('until_on', 'is', null)
    .where('protected', '=', false)
    .orderBy('position')
    .limit(50)
    .execute()
}

/** The name of the authority that sends. */
export async function findSender(read: ReadTrx, laId: number): Promise<string> {
  const { name } = await read
    .selectFrom('local_authority')
    .select('name')
    .where('id', '=', laId)
    .executeTakeFirstOrThrow()
  return name
}
