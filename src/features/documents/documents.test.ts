import { afterAll, beforeAll, expect, test } from 'vitest'
import { anEnquiry, lookAt } from '../../../test/support/a-matter.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { testApp } from '../../../test/support/test-app.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { formsOf, type WebClient, webClient } from '../../../test/support/web-client.ts'
import { accountsRoutes } from '../accounts/index.ts'
import { documentsRoutes } from './index.ts'

const database = withTestDatabase()
let authority: AnAuthority
let app: ReturnType<typeof testApp>
let matterId: string
let alder: WebClient
let birch: WebClient

beforeAll(async () => {
  authority = await anAuthority(database)
  await database.worker.query('update local_authority set demo = true')
  matterId = (await anEnquiry(authority, { upTo: 'day-zero-recorded' })).matterId
  app = testApp(database, { routes: [...accountsRoutes, ...documentsRoutes], deps: authority.deps })
  alder = webClient(app)
  birch = webClient(app)
  await alder.signInAs('staffordshire-alder-staff')
  await birch.signInAs('staffordshire-birch-staff')
})
afterAll(async () => {
  await app?.close()
  await authority?.jobs.close()
})

interface SentFile {
  readonly name: string
  readonly bytes: Buffer | string
}

const list = () => `/matters/${matterId}/documents`

/** Sends the form of the page with files, as a browser does. */
async function add(client: WebClient, files: readonly SentFile[], note = '') {
  const page = await client.get(list())
  const hidden = formsOf(page.body).find(({ action }) => action === list())?.hidden ?? {}
  const boundary = 'made-up-boundary'
  const parts = [
    ...Object.entries({ ...hidden, note }).map(
      ([name, value]) =>
        `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    ),
  ].map((text) => Buffer.from(text))
  for (const { name, bytes } of files) {
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/html\r\n\r\n`
    parts.push(Buffer.from(head), Buffer.from(bytes), Buffer.from('\r\n'))
  }
  parts.push(Buffer.from(`--${boundary}--\r\n`))
  return app.inject({
    method: 'POST',
    url: list(),
    headers: {
      cookie: [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: Buffer.concat(parts),
  })
}

const linksIn = (body: string) =>
  [...body.matchAll(/href="(\/documents\/[^"]+)"/g)].map(([, href = '']) => href)

test('a letter is kept as it came, named in the history, and given back as a download', async () => {
  const bytes = '%PDF-1.7\nmade up\n%%EOF'
  const sent = await add(alder, [{ name: 'Copy of letter.pdf', bytes }], 'Sent first class')
  expect(sent.statusCode).toBe(303)
  const page = await alder.get(list())
  expect(page.body).toContain('Copy of letter.pdf')
  expect(page.body).toContain('Demo-alder-staff')
  const { events } = await lookAt(authority, matterId)
  expect(events.at(-1)?.facts).toEqual({ text: 'Added “Copy of letter.pdf”. Sent first class' })
  const [href = ''] = linksIn(page.body)
  const file = await alder.get(href)
  expect(file.bytes.toString()).toBe(bytes)
  expect(file.headers['content-disposition']).toMatch(/^attachment; filename="Copy of letter\.pdf"/)
  expect(file.headers['x-content-type-options']).toBe('nosniff')
  expect(file.headers['content-type']).toBe('application/pdf')
})

test('the same content a second time is not kept twice', async () => {
  const sent = await add(alder, [{ name: 'again.pdf', bytes: '%PDF-1.7\nmade up\n%%EOF' }])
  expect(sent.statusCode).toBe(422)
  expect(sent.body).toContain('“Copy of letter.pdf” with the same content is here already.')
})

test('of several files with one that is not what it says none is kept', async () => {
  const before = linksIn((await alder.get(list())).body).length
  const sent = await add(alder, [
    { name: 'note.txt', bytes: 'All is well' },
    { name: 'photo.jpg', bytes: '<script>alert(1)</script>' },
  ])
  expect(sent.statusCode).toBe(422)
  expect(sent.body).toContain('“photo.jpg” is not what its name says')
  expect(sent.body).not.toContain('<script>alert')
  expect(linksIn((await alder.get(list())).body)).toHaveLength(before)
})

test('no file at all is said in words', async () => {
  const sent = await add(alder, [])
  expect(sent.statusCode).toBe(422)
  expect(sent.body).toContain('Choose a file.')
})

test('a file over 10 megabytes is turned away', async () => {
  const sent = await add(alder, [{ name: 'large.txt', bytes: Buffer.alloc(10_485_761, 'a') }])
  expect(sent.statusCode).toBe(413)
})

test('another school sees neither the list nor the file', async () => {
  const [href = ''] = linksIn((await alder.get(list())).body)
  expect((await birch.get(list())).status).toBe(404)
  expect((await birch.get(href)).status).toBe(404)
})
