import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { asSuperuser } from '../../test/support/business-tables.ts'
import { testApp } from '../../test/support/test-app.ts'
import { withTestDatabase } from '../../test/support/test-database.ts'
import { makeTwoAuthorities } from '../../test/support/two-authorities.ts'
import { formsOf, type WebClient, webClient } from '../../test/support/web-client.ts'
import { createDraft } from '../features/drafts/index.ts'
import {
  type Answer,
  type Ask,
  notFound,
  page,
  type Route,
  redirect,
  refused,
  unprocessable,
} from '../features/slice.ts'

const database = withTestDatabase()
let app: FastifyInstance
let client: WebClient
let token: string

const route = (
  path: `/${string}`,
  handle: (ask: Ask) => Promise<Answer>,
  more: Partial<Route> = {},
): Route => ({
  method: 'POST',
  path,
  permission: 'report-non-arrival',
  record: 'none',
  data: 'organisation',
  writes: true,
  audit: path.slice(1),
  handle,
  ...more,
})

const write = ({ trx, by, now, form }: Ask) =>
  createDraft(trx, by, { journey: 'test', answers: { text: form.text('text') } }, now)
const body = (title: string) => ({ title, content: title })

const routes: readonly Route[] = [
  route('/write', async (ask) => redirect(`/drafts-made/${await write(ask)}`)),
  route('/slow-write', async (ask) => {
    const id = await write(ask)
    await new Promise((done) => setTimeout(done, 150))
    return redirect(`/drafts-made/${id}`)
  }),
  route('/write-then-refuse', async (ask) => {
    await write(ask)
    return refused({ code: 'TOO_EARLY', message: 'Wait until day 20.', citation: 'policy 4.4' }, '/form')
  }),
  route('/write-then-422', async (ask) => {
    await write(ask)
    return unprocessable(body('Try again'))
  }),
  route('/write-and-keep', async (ask) => {
    await write(ask)
    return unprocessable(body('Kept'), true)
  }),
  route('/write-then-not-found', async (ask) => {
    await write(ask)
    return notFound()
  }),
  route('/write-then-throw', async (ask) => {
    await write(ask)
    throw new Error('a bug')
  }),
  route('/write-then-undrawable', async (ask) => {
    await write(ask)
    return page({ title: 'Never', content: { not: 'an element' } as never })
  }),
  route(
    '/upload',
    async ({ form }) =>
      page({
        title: 'Got',
        content: form.files.map((file) => `${file.field} ${file.name} ${file.bytes.length}`).join(';'),
      }),
    { files: true, writes: false },
  ),
  route('/form', async ({ hidden }) => page({ title: 'Form', content: `token ${hidden.antiForgery}` }), {
    method: 'GET',
    writes: false,
  }),
  route(
    '/download',
    async () => ({
      kind: 'file',
      name: '../../evil"\r\nname=ümlaut.csv',
      contentType: 'text/csv; charset=utf-8',
      bytes: Buffer.from('a,b'),
    }),
    { method: 'GET', writes: false },
  ),
  route('/outside', async () => redirect('//elsewhere.example'), { method: 'GET', writes: false }),
]

beforeAll(async () => {
  await makeTwoAuthorities(database.workerDb)
  app = testApp(database, { routes })
  await app.ready()
  client = webClient(app)
  await client.signInAs('staffordshire-school-staff')
  token = formsOf((await client.get('/acting-as')).body)[0]?.hidden._csrf ?? ''
  return () => app.close()
})

const send = (path: string, fields: Record<string, string> = {}) =>
  client.post(path, { _csrf: token, idempotencyKey: randomUUID(), ...fields })

async function drafts(): Promise<number> {
  return (await asSuperuser(database, 'select 1 from draft')).length
}

function audited(action: string) {
  return asSuperuser(database, 'select outcome, why from audit_entry where action = $1 order by seq', [
    action,
  ])
}

describe('an act', () => {
  it('is done once however often its form is sent', async () => {
    const before = await drafts()
    const key = randomUUID()
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => send('/slow-write', { idempotencyKey: key, text: 'once' })),
    )
    expect(new Set(answers.map((answer) => answer.location)).size).toBe(1)
    expect(answers.every((answer) => answer.status === 303)).toBe(true)
    const again = await send('/slow-write', { idempotencyKey: key, text: 'once' })
    expect(again.location).toBe(answers[0]?.location)
    expect(await drafts()).toBe(before + 1)
  })

  it('is another act when something else was typed, or by another person', async () => {
    const before = await drafts()
    const key = randomUUID()
    await send('/write', { idempotencyKey: key, text: 'one' })
    await send('/write', { idempotencyKey: key, text: 'two' })
    const colleague = webClient(app)
    await colleague.signInAs('staffordshire-headteacher')
    const own = formsOf((await colleague.get('/acting-as')).body)[0]?.hidden._csrf ?? ''
    await colleague.post('/write', { _csrf: own, idempotencyKey: key, text: 'one' })
    expect(await drafts()).toBe(before + 3)
  })

  it('counts once too when the form carries the token alone, since the key rides on it', async () => {
    const before = await drafts()
    const answers = [
      await client.post('/write', { _csrf: token, text: 'x' }),
      await client.post('/write', { _csrf: token, text: 'x' }),
    ]
    expect(answers[0]?.location).toBe(answers[1]?.location)
    expect(await drafts()).toBe(before + 1)
    const bare = await client.post('/write', { _csrf: token.split('.')[0] ?? '', text: 'x' })
    expect(bare.status).toBe(403)
  })

  it('leaves nothing behind when it is refused, not accepted, not found, or meets a fault', async () => {
    const before = await drafts()
    const statuses = []
    for (const path of [
      '/write-then-refuse',
      '/write-then-422',
      '/write-then-not-found',
      '/write-then-throw',
      '/write-then-undrawable',
    ])
      statuses.push((await send(path)).status)
    expect(statuses).toEqual([409, 422, 404, 500, 500])
    expect(await drafts()).toBe(before)
    expect(await audited('write-then-refuse')).toEqual([{ outcome: 'refused', why: 'TOO_EARLY' }])
    expect(await audited('write-then-422')).toEqual([{ outcome: 'refused', why: 'form-not-accepted' }])
    expect(await audited('write-then-not-found')).toEqual([{ outcome: 'not-found', why: null }])
    expect(await audited('write-then-throw')).toEqual([{ outcome: 'failed', why: 'fault' }])
  })

  it('keeps what the slice says to keep, though the form has faults', async () => {
    const before = await drafts()
    expect((await send('/write-and-keep')).status).toBe(422)
    expect(await drafts()).toBe(before + 1)
  })

  it('says why it is refused, what that rests on, and the way back', async () => {
    const answer = await send('/write-then-refuse')
    expect(answer.body).toContain('Wait until day 20.')
    expect(answer.body).toContain('policy 4.4')
    expect(answer.body).toContain('href="/form"')
  })

  it('says nothing of a fault but its reference', async () => {
    const answer = await send('/write-then-throw')
    expect(answer.body).not.toContain('a bug')
    expect(answer.body).not.toMatch(/at .*\.ts|select |Error:/)
    expect(answer.body).toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
  })
})

describe('what is sent', () => {
  it('comes back without what no text may hold, and otherwise as it was typed', async () => {
    const text = ` O’Neill\u0000 <b>"&' \u202ex `
    const answer = await send('/write', { text })
    const id = answer.location?.split('/').at(-1)
    const rows = await asSuperuser<{ answers: { text: string } }>(
      database,
      'select answers from draft where id = $1',
      [id],
    )
    expect(rows[0]?.answers.text).toBe(text.replace('\u0000', ''))
  })

  it('is refused in words when it is too much, of a kind we do not take, or no form at all', async () => {
    expect((await send('/write', { text: 'x'.repeat(1_100_000) })).status).toBe(413)
    const json = await app.inject({
      method: 'POST',
      url: '/write',
      headers: { 'content-type': 'application/json' },
      payload: '{}',
    })
    expect(json.statusCode).toBe(415)
    const many = new URLSearchParams(Array.from({ length: 3_000 }, (_, index) => [`f${index}`, '']))
    expect((await send('/write', Object.fromEntries(many))).status).toBe(413)
  })

  it('may bring files where the route says so, each up to ten megabytes', async () => {
    const sendFile = (bytes: number) => {
      const boundary = 'test-boundary'
      const part = (head: string, content: string | Buffer) =>
        Buffer.concat([
          Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
          Buffer.from(content),
          Buffer.from('\r\n'),
        ])
      const payload = Buffer.concat([
        part('name="_csrf"', token),
        part('name="note"; filename="report.txt"', Buffer.alloc(bytes, 'x')),
        part('name="empty"; filename=""', ''),
        Buffer.from(`--${boundary}--\r\n`),
      ])
      const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      return app.inject({
        method: 'POST',
        url: '/upload',
        headers: { cookie, 'content-type': `multipart/form-data; boundary=${boundary}` },
        payload,
      })
    }
    const small = await sendFile(5)
    expect([small.statusCode, small.body.includes('note report.txt 5')]).toEqual([200, true])
    expect((await sendFile(10_485_761)).statusCode).toBe(413)
  })
})

describe('what is answered', () => {
  it('carries every protective header, whatever it is', async () => {
    const paths = [
      '/form',
      '/download',
      '/nothing-here',
      '/outside',
      '/sign-in',
      '/health/live',
      '/health/ready',
      '/%zz',
      '/assets/none.css',
    ]
    for (const path of paths) {
      const { headers, status } = await client.get(path)
      expect(`${path} ${headers['strict-transport-security']}`).toBe(
        `${path} max-age=63072000; includeSubDomains`,
      )
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['referrer-policy']).toBe('no-referrer')
      expect(headers['cross-origin-opener-policy']).toBe('same-origin')
      expect(headers['cross-origin-resource-policy']).toBe('same-origin')
      expect(headers['permissions-policy']).toContain('camera=()')
      expect(headers['cache-control']).toBe('no-store')
      const policy = String(headers['content-security-policy'])
      for (const part of [
        "default-src 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ])
        expect(policy).toContain(part)
      expect(policy).not.toContain('unsafe')
      expect(headers.server).toBeUndefined()
      expect(headers['x-powered-by']).toBeUndefined()
      expect(status).not.toBe(0)
    }
  })

  it('has a fresh nonce each time', async () => {
    const nonceOf = async () =>
      /nonce-([^']+)/.exec(String((await client.get('/form')).headers['content-security-policy']))?.[1]
    const nonces = [await nonceOf(), await nonceOf()]
    expect(new Set(nonces).size).toBe(2)
    expect(nonces.every((nonce) => Buffer.from(nonce ?? '', 'base64').length === 16)).toBe(true)
  })

  it('is a download with a harmless name', async () => {
    const { headers, body: text } = await client.get('/download')
    expect(headers['content-disposition']).toBe(
      `attachment; filename="-evil---name=_mlaut.csv"; filename*=UTF-8''-evil---name%3D%C3%BCmlaut.csv`
        .replace('"-evil', '"evil')
        .replace("''-evil", "''evil"),
    )
    expect(headers['content-security-policy']).toContain('sandbox')
    expect(text).toBe('a,b')
  })

  it('never leads off the site', async () => {
    expect((await client.get('/outside')).status).toBe(500)
  })

  it('is the same page for what is not there, not theirs and not allowed', async () => {
    const plain = (html: string) => html.replace(/_csrf" value="[^"]*"/g, '')
    const pages = [
      await client.get('/nothing-here'),
      await client.get('/accounts'),
      await send('/write-then-not-found'),
    ]
    expect(new Set(pages.map((answer) => plain(answer.body))).size).toBe(1)
    expect(pages.map((answer) => answer.status)).toEqual([404, 404, 404])
  })

  it('answers HEAD as GET, without the page', async () => {
    const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await app.inject({ method: 'HEAD', url: '/form', headers: { cookie } })
    expect([answer.statusCode, answer.body]).toEqual([200, ''])
  })
})

describe('when the database is away', () => {
  it('says so plainly, with the number for danger, and comes back by itself', async () => {
    const broken = testApp(database, {
      routes,
      deps: {
        db: new Proxy(database.appDb, {
          get() {
            throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
          },
        }),
      },
      readiness: {
        database: async () => {
          throw new Error('away')
        },
      },
    })
    const away = webClient(broken)
    away.cookies.set('__Host-onroll', 'A'.repeat(43))
    const answer = await away.get('/form')
    expect(answer.status).toBe(503)
    expect(answer.headers['retry-after']).toBe('30')
    expect(answer.body).toContain('999')
    expect((await away.get('/health/ready')).status).toBe(503)
    expect((await away.get('/health/ready')).body).not.toContain('away')
    expect((await away.get('/health/live')).status).toBe(200)
    await broken.close()
  })
})
