import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp } from '../../../test/support/test-app.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { type MadeAuthority, makeTwoAuthorities } from '../../../test/support/two-authorities.ts'
import { webClient } from '../../../test/support/web-client.ts'
import { repositoryPath } from '../../platform/config/paths.ts'
import { type Jobs, openJobs } from '../../platform/jobs/jobs.ts'
import { silentLog } from '../../platform/log/log.ts'
import { loadPacks } from '../../rules/load-packs.ts'
import { registerJobs } from '../../worker/register-jobs.ts'
import { parkedJobsRoutes, retryParkedJob } from './index.ts'

const database = withTestDatabase()
let authority: MadeAuthority
let app: FastifyInstance
let jobs: Jobs
let isBroken = true

beforeAll(async () => {
  authority = (await makeTwoAuthorities(database.workerDb)).staffordshire
  jobs = await openJobs({ pool: database.worker, clock: database.clock })
  const deps = {
    db: database.workerDb,
    packs: loadPacks(repositoryPath('packs')),
    jobs,
    clock: database.clock,
    demo: true,
  }
  const fragile = {
    name: 'print-labels',
    async handle() {
      if (isBroken)
        await database.workerDb
          .selectFrom('school')
          .select('name')
          .where('urn', '=', 'Test-Secret' as never)
          .execute()
    },
  }
  registerJobs(deps, [fragile, retryParkedJob], silentLog)
  app = testApp(database, { routes: parkedJobsRoutes, deps: { jobs } })
})
afterAll(async () => {
  await app.close()
  await jobs.close()
})

test('a job that fails five times stands on a page, without what the database said, and can be tried again', async () => {
  await database.workerDb.transaction().execute((trx) => jobs.enqueue(trx, 'print-labels', { laId: 860 }))
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    await jobs.drain()
    database.clock.advance({ minutes: 10 })
  }
  const client = webClient(app)
  await client.signInAs(authority.people.get('data-officer')?.key ?? '')
  const shown = await client.get('/jobs')
  expect(shown.body).toContain('Print labels')
  expect(shown.body).not.toContain('Test-Secret')
  isBroken = false
  const sent = await client.submit(shown, {}, '/jobs/retry')
  expect(sent.location).toBe('/jobs?again=yes')
  expect((await jobs.drain()).failed).toEqual([])
  expect((await client.get('/jobs')).body).toContain('None. A job that fails')
})
