import { systemOf } from '../../platform/auth/asker.ts'
import { type Db, inTransaction } from '../../platform/db/in-transaction.ts'

/** Every message of an authority made since an instant, oldest first, as it was written. For the terminal. */
export async function exportOutbox(db: Db, laId: number, since: Date) {
  return inTransaction(db, systemOf(laId), (trx) =>
    trx
      .selectFrom('outbox_message')
      .selectAll()
      .where('made_at', '>=', since)
      .orderBy('made_at')
      .orderBy('id')
      .execute(),
  )
}

export type ExportedMessage = Awaited<ReturnType<typeof exportOutbox>>[number]
