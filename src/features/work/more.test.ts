import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desks, desksOf } from '../../../test/support/a-desk.ts'
import { anAuthority } from '../../../test/support/an-authority.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { allRoutes } from '../../web/all-routes.ts'

const database = withTestDatabase()
let desks: Desks
beforeAll(async () => {
  desks = desksOf(await anAuthority(database), allRoutes)
})
afterAll(() => desks.close())

const linksOf = (body: string) =>
  [...(body.split('<main')[1] ?? '').matchAll(/href="(\/[a-z-]+)"/g)].map(([, href = '']) => href)

test('the page of further lists leads to lists that open, and to none that its reader may not open', async () => {
  for (const key of ['cme-officer', 'cme-manager']) {
    const client = await desks.of(key)
    const links = linksOf((await client.get('/more')).body)
    expect(links.length).toBeGreaterThan(8)
    for (const href of links) expect([key, href, (await client.get(href)).status]).toEqual([key, href, 200])
  }
  expect(linksOf((await (await desks.of('cme-officer')).get('/more')).body)).not.toContain('/caseload')
  expect((await (await desks.of('alder-staff')).get('/more')).status).toBe(404)
})
