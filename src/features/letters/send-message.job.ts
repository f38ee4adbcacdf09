import { systemOf } from '../../platform/auth/asker.ts'
import { inTransaction } from '../../platform/db/in-transaction.ts'
import type { MessageSender, SendOutcome } from '../../platform/mail/message-sender.ts'
import type { Deps } from '../slice.ts'
import { authorityOf, type SliceJob, textOf } from '../slice-job.ts'
import {
  lockMessage,
  type MessageProgress,
  type QueuedMessage,
  saveProgress,
  whyLetterWaits,
} from './send-message.store.ts'
import { SEND_MESSAGE } from './send-message.ts'

const MOST_TRIES = 5
const NOT_KNOWN =
  'It is not known whether this went out. Ask the receiver; if it did not arrive, send it again.'

/**
 * Delivers one message of the outbox, once. A try is written down before it is made: when a worker is killed in
 * between, the next one asks what became of it, and where nobody can tell leaves the message to a person.
 */
export function sendMessageJob(sender: MessageSender): SliceJob {
  return {
    name: SEND_MESSAGE,
    async handle(deps, data) {
      const where = { deps, laId: authorityOf(data), id: textOf(data, 'messageId') }
      const before = await take(where)
      if (before === undefined) return
      if (endedUnseen(before)) {
        const became = await sender.wasSent(before)
        if (became === 'yes') return settle(where, sentNow(before.tries, deps))
        if (became === 'unknown')
          return settle(where, { status: 'failed', tries: before.tries, problem: NOT_KNOWN })
        await settle(where, { status: 'queued', tries: before.tries + 1, problem: null })
      }
      const tries = before.tries + 1
      const result = await sender.send(before)
      await settle(where, progressOf(result, tries, deps))
      if (result.outcome === 'not-sent' && result.again && tries < MOST_TRIES) throw new Error(result.problem)
    },
  }
}

interface Where {
  readonly deps: Deps
  readonly laId: number
  readonly id: string
}

// The message as it stood, with the coming try written down; undefined when there is nothing to do.
async function take({ deps, laId, id }: Where): Promise<QueuedMessage | undefined> {
  return inTransaction(deps.db, systemOf(laId), async (trx) => {
    const message = await lockMessage(trx, id)
    if (message?.status !== 'queued') return undefined
    const problem = await whyLetterWaits(trx, id)
    if (problem !== undefined) {
      await saveProgress(trx, id, { status: 'failed', tries: message.tries, problem })
      return undefined
    }
    if (!endedUnseen(message))
      await saveProgress(trx, id, { status: 'queued', tries: message.tries + 1, problem: null })
    return message
  })
}

async function settle({ deps, laId, id }: Where, progress: MessageProgress): Promise<void> {
  await inTransaction(deps.db, systemOf(laId), (trx) => saveProgress(trx, id, progress))
}

function endedUnseen(message: QueuedMessage): boolean {
  return message.tries > 0 && message.problem === null
}

function progressOf(result: SendOutcome, tries: number, deps: Deps): MessageProgress {
  if (result.outcome === 'sent') return sentNow(tries, deps)
  if (result.outcome === 'kept') return { status: 'kept', tries, problem: null }
  const done = !result.again || tries >= MOST_TRIES
  return { status: done ? 'failed' : 'queued', tries, problem: result.problem }
}

function sentNow(tries: number, deps: Deps): MessageProgress {
  return { status: 'sent', tries, problem: null, sentAt: deps.clock.now() }
}
