import { sql } from 'kysely'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'

export interface OutboxRow {
  readonly laId: number
  readonly id: string
  readonly kind: 'letter' | 'email' | 'file'
  readonly childId: string | null
  readonly matterId: string | null
  readonly organisationId: string | null
  readonly toName: string
  readonly toAddress: string
  readonly subject: string
  readonly body: string
  readonly file: { readonly name: string; readonly contentType: string; readonly bytes: Buffer } | null
  readonly template: string
  readonly packEdition: string
  readonly effectKey: string
  readonly madeAt: Date
  readonly madeBy: string | null
}

/** Gives false when a message with this effect was made before. */
export async function insertMessage(trx: Trx, row: OutboxRow): Promise<boolean> {
  // No columns after "on conflict": naming them asks for the right to read the row, and a message to another
  // organisation may not be read by the one that writes it.
  const result =
    await sql`insert into outbox_message (la_id, id, kind, child_id, matter_id, organisation_id, to_name, to_address,
      subject, body, file_name, content_type, bytes, template, pack_edition, effect_key, status, made_at, made_by)
    values (${row.laId}, ${row.id}, ${row.kind}, ${row.childId}, ${row.matterId}, ${row.organisationId}, ${row.toName}, ${row.toAddress},
      ${row.subject}, ${row.body}, ${row.file?.name ?? null}, ${row.file?.contentType ?? null}, ${row.file?.bytes ?? null},
      ${row.template}, ${row.packEdition}, ${row.effectKey}, 'queued', ${row.madeAt}, ${row.madeBy})
    on conflict do nothing`.execute(trx)
  return result.numAffectedRows === 1n
}

export interface KeptMessage {
  readonly id: string
  readonly kind: string
  readonly toName: string
  readonly toAddress: string
  readonly subject: string
  readonly body: string
  readonly fileName: string | null
  readonly contentType: string | null
  readonly template: string
  readonly packEdition: string
  readonly status: string
  readonly problem: string | null
  readonly madeAt: Date
  readonly sentAt: Date | null
  readonly matterId: string | null
}

function messages(read: ReadTrx) {
  return read
    .selectFrom('outbox_message')
    .select([
      'id',
      'kind',
      'to_name as toName',
      'to_address as toAddress',
      'subject',
      'body',
      'file_name as fileName',
      'content_type as contentType',
      'template',
      'pack_edition as packEdition',
      'status',
      'problem',
      'made_at as madeAt',
      'sent_at as sentAt',
      'matter_id as matterId',
    ])
}

export async function listMessagesOfMatter(read: ReadTrx, matterId: string): Promise<readonly KeptMessage[]> {
  return messages(read).where('matter_id', '=', matterId).orderBy('made_at', 'desc').limit(100).execute()
}

/** The newest messages that this person may read; `before` continues a list. */
export async function listMessages(
  read: ReadTrx,
  before: Date | undefined,
  limit = 50,
): Promise<readonly KeptMessage[]> {
  const query = messages(read).orderBy('made_at', 'desc').limit(limit)
  return before === undefined ? query.execute() : query.where('made_at', '<', before).execute()
}

export async function findMessage(read: ReadTrx, id: string): Promise<KeptMessage | undefined> {
  return messages(read).where('id', '=', id).executeTakeFirst()
}

/** The file that went with a message. */
export async function findFileOfMessage(read: ReadTrx, id: string) {
  const row = await read
    .selectFrom('outbox_message')
    .select(['file_name', 'content_type', 'bytes'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row?.bytes || !row.file_name) return undefined
  return {
    name: row.file_name,
    contentType: row.content_type ?? 'application/octet-stream',
    bytes: row.bytes,
  }
}

/** E-mail addresses of the people of an organisation who hold one of these roles. */
export async function listAddressees(read: ReadTrx, organisationId: string, roles?: readonly string[]) {
  let query = read
    .selectFrom('account')
    .innerJoin('account_role', (join) =>
      join
        .onRef('account_role.la_id', '=', 'account.la_id')
        .onRef('account_role.account_id', '=', 'account.id'),
    )
    .select(['account.display_name as name', 'account.email as address'])
    .distinct()
    .where('account_role.organisation_id', '=', organisationId)
    .where('account_role.until_on', 'is', null)
    .where('account.disabled_at', 'is', null)
  if (roles) query = query.where('account_role.role', 'in', [...roles])
  return query.orderBy('account.email').limit(5).execute()
}

/** Whether the address is that of somebody who is shut out of the child's record. */
export async function isShutOut(read: ReadTrx, childId: string, address: string): Promise<boolean> {
  const { rows } = await sql<{
    out: boolean
  }>`select onroll.is_shut_out_address(${childId}, ${address}) as out`.execute(read)
  return rows[0]?.out === true
}
