import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { boxes, type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { anEnquiry, type MadeEnquiry } from '../../../test/support/a-matter.ts'
import { faultsOf } from '../../../test/support/a-report.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { asSuperuser } from '../../../test/support/business-tables.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import type { Fields, WebAnswer, WebClient } from '../../../test/support/web-client.ts'
import { codeAt, demonstrationSecret } from '../../platform/auth/one-time-codes.ts'
import { allRoutes } from '../../web/all-routes.ts'

const database = withTestDatabase()
let authority: AnAuthority
let desks: Desks
let made: MadeEnquiry
let childId: string
const HOME = 'Canarylane'
const PLACE = 'ST16 9ZZ'
const PHONE = '01632 960911'

beforeAll(async () => {
  authority = await anAuthority(database)
  desks = desksOf(authority, allRoutes)
})
afterAll(() => desks.close())

/** A family whose home anybody who works on it may read, and a note in which somebody wrote the address down. */
beforeEach(async () => {
  made = await anEnquiry(authority, {
    upTo: 'team-accepted',
    pupil: { address: { lines: `9 ${HOME}\nStafford`, postcode: PLACE, district: 'stafford' } },
  })
  database.clock.set('2026-09-16')
  childId = made.pupil.id
  await desks.records('cme-officer', made.matterId, 'note', {
    note: `They are at 9 ${HOME}, ${PLACE}, telephone ${PHONE}, mail canarynote@example.org.`,
  })
})

const codeOf = (key: string) =>
  codeAt(demonstrationSecret(authority.person(key).accountId), database.clock.now())

async function does(key: string, act: string, fields: Fields, code = codeOf(key)): Promise<WebAnswer> {
  const client = await desks.of(key)
  const path = `/children/${childId}/restriction/${act}`
  const form = await client.get(path)
  if (form.status !== 200) return form
  return client.submit(form, { ...fields, code }, path)
}

const RESTRICT = {
  about: 'child',
  kind: 'refuge',
  reason: 'The mother fled; told by the refuge.',
  seenBy: 'managers',
  ...boxes('reviewOn', '2026-12-01'),
}

async function restricted(fields: Fields = {}): Promise<string> {
  const answer = await does('cme-manager', 'set', { ...RESTRICT, ...fields })
  expect([answer.status, faultsOf(answer)]).toEqual([303, []])
  const [row] = await asSuperuser<{ id: string }>(
    database,
    'select id from restriction where child_id = $1 and lifted_at is null order by set_at desc',
    [childId],
  )
  return row?.id ?? ''
}

const pages = () => [
  `/children/${childId}`,
  ...['', '/timeline', '/family', '/letters', '/summary'].map((part) => `/matters/${made.matterId}${part}`),
]

async function everythingOf(client: WebClient): Promise<string> {
  let all = ''
  for (const path of pages()) all += (await client.get(path)).body
  return all
}

const MARKS = [HOME, PLACE, PHONE, 'canarynote@example.org']
const marksIn = (text: string) => MARKS.filter((mark) => text.includes(mark))

describe('a restriction, policy 2.6', () => {
  it('hides a home and every note of it at once from all who are not named, and from nobody before', async () => {
    const others = ['alder-staff', 'stafford-worker', 'cme-officer', 'data-officer']
    expect(marksIn(await everythingOf(await desks.of('cme-officer')))).toEqual(MARKS)
    expect(marksIn(await everythingOf(await desks.of('alder-staff')))).toEqual(MARKS)
    await restricted()
    for (const key of others)
      expect([key, marksIn(await everythingOf(await desks.of(key)))]).toEqual([key, []])
    expect(marksIn(await everythingOf(await desks.of('cme-manager')))).toEqual(MARKS)
  })

  it('hides what is written after it too, except from the side that wrote it', async () => {
    await restricted()
    await desks.records('stafford-worker', made.matterId, 'note', { note: `A neighbour said 9 ${HOME}.` })
    const timeline = `/matters/${made.matterId}/timeline`
    expect((await (await desks.of('alder-staff')).get(timeline)).body).not.toContain(HOME)
    expect((await (await desks.of('stafford-worker')).get(timeline)).body).toContain(HOME)
    expect((await (await desks.of('cme-manager')).get(timeline)).body).toContain(HOME)
  })

  it('lets a named person see, and shuts a person out of the whole record whatever the role', async () => {
    const one = await restricted({ seenBy: 'team' })
    expect(marksIn(await everythingOf(await desks.of('cme-officer')))).toEqual(MARKS)
    const shut = { person: 'Demo-cme-officer', may: 'never', note: 'A relative works there' }
    expect((await submitOne('cme-manager', 'name', one, shut)).status).toBe(303)
    const officer = await desks.of('cme-officer')
    const unknown = await officer.get('/children/00000000-0000-4000-8000-000000000000')
    for (const path of pages()) {
      const answer = await officer.get(path)
      expect([path, answer.status, plain(answer)]).toEqual([path, 404, plain(unknown)])
    }
    for (const find of [made.pupil.familyName, made.pupil.upn])
      expect((await officer.submit(await officer.get('/find'), { find }, '/find')).body).not.toContain(
        childId,
      )
    expect((await officer.get('/enquiries')).body).not.toContain(made.matterId)
    expect((await officer.get('/restrictions')).body).not.toContain(childId)
    // A school worker who is named reads the home; the rest of the school does not.
    expect(
      (
        await submitOne('cme-manager', 'name', one, {
          person: 'Demo-alder-staff',
          may: 'see',
          note: 'Takes the child home',
        })
      ).status,
    ).toBe(303)
    expect(marksIn(await everythingOf(await desks.of('alder-staff')))).toContain(HOME)
    expect(marksIn(await everythingOf(await desks.of('alder-head')))).toEqual([])
  })

  it('is lifted by two people, and by no one person in any way', async () => {
    const one = await restricted()
    expect((await submitOne('cme-manager', 'ask-lift', one, { note: 'They moved' })).status).toBe(303)
    const own = await submitOne('cme-manager', 'lift', one, { note: 'I checked' })
    expect(own.status).not.toBe(200)
    await expect(
      authority.as('cme-manager', async (trx, by) => {
        const { liftRestriction } = await import('./restrictions.store.ts')
        await liftRestriction(trx, { id: one, stepId: by.accountId, note: 'x', at: database.clock.now() })
      }),
    ).rejects.toThrow(/second person/)
    expect(await liveOnes()).toBe(1)
    await asSuperuser(database, `update restriction set lift_asked_by = $2 where id = $1`, [
      one,
      authority.person('cme-officer').accountId,
    ])
    expect((await submitOne('cme-manager', 'lift', one, { note: 'Rang the refuge' })).status).toBe(303)
    expect(await liveOnes()).toBe(0)
    expect(marksIn(await everythingOf(await desks.of('alder-staff')))).toEqual(MARKS)
  })

  it('needs a fresh code, a reason and a review within 90 days; nothing typed is lost', async () => {
    const late = await does('cme-manager', 'set', { ...RESTRICT, ...boxes('reviewOn', '2026-12-16') })
    expect(faultsOf(late)).toEqual(['The review day must be within 90 days.'])
    const wrong = await does('cme-manager', 'set', RESTRICT, '000000')
    expect(faultsOf(wrong)).toEqual(['Enter the six digits that your app shows now. Each code works once.'])
    expect(wordsOf(wrong)).toContain(RESTRICT.reason)
    expect(faultsOf(await does('cme-manager', 'set', {}))).toHaveLength(5)
    expect(await liveOnes()).toBe(0)
  })

  it('begins by itself where an address is told as secret, with a review day', async () => {
    await asSuperuser(
      database,
      `insert into child_address (la_id, id, child_id, lines, from_on, source, recorded_at, protected)
       values ($1, gen_random_uuid(), $2, 'A secret lane', '2026-09-11', 'told', '2026-09-16', true)`,
      [authority.laId, childId],
    )
    const list = wordsOf(await (await desks.of('cme-officer')).get('/restrictions'))
    expect(list).toContain('Told as secret; the reason is not decided yet')
    expect(await liveOnes()).toBe(1)
  })
})

describe('an emergency view', () => {
  const NEED = { category: 'danger', reason: 'The father is at the school gate now.' }

  async function looks(fields: Fields = {}, key = 'cme-officer'): Promise<WebAnswer> {
    const client = await desks.of(key)
    const path = `/children/${childId}/emergency`
    const form = await client.get(path)
    return form.status === 200 ? client.submit(form, { ...NEED, code: codeOf(key), ...fields }, path) : form
  }

  it('opens for 60 minutes, tells the manager, ends by itself and waits to be signed off', async () => {
    await restricted()
    const officer = await desks.of('cme-officer')
    expect(faultsOf(await looks({ reason: 'Too short' }))).toEqual(['Say more: at least 20 characters.'])
    expect(faultsOf(await looks({ code: '000000' }))).toHaveLength(1)
    expect((await looks()).status).toBe(303)
    const shown = await officer.get(`/children/${childId}`)
    expect(shown.body).toContain(HOME)
    expect(wordsOf(shown)).toContain('You look at this in an emergency')
    expect((await officer.get(`/children/${childId}/restriction`)).status).toBe(404)
    const told = await asSuperuser<{ to: string; subject: string; body: string }>(
      database,
      `select to_address as to, subject, body from outbox_message where template = 'emergency-view'`,
    )
    expect(told.map(({ to }) => to)).toEqual(['staffordshire-cme-manager@example.org'])
    for (const minutes of [20, 20, 19.98]) {
      database.clock.advance({ minutes })
      expect((await officer.get(`/children/${childId}`)).body).toContain(HOME)
    }
    database.clock.advance({ minutes: 0.03 })
    expect((await officer.get(`/children/${childId}`)).body).not.toContain(HOME)
    database.clock.set('2026-09-17')
    const list = await (await desks.of('cme-manager')).get('/restrictions')
    expect(wordsOf(list)).toContain(NEED.reason)
    const href = /\/restrictions\/sign-off\?view=[0-9a-f-]+/.exec(list.body)?.[0] ?? ''
    expect((await (await desks.of('cme-officer')).get(href)).status).toBe(404)
    const manager = await desks.of('cme-manager')
    expect((await manager.submit(await manager.get(href), { note: 'It was right.' }, href)).status).toBe(303)
    expect(wordsOf(await manager.get('/restrictions'))).not.toContain(NEED.reason)
  })

  it('is no way round for somebody who is shut out, and no page for anybody else', async () => {
    const one = await restricted()
    await submitOne('cme-manager', 'name', one, {
      person: 'Demo-cme-officer',
      may: 'never',
      note: 'A relative',
    })
    expect((await looks()).status).toBe(404)
    for (const key of ['alder-head', 'data-officer', 'stafford-worker', 'cme-manager'])
      expect([key, (await looks({}, key)).status]).toEqual([key, 404])
  })

  it('leaves its beginning and its end in the audit record', async () => {
    await restricted()
    await looks()
    const officer = await desks.of('cme-officer')
    await officer.submit(await officer.get(`/children/${childId}`), {}, `/children/${childId}/emergency/end`)
    expect((await officer.get(`/children/${childId}`)).body).not.toContain(HOME)
    const lines = await asSuperuser<{ action: string }>(
      database,
      `select action from audit_entry where action like '%emergency-view' and outcome = 'done' and $1 = any (record_ids) order by seq`,
      [childId],
    )
    expect(lines.map(({ action }) => action)).toEqual([
      'open-emergency-view',
      'begin-emergency-view',
      'end-emergency-view',
    ])
  })
})

async function submitOne(key: string, act: string, one: string, fields: Fields): Promise<WebAnswer> {
  const client = await desks.of(key)
  const path = `/children/${childId}/restriction/${act}?restriction=${one}`
  const form = await client.get(path)
  return form.status === 200 ? client.submit(form, { ...fields, code: codeOf(key) }, path) : form
}

async function liveOnes(): Promise<number> {
  const rows = await asSuperuser(
    database,
    'select 1 from restriction where child_id = $1 and lifted_at is null',
    [childId],
  )
  return rows.length
}

const plain = ({ body }: WebAnswer) =>
  body.replaceAll(/nonce="[^"]*"|value="[^"]*"|\/matters\/[0-9a-f-]{36}/g, '')

it('stands before every table about a child: none can be read without asking who is shut out', async () => {
  const open = await asSuperuser<{ name: string }>(
    database,
    `select distinct c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname in ('child_id', 'matter_id')
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
     where c.relkind = 'r' and has_table_privilege('onroll_app', c.oid, 'select')
       and not exists (select 1 from pg_policies p where p.tablename = c.relname and p.qual is not null
         and p.cmd in ('ALL', 'SELECT') and (p.roles = '{onroll_app}')
         and p.qual ~ 'kept_back|excluded_children|excluded_matters|sees_child|sees_matter|FROM restriction|FROM child_address|lost_pupil_search')
     order by 1`,
  )
  expect(open).toEqual([])
})
