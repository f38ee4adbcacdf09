import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { anEnquiry, lookAt } from '../../../test/support/a-matter.ts'
import { faultsOf } from '../../../test/support/a-report.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { testApp } from '../../../test/support/test-app.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { type WebClient, webClient } from '../../../test/support/web-client.ts'
import { authorityContacts } from '../../web/authority-contacts.ts'
import { accountsRoutes } from '../accounts/index.ts'
import { listDeadlinesOfMatter } from '../deadlines/index.ts'
import { concernsRoutes } from './index.ts'

const database = withTestDatabase()
let authority: AnAuthority
let app: ReturnType<typeof testApp>
let matterId: string
let alder: WebClient

beforeAll(async () => {
  authority = await anAuthority(database)
  await database.worker.query('update local_authority set demo = true')
  matterId = (await anEnquiry(authority, { upTo: 'day-zero-recorded' })).matterId
  app = testApp(database, {
    routes: [...accountsRoutes, ...concernsRoutes],
    deps: authority.deps,
    contactsOf: authorityContacts(authority.packs),
  })
  alder = webClient(app)
  await alder.signInAs('staffordshire-alder-staff')
})
afterAll(async () => {
  await app?.close()
  await authority?.jobs.close()
})
beforeEach(() => database.clock.set('2026-09-02'))

const NOW = { 'toldOn-day': '2', 'toldOn-month': '9', 'toldOn-year': '2026', toldTime: '9.30 am' }
const record = async (fields: Record<string, string>) =>
  alder.submit(await alder.get(`/matters/${matterId}/safety-contact`), { ...NOW, ...fields })
const deadlines = () => authority.asSystem((trx) => listDeadlinesOfMatter(trx, matterId))
const contacts = () =>
  authority.asSystem((trx) => trx.selectFrom('safety_contact').selectAll().orderBy('recorded_at').execute())

describe('a safety contact on an enquiry', () => {
  test('policy 1.4: the page offers the lines of the authority as they are today, and 999', async () => {
    const page = await alder.get(`/matters/${matterId}/safety-contact`)
    for (const words of ['Integrated Front Door', '999', '0345 604 2886', 'safeguarding lead', 'Nobody yet'])
      expect(page.body).toContain(words)
  })

  test('policy 4.8: it is recorded beside the process, moves nothing and stops no clock', async () => {
    const [before, was] = [await deadlines(), await lookAt(authority, matterId)]
    const sent = await record({ told: 'front-door', reference: 'FD-7', safetyNote: 'They will ring back' })
    expect(sent.status).toBe(303)
    const now = await lookAt(authority, matterId)
    expect(now.state.state).toBe(was.state.state)
    expect(now.state.flags).toContain('safety-concern')
    expect(await deadlines()).toEqual(before)
    expect(await contacts()).toMatchObject([
      { told: 'Integrated Front Door', reference: 'FD-7', matter_id: matterId, child_id: now.child.id },
    ])
  })

  test('policy 4.8: nobody told yet is asked again in 24 hours, until somebody was told', async () => {
    await record({ told: 'nobody-yet' })
    const waiting = (await deadlines()).filter(({ kind }) => kind.startsWith('answer:'))
    expect(waiting).toMatchObject([{ dueOn: '2026-09-03', status: 'open', side: 'school' }])
    await record({ told: 'nobody-yet', safetyNote: 'Rang out' })
    expect((await deadlines()).filter(({ kind }) => kind.startsWith('answer:'))).toHaveLength(1)
    await record({ told: 'somebody-else', toldOther: 'The duty social worker, Lee Test-Marsh' })
    expect((await deadlines()).filter(({ kind }) => kind.startsWith('answer:'))).toMatchObject([
      { status: 'met' },
    ])
    expect((await contacts()).at(-1)?.told).toBe('The duty social worker, Lee Test-Marsh')
  })

  test('all faults are told at once, and what was typed stays', async () => {
    const sent = await record({
      told: 'somebody-else',
      toldTime: 'just now',
      'toldOn-day': '31',
      safetyNote: 'kept',
    })
    expect(sent.status).toBe(422)
    expect(faultsOf(sent)).toHaveLength(3)
    expect(sent.body).toContain('kept')
  })

  test('somebody else’s line in between does no harm: it only adds', async () => {
    const page = await alder.get(`/matters/${matterId}/safety-contact`)
    await record({ told: 'emergency' })
    expect((await alder.submit(page, { ...NOW, told: 'front-door' })).status).toBe(303)
  })
})

describe('a safety contact without an enquiry', () => {
  test('is open to whoever works with children, and names nobody', async () => {
    const admissions = webClient(app)
    await admissions.signInAs('staffordshire-admissions')
    const page = await admissions.get('/safety-contact')
    expect(page.body).toContain('Open now, until')
    const sent = await admissions.submit(page, { ...NOW, told: 'social-worker' }, '/safety-contact')
    expect(sent.location).toBe('/safety-contact/recorded')
    expect((await admissions.visit('/safety-contact/recorded')).body).toContain(
      'It is recorded whom you told',
    )
    expect((await contacts()).at(-1)).toMatchObject({
      matter_id: null,
      child_id: null,
      told: expect.stringContaining('social worker'),
    })
    expect((await admissions.get('/safety-contact')).body).toContain(
      'The child’s social worker or key worker',
    )
  })

  test('an auditor, who works with no child, has no such page', async () => {
    const birch = webClient(app)
    await birch.signInAs('staffordshire-data-officer')
    expect((await birch.get('/safety-contact')).status).toBe(404)
  })
})
