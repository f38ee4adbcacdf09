import { displayDate } from '../../domain/calendar/display-date.ts'
import { systemOf } from '../../platform/auth/asker.ts'
import { inTransaction } from '../../platform/db/in-transaction.ts'
import { getPackOf } from '../cases/index.ts'
import { composeMessage } from '../letters/index.ts'
import { authorityOf, type SliceJob, textOf } from '../slice-job.ts'
import { listSendersToTell, type SenderToTell } from './senders.store.ts'

export const TELL_SENDER = 'tell-report-sender'

/** One word on where a report stands, to a professional who asked for it. No name, no fact, no link. */
export const tellSenderJob: SliceJob = {
  name: TELL_SENDER,
  async handle(deps, data) {
    const laId = authorityOf(data)
    await tellSenders(deps, laId, textOf(data, 'reportId'))
  },
}

/** Every night: whose report is being looked at since, and whose came to an end. A message goes once. */
export const tellSendersJob: SliceJob = {
  name: 'tell-report-senders',
  nightly: true,
  handle: (deps, data) => tellSenders(deps, authorityOf(data), null),
}

async function tellSenders(deps: Parameters<SliceJob['handle']>[0], laId: number, reportId: string | null) {
  const by = systemOf(laId)
  await inTransaction(deps.db, by, async (trx) => {
    const pack = await getPackOf(trx, laId)
    for (const sender of await listSendersToTell(trx, laId, reportId)) {
      await composeMessage(deps, trx, by, {
        template: `report-${sender.standing}`,
        pack,
        to: { name: 'Sender of a report', address: sender.email },
        organisationId: null,
        effectKey: effectOf(sender),
        facts: { reference: sender.reference, today: displayDate(deps.clock.today()) },
      })
    }
  })
}

function effectOf({ reportId, standing }: SenderToTell): string {
  return `report-${standing} ${reportId}`
}
