import { beforeAll, expect, test } from 'vitest'
import { giveSchoolYear } from '../../../test/support/school-year.ts'
import { testApp } from '../../../test/support/test-app.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { makeTwoAuthorities } from '../../../test/support/two-authorities.ts'
import { webClient } from '../../../test/support/web-client.ts'
import { allRoutes } from '../../web/all-routes.ts'

const database = withTestDatabase()
let app: ReturnType<typeof testApp>

beforeAll(async () => {
  const { staffordshire } = await makeTwoAuthorities(database.workerDb)
  await giveSchoolYear(database.workerDb, staffordshire.laId)
  app = testApp(database, { routes: allRoutes })
  database.clock.set('2026-09-15')
})

async function bodyFor(person: string, path = '/policy-map'): Promise<string> {
  const client = webClient(app)
  await client.signInAs(person)
  const answer = await client.get(path)
  expect(answer.status).toBe(200)
  return answer.body
}

test('the map counts every open child of the authority, with ages in school days', async () => {
  const body = await bodyFor('staffordshire-cme-officer')
  expect(body).toContain('Live policy map, Tuesday 15 September 2026')
  expect(body).toContain('Q0 Detected: 2 open, oldest 9 days')
  expect(body).toContain('/enquiries?whose=team&amp;state=Q0')
  expect(body).toContain('The same facts as a table')
})

test('a school’s map counts its own pupils only', async () => {
  expect(await bodyFor('staffordshire-school-staff')).toContain('Q0 Detected: 1 open')
})

test('a district that holds only protected addresses shows nobody', async () => {
  const body = await bodyFor('staffordshire-cme-officer', '/policy-map?district=stafford')
  expect(body).toContain('Q0 Detected: 0 open')
})

test('who opens no list is led to the table instead', async () => {
  const body = await bodyFor('staffordshire-data-officer')
  expect(body).not.toContain('/enquiries?')
})
