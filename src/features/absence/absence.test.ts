import { beforeAll, describe, expect, test } from 'vitest'
import { aCase, lookAt } from '../../../test/support/a-matter.ts'
import { passNight, workOn } from '../../../test/support/a-night.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { asSuperuser } from '../../../test/support/business-tables.ts'
import { testApp } from '../../../test/support/test-app.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { type Fields, type WebClient, webClient } from '../../../test/support/web-client.ts'
import { newId } from '../../platform/ids/new-id.ts'
import { allRoutes } from '../../web/all-routes.ts'
import { absenceJobs } from './index.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority
let app: ReturnType<typeof testApp>
let away: string
let cover: string

beforeAll(async () => {
  staffordshire = await anAuthority(database)
  app = testApp(database, { routes: allRoutes, deps: { jobs: staffordshire.jobs } })
  workOn(staffordshire, absenceJobs)
  away = staffordshire.person('cme-officer').accountId
  cover = await anotherOfficer('Demo-cme-second')
  return () => staffordshire.jobs.close()
})

async function anotherOfficer(name: string): Promise<string> {
  const id = newId(new Date())
  const team = staffordshire.organisation('cme-team')
  const { laId } = staffordshire
  await asSuperuser(
    database,
    'insert into account (la_id, id, email, display_name, demo_key) values ($1, $2, $3, $4, $5)',
    [laId, id, `${name.toLowerCase()}@example.org`, name, name],
  )
  await asSuperuser(
    database,
    `insert into account_role (la_id, id, account_id, organisation_id, role) values ($1, $2, $3, $4, 'cme-officer')`,
    [laId, newId(new Date()), id, team.id],
  )
  return id
}

async function signedIn(key: string): Promise<WebClient> {
  const client = webClient(app)
  await client.signInAs(`staffordshire-${key}`)
  return client
}

const dated = (name: string, day: string): Fields => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

async function enter(client: WebClient, fields: Fields) {
  return client.submit(await client.get('/away'), fields, '/away')
}

const mailTo = (address: string, template: string) =>
  asSuperuser<{ body: string; subject: string }>(
    database,
    'select body, subject from outbox_message where to_address = $1 and template = $2',
    [address, template],
  )
const ownerOf = async (caseId: string) => {
  const [row] = await asSuperuser<{ owner: string; deputy: string }>(
    database,
    'select owner_account_id as owner, deputy_account_id as deputy from matter_summary where matter_id = $1',
    [caseId],
  )
  return row
}
const night = (on: string) => {
  database.clock.set(`${on}T03:10:00Z`)
  return passNight(staffordshire, absenceJobs)
}

async function aCaseOf(owner: string, deputy: string, today: string): Promise<string> {
  const { caseId } = await aCase(staffordshire, { upTo: 'triaged' })
  database.clock.set(today)
  const mine = staffordshire.person('cme-manager')
  const client = await signedIn('cme-manager')
  const page = await client.get(`/matters/${caseId}/owner`)
  expect(mine.accountId).not.toBe(owner)
  const answer = await client.submit(
    page,
    { owner, deputy, reason: 'for the test' },
    `/matters/${caseId}/owner`,
  )
  expect(answer.status).toBe(303)
  return caseId
}

describe('being away', () => {
  test('hands the work over on the day and back after it, with both told and a line in the history, policy 2.3', async () => {
    const caseId = await aCaseOf(away, cover, '2026-10-15')
    const officer = await signedIn('cme-officer')
    const answer = await enter(officer, {
      ...dated('from', '2026-10-19'),
      ...dated('until', '2026-10-23'),
      cover: '',
    })
    expect(answer.status).toBe(303)
    await night('2026-10-18')
    expect((await ownerOf(caseId))?.owner).toBe(away)
    await night('2026-10-19')
    expect((await ownerOf(caseId))?.owner).toBe(cover)
    expect((await ownerOf(caseId))?.deputy).not.toBe(away)
    const { events } = await lookAt(staffordshire, caseId)
    expect(events.at(-1)?.facts).toMatchObject({
      owner: 'Demo-cme-second',
      reason: 'Demo-cme-officer is away until 23 October 2026',
    })
    const [told] = await mailTo('demo-cme-second@example.org', 'work-handed-over')
    expect(told?.body).toContain('Demo-cme-officer is away up to and including 23 October 2026')
    expect(await mailTo('staffordshire-cme-officer@example.org', 'work-handed-over')).toHaveLength(1)
    await night('2026-10-23')
    expect((await ownerOf(caseId))?.owner).toBe(cover)
    await night('2026-10-24')
    expect(await ownerOf(caseId)).toEqual({ owner: away, deputy: cover })
    expect(await mailTo('staffordshire-cme-officer@example.org', 'work-handed-back')).toHaveLength(1)
    expect(await mailTo('demo-cme-second@example.org', 'work-handed-back')).toHaveLength(1)
    await night('2026-10-24')
    expect(await mailTo('demo-cme-second@example.org', 'work-handed-back')).toHaveLength(1)
  })

  test('that a manager records as not planned hands over at once, and back when the person is', async () => {
    const caseId = await aCaseOf(away, cover, '2026-11-02')
    const manager = await signedIn('cme-manager')
    const answer = await enter(manager, {
      person: away,
      kind: 'unplanned',
      ...dated('from', '2026-11-02'),
      cover,
    })
    expect(answer.status).toBe(303)
    expect((await manager.get('/nobody')).body).toContain('is away and nobody covers')
    expect((await staffordshire.jobs.drain()).failed).toEqual([])
    expect((await ownerOf(caseId))?.owner).toBe(cover)
    expect((await manager.get('/nobody')).body).toContain('Nobody looking: 0')
    expect((await manager.get('/caseload')).body).toContain('away')
    const page = await manager.get('/away')
    const absence = /name="absence" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
    expect((await manager.submit(page, { absence }, '/away/back')).status).toBe(303)
    expect((await staffordshire.jobs.drain()).failed).toEqual([])
    expect((await ownerOf(caseId))?.owner).toBe(away)
  })

  test('gives nothing back that somebody gave to another person meanwhile', async () => {
    const caseId = await aCaseOf(away, cover, '2026-11-16')
    const manager = await signedIn('cme-manager')
    await enter(manager, {
      person: away,
      kind: 'planned',
      ...dated('from', '2026-11-16'),
      ...dated('until', '2026-11-17'),
      cover,
    })
    await staffordshire.jobs.drain()
    const third = staffordshire.person('cme-manager').accountId
    const path = `/matters/${caseId}/owner`
    await manager.submit(await manager.get(path), { owner: third, deputy: cover, reason: 'for good' }, path)
    await night('2026-11-18')
    expect((await ownerOf(caseId))?.owner).toBe(third)
  })

  test('needs days that fit, and other days than those entered', async () => {
    database.clock.set('2026-12-01')
    const officer = await signedIn('cme-officer')
    const early = await enter(officer, { ...dated('from', '2026-11-30'), ...dated('until', '2026-11-30') })
    expect(early.status).toBe(422)
    expect(early.body).toContain('must be today or later')
    const days = { ...dated('from', '2026-12-07'), ...dated('until', '2026-12-08') }
    expect((await enter(officer, days)).status).toBe(303)
    const again = await enter(officer, days)
    expect(again.status).toBe(422)
    expect(again.body).toContain('stands here already')
    expect((await enter(officer, { ...days, cover: away })).status).toBe(422)
  })
})
