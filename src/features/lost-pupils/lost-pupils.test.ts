import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boxes, type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { aCase, aPupilOnRoll, kindsOf, lookAt } from '../../../test/support/a-matter.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { asSuperuser } from '../../../test/support/business-tables.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import type { Fields, WebAnswer } from '../../../test/support/web-client.ts'
import { recordEvents } from '../cases/index.ts'
import { lostPupilRoutes } from './index.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority
let desks: Desks

beforeAll(async () => {
  staffordshire = await anAuthority(database)
  desks = desksOf(staffordshire, lostPupilRoutes)
})
afterAll(() => desks.close())

let asked = 0
function sought(more: Fields = {}): Fields {
  asked += 1
  return {
    givenName: 'Aleksandra',
    familyName: `Made-Up-Sought${asked}`,
    sex: 'F',
    seenLast: 'A school in Derby, the mother says',
    ...boxes('bornOn', '2014-05-06'),
    ...boxes('admittedOn', '2026-09-07'),
    ...more,
  }
}

async function asks(fields: Fields, key = 'birch-staff'): Promise<WebAnswer> {
  const client = await desks.of(key)
  return client.submit(await client.get('/lost-pupils/new'), fields, '/lost-pupils/new')
}

async function asksFor(fields: Fields, key = 'birch-staff'): Promise<string> {
  const answer = await asks(fields, key)
  if (answer.location === undefined) throw new Error(wordsOf(answer))
  return answer.location
}

const opens = async (key: string, path: string) => (await desks.of(key)).get(path)

async function answers(path: string, fields: Fields, key = 'cme-officer'): Promise<WebAnswer> {
  const client = await desks.of(key)
  return client.submit(await client.get(path), fields, `${path}/answer`)
}

describe('a school that admitted a child without school history', () => {
  test('asks its authority, and the CME team has it in its queue with owner, next step and day, policy 4.14', async () => {
    database.clock.set('2026-09-08')
    const path = await asksFor(sought())
    const own = wordsOf(await opens('birch-staff', path))
    expect(own).toContain('Asked, to be searched')
    const queue = wordsOf(await opens('cme-officer', '/lost-pupils'))
    expect(queue).toContain(`Made-Up-Sought${asked}, Aleksandra`)
    expect(queue).toContain('CME team: search the database and answer')
    expect(queue).toContain('Demo-cme-officer')
    expect(queue).toContain('Birch Example High School')
    expect(queue).toContain('5 working days from Tue 8 Sep; the authority’s own setting')
    const told = await asSuperuser<{ subject: string; body: string }>(
      database,
      `select subject, body from outbox_message where template = 'lost-pupils-asked'`,
    )
    expect(told.length).toBeGreaterThan(0)
    for (const { subject, body } of told) expect(`${subject} ${body}`).not.toContain('Made-Up')
  })

  test('hears the answer, which stands on the search, and nothing of what the authority holds, policy 4.14', async () => {
    const path = await asksFor(sought())
    const first = await answers(path, {
      result: 'found',
      where: 'Derby City, Made-Up Primary',
      collected: 'yes',
      told: 'Ask s2s for access if the file does not come.',
    })
    expect(first.status).toBe(303)
    const page = wordsOf(await opens('birch-staff', path))
    expect(page).toContain(
      'The child’s file was found, sent by Derby City, Made-Up Primary. It was collected.',
    )
    expect(page).not.toContain('Own records')
    expect(page).not.toContain('On record here')
    expect(wordsOf(await opens('cme-officer', path))).not.toContain('Record the result')
  })

  test('does not see what another school asked', async () => {
    const path = await asksFor(sought())
    for (const key of ['alder-staff', 'alder-head', 'stafford-worker', 'admissions'])
      expect((await opens(key, path)).status).toBe(404)
    expect(wordsOf(await opens('alder-staff', '/lost-pupils'))).not.toContain(`Made-Up-Sought${asked}`)
  })

  test('is asked for more, says it, and the search is the team’s turn again', async () => {
    const path = await asksFor(sought())
    await answers(path, { result: 'needs-information', question: 'Which town did the family come from?' })
    expect(wordsOf(await opens('cme-officer', '/lost-pupils?state=needs-information'))).toContain(
      'School: say more',
    )
    const school = await desks.of('birch-staff')
    const form = await school.get(`${path}/information`)
    expect(wordsOf(form)).toContain('The CME team asks: Which town did the family come from?')
    const empty = await school.submit(form, { note: '' }, `${path}/information`)
    expect(wordsOf(empty)).toContain('Write down your answer')
    const given = await school.submit(
      form,
      { ...sought({ formerNames: 'Pretend-Kowalska' }), note: 'From Derby, before that Gdynia' },
      `${path}/information`,
    )
    expect(given.status).toBe(303)
    const office = wordsOf(await opens('cme-officer', path))
    expect(office).toContain('From Derby, before that Gdynia')
    expect(office).toContain('Pretend-Kowalska')
    expect(office).toContain('Record the result')
  })
})

describe('what is typed', () => {
  test('is told back at its field, and nothing typed is lost', async () => {
    const answer = await asks({
      givenName: '',
      familyName: '!!',
      upn: 'nonsense',
      seenLast: 'Łódź',
      ...boxes('bornOn', '2004-01-01'),
      ...boxes('admittedOn', '2027-01-01'),
    })
    expect(answer.status).toBe(422)
    const words = wordsOf(answer)
    expect(words).toContain('The first name is missing')
    expect(words).toContain('The surname must have at least one letter')
    expect(words).toContain('The date of birth must be between')
    expect(words).toContain('The day of admission must be today or earlier')
    expect(words).toContain('Leave it empty if you are not sure')
    expect(answer.body).toContain('Łódź')
  })

  test('twice is one search: the second asking leads to the first', async () => {
    const fields = sought()
    const first = await asksFor(fields)
    const second = await asks(fields)
    expect(second.status).toBe(422)
    expect(wordsOf(second)).toContain('was asked for already')
    expect(second.body).toContain(first)
    const both = await Promise.all([sought()].flatMap((same) => [asks(same), asks(same)]))
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
  })

  test('may be twins, who are two searches', async () => {
    const fields = sought()
    await asksFor(fields)
    expect((await asks({ ...fields, givenName: 'Antonina' })).status).toBe(303)
  })

  test.each(['Олександра', 'أحمد محمد', '小明', 'Ngọc-Ánh', 'Łucja'])(
    'in any script: %s',
    async (givenName) => {
      const held = await aPupilOnRoll(staffordshire, { givenName, bornOn: '2014-05-06' })
      const path = await asksFor(sought({ givenName, familyName: held.familyName }))
      const office = wordsOf(await opens('cme-officer', path))
      expect(office).toContain(givenName)
      expect(office).toContain('On the roll of Alder Sample Academy')
    },
  )
})

describe('the authority’s own search for a case', () => {
  test('is a check under the law of the pack, told of in the sharing log, and answered on the case, policy 3.2', async () => {
    const { pupil, caseId } = await aCase(staffordshire, { upTo: 'check-answered' })
    const officer = await desks.of('cme-officer')
    const form = await officer.get(`/matters/${caseId}/lost-pupils`)
    const path = `/matters/${caseId}/lost-pupils`
    const little = await officer.submit(form, { told: 'sex' }, path)
    expect(wordsOf(little)).toContain('Choose the unique pupil number, or the name with the date of birth')
    const begun = await officer.submit(form, { told: ['upn', 'born'], note: '' }, path)
    const search = begun.location ?? ''
    expect(search).toContain('/lost-pupils/')
    expect(wordsOf(await officer.submit(form, { told: 'upn' }, path))).not.toContain('LP-00000')
    const shared = await asSuperuser<{ what: string; to_whom: string; basis: string }>(
      database,
      'select what, to_whom, basis from sharing_log where child_id = $1',
      [pupil.id],
    )
    expect(shared).toMatchObject([
      {
        what: 'Unique pupil number; Date of birth',
        to_whom: 's2s, Lost Pupils Database',
        basis: expect.stringContaining('Education Act 1996, section 436A'),
      },
    ])
    expect((await opens('birch-staff', search)).status).toBe(404)
    const page = wordsOf(await opens('cme-officer', search))
    expect(page).not.toContain('More must be known')
    expect((await answers(search, { result: 'not-found', match: caseId })).status).toBe(303)
    expect((await kindsOf(staffordshire, caseId)).slice(-3)).toEqual([
      'check-requested',
      'lost-pupils-searched',
      'check-answered',
    ])
    expect((await lookAt(staffordshire, caseId)).state).toMatchObject({ state: 'L2', openChecks: [] })
  })

  test('is not for those who do not work the case', async () => {
    const { caseId } = await aCase(staffordshire, { upTo: 'triaged' })
    for (const key of ['alder-head', 'birch-staff', 'admissions'])
      expect((await opens(key, `/matters/${caseId}/lost-pupils`)).status).toBe(404)
  })
})

describe('before an answer', () => {
  test('the officer compares with who is on record, and must say who it is', async () => {
    const { pupil, caseId } = await aCase(staffordshire, { upTo: 'triaged' })
    const path = await asksFor(
      sought({ givenName: pupil.givenName, familyName: pupil.familyName, ...boxes('bornOn', '2015-03-14') }),
    )
    const office = wordsOf(await opens('cme-officer', path))
    expect(office).toContain('On record here')
    expect(office).toMatch(/Date of birth 14 March 2015 14 March 2015 same/)
    const unsaid = await answers(path, { result: 'not-found' })
    expect(wordsOf(unsaid)).toContain('Choose which of these the child is')
    expect((await answers(path, { result: 'not-found', match: caseId })).status).toBe(303)
    const { events } = await lookAt(staffordshire, caseId)
    expect(events.find(({ kind }) => kind === 'lost-pupils-searched')).toMatchObject({
      facts: { askedBy: 'Birch Example High School', result: expect.stringContaining('Nothing was found') },
    })
    const school = wordsOf(await opens('birch-staff', path))
    expect(school).not.toContain('Alder')
    expect(school).not.toContain('case')
  })

  test('a case under long review goes back to tracing with the news, policy 4.14', async () => {
    const { pupil, caseId } = await aCase(staffordshire, { upTo: 'check-answered' })
    await staffordshire.as('cme-manager', (trx, by) =>
      recordEvents(staffordshire.deps, trx, by, caseId, [
        { kind: 'checks-exhausted', facts: { signedOffBy: 'Demo-cme-manager' } },
      ]),
    )
    expect((await lookAt(staffordshire, caseId)).state.state).toBe('L7')
    const path = await asksFor(
      sought({ givenName: pupil.givenName, familyName: pupil.familyName, ...boxes('bornOn', '2015-03-14') }),
    )
    await answers(path, { result: 'found', where: 'Alder', collected: 'no', match: caseId })
    expect((await lookAt(staffordshire, caseId)).state.state).toBe('L2')
    expect(await kindsOf(staffordshire, caseId)).toContain('new-information')
    const shared = await asSuperuser<{ to_whom: string; basis: string }>(
      database,
      'select to_whom, basis from sharing_log where child_id = $1',
      [pupil.id],
    )
    expect(shared).toMatchObject([
      { to_whom: 'Birch Example High School', basis: expect.stringContaining('4.14') },
    ])
  })

  test('a child who came on record meanwhile has to be looked at first', async () => {
    const fields = sought({ givenName: 'Zofia' })
    const path = await asksFor(fields)
    const officer = await desks.of('cme-officer')
    const page = await officer.get(path)
    const held = await aPupilOnRoll(staffordshire, { givenName: 'Zofia', bornOn: '2014-05-06' })
    await asSuperuser(database, `update child set upn = 'X' where id = $1`, [held.id])
    await asSuperuser(
      database,
      `update child set family_name = $1, name_key = lower('zofia ' || replace($1, '-', ' ')) where id = $2`,
      [fields.familyName, held.id],
    )
    const answer = await officer.submit(page, { result: 'not-found', match: 'nobody' }, `${path}/answer`)
    expect(answer.status).toBe(422)
    expect(wordsOf(answer)).toContain('came on record after you opened the page')
  })

  test('an answer of two officers at once is written once', async () => {
    const path = await asksFor(sought())
    const officer = await desks.of('cme-officer')
    const manager = await desks.of('cme-manager')
    const [a, b] = [await officer.get(path), await manager.get(path)]
    const both = await Promise.all([
      officer.submit(a, { result: 'not-found', told: 'a', match: 'nobody' }, `${path}/answer`),
      manager.submit(b, { result: 'not-found', told: 'b', match: 'nobody' }, `${path}/answer`),
    ])
    expect(both.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(both.filter(({ status }) => status >= 500)).toHaveLength(0)
  })

  test('a colleague takes a search over', async () => {
    const path = await asksFor(sought())
    const manager = await desks.of('cme-manager')
    const page = await manager.get(path)
    expect((await manager.submit(page, {}, `${path}/take`)).status).toBe(303)
    expect(wordsOf(await opens('cme-manager', '/lost-pupils?whose=mine'))).toContain(`Made-Up-Sought${asked}`)
  })
})
