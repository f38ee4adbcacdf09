import { systemOf } from '../../platform/auth/asker.ts'
import { inTransaction } from '../../platform/db/in-transaction.ts'
import { authorityOf, type SliceJob } from '../slice-job.ts'
import { listQueuedIds } from './send-message.store.ts'
import { enqueueSending } from './send-message.ts'

/** Every night: whatever still waits in the outbox is sent for again, so that a lost queue loses nothing. */
export const sendWaitingJob: SliceJob = {
  name: 'send-waiting-messages',
  nightly: true,
  async handle(deps, data) {
    const laId = authorityOf(data)
    await inTransaction(deps.db, systemOf(laId), async (trx) => {
      for (const messageId of await listQueuedIds(trx))
        await enqueueSending(trx, deps.jobs, { laId, messageId })
    })
  },
}
