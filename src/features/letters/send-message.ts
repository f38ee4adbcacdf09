import type { Trx } from '../../platform/db/in-transaction.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'

export const SEND_MESSAGE = 'send-message'

/** Has a queued message delivered, once the transaction that made it is through. */
export async function enqueueSending(
  trx: Trx,
  jobs: Jobs,
  message: { readonly laId: number; readonly messageId: string },
): Promise<void> {
  await jobs.enqueue(trx, SEND_MESSAGE, { ...message }, { key: message.messageId })
}
