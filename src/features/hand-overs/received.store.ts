import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { type HandOverContent, readHandOverContent } from '../../exchange/hand-over/hand-over-content.ts'
import { nameKey } from '../../linkage/name-key.ts'
import { londonDay } from '../../platform/clock/clock.ts'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'

/** A file of another authority that somebody opened here. */
export interface ReceivedHandOver {
  readonly id: string
  readonly fingerprint: string
  readonly content: HandOverContent
  readonly receivedOn: PlainDate
  readonly childId: string | null
  readonly matterId: string | null
  readonly version: number
}

export interface ReceivedLine {
  readonly id: string
  readonly fromName: string
  readonly reference: string
  readonly receivedOn: PlainDate
  readonly matterId: string | null
  readonly matterReference: string | null
}

/** Keeps an opened file. The same file opened again is the same row. Gives its id. */
export async function keepReceived(
  trx: Trx,
  by: { readonly laId: number; readonly accountId: string },
  one: {
    readonly id: string
    readonly fingerprint: string
    readonly content: HandOverContent
    readonly at: Date
  },
): Promise<string> {
  const { content, fingerprint } = one
  await trx
    .insertInto('received_hand_over')
    .values({
      la_id: by.laId,
      id: one.id,
      from_code: content.from.code,
      from_name: content.from.name,
      fingerprint,
      their_id: content.id,
      content: JSON.stringify(content),
      received_at: one.at,
      received_by: by.accountId,
    })
    .onConflict((conflict) => conflict.columns(['la_id', 'fingerprint', 'their_id']).doNothing())
    .execute()
  const { id } = await trx
    .selectFrom('received_hand_over')
    .select('id')
    .where('fingerprint', '=', fingerprint)
    .where('their_id', '=', content.id)
    .executeTakeFirstOrThrow()
  return id
}

export async function findReceived(read: ReadTrx, id: string): Promise<ReceivedHandOver | undefined> {
  const row = await read
    .selectFrom('received_hand_over')
    .select([
      'id',
      'fingerprint',
      'content',
      'received_at as at',
      'child_id as childId',
      'matter_id as matterId',
      'lock_version as version',
    ])
    .where('id', '=', id)
    .executeTakeFirst()
  const content = row && readHandOverContent(JSON.stringify(row.content))
  return row && content && { ...row, content, receivedOn: londonDay(row.at) }
}

/** Says which case was opened from it. Gives false when somebody opened one meanwhile. */
export async function settleReceived(
  trx: Trx,
  received: Pick<ReceivedHandOver, 'id' | 'version'>,
  opened: { readonly childId: string; readonly matterId: string },
): Promise<boolean> {
  const result = await trx
    .updateTable('received_hand_over')
    .set((eb) => ({
      child_id: opened.childId,
      matter_id: opened.matterId,
      lock_version: eb('lock_version', '+', 1),
    }))
    .where('id', '=', received.id)
    .where('lock_version', '=', received.version)
    .where('matter_id', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** The latest files, those without a case first. */
export async function listReceived(read: ReadTrx): Promise<readonly ReceivedLine[]> {
  const rows = await read
    .selectFrom('received_hand_over')
    .leftJoin('matter', (join) =>
      join
        .onRef('matter.la_id', '=', 'received_hand_over.la_id')
        .onRef('matter.id', '=', 'received_hand_over.matter_id'),
    )
    .select([
      'received_hand_over.id',
      'received_hand_over.from_name as fromName',
      sql<string>`received_hand_over.content->'from'->>'reference'`.as('reference'),
      'received_hand_over.received_at as at',
      'received_hand_over.matter_id as matterId',
      'matter.reference as matterReference',
    ])
    .orderBy(sql`received_hand_over.matter_id is not null`)
    .orderBy('received_hand_over.received_at', 'desc')
    .limit(50)
    .execute()
  return rows.map(({ at, ...row }) => ({ ...row, receivedOn: londonDay(at) }))
}

/** Children whom we hold and who may be the one handed over: by number, then by birth date and a like name. */
export async function findLikely(
  trx: Trx,
  child: HandOverContent['child'],
  at: Date,
  requestId: string,
): Promise<readonly string[]> {
  const search = async (key: string | null, born: string | null, upn: string | null) => {
    const { rows } = await sql<{ child_id: string }>`
      select child_id from onroll.find_children(${key}, ${born}, ${upn}, null, 10, ${at}, ${requestId})`.execute(
      trx,
    )
    return rows.map((row) => row.child_id)
  }
  const byNumber = child.upn === undefined ? [] : await search(null, null, child.upn)
  const byName = await search(nameKey(child.givenName, child.familyName), child.bornOn, null)
  return [...new Set([...byNumber, ...byName])]
}
