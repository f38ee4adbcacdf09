import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { aCase } from '../../../test/support/a-matter.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { allRoutes } from '../../web/all-routes.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority
let desks: Desks

beforeAll(async () => {
  staffordshire = await anAuthority(database)
  desks = desksOf(staffordshire, allRoutes)
})
afterAll(() => desks.close())

test('every disclosure is shown with what, whom, why, basis and who let it go, per child and to the manager, policy 2.4', async () => {
  const { caseId, pupil } = await aCase(staffordshire, { upTo: 'triaged' })
  const told = await desks.records('cme-officer', caseId, 'request-check', {
    check: 'health',
    told: ['name'],
    how: 'secure e-mail',
    asked: 'School nursing, Stafford',
  })
  expect(told.status).toBe(303)
  const officer = await desks.of('cme-officer')
  const ofChild = wordsOf(await officer.get(`/children/${pupil.id}/shared`))
  for (const words of [
    'Name and date of birth',
    'School nursing, Stafford',
    'To find the child',
    'Children Act 2004',
    'secure e-mail',
  ])
    expect(ofChild).toContain(words)
  expect((await officer.get('/shared')).status).toBe(404)
  expect((await (await desks.of('alder-staff')).get(`/children/${pupil.id}/shared`)).status).toBe(404)
  const manager = await (await desks.of('cme-manager')).get('/shared')
  expect(wordsOf(manager)).toContain('School nursing, Stafford')
  expect(manager.body).toContain(`/children/${pupil.id}`)
})
