import { sql } from 'kysely'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'
import type { OutgoingMessage } from '../../platform/mail/message-sender.ts'

export interface QueuedMessage extends OutgoingMessage {
  readonly id: string
  readonly status: 'queued' | 'sent' | 'kept' | 'failed'
  readonly tries: number
  readonly problem: string | null
}

/** Holds the message for this transaction. */
export async function lockMessage(trx: Trx, id: string): Promise<QueuedMessage | undefined> {
  const row = await trx
    .selectFrom('outbox_message')
    .select([
      'id',
      'kind',
      'to_name',
      'to_address',
      'subject',
      'body',
      'file_name',
      'content_type',
      'bytes',
      'effect_key',
      'status',
      'tries',
      'problem',
    ])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) return undefined
  const attachment =
    row.bytes === null
      ? {}
      : {
          attachment: {
            name: row.file_name ?? 'file',
            contentType: row.content_type ?? 'application/octet-stream',
            bytes: row.bytes,
          },
        }
  return {
    id: row.id,
    effectKey: row.effect_key,
    kind: row.kind as QueuedMessage['kind'],
    toName: row.to_name,
    toAddress: row.to_address,
    subject: row.subject,
    body: row.body,
    status: row.status as QueuedMessage['status'],
    tries: row.tries,
    problem: row.problem,
    ...attachment,
  }
}

export interface MessageProgress {
  readonly status: QueuedMessage['status']
  readonly tries: number
  readonly problem: string | null
  readonly sentAt?: Date
}

export async function saveProgress(trx: Trx, id: string, progress: MessageProgress): Promise<void> {
  await trx
    .updateTable('outbox_message')
    .set({
      status: progress.status,
      tries: progress.tries,
      problem: progress.problem,
      ...(progress.sentAt ? { sent_at: progress.sentAt } : {}),
    })
    .where('id', '=', id)
    .execute()
}

/** Messages that still wait, oldest first: what the nightly sweep sends again when a job was lost. */
export async function listQueuedIds(read: ReadTrx, limit = 1_000): Promise<readonly string[]> {
  const rows = await read
    .selectFrom('outbox_message')
    .select('id')
    .where('status', '=', 'queued')
    .orderBy('made_at')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** Why a letter to a family must not go out any more, as things stand now; undefined when nothing stops it. */
export async function whyLetterWaits(read: ReadTrx, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ why: string | null }>`select onroll.why_letter_waits(${id}) as why`.execute(
    read,
  )
  return rows[0]?.why ?? undefined
}
