import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { asSuperuser } from '../../../test/support/business-tables.ts'
import { testApp } from '../../../test/support/test-app.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { type Fields, webClient } from '../../../test/support/web-client.ts'
import { authorityContacts } from '../../web/authority-contacts.ts'
import { tellSenderJob } from './index.ts'

const database = withTestDatabase()
let authority: AnAuthority
let app: FastifyInstance
/** Seconds that people took to read and type. */
let wait = 0
let place = '192.0.2.1'

beforeAll(async () => {
  authority = await anAuthority(database)
  app = testApp(database, {
    deps: authority.deps,
    contactsOf: authorityContacts(authority.packs),
    sessionNow: () => new Date(database.clock.now().getTime() + wait * 1000),
    trustedProxies: ['127.0.0.1'],
  })
  return async () => {
    await app.close()
    await authority.jobs.close()
  }
})

const STORY: Readonly<Record<string, Fields>> = {
  danger: { danger: 'no' },
  why: { why: 'unsure' },
  child: {
    givenName: 'Ada',
    familyName: 'Test-Lane',
    'born-day': '4',
    'born-month': '3',
    'born-year': '2016',
  },
  where: { address: 'Sample Lane, Stafford', postcode: 'ST17 9XX' },
  school: { school: 'Alder Sample Academy' },
  more: { tell: 'She plays outside all day.' },
}
const ANONYMOUS = { you: { referrer: 'anonymous', relationship: 'neighbour' } }

function from() {
  return { 'x-forwarded-for': place }
}

async function begins(form: 'public' | 'professional' = 'public') {
  const client = webClient(app)
  const start = form === 'public' ? '/tell-us' : '/tell-us/professional'
  const first = await client.post(start, {}, from())
  expect(first.status).toBe(303)
  return { client, base: (first.location ?? '').replace(/\/danger$/, '') }
}

async function tells(pages: Readonly<Record<string, Fields>>, form: 'public' | 'professional' = 'public') {
  const { client, base } = await begins(form)
  for (const [page, fields] of Object.entries(pages)) {
    const answer = await client.post(`${base}/${page}`, fields)
    expect([page, answer.status]).toEqual([page, 303])
  }
  return { client, base }
}

async function reports() {
  return asSuperuser<{
    state: string
    signs: string[]
    referrer: string
    said: Record<string, string>
    due: string
    next_action: string
    owner_account_id: string | null
  }>(database, 'select *, next_due_on::text as due from public_report order by ctid')
}

async function newest() {
  return (await reports()).at(-1)
}

async function sends({ client, base }: Awaited<ReturnType<typeof tells>>, fields: Fields = {}) {
  wait += 30
  const answer = await client.post(`${base}/check`, fields, from())
  expect(answer.status).toBe(303)
  return client.get(answer.location ?? '')
}

describe('anybody can tell us about a child', () => {
  test('policy 1.3, 1.4: the page asks nothing before the numbers to ring stand on it, and needs no account', async () => {
    const page = await webClient(app).get('/tell-us')
    expect(page.status).toBe(200)
    expect(page.body.indexOf('999')).toBeLessThan(page.body.indexOf('<form'))
    expect(page.body).toContain('0800 13 13 126')
    expect(page.body).toContain('01785 278999')
    expect(page.body).toContain('cme.referrals@staffordshire.gov.uk')
    expect(page.body.length).toBeLessThan(100_000)
  })

  test('policy 1.3: from the first page to a reference, unsure and without a name', async () => {
    const telling = await tells({ ...STORY, ...ANONYMOUS })
    expect((await telling.client.get(`${telling.base}/check`)).body).toContain('Test-Lane')
    const sent = await sends(telling)
    expect(sent.body).toMatch(/([0-9A-Z]{4}-){4}[0-9A-Z]{4}/)
    expect(sent.body).not.toContain('Test-Lane')
    expect(telling.client.cookies.size).toBe(0)
    expect(await newest()).toMatchObject({
      state: 'waiting',
      signs: [],
      referrer: 'anonymous',
      said: { familyName: 'Test-Lane', bornOn: '2016-03-04' },
      owner_account_id: authority.person('cme-officer').accountId,
    })
    const reference = /([0-9A-Z]{4}-){4}[0-9A-Z]{4}/.exec(sent.body)?.[0] ?? ''
    for (const path of [`/tell-us/${reference}/sent`, `/tell-us/${reference}/check`])
      expect((await telling.client.get(path)).status).toBe(410)
  })

  test('everything but the three choices may stay empty', async () => {
    const nothing = { child: {}, where: {}, school: {}, more: {} }
    const telling = await tells({
      danger: { danger: 'unsure' },
      why: { why: 'unsure' },
      ...nothing,
      ...ANONYMOUS,
    })
    await sends(telling)
    expect(await newest()).toMatchObject({ state: 'waiting', said: { givenName: '', bornOn: null } })
  })

  test('policy 1.4: a child in danger: ring first, and somebody looks on the same day', async () => {
    const telling = await tells({ danger: { danger: 'yes' } })
    expect((await telling.client.get(`${telling.base}/ring`)).body).toContain('Ring before you go on')
    const { danger: _, ...rest } = STORY
    for (const [page, fields] of Object.entries({ ...rest, ...ANONYMOUS }))
      await telling.client.post(`${telling.base}/${page}`, fields)
    await sends(telling)
    expect(await newest()).toMatchObject({ said: { danger: 'yes' }, due: database.clock.today() })
  })

  test('sent twice it is one report with one reference', async () => {
    const telling = await tells({ ...STORY, more: { tell: 'Only once.' }, ...ANONYMOUS })
    const before = (await reports()).length
    const first = await sends(telling)
    const second = await sends(telling)
    const reference = (body: string) => /([0-9A-Z]{4}-){4}[0-9A-Z]{4}/.exec(body)?.[0]
    expect(reference(second.body)).toBe(reference(first.body))
    expect((await reports()).length).toBe(before + 1)
  })

  test('a date that is none is said at its field, and what was typed is kept', async () => {
    const { client, base } = await begins()
    const wrong = await client.post(`${base}/child`, {
      givenName: 'Ada',
      'born-day': '31',
      'born-month': '2',
      'born-year': '2016',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.body).toContain('must be a real date')
    expect((await client.get(`${base}/child`)).body).toContain('value="Ada"')
  })

  test('a postcode of another county and a child too young are said before sending, and are sent all the same', async () => {
    const telling = await tells({
      ...STORY,
      child: { givenName: 'Bo', 'born-day': '1', 'born-month': '9', 'born-year': '2024' },
      where: { postcode: 'M1 1AA' },
      ...ANONYMOUS,
    })
    const check = await telling.client.get(`${telling.base}/check`)
    expect(check.body).toContain('seems to lie in the area of another council')
    expect(check.body).toContain('does not have to be in school before')
    await sends(telling)
    expect(await newest()).toMatchObject({ state: 'waiting', said: { postcode: 'M1 1AA' } })
  })
})

describe('the quick exit', () => {
  test('stands on every public page, and takes away what was typed', async () => {
    const { client, base } = await tells({ ...STORY })
    const pages = ['/tell-us', '/tell-us/professional', '/tell-us/stay-safe']
    const steps = ['danger', 'why', 'child', 'where', 'school', 'more', 'you', 'check']
    for (const path of [...pages, ...steps.map((step) => `${base}/${step}`)]) {
      const page = await client.get(path)
      expect([path, page.status]).toEqual([path, 200])
      const exit =
        /class="[^"]*govuk-exit-this-page__button[^"]*"[^>]*href="([^"]+)"|href="([^"]+)"[^>]*class="[^"]*govuk-exit-this-page__button/.exec(
          page.body,
        )
      expect(exit?.[1] ?? exit?.[2]).toMatch(/\/leave$/)
      expect(page.body).toContain('exit-this-page.js')
      expect(page.body.length).toBeLessThan(100_000)
      expect(page.headers['cache-control']).toBe('no-store')
    }
    const left = await client.get(`${base}/leave`)
    expect([left.status, left.location]).toEqual([303, 'https://www.bbc.co.uk/weather'])
    expect(left.headers['clear-site-data']).toContain('cache')
    for (const step of steps) {
      const back = await client.get(`${base}/${step}`)
      expect(back.status).toBe(410)
      expect(back.body).not.toContain('Test-Lane')
    }
    expect(
      await asSuperuser(
        database,
        `select 1 from public_report_draft where answers::text like '%plays outside%' and sent_reference is null`,
      ),
    ).toEqual([])
  })

  test('a draft that nobody touches ends by itself and is removed', async () => {
    const { client, base } = await tells({ ...STORY })
    wait += 3700
    expect((await client.get(`${base}/child`)).status).toBe(410)
    await begins()
    expect(
      await asSuperuser(database, `select 1 from public_report_draft where answers::text like '%Test-Lane%'`),
    ).toEqual([])
  })
})

describe('a machine', () => {
  test('that fills in what nobody sees is set apart, and nothing of it is lost', async () => {
    await sends(await tells({ ...STORY, more: { tell: 'Buy now' }, ...ANONYMOUS }), { website: 'x' })
    expect(await newest()).toMatchObject({
      state: 'set-apart',
      signs: ['hidden-field'],
      said: { tell: 'Buy now' },
    })
  })

  test('that sends a flood does not stop a real report from another place', async () => {
    const before = (await reports()).length
    for (let n = 0; n < 9; n += 1)
      await sends(await tells({ ...STORY, more: { tell: `Flood ${n}` }, ...ANONYMOUS }))
    const flood = (await reports()).slice(before)
    expect(flood).toHaveLength(9)
    expect(flood.at(-1)).toMatchObject({ state: 'set-apart', signs: ['many-from-one-place'] })
    place = '192.0.2.77'
    await sends(await tells({ ...STORY, more: { tell: 'A real one.' }, ...ANONYMOUS }))
    expect(await newest()).toMatchObject({ state: 'waiting', said: { tell: 'A real one.' } })
  })

  test('that begins without end is asked to ring; a form already open can still be sent', async () => {
    place = '192.0.2.99'
    const open = await tells({ ...STORY, more: { tell: 'Begun before.' }, ...ANONYMOUS })
    let answer = await webClient(app).post('/tell-us', {}, { 'x-forwarded-for': place })
    for (let n = 0; n < 70 && answer.status === 303; n += 1)
      answer = await webClient(app).post('/tell-us', {}, { 'x-forwarded-for': place })
    expect(answer.status).toBe(429)
    expect(answer.body).toContain('01785 278999')
    await sends(open)
    expect((await newest())?.said.tell).toBe('Begun before.')
  })
})

describe('who tells us', () => {
  beforeAll(() => {
    place = '192.0.2.5'
  })

  test('stays unknown where they want it: no name is kept that they left by mistake', async () => {
    const telling = await tells({ ...STORY, more: { tell: 'Changed my mind.' }, you: { referrer: 'named' } })
    await telling.client.post(`${telling.base}/reach`, { name: 'Nan Test-Neighbour', phone: '01632 960001' })
    await telling.client.post(`${telling.base}/you`, { referrer: 'anonymous' })
    await sends(telling)
    expect(
      await asSuperuser(database, `select 1 from public_report_referrer where name like '%Test-Neighbour%'`),
    ).toEqual([])
  })

  test('policy 1.6: a professional hears by e-mail that it was received, and nothing of the child stands there', async () => {
    const telling = await tells(
      {
        ...STORY,
        more: { tell: 'Missed two appointments.' },
        work: { name: 'Vi Test-Visitor', job: 'health visitor', organisation: 'Sample Health' },
        reach: { email: 'vi@example.org', safeToReach: 'mornings', updates: 'yes' },
        family: { referrer: 'protected' },
      },
      'professional',
    )
    await sends(telling)
    authority.jobs.work(tellSenderJob.name, (data, job) =>
      tellSenderJob.handle({ ...authority.deps, db: database.workerDb }, data, job),
    )
    expect((await authority.jobs.drain()).failed).toEqual([])
    const [message] = await asSuperuser<{
      to_address: string
      subject: string
      body: string
      child_id: null
      to_name: string
    }>(database, `select * from outbox_message where template = 'report-received'`)
    expect(message).toMatchObject({ to_address: 'vi@example.org', child_id: null })
    for (const word of ['Test-Lane', 'Ada', 'missing', 'child', 'Test-Visitor'])
      expect(`${message?.subject} ${message?.body} ${message?.to_name}`).not.toContain(word)
  })

  test('of those signed in, the CME team alone reads who it was', async () => {
    for (const key of ['cme-officer', 'cme-manager'])
      expect(
        await authority.as(key, (trx) => trx.selectFrom('public_report_referrer').selectAll().execute()),
      ).not.toEqual([])
    for (const key of [
      'alder-head',
      'data-officer',
      'admissions',
      'ehe-officer',
      'virtual-school',
      'stafford-worker',
    ])
      for (const table of ['public_report', 'public_report_referrer', 'public_report_case'] as const)
        expect(await authority.as(key, (trx) => trx.selectFrom(table).selectAll().execute())).toEqual([])
  })
})
