import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp } from '../../../test/support/test-app.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { type MadeAuthority, makeTwoAuthorities } from '../../../test/support/two-authorities.ts'
import { type WebClient, webClient } from '../../../test/support/web-client.ts'
import { type Jobs, openJobs } from '../../platform/jobs/jobs.ts'
import { calendarPaths } from './calendar.paths.ts'
import { calendarRoutes } from './calendar.routes.ts'
import { RECOMPUTE_DEADLINES } from './recompute-deadlines.ts'

const database = withTestDatabase()
let authority: MadeAuthority
let app: FastifyInstance
let jobs: Jobs
let sent: string[]

beforeAll(async () => {
  database.clock.set('2026-10-19')
  authority = (await makeTwoAuthorities(database.workerDb)).staffordshire
  jobs = await openJobs({ pool: database.worker, clock: database.clock })
  jobs.work(RECOMPUTE_DEADLINES, async (data) => void sent.push(String(data.because)))
  app = testApp(database, { routes: calendarRoutes, deps: { jobs } })
  sent = []
  await database.worker.query(
    `insert into bank_holiday values ('2026-12-25', 'england-and-wales', 'Christmas Day', 'made up'), ('2027-12-27', 'england-and-wales', 'Christmas Day', 'made up')`,
  )
})
afterAll(async () => {
  await app.close()
  await jobs.close()
})

async function as(role: Parameters<MadeAuthority['people']['get']>[0]): Promise<WebClient> {
  const client = webClient(app)
  await client.signInAs(authority.people.get(role)?.key ?? '')
  return client
}
const date = (name: string, day: string, month: string, year: string) => ({
  [`${name}-day`]: day,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
})

test('a school adds an INSET day, sees it, and takes it out again; each time the dates are worked out anew', async () => {
  const urn = authority.schools[0].schoolUrn ?? 0
  const client = await as('school-staff')
  expect((await client.get('/calendars')).location).toBe(calendarPaths.school(urn))
  const form = await client.get(calendarPaths.addToSchool(urn))
  const saved = await client.submit(form, {
    kind: 'inset',
    ...date('from', '2', '11', '2026'),
    label: 'Staff <training>',
  })
  expect(saved).toMatchObject({ status: 303, location: calendarPaths.school(urn) })
  const shown = await client.get(calendarPaths.school(urn))
  expect(shown.body).toContain('Monday 2 November 2026')
  expect(shown.body).toContain('Staff &lt;training>')
  const remove = /action="([^"]+\/remove)"/.exec(shown.body)?.[1]
  await client.submit(shown, {}, remove)
  expect((await client.get(calendarPaths.school(urn))).body).not.toContain('Monday 2 November 2026')
  await jobs.drain()
  expect(sent).toEqual([
    'The INSET day from 2 November 2026 was added to the calendar.',
    'The INSET day from 2 November 2026 was taken out of the calendar.',
  ])
})

test('what cannot be saved comes back with every fault and what was typed', async () => {
  const urn = authority.schools[0].schoolUrn ?? 0
  const client = await as('school-staff')
  const again = await client.submit(await client.get(calendarPaths.addToSchool(urn)), {
    ...date('from', '31', '2', '2026'),
    label: 'Kept',
  })
  expect(again.status).toBe(422)
  expect(again.body).toContain('Select what these days are')
  expect(again.body).toContain('value="Kept"')
})

test('the data officer states the authority’s terms for a year', async () => {
  const client = await as('data-officer')
  const terms = {
    autumn: ['2/9/2026', '18/12/2026'],
    spring: ['4/1/2027', '25/3/2027'],
    summer: ['12/4/2027', '21/7/2027'],
  }
  const fields = Object.entries(terms).flatMap(([name, [first = '', last = '']]) => [
    ...Object.entries(date(`${name}-first`, ...(first.split('/') as [string, string, string]))),
    ...Object.entries(date(`${name}-last`, ...(last.split('/') as [string, string, string]))),
  ])
  const saved = await client.submit(await client.get(calendarPaths.authorityTerms), {
    startYear: '2026',
    ...Object.fromEntries(fields),
    ...date('autumn-half-first', '26', '10', '2026'),
    ...date('autumn-half-last', '30', '10', '2026'),
  })
  expect(saved.status).toBe(303)
  expect((await client.get('/calendars')).body).toContain('Term dates are known until Wednesday 21 July 2027')
})

test('nobody changes a calendar that is not theirs', async () => {
  const [own, other] = authority.schools.map((school) => school.schoolUrn ?? 0)
  const school = await as('school-staff')
  expect((await school.get(calendarPaths.school(other ?? 0))).status).toBe(404)
  expect((await school.get(calendarPaths.addToAuthority)).status).toBe(404)
  const officer = await as('cme-officer')
  expect((await officer.get(calendarPaths.school(own ?? 0))).status).toBe(200)
  expect((await officer.get(calendarPaths.addToSchool(own ?? 0))).status).toBe(404)
})
