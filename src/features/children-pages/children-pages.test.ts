import { beforeAll, describe, expect, test } from 'vitest'
import { testApp } from '../../../test/support/test-app.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { type MadeAuthority, makeTwoAuthorities } from '../../../test/support/two-authorities.ts'
import { type WebAnswer, type WebClient, webClient } from '../../../test/support/web-client.ts'
import type { Role } from '../../platform/auth/roles.ts'
import { allRoutes } from '../../web/all-routes.ts'

const database = withTestDatabase()
let authority: MadeAuthority
let app: ReturnType<typeof testApp>

beforeAll(async () => {
  authority = (await makeTwoAuthorities(database.workerDb)).testshire
  app = testApp(database, { routes: allRoutes })
})

async function signedIn(role: Role): Promise<WebClient> {
  const client = webClient(app)
  await client.signInAs(`testshire-${role}`)
  return client
}

async function search(role: Role, find: string): Promise<WebAnswer> {
  const client = await signedIn(role)
  return client.submit(await client.get('/find'), { find }, '/find')
}

describe('finding a child', () => {
  test.each(['Rowan', 'canary', 'Test-Canary Rowan', '5 May 2014', '05/05/2014 rowan'])(
    '%s finds a child of the school',
    async (typed) => {
      const answer = await search('school-staff', typed)
      expect(answer.status).toBe(200)
      expect(answer.body).toContain(`/children/${authority.child.id}`)
      expect(answer.body).not.toContain(`/children/${authority.otherChild.id}`)
    },
  )

  test('the CME team finds every child of its own authority, and none of another', async () => {
    const { body } = await search('cme-officer', 'Rowan')
    expect(body).toContain(`/children/${authority.child.id}`)
    expect(body).toContain(`/children/${authority.otherChild.id}`)
    expect(body).toContain('2 children')
  })

  test('what was typed stands in no address and is kept in the box', async () => {
    const answer = await search('cme-officer', 'Nobody-Like-This')
    expect(answer.location).toBeUndefined()
    expect(answer.body).toContain('Nobody like that is on record here')
    expect(answer.body).toContain('value="Nobody-Like-This"')
  })

  test('an empty box is answered with what to do', async () => {
    const answer = await search('cme-officer', ' ')
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('Enter a name, a birth date, a UPN or a reference')
  })

  test('a matter’s reference leads to the matter', async () => {
    const { rows } = await database.owner.query('select reference from matter where id = $1', [
      authority.child.matterId,
    ])
    const reference = String(rows[0]?.reference)
    const answer = await search('cme-officer', reference.toLowerCase())
    if (/^[a-z]{1,4}-\d{2,8}$/i.test(reference))
      expect(answer.location).toBe(`/matters/${authority.child.matterId}`)
    else expect(answer.status).toBe(200)
  })
})

describe('a child’s record', () => {
  test('shows no protected address to a school, and shows it to the CME team', async () => {
    const path = `/children/${authority.child.id}`
    const school = await (await signedIn('school-staff')).get(path)
    expect(school.status).toBe(200)
    expect(school.body).not.toContain('Protected-Lane')
    const officer = await (await signedIn('cme-officer')).get(path)
    expect(officer.body).toContain('Protected-Lane')
    expect(officer.body).toContain('Address protected')
  })

  test('is not there for another school', async () => {
    const other = webClient(app)
    await other.signInAs('testshire-school-staff-other')
    expect((await other.get(`/children/${authority.child.id}`)).status).toBe(404)
  })
})

describe('correcting the details', () => {
  const fields = {
    givenName: 'Rowan',
    familyName: 'Test-Ashby',
    'bornOn-day': '14',
    'bornOn-month': 'March',
    'bornOn-year': '2014',
    sex: 'F',
    upn: '',
    source: 'birth certificate seen',
  }

  test('what was held before stays among the facts', async () => {
    const officer = await signedIn('cme-officer')
    const path = `/children/${authority.child.id}/correct`
    const answer = await officer.submit(await officer.get(path), fields, path)
    expect(answer.status).toBe(303)
    const { body } = await officer.get(`/children/${authority.child.id}`)
    expect(body).toContain('Test-Ashby, Rowan')
    expect(body).toContain('correction of family name')
    expect(body).toContain('birth certificate seen')
  })

  test('all faults are told at once and everything typed is kept', async () => {
    const officer = await signedIn('cme-officer')
    const path = `/children/${authority.child.id}/correct`
    const typed = { ...fields, givenName: '', 'bornOn-day': '31', 'bornOn-month': '2', upn: 'X1', source: '' }
    const answer = await officer.submit(await officer.get(path), typed, path)
    expect(answer.status).toBe(422)
    for (const words of [
      'The first name is missing',
      'must be a real date',
      'A UPN is a letter',
      'how you know',
    ])
      expect(answer.body).toContain(words)
    expect(answer.body).toContain('value="X1"')
  })

  test('a page made before somebody else’s correction is shown with both texts, and nothing is written', async () => {
    const officer = await signedIn('cme-officer')
    const path = `/children/${authority.otherChild.id}/correct`
    const stale = await officer.get(path)
    const first = await officer.submit(stale, { ...fields, familyName: 'Sample-First' }, path)
    expect(first.status).toBe(303)
    const second = await signedIn('cme-manager')
    const page = await second.get(path)
    const body = page.body.replace(/name="version" value="\d+"/, 'name="version" value="1"')
    const answer = await second.submit({ ...page, body }, { ...fields, familyName: 'Sample-Second' }, path)
    expect(answer.status).toBe(409)
    expect(answer.body).toContain('Surname: Sample-First')
    expect(answer.body).toContain('Surname: Sample-Second')
    const kept = await database.owner.query('select family_name from child where id = $1', [
      authority.otherChild.id,
    ])
    expect(kept.rows[0]?.family_name).toBe('Sample-First')
    const again = await second.submit(answer, {}, path)
    expect(again.status).toBe(303)
  })
})
