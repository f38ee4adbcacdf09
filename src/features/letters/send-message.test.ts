import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { systemOf } from '../../platform/auth/asker.ts'
import { repositoryPath } from '../../platform/config/paths.ts'
import { inTransaction } from '../../platform/db/in-transaction.ts'
import { newId } from '../../platform/ids/new-id.ts'
import { type Jobs, openJobs } from '../../platform/jobs/jobs.ts'
import { keepingSender, type MessageSender, type SendOutcome } from '../../platform/mail/message-sender.ts'
import { loadPacks } from '../../rules/load-packs.ts'
import { insertMessage } from './outbox.store.ts'
import { sendMessageJob } from './send-message.job.ts'
import { enqueueSending } from './send-message.ts'
import { sendWaitingJob } from './send-waiting.job.ts'

const database = withTestDatabase()
const LA = 999
const packs = loadPacks(repositoryPath('packs'))
let jobs: Jobs
let sent: string[]
let became: 'yes' | 'no' | 'unknown'

beforeAll(async () => {
  await database.worker.query(
    `insert into local_authority (id, code, name, pack) values (999, '999', 'Testshire', 'testshire')`,
  )
})
beforeEach(async () => {
  await database.owner.query('truncate jobs.job')
  jobs = await openJobs({ pool: database.worker, clock: database.clock })
  sent = []
  became = 'unknown'
})

const deps = () => ({
  db: database.workerDb,
  packs,
  jobs,
  clock: database.clock,
  demo: false,
})

async function queueMessage(): Promise<string> {
  const id = newId(database.clock.now())
  await inTransaction(database.workerDb, systemOf(LA), async (trx) => {
    await insertMessage(trx, {
      laId: LA,
      id,
      kind: 'email',
      childId: null,
      matterId: null,
      organisationId: null,
      toName: 'Lee Demo-Marsh',
      toAddress: 'lee@example.org',
      subject: 'Something waits for you',
      body: 'It does.',
      file: null,
      template: 'notice',
      packEdition: 'x',
      effectKey: `effect ${id}`,
      madeAt: database.clock.now(),
      madeBy: null,
    })
    await enqueueSending(trx, jobs, { laId: LA, messageId: id })
  })
  return id
}

function wayOut(answer: () => SendOutcome | Error): MessageSender {
  return {
    async send(message) {
      const result = answer()
      if (result instanceof Error) throw result
      if (result.outcome === 'sent') sent.push(message.effectKey)
      return result
    },
    wasSent: async () => became,
  }
}
const work = (sender: MessageSender) => {
  const job = sendMessageJob(sender)
  jobs.work(job.name, (data, running) => job.handle(deps(), data, running))
}
async function rowOf(id: string) {
  return inTransaction(database.workerDb, systemOf(LA), (trx) =>
    trx
      .selectFrom('outbox_message')
      .select(['status', 'tries', 'problem'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )
}
async function drainForAnHour(): Promise<void> {
  for (let round = 0; round < 7; round += 1) {
    await jobs.drain()
    database.clock.advance({ minutes: 10 })
  }
}

describe('a message of the outbox', () => {
  test('goes out once, and a second job for it finds nothing to do', async () => {
    work(wayOut(() => ({ outcome: 'sent' })))
    const id = await queueMessage()
    await jobs.drain()
    await inTransaction(database.workerDb, systemOf(LA), (trx) =>
      enqueueSending(trx, jobs, { laId: LA, messageId: id }),
    )
    await jobs.drain()
    expect(sent).toEqual([`effect ${id}`])
    expect(await rowOf(id)).toEqual({ status: 'sent', tries: 1, problem: null })
  })

  test('of a demonstration is kept and never sent', async () => {
    work(keepingSender)
    const id = await queueMessage()
    await jobs.drain()
    expect(await rowOf(id)).toMatchObject({ status: 'kept' })
  })

  test('is tried five times while the server is away, then shown as failed with the reason', async () => {
    work(wayOut(() => ({ outcome: 'not-sent', problem: 'no mail server (EDNS)', again: true })))
    const id = await queueMessage()
    await drainForAnHour()
    expect(await rowOf(id)).toEqual({ status: 'failed', tries: 5, problem: 'no mail server (EDNS)' })
  })

  test('that the server refuses for good is not tried again', async () => {
    work(wayOut(() => ({ outcome: 'not-sent', problem: 'the mail server answered 550', again: false })))
    const id = await queueMessage()
    await drainForAnHour()
    expect(await rowOf(id)).toEqual({ status: 'failed', tries: 1, problem: 'the mail server answered 550' })
  })

  test.each([
    ['yes', 'sent', 0],
    ['unknown', 'failed', 0],
    ['no', 'sent', 1],
  ] as const)(
    'whose worker was killed while sending, sent: %s, ends as %s',
    async (answer, status, again) => {
      became = answer
      let killed = false
      work(
        wayOut(() => {
          if (killed) return { outcome: 'sent' }
          killed = true
          return new Error('killed')
        }),
      )
      const id = await queueMessage()
      await drainForAnHour()
      expect(sent).toHaveLength(again)
      expect(await rowOf(id)).toMatchObject({ status })
    },
  )

  test('whose job was lost is sent for again in the night', async () => {
    work(wayOut(() => ({ outcome: 'sent' })))
    jobs.work(sendWaitingJob.name, (data, running) => sendWaitingJob.handle(deps(), data, running))
    const id = await queueMessage()
    await database.owner.query('truncate jobs.job')
    await inTransaction(database.workerDb, systemOf(LA), (trx) =>
      jobs.enqueue(trx, sendWaitingJob.name, { laId: LA }),
    )
    await jobs.drain()
    expect(sent).toEqual([`effect ${id}`])
  })
})
