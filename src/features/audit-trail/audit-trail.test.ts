import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { testApp } from '../../../test/support/test-app.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { type MadeAuthority, makeTwoAuthorities } from '../../../test/support/two-authorities.ts'
import { webClient } from '../../../test/support/web-client.ts'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import { page, type Route } from '../slice.ts'
import { auditTrailRoutes } from './index.ts'
import { startOfDay } from './start-of-day.ts'

const database = withTestDatabase()
let app: FastifyInstance
let staffordshire: MadeAuthority
let testshire: MadeAuthority

const matterPage: Route = {
  method: 'GET',
  path: '/matters/:matterId',
  permission: 'view-matter',
  record: 'matter',
  data: 'child',
  writes: false,
  audit: 'view-matter',
  handle: async () => page({ title: 'Enquiry', content: 'An enquiry' }),
}

beforeAll(async () => {
  ;({ staffordshire, testshire } = await makeTwoAuthorities(database.workerDb))
  app = testApp(database, { routes: [...auditTrailRoutes, matterPage] })
  await app.ready()
  return () => app.close()
})

async function signedIn(key: string) {
  const client = webClient(app)
  await client.signInAs(key)
  return client
}

describe('the audit record', () => {
  it('says who has seen a child, also through a matter, and never shows another authority’s entries', async () => {
    const staff = await signedIn('staffordshire-school-staff')
    await staff.get(`/matters/${staffordshire.child.matterId}`)
    await (await signedIn('testshire-school-staff')).get(`/matters/${testshire.child.matterId}`)

    const officer = await signedIn('staffordshire-cme-officer')
    const seen = await officer.get(`/children/${staffordshire.child.id}/seen`)
    expect(seen.status).toBe(200)
    expect(seen.body).toContain('Demo-school-staff')
    expect(seen.body).toContain('view matter')
    expect((await officer.get(`/children/${testshire.child.id}/seen`)).status).toBe(404)

    const auditor = await signedIn('staffordshire-auditor')
    const all = await auditor.get('/audit')
    expect(all.body).toContain(staffordshire.child.matterId)
    expect(all.body).not.toContain(testshire.child.matterId)
    const narrowed = await auditor.get(`/audit?record=${staffordshire.child.id}&action=view-matter`)
    expect(narrowed.body).toContain('Demo-school-staff')
    expect(narrowed.body).not.toContain('sign in</td>')
  })

  it('names what it cannot understand in a filter instead of leaving it out', async () => {
    const auditor = await signedIn('staffordshire-auditor')
    const answer = await auditor.get('/audit?record=Rowan&from=some day')
    expect(answer.body).toContain('A record id has 36 characters')
    expect(answer.body).toContain('Write the from day in words or figures, such as 24 November 2026')
  })

  it('is not for schools, nor the whole of it for officers', async () => {
    expect((await (await signedIn('staffordshire-headteacher')).get('/audit')).status).toBe(404)
    expect((await (await signedIn('staffordshire-cme-manager')).get('/audit')).status).toBe(404)
  })

  it('writes down searches, refusals and looks at itself', async () => {
    const auditor = await signedIn('staffordshire-auditor')
    await auditor.get('/audit')
    const refusals = await auditor.get('/audit?outcome=refused&action=view-audit')
    expect(refusals.body).toContain('permission')
    const looks = await auditor.get('/audit?action=view-audit&outcome=done')
    expect(looks.body).toContain('Demo-auditor')
  })
})

it('begins a day at midnight in England, summer and winter', () => {
  expect(startOfDay(plainDate('2026-07-01')).toISOString()).toBe('2026-06-30T23:00:00.000Z')
  expect(startOfDay(plainDate('2026-11-24')).toISOString()).toBe('2026-11-24T00:00:00.000Z')
  expect(startOfDay(plainDate('2026-10-25')).toISOString()).toBe('2026-10-24T23:00:00.000Z')
})
