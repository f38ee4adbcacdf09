import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { anEnquiry, type MadeEnquiry } from '../../../test/support/a-matter.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { asSuperuser } from '../../../test/support/business-tables.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { allRoutes } from '../../web/all-routes.ts'

const database = withTestDatabase()
let authority: AnAuthority
let desks: Desks
let made: MadeEnquiry

beforeAll(async () => {
  authority = await anAuthority(database)
  desks = desksOf(authority, allRoutes)
  made = await anEnquiry(authority, { upTo: 'team-accepted', pupil: { protectedAddress: true } })
})
afterAll(() => desks.close())

const HOME = 'Made-Up Lane'

/** Every page that the manager is offered, as whom and what came. */
async function everyView() {
  const manager = await desks.of('cme-manager')
  const chooser = await manager.get(`/children/${made.pupil.id}/see-as`)
  const links = [...chooser.body.matchAll(/href="(\/children\/[^"]*see-as\?[^"]*)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  )
  return Promise.all(
    links.map(async (href) => ({ as: decodeURIComponent(href), answer: await manager.get(href) })),
  )
}

it('a manager sees the child’s pages as each role would, and only the CME team’s show a hidden home', async () => {
  const views = await everyView()
  expect(views.length).toBeGreaterThan(15)
  expect(views.filter(({ answer }) => answer.status !== 200).map(({ as }) => as)).toEqual([])
  const showing = views.filter(({ answer }) => answer.body.includes(HOME))
  expect(showing.length).toBeGreaterThan(1)
  expect(showing.filter(({ as }) => !as.includes('as=cme-'))).toEqual([])
  const data = views.find(({ as }) => as.includes('data-officer') && as.includes('matter='))
  expect(data && wordsOf(data.answer)).toContain('For them there is no such page')
})

it('is written down, is for managers alone, and sends nothing as somebody else', async () => {
  const lines = await asSuperuser<{ why: string }>(
    database,
    `select why from audit_entry where action = 'see-as' and why is not null`,
  )
  expect(lines.map(({ why }) => why)).toContain('as school-staff')
  for (const key of ['cme-officer', 'alder-head', 'data-officer'])
    expect((await (await desks.of(key)).get(`/children/${made.pupil.id}/see-as`)).status).toBe(404)
  for (const { answer } of await everyView())
    expect(answer.body.replace(/<form[^>]*action="\/sign-out".*?<\/form>/s, '')).not.toMatch(
      /name="_csrf" value="[^"]+"/,
    )
})

it('is no way round for a manager from whom the whereabouts are kept', async () => {
  await asSuperuser(database, `update restriction set roles = array['cme-officer'] where child_id = $1`, [
    made.pupil.id,
  ])
  expect((await (await desks.of('cme-manager')).get(`/children/${made.pupil.id}/see-as`)).status).toBe(404)
})
