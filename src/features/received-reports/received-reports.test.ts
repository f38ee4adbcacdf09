import { beforeAll, describe, expect, test } from 'vitest'
import { type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { aPublicReport } from '../../../test/support/a-public-report.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { asSuperuser } from '../../../test/support/business-tables.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import type { Fields } from '../../../test/support/web-client.ts'
import { allRoutes } from '../../web/all-routes.ts'

const database = withTestDatabase()
let authority: AnAuthority
let desks: Desks

beforeAll(async () => {
  authority = await anAuthority(database)
  desks = desksOf(authority, allRoutes)
  return () => desks.close()
})

const BORN = { 'born-day': '4', 'born-month': '3', 'born-year': '2016' }

async function sends(key: string, id: string, act: string, fields: Fields = {}) {
  const client = await desks.of(key)
  const page = await client.get(`/received-reports/${id}`)
  expect(page.status).toBe(200)
  return client.submit(page, fields, `/received-reports/${id}/${act}`)
}

async function stateOfReport(id: string) {
  const [row] = await asSuperuser<{
    state: string
    settled_as: string | null
    owner_account_id: string | null
  }>(database, `select state, settled_as, owner_account_id from public_report where id = '${id}'`)
  return row
}

describe('the officer’s side of a report', () => {
  test('policy 1.3: it waits on the home page and in a list, with its next action and its day', async () => {
    await aPublicReport(database, authority.laId)
    const officer = await desks.of('cme-officer')
    expect(wordsOf(await officer.get('/'))).toContain('1 Reports to match')
    expect(wordsOf(await officer.get('/received-reports'))).toContain('Match it to a child')
  })

  test('policy 1.3, 1.6: a child nobody holds gets a record and a case at L0 by route R7, and the report ends as a case', async () => {
    const id = await aPublicReport(database, authority.laId, { givenName: 'Una', familyName: 'Test-Unknown' })
    const answer = await sends('cme-officer', id, 'new-child', {
      givenName: 'Una',
      familyName: 'Test-Unknown',
      ...BORN,
    })
    expect(answer.status).toBe(303)
    const matterId = answer.location?.split('/').at(-1) ?? ''
    const [opened] = await asSuperuser<{ kind: string; facts: object; state: string }>(
      database,
      `select e.kind, e.facts, s.state from matter_event e join matter_summary s on s.matter_id = e.matter_id
       where e.matter_id = '${matterId}' order by seq limit 1`,
    )
    expect(opened).toMatchObject({ kind: 'case-opened', state: 'L0', facts: { route: 'R7' } })
    expect(await stateOfReport(id)).toMatchObject({ state: 'settled', settled_as: 'case' })
    const officer = await desks.of('cme-officer')
    expect(wordsOf(await officer.get(`/matters/${matterId}`))).toContain('What people told us')
  })

  test('a record is not made twice: a like one is shown first, and another needs a reason', async () => {
    const said = { givenName: 'Lia', familyName: 'Test-Twice' }
    const first = await aPublicReport(database, authority.laId, said)
    await sends('cme-officer', first, 'new-child', { ...said, ...BORN })
    const second = await aPublicReport(database, authority.laId, said)
    const page = await (await desks.of('cme-officer')).get(`/received-reports/${second}`)
    expect(page.body).toContain('Test-Twice, Lia, born 4 March 2016')
    const refused = await sends('cme-officer', second, 'new-child', { ...said, ...BORN })
    expect(refused.status).toBe(422)
    expect(wordsOf(refused)).toContain('Write down why it is none of the records above.')
    const child = /name="child"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="child"/.exec(page.body)
    const joined = await sends('cme-officer', second, 'match', { child: child?.[1] ?? child?.[2] ?? '' })
    expect(joined.status).toBe(303)
    const cases = await asSuperuser(
      database,
      `select 1 from matter m join child c on c.id = m.child_id where c.family_name = 'Test-Twice' and m.kind = 'authority-case'`,
    )
    expect(cases).toHaveLength(1)
  })

  test('twins told of as one: the officer is told so, and each gets a case', async () => {
    for (const givenName of ['Max', 'Moritz']) {
      const id = await aPublicReport(database, authority.laId, { givenName, familyName: 'Test-Pair' })
      await sends('cme-officer', id, 'new-child', {
        givenName,
        familyName: 'Test-Pair',
        ...BORN,
        because: 'his twin',
      })
    }
    await asSuperuser(
      database,
      `update child set family_id = (select family_id from child where given_name = 'Max' and family_name = 'Test-Pair')
       where family_name = 'Test-Pair'`,
    )
    const report = await aPublicReport(database, authority.laId, {
      givenName: 'Max',
      familyName: 'Test-Pair',
    })
    const page = await (await desks.of('cme-officer')).get(`/received-reports/${report}`)
    expect(wordsOf(page)).toContain('The report may mean both')
    const children = [...page.body.matchAll(/<input[^>]*name="child"[^>]*>/g)].map(
      ([tag]) => /value="([^"]+)"/.exec(tag)?.[1] ?? '',
    )
    expect(children).toHaveLength(2)
    expect((await sends('cme-officer', report, 'match', { child: children })).status).toBe(303)
    expect(
      await asSuperuser(database, `select 1 from public_report_case where report_id = '${report}'`),
    ).toHaveLength(2)
  })

  test('one that names nobody stays, with an owner, until it ends with a reason', async () => {
    const id = await aPublicReport(database, authority.laId, {
      givenName: '',
      familyName: '',
      bornOn: null as never,
    })
    expect((await sends('cme-officer', id, 'match')).status).toBe(422)
    expect((await sends('cme-officer', id, 'take')).status).toBe(303)
    expect(await stateOfReport(id)).toMatchObject({
      state: 'waiting',
      owner_account_id: authority.person('cme-officer').accountId,
    })
    const unwritten = await sends('cme-officer', id, 'settle', { as: 'no-child' })
    expect(wordsOf(unwritten)).toContain('Write down what you found.')
    expect(
      (await sends('cme-officer', id, 'settle', { as: 'no-child', note: 'Rang back, all well.' })).status,
    ).toBe(303)
    expect(await stateOfReport(id)).toMatchObject({ state: 'settled', settled_as: 'no-child' })
    expect((await sends('cme-officer', id, 'reopen')).status).toBe(303)
    expect(await stateOfReport(id)).toMatchObject({ state: 'waiting' })
  })

  test('one set apart is counted, and is released by a person', async () => {
    const id = await aPublicReport(database, authority.laId, { tell: 'A slow reader' }, 'set-apart')
    const officer = await desks.of('cme-manager')
    expect(wordsOf(await officer.get('/received-reports?show=set-apart'))).toContain(
      'sent faster than anybody can type',
    )
    expect(wordsOf(await officer.get('/'))).toContain('1 set apart')
    expect((await sends('cme-manager', id, 'release')).status).toBe(303)
    expect(await stateOfReport(id)).toMatchObject({ state: 'waiting' })
  })

  test('a changed page is told so, and writes nothing', async () => {
    const id = await aPublicReport(database, authority.laId)
    const client = await desks.of('cme-officer')
    const old = await client.get(`/received-reports/${id}`)
    await sends('cme-manager', id, 'take')
    const answer = await client.submit(old, { as: 'repeat', note: 'x' }, `/received-reports/${id}/settle`)
    expect(answer.status).toBe(409)
    expect(await stateOfReport(id)).toMatchObject({ state: 'waiting' })
  })

  test('a protected name stands on the report alone: on no page of the child, and in no event, letter or fact', async () => {
    const said = { givenName: 'Pia', familyName: 'Test-Guarded', tell: 'I saw her at noon.' }
    const id = await aPublicReport(database, authority.laId, said)
    const officer = await desks.of('cme-officer')
    expect((await officer.get(`/received-reports/${id}`)).body).toContain('Secret-Neighbour')
    const answer = await sends('cme-officer', id, 'new-child', {
      givenName: 'Pia',
      familyName: 'Test-Guarded',
      ...BORN,
    })
    const matter = answer.location ?? ''
    for (const page of ['', '/timeline', '/family', '/letters', '/summary'])
      expect((await officer.get(`${matter}${page}`)).body).not.toContain('Secret-Neighbour')
    for (const table of [
      'matter_event',
      'outbox_message',
      'child_fact',
      'family_contact',
      'audit_entry',
      'sharing_log',
      'child_address',
    ])
      expect(
        await asSuperuser(
          database,
          `select 1 from ${table} t where to_jsonb(t)::text ~ 'Secret-Neighbour|01632 960099'`,
        ),
      ).toEqual([])
    for (const key of [
      'alder-head',
      'admissions',
      'ehe-officer',
      'virtual-school',
      'data-officer',
      'stafford-worker',
    ])
      for (const path of ['/received-reports', `/received-reports/${id}`])
        expect([key, (await (await desks.of(key)).get(path)).status]).toEqual([key, 404])
  })
})
