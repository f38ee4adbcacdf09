import type { FastifyInstance } from 'fastify'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { asSuperuser } from '../../../test/support/business-tables.ts'
import { testApp } from '../../../test/support/test-app.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { type MadeAuthority, makeTwoAuthorities } from '../../../test/support/two-authorities.ts'
import { formsOf, type WebAnswer, type WebClient, webClient } from '../../../test/support/web-client.ts'
import { codeAt } from '../../platform/auth/one-time-codes.ts'
import { invitePerson } from './index.ts'

const database = withTestDatabase()
let app: FastifyInstance
let staffordshire: MadeAuthority
const PASSWORD = 'correct horse battery staple'

beforeAll(async () => {
  staffordshire = (await makeTwoAuthorities(database.workerDb)).staffordshire
  app = testApp(database)
  await app.ready()
  return () => app.close()
})
// Each test has its own five minutes.
beforeEach(() => database.clock.advance({ hours: 13 }))

const now = () => database.clock.now()
let people = 0

/** Somebody invited from the command line who has set password and code by the link. */
async function somebody() {
  people += 1
  const email = `ada.sample-${people}@example.invalid`
  const person = {
    laId: staffordshire.laId,
    email,
    name: 'Ada Sample',
    role: 'cme-officer',
    organisation: 'cme-team',
  }
  const invited = await invitePerson(database.workerDb, person, now())
  if (!invited.ok) throw new Error(invited.refusal.message)
  const client = webClient(app)
  const page = await client.get(invited.value.path)
  const secret = secretOn(page)
  const fields = { password: PASSWORD, again: PASSWORD, code: codeAt(secret, now()) }
  const set = await client.submit(page, fields)
  expect([set.status, set.location]).toEqual([303, '/sign-in'])
  database.clock.advance({ minutes: 1 })
  return { email, secret, path: invited.value.path }
}

function secretOn(page: WebAnswer): string {
  return /secret=([A-Z2-7]+)/.exec(page.body)?.[1] ?? ''
}

async function passwordStep(client: WebClient, email: string, password = PASSWORD): Promise<WebAnswer> {
  return client.submit(await client.get('/sign-in'), { email, password }, '/sign-in')
}

async function signIn(client: WebClient, person: { email: string; secret: string }): Promise<WebAnswer> {
  const first = await passwordStep(client, person.email)
  expect(first.location).toBe('/sign-in/code')
  return client.submit(await client.get('/sign-in/code'), { code: codeAt(person.secret, now()) })
}

describe('signing in with a password and a code', () => {
  it('needs both, and gives a cookie that scripts and other sites cannot use', async () => {
    const person = await somebody()
    const client = webClient(app)
    const answer = await signIn(client, person)
    expect([answer.status, answer.location]).toEqual([303, '/start'])
    const cookies = ([] as string[]).concat(answer.headers['set-cookie'] as string[])
    const own = cookies.find((cookie) => cookie.startsWith('__Host-onroll='))
    expect(own).toMatch(/^__Host-onroll=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
    expect((await client.get('/acting-as')).status).toBe(200)
  })

  it('does not count the password alone as being signed in', async () => {
    const person = await somebody()
    const client = webClient(app)
    await passwordStep(client, person.email)
    expect((await client.get('/acting-as')).status).toBe(303)
  })

  it('takes each code once', async () => {
    const person = await somebody()
    await signIn(webClient(app), person)
    const second = webClient(app)
    await passwordStep(second, person.email)
    const answer = await second.submit(await second.get('/sign-in/code'), {
      code: codeAt(person.secret, now()),
    })
    expect(answer.status).toBe(422)
    database.clock.advance({ minutes: 1 })
    const later = await second.submit(await second.get('/sign-in/code'), {
      code: codeAt(person.secret, now()),
    })
    expect(later.location).toBe('/start')
  })

  it('answers alike, in words and in time, whether or not there is such an account', async () => {
    const person = await somebody()
    const unknown = await timed(() =>
      passwordStep(webClient(app), 'nobody@example.invalid', 'wrong password here'),
    )
    const known = await timed(() => passwordStep(webClient(app), person.email, 'wrong password here'))
    const plain = (answer: WebAnswer) =>
      answer.body
        .replaceAll(person.email, 'EMAIL')
        .replaceAll('nobody@example.invalid', 'EMAIL')
        .replace(/_csrf" value="[^"]*"/g, '')
    expect(unknown.answer.status).toBe(422)
    expect(plain(known.answer)).toBe(plain(unknown.answer))
    expect(Math.abs(known.ms - unknown.ms)).toBeLessThan(150)
    expect(Math.min(known.ms, unknown.ms)).toBeGreaterThan(340)
  })

  it('weighs ten wrong guesses in five minutes, and then not even the right password', async () => {
    const person = await somebody()
    const guesses = await Promise.all(
      Array.from({ length: 14 }, (_, index) =>
        passwordStep(webClient(app), person.email, `wrong guess ${index} ......`),
      ),
    )
    const statuses = guesses.map((answer) => answer.status)
    expect(statuses.filter((status) => status === 422).length).toBeLessThanOrEqual(10)
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(4)
    const client = webClient(app)
    let tries = 0
    while ((await passwordStep(client, person.email, 'wrong')).status === 422 && tries < 11) tries += 1
    expect(tries).toBeLessThanOrEqual(10)
    expect((await passwordStep(client, person.email)).status).toBe(429)
    database.clock.advance({ minutes: 6 })
    expect((await passwordStep(client, person.email)).location).toBe('/sign-in/code')
  }, 30_000)

  it('lets the owner in from a device known before, whatever strangers do to the account', async () => {
    const person = await somebody()
    const home = webClient(app)
    await signIn(home, person)
    await home.post('/sign-out', { _csrf: tokenOn(await home.get('/acting-as')) })
    for (let guess = 0; guess < 11; guess += 1) await passwordStep(webClient(app), person.email, 'wrong')
    expect((await passwordStep(webClient(app), person.email)).status).toBe(429)
    database.clock.advance({ minutes: 1 })
    home.cookies.delete('__Host-onroll')
    expect((await signIn(home, person)).location).toBe('/start')
  }, 30_000)

  it('counts no right password, so that a whole council may sign in from one address', async () => {
    const person = await somebody()
    for (let time = 0; time < 12; time += 1)
      expect((await passwordStep(webClient(app), person.email)).location).toBe('/sign-in/code')
  }, 30_000)

  it('refuses a form without the twin of its cookie', async () => {
    const person = await somebody()
    const bare = await webClient(app).post('/sign-in', { email: person.email, password: PASSWORD })
    expect(bare.status).toBe(403)
  })
})

describe('a sign-in', () => {
  it('begins with a token of its own: one planted before is worth nothing', async () => {
    const person = await somebody()
    const client = webClient(app)
    client.cookies.set('__Host-onroll', 'P'.repeat(43))
    await signIn(client, person)
    expect(client.cookies.get('__Host-onroll')).not.toBe('P'.repeat(43))
    const planted = webClient(app)
    planted.cookies.set('__Host-onroll', 'P'.repeat(43))
    expect((await planted.get('/acting-as')).status).toBe(303)
  })

  it('ends after half an hour without use, and after twelve hours with it', async () => {
    const client = webClient(app)
    await client.signInAs('staffordshire-cme-officer')
    database.clock.advance({ minutes: 29 })
    expect((await client.get('/acting-as')).status).toBe(200)
    database.clock.advance({ minutes: 31 })
    expect((await client.get('/acting-as')).status).toBe(303)
    await client.signInAs('staffordshire-cme-officer')
    for (let minutes = 0; minutes < 12 * 60 - 10; minutes += 25) {
      database.clock.advance({ minutes: 25 })
      if (minutes + 25 < 12 * 60) expect((await client.get('/acting-as')).status).toBe(200)
    }
    database.clock.advance({ minutes: 20 })
    expect((await client.get('/acting-as')).status).toBe(303)
  })

  it('ends with signing out: the old cookie is dead and the browser is told to forget', async () => {
    const client = webClient(app)
    await client.signInAs('staffordshire-cme-officer')
    const old = new Map(client.cookies)
    const answer = await client.post('/sign-out', { _csrf: tokenOn(await client.get('/acting-as')) })
    expect([answer.status, answer.headers['clear-site-data']]).toEqual([303, '"cache", "storage"'])
    const thief = webClient(app)
    for (const [name, value] of old) thief.cookies.set(name, value)
    expect((await thief.get('/acting-as')).status).toBe(303)
  })

  it('is in one role at a time, and changing it gives a new token and the old limit of time', async () => {
    const email = 'two.roles-demo@example.invalid'
    const base = { laId: staffordshire.laId, email, name: 'Two Roles-Demo' }
    const first = await invitePerson(
      database.workerDb,
      { ...base, role: 'administrator', organisation: 'authority' },
      now(),
    )
    const second = await invitePerson(
      database.workerDb,
      { ...base, role: 'auditor', organisation: 'authority' },
      now(),
    )
    expect([first.ok, second.ok]).toEqual([true, true])
    await asSuperuser(database, `update account set demo_key = 'two-roles' where email = $1`, [email])
    const client = webClient(app)
    await client.signInAs('two-roles')
    const page = await client.get('/acting-as')
    const other = /name="role"[^>]*value="([^"]+)"(?![^>]*checked)/.exec(page.body)?.[1] ?? ''
    const before = client.cookies.get('__Host-onroll')
    const changed = await client.submit(page, { role: other }, '/acting-as')
    expect(changed.location).toBe('/start')
    expect(client.cookies.get('__Host-onroll')).not.toBe(before)
    expect((await client.get('/start')).location).toBe('/audit')
    const foreign = await client.submit(
      await client.get('/acting-as'),
      { role: '00000000-0000-7000-8000-000000000000' },
      '/acting-as',
    )
    expect(foreign.status).toBe(422)
  })
})

describe('a one-time link', () => {
  it('works once, and the same words follow whether it was used, ran out or never was', async () => {
    const { path } = await somebody()
    const used = await webClient(app).get(path)
    const never = await webClient(app).get(`/invites/${'x'.repeat(43)}`)
    expect([used.status, never.status]).toEqual([410, 410])
    expect(used.body).toBe(never.body)
  })

  it('refuses weak passwords, one’s own name, two that differ, and a wrong code, all at once', async () => {
    const person = {
      laId: staffordshire.laId,
      email: 'bob.pretend@example.invalid',
      name: 'Bob Pretend',
      role: 'auditor',
      organisation: 'authority',
    }
    const invited = await invitePerson(database.workerDb, person, now())
    if (!invited.ok) throw new Error('not invited')
    const client = webClient(app)
    const page = await client.get(invited.value.path)
    const answer = await client.submit(page, { password: 'pretend and extend', again: 'x', code: '000000' })
    expect(answer.status).toBe(422)
    for (const words of ['must not contain your name', 'are not the same', 'not the one the app shows'])
      expect(answer.body).toContain(words)
    database.clock.advance({ hours: 25 })
    expect((await client.get(invited.value.path)).status).toBe(410)
  })

  it('replaces a password within half an hour and ends every sign-in under the old one', async () => {
    const person = await somebody()
    const client = webClient(app)
    await signIn(client, person)
    const again = await invitePerson(
      database.workerDb,
      { laId: staffordshire.laId, email: person.email },
      now(),
    )
    if (!again.ok) throw new Error('not invited')
    expect(again.value.until.getTime() - now().getTime()).toBe(30 * 60_000)
    const page = await webClientOn(again.value.path)
    const secret = secretOn(page.answer)
    const code = codeAt(secret, now())
    const set = await page.client.submit(page.answer, {
      password: `${PASSWORD} two`,
      again: `${PASSWORD} two`,
      code,
    })
    expect(set.status).toBe(303)
    expect((await client.get('/acting-as')).status).toBe(303)
    expect((await passwordStep(webClient(app), person.email)).status).toBe(422)
  })
})

describe('an administrator', () => {
  it('disables an account and the next request of its owner is refused', async () => {
    const officer = webClient(app)
    await officer.signInAs('staffordshire-data-officer')
    const admin = webClient(app)
    await admin.signInAs('staffordshire-administrator')
    const id = staffordshire.people.get('data-officer')?.accountId ?? ''
    const page = await admin.get(`/accounts/${id}`)
    const done = await admin.submit(page, {}, `/accounts/${id}/disable`)
    expect(done.location).toBe(`/accounts/${id}`)
    expect((await officer.get('/acting-as')).status).toBe(303)
    const enabled = await admin.submit(await admin.get(`/accounts/${id}`), {}, `/accounts/${id}/enable`)
    expect(enabled.status).toBe(303)
  })

  it('saves over nobody: a page from before a change meets a conflict', async () => {
    const admin = webClient(app)
    await admin.signInAs('staffordshire-administrator')
    const id = staffordshire.people.get('virtual-school')?.accountId ?? ''
    const page = await admin.get(`/accounts/${id}`)
    const form = formsOf(page.body).find((each) => each.action.endsWith('/disable'))
    await admin.submit(page, {}, `/accounts/${id}/disable`)
    const second = await admin.post(`/accounts/${id}/disable`, {
      ...form?.hidden,
      idempotencyKey: 'another-key-1',
    })
    expect(second.status).toBe(409)
    const missing = await admin.post(`/accounts/${id}/end-sign-ins`, { _csrf: form?.hidden._csrf ?? '' })
    expect(missing.status).toBe(409)
  })

  it('cannot lock themselves out, and sees no child anywhere', async () => {
    const admin = webClient(app)
    await admin.signInAs('staffordshire-administrator')
    const own = staffordshire.people.get('administrator')?.accountId ?? ''
    const page = await admin.get(`/accounts/${own}`)
    expect(page.body).not.toContain('/disable')
    const form = formsOf(page.body).find((each) => each.action.endsWith('/end-sign-ins'))
    expect((await admin.post(`/accounts/${own}/disable`, { ...form?.hidden })).status).toBe(409)
    expect((await admin.get('/accounts')).body).not.toContain('Test-Canary')
  })

  it('makes a link that is shown once', async () => {
    const admin = webClient(app)
    await admin.signInAs('staffordshire-administrator')
    const id = staffordshire.people.get('ehe-officer')?.accountId ?? ''
    const made = await admin.submit(await admin.get(`/accounts/${id}`), {}, `/accounts/${id}/invite`)
    const path = /\/invites\/[\w-]{43}/.exec(made.body)?.[0] ?? ''
    expect((await webClient(app).get(path)).status).toBe(200)
    expect((await admin.get(`/accounts/${id}`)).body).not.toContain('/invites/')
  })
})

describe('signing in with one press', () => {
  it('is refused outside a demonstration', async () => {
    const serious = testApp(database, { deps: { demo: false } })
    await serious.ready()
    const client = webClient(serious)
    expect((await client.post('/demo/sign-in', { person: 'staffordshire-cme-officer' })).status).toBe(404)
    expect((await client.get('/sign-in')).body).not.toContain('Demo-cme-officer')
    await serious.close()
  })

  it('takes no form from another site, and no destination there', async () => {
    const client = webClient(app)
    const foreign = await client.post(
      '/demo/sign-in',
      { person: 'staffordshire-cme-officer' },
      { origin: 'http://elsewhere.example' },
    )
    expect(foreign.status).toBe(403)
    for (const to of [
      '//elsewhere.example',
      'https://elsewhere.example',
      '/\\elsewhere.example',
      '/\t/elsewhere.example',
    ]) {
      const answer = await client.post('/demo/sign-in', { person: 'staffordshire-cme-officer', to })
      expect(answer.location).toBe('/start')
    }
  })
})

function tokenOn(page: WebAnswer): string {
  return formsOf(page.body)[0]?.hidden._csrf ?? ''
}

async function webClientOn(path: string) {
  const client = webClient(app)
  return { client, answer: await client.get(path) }
}

async function timed(work: () => Promise<WebAnswer>): Promise<{ answer: WebAnswer; ms: number }> {
  const begun = performance.now()
  const answer = await work()
  return { answer, ms: performance.now() - begun }
}
