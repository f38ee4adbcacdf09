import type { SignedIn } from '../../platform/auth/asker.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { newId } from '../../platform/ids/new-id.ts'
import type { Deps } from '../slice.ts'
import { insertMessage } from './outbox.store.ts'
import { enqueueSending } from './send-message.ts'

/** A letter that was prepared, looked at and let go: as it will be printed. */
export interface QueuedLetter {
  readonly id: string
  readonly childId: string
  readonly matterId: string
  readonly toName: string
  readonly toAddress: string
  readonly subject: string
  readonly body: string
  readonly template: string
  readonly packEdition: string
  readonly pdf: Buffer
}

/** Puts the letter into the outbox, once. Its file is called by what it is and by nobody's name. */
export async function queueLetter(deps: Deps, trx: Trx, by: SignedIn, letter: QueuedLetter): Promise<string> {
  const id = newId(deps.clock.now())
  const made = await insertMessage(trx, {
    laId: by.laId,
    id,
    kind: 'letter',
    childId: letter.childId,
    matterId: letter.matterId,
    organisationId: by.organisationId,
    toName: letter.toName,
    toAddress: letter.toAddress,
    subject: letter.subject,
    body: letter.body,
    file: { name: 'letter.pdf', contentType: 'application/pdf', bytes: letter.pdf },
    template: letter.template,
    packEdition: letter.packEdition,
    effectKey: `family-letter ${letter.id}`,
    madeAt: deps.clock.now(),
    madeBy: by.accountId,
  })
  if (!made) throw new Error(`The letter ${letter.id} was queued before`)
  await enqueueSending(trx, deps.jobs, { laId: by.laId, messageId: id })
  return id
}
