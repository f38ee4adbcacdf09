import { afterEach, beforeEach, expect, test } from 'vitest'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { installJobs } from './install-jobs.ts'
import { type Jobs, NIGHTLY, openJobs } from './jobs.ts'

const database = withTestDatabase()
let jobs: Jobs
let seen: unknown[]

beforeEach(async () => {
  seen = []
  database.clock.set('2026-09-02')
  await database.worker.query('delete from jobs.job')
  jobs = await openJobs({ pool: database.worker, clock: database.clock })
  jobs.work('compose-letter', async (data) => void seen.push(data.letter))
})
afterEach(() => jobs.close())

const send = (letter: string, options = {}) =>
  database.appDb.transaction().execute((trx) => jobs.enqueue(trx, 'compose-letter', { letter }, options))

test('a job sent by the app is done by the worker', async () => {
  await send('first')
  expect(await jobs.drain()).toEqual({ done: 1, failed: [] })
  expect(seen).toEqual(['first'])
})

test('a job exists only when the transaction that sent it does', async () => {
  await expect(
    database.appDb.transaction().execute(async (trx) => {
      await jobs.enqueue(trx, 'compose-letter', { letter: 'never' })
      throw new Error('undone')
    }),
  ).rejects.toThrow('undone')
  expect((await jobs.drain()).done).toBe(0)
})

test('a key keeps a second waiting job out, and lets one in after the first is done', async () => {
  await send('one', { key: 'child-1' })
  await send('two', { key: 'child-1' })
  await send('other', { key: 'child-2' })
  expect((await jobs.drain()).done).toBe(2)
  await send('three', { key: 'child-1' })
  await jobs.drain()
  expect(seen.toSorted()).toEqual(['one', 'other', 'three'])
})

test('a job is due on the product’s clock, not the machine’s', async () => {
  await send('later', { startAfter: new Date('2026-09-29T07:00:00Z') })
  expect((await jobs.drain()).done).toBe(0)
  database.clock.set('2026-09-29')
  expect((await jobs.drain()).done).toBe(1)
})

test('jobs that send jobs are followed to the end', async () => {
  jobs.work('sweep', async () => void (await send('from the sweep')))
  await database.appDb.transaction().execute((trx) => jobs.enqueue(trx, 'sweep', {}))
  expect((await jobs.drain()).done).toBe(2)
})

test('a job that fails five times is parked where a person sees it, and can be tried again', async () => {
  let mended = false
  jobs.work('fragile', async () => {
    if (!mended) throw new Error('the printer is off')
  })
  await database.appDb.transaction().execute((trx) => jobs.enqueue(trx, 'fragile', { on: 1 }))
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    expect((await jobs.drain()).failed).toHaveLength(1)
    database.clock.advance({ minutes: 10 })
  }
  expect((await jobs.drain()).done).toBe(0)
  const [parked] = await jobs.listParked()
  expect(parked).toMatchObject({ name: 'fragile', tries: 5, message: 'the printer is off' })
  mended = true
  await jobs.retryParked('fragile', parked?.id ?? '')
  expect(await jobs.drain()).toEqual({ done: 1, failed: [] })
})

test('after a jump of the clock each schedule is run once', async () => {
  jobs.work('sweep-deadlines', async () => void seen.push(database.clock.today()))
  jobs.schedule('sweep-deadlines', NIGHTLY)
  database.clock.set('2026-09-30')
  await jobs.drain({ scheduled: true })
  expect(seen).toEqual(['2026-09-30'])
})

test('a started worker does jobs by itself', async () => {
  jobs.schedule('compose-letter', NIGHTLY, { letter: 'nightly' })
  await jobs.start()
  await send('waiting')
  await expect.poll(() => seen, { timeout: 8_000 }).toContain('waiting')
})

test('the app may send a job and not take or change one', async () => {
  await send('mine')
  await expect(database.app.query(`update jobs.job_common set data = '{}'`)).rejects.toThrow(
    /permission denied/,
  )
  await expect(database.app.query('delete from jobs.job_common')).rejects.toThrow(/permission denied/)
})

test('installing the queue again changes nothing', async () => {
  await send('kept')
  await installJobs(database.owner)
  expect((await jobs.drain()).done).toBe(1)
})
