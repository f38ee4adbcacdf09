import { beforeAll, describe, expect, test } from 'vitest'
import { asSuperuser } from '../../../test/support/business-tables.ts'
import { giveSchoolYear } from '../../../test/support/school-year.ts'
import { testApp } from '../../../test/support/test-app.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { type MadeAuthority, makeTwoAuthorities } from '../../../test/support/two-authorities.ts'
import { type Fields, type WebAnswer, type WebClient, webClient } from '../../../test/support/web-client.ts'
import type { Role } from '../../platform/auth/roles.ts'
import { openJobs } from '../../platform/jobs/jobs.ts'
import { allRoutes } from '../../web/all-routes.ts'

const database = withTestDatabase()
let authority: MadeAuthority
let app: ReturnType<typeof testApp>
let matter: string

beforeAll(async () => {
  authority = (await makeTwoAuthorities(database.workerDb)).staffordshire
  await giveSchoolYear(database.workerDb, authority.laId)
  const jobs = await openJobs({ pool: database.worker, clock: database.clock })
  app = testApp(database, { routes: allRoutes, deps: { jobs } })
  database.clock.set('2026-09-15')
  matter = `/matters/${authority.child.matterId}`
  return () => jobs.close()
})

async function signedIn(role: Role): Promise<WebClient> {
  const client = webClient(app)
  await client.signInAs(`staffordshire-${role}`)
  return client
}

async function record(role: Role, path: string, fields: Fields): Promise<WebAnswer> {
  const client = await signedIn(role)
  return client.submit(await client.get(`${matter}/${path}`), fields, `${matter}/${path}`)
}

const timeline = async (role: Role) => (await (await signedIn(role)).get(`${matter}/timeline`)).body

describe('what can be written on any matter', () => {
  test('a note stands on the timeline of all who work on it', async () => {
    expect((await record('school-staff', 'note', { note: 'A neighbour rang <b>twice</b>.' })).status).toBe(
      303,
    )
    const body = await timeline('cme-officer')
    expect(body).toContain('A neighbour rang &lt;b>twice&lt;/b>.')
  })

  test('an empty note is not written', async () => {
    const answer = await record('school-staff', 'note', { note: '  ' })
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('Write the note.')
  })

  test('a question of the authority stands in the school’s list until the school answers', async () => {
    const asked = await record('cme-officer', 'ask-question', {
      of: 'school',
      question: 'Who last saw Rowan, and when?',
      'answerBy-day': '17',
      'answerBy-month': '9',
      'answerBy-year': '2026',
    })
    expect(asked.status).toBe(303)
    const staff = await signedIn('school-staff')
    expect((await staff.get('/')).body).toContain('“Who last saw Rowan, and when?”')
    const form = await staff.get(`${matter}/answer-question`)
    const seq = /value="(\d+)"[^>]*type="radio"|type="radio"[^>]*value="(\d+)"/.exec(form.body)
    const answered = await staff.submit(
      form,
      { asked: seq?.[1] ?? seq?.[2] ?? '', answer: 'Her form tutor, on 17 July' },
      `${matter}/answer-question`,
    )
    expect(answered.status).toBe(303)
    expect((await staff.get('/')).body).not.toContain('“Who last saw Rowan, and when?”')
    expect(await timeline('cme-officer')).toContain('Her form tutor, on 17 July')
    const told = await asSuperuser<{ template: string; to: string; words: string }>(
      database,
      `select template, to_address as to, subject || body as words from outbox_message
       where template like 'question-%' order by made_at, template`,
    )
    const both = ['question-asked', 'question-answered']
    expect([...new Set(told.map(({ template }) => template))].toSorted()).toEqual(both.toSorted())
    for (const { words } of told) expect(words).not.toMatch(/Rowan|tutor|Test-/)
  })

  test('a question needs somebody to ask, words and a day to come', async () => {
    const answer = await record('cme-officer', 'ask-question', {
      question: '',
      'answerBy-day': '1',
      'answerBy-month': '9',
      'answerBy-year': '2026',
    })
    expect(answer.status).toBe(422)
    for (const words of ['Choose whom you ask', 'Write your question', 'must be today or later'])
      expect(answer.body).toContain(words)
  })

  test('a correction is a new line beside the old one', async () => {
    const client = await signedIn('school-staff')
    const form = await client.get(`${matter}/correct`)
    const answer = await client.submit(
      form,
      { what: 'entry', corrects: '1', now: 'Expected on 3 September', reason: 'The letter says so' },
      `${matter}/correct`,
    )
    expect(answer.status).toBe(303)
    const body = await timeline('school-staff')
    expect(body).toContain('The letter says so')
    expect(body).toContain('Did not come')
  })
})

describe('who looks after a matter', () => {
  test('the owner and the deputy are two people of the organisation, with a reason', async () => {
    const owner = authority.people.get('headteacher')?.accountId ?? ''
    const deputy = authority.people.get('school-staff')?.accountId ?? ''
    const same = await record('cme-manager', 'owner', { owner, deputy: owner, reason: 'x' })
    expect(same.status).toBe(422)
    expect(same.body).toContain('Choose somebody else as deputy')
    const changed = await record('cme-manager', 'owner', { owner, deputy, reason: 'on leave' })
    expect(changed.status).toBe(303)
    const { body } = await (await signedIn('cme-manager')).get(matter)
    expect(body).toContain('Demo-headteacher')
  })

  test('a stale page is answered with what was recorded meanwhile', async () => {
    const manager = await signedIn('cme-manager')
    const stale = await manager.get(`${matter}/owner`)
    await record('school-staff', 'note', { note: 'Seen in the shop' })
    const answer = await manager.submit(
      stale,
      {
        owner: authority.people.get('school-staff')?.accountId ?? '',
        deputy: authority.people.get('headteacher')?.accountId ?? '',
        reason: 'back again',
      },
      `${matter}/owner`,
    )
    expect(answer.status).toBe(409)
    expect(answer.body).toContain('Seen in the shop')
    expect(answer.body).toContain('back again')
  })

  test('a school does not change the owner', async () => {
    expect((await (await signedIn('school-staff')).get(`${matter}/owner`)).status).toBe(404)
  })
})
