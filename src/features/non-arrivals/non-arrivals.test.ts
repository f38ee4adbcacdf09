import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { lookAt } from '../../../test/support/a-matter.ts'
import {
  A_REPORT,
  answerPage,
  beginReport,
  faultsOf,
  fillReport,
  sendReport,
} from '../../../test/support/a-report.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { testApp } from '../../../test/support/test-app.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { type WebAnswer, type WebClient, webClient } from '../../../test/support/web-client.ts'
import { authorityContacts } from '../../web/authority-contacts.ts'
import { accountsRoutes } from '../accounts/index.ts'
import { listDeadlinesOfMatter } from '../deadlines/index.ts'
import { flagDuplicateReportsJob, nonArrivalsRoutes } from './index.ts'

const database = withTestDatabase()
let authority: AnAuthority
let app: ReturnType<typeof testApp>
let alder: WebClient
let birch: WebClient

beforeAll(async () => {
  authority = await anAuthority(database)
  await database.worker.query('update local_authority set demo = true')
  authority.jobs.work('flag-duplicate-reports', (data, job) =>
    flagDuplicateReportsJob.handle({ ...authority.deps, db: database.workerDb }, data, job),
  )
  app = testApp(database, {
    routes: [...accountsRoutes, ...nonArrivalsRoutes],
    deps: authority.deps,
    contactsOf: authorityContacts(authority.packs),
  })
  alder = webClient(app)
  birch = webClient(app)
  await alder.signInAs('staffordshire-alder-staff')
  await birch.signInAs('staffordshire-birch-staff')
})
afterAll(async () => {
  await app?.close()
  await authority?.jobs.close()
})
beforeEach(() => database.clock.set('2026-10-20'))

let children = 0
/** A pupil nobody has heard of yet. */
function somebody(more: Record<string, string> = {}) {
  children += 1
  return {
    ...A_REPORT.pupil,
    familyName: `Test-Nobody${children}`,
    'bornOn-day': String(1 + (children % 28)),
    ...more,
  }
}

function matterIn(answer: WebAnswer): string {
  const id = /\/matters\/([0-9a-f-]{36})\/reported/.exec(answer.location ?? '')?.[1]
  if (id === undefined)
    throw new Error(`Nothing was reported: ${answer.status} ${faultsOf(answer).join(' | ')}`)
  return id
}

async function held(
  table: 'child_address' | 'register_entry' | 'family_contact' | 'child_flag' | 'child_fact',
  childId: string,
) {
  return authority.asSystem((trx) =>
    trx.selectFrom(table).selectAll().where('child_id', '=', childId).execute(),
  )
}

describe('a pupil was expected on Monday 19 October and did not come (policy 4.2)', () => {
  let sent: WebAnswer
  let matterId: string
  beforeAll(async () => {
    database.clock.set('2026-10-20')
    sent = await sendReport(alder)
    matterId = matterIn(sent)
  })

  test('policy 4.2: the enquiry stands in school contact, counted from the expected day, owned by who reported', async () => {
    const { state, matter, events } = await lookAt(authority, matterId)
    expect(state).toMatchObject({ state: 'Q1', dayZero: '2026-10-19', route: 'R1', safetyConcern: false })
    expect(events.map(({ kind }) => kind)).toEqual(['non-arrival-reported', 'day-zero-recorded'])
    expect(events[0]?.facts).toMatchObject({
      circumstances: {
        'came-from-another-school': true,
        'has-siblings': false,
        'lives-in-another-authority': false,
      },
      lastSeen: 'At the induction day on 3 July',
    })
    expect(matter.ownerAccountId).toBe(authority.person('alder-staff').accountId)
    expect(matter.deputyAccountId).toBe(authority.person('alder-head').accountId)
  })

  test('policy 4.2 and 4.4: Admissions is asked on school day 5, the form is due on school day 20, half term left out', async () => {
    const rows = await authority.asSystem((trx) => listDeadlinesOfMatter(trx, matterId))
    const due = Object.fromEntries(
      rows.filter((row) => row.status === 'open').map((row) => [row.kind, row.dueOn]),
    )
    expect(due).toEqual({
      'ask-admissions': '2026-10-23',
      'tell-authority': '2026-11-06',
      'refer-to-cme': '2026-11-20',
    })
  })

  test('the confirmation says what happens next, on which day and under which paragraph', async () => {
    const page = await alder.get(sent.location ?? '')
    expect(page.status).toBe(200)
    expect(page.body).toContain('Friday 23 October 2026')
    expect(page.body).toMatch(/Ask School Admissions[\s\S]*4\.2/)
    expect(page.body).toMatch(/<title>Report sent/)
  })

  test('the name is on the register from the expected day, and what was said is kept as facts', async () => {
    const { child } = await lookAt(authority, matterId)
    expect(child).toMatchObject({
      givenName: 'Rowan',
      familyName: 'Test-Ashby',
      bornOn: '2014-03-14',
      sex: 'F',
    })
    expect(await held('register_entry', child.id)).toMatchObject([
      { school_urn: authority.alder.urn, starting_on: '2026-10-19', year_group: '8', ended_on: null },
    ])
    expect(await held('child_address', child.id)).toMatchObject([
      { postcode: 'ST16 2DH', district: 'stafford', protected: false },
    ])
    expect(await held('family_contact', child.id)).toMatchObject([
      { name: 'Ines Test-Ashby', emergency: true },
    ])
    expect(await held('child_flag', child.id)).toMatchObject([{ code: 'special-needs' }])
    const facts = await held('child_fact', child.id)
    expect(facts.map((fact) => ('kind' in fact ? fact.kind : ''))).toEqual(
      expect.arrayContaining(['names', 'birth-date', 'sex', 'year-group', 'previous-school']),
    )
  })

  test('the same pupil reported again by the school leads to the enquiry that is open', async () => {
    const draft = await beginReport(alder)
    await answerPage(alder, draft, 'safety', A_REPORT.safety)
    const pupil = await answerPage(alder, draft, 'pupil', A_REPORT.pupil)
    expect(pupil.location).toBe(`${draft}/found`)
    const found = await alder.get(`${draft}/found`)
    expect(found.body).toContain('Test-Ashby, Rowan')
    expect(found.body).toContain('is open already')
    const { child } = await lookAt(authority, matterId)
    const chosen = await answerPage(alder, draft, 'found', { found: child.id })
    expect(chosen.location).toBe(`${draft}/enquiry-open`)
    expect((await alder.get(`${draft}/enquiry-open`)).body).toContain(`/matters/${matterId}`)
  })

  test('and is refused at the end as well, when the school says that it is a new pupil', async () => {
    const again = await sendReport(alder, { found: { found: 'new' } })
    expect(again.status).toBe(422)
    expect(again.body).toContain(`href="/matters/${matterId}"`)
  })
})

describe('another school reports the same child on the same day', () => {
  test('both enquiries stand on one child, each says that there may be another, and neither school sees the other’s', async () => {
    const pupil = somebody({ upn: 'D860210012003' })
    const first = matterIn(await sendReport(alder, { pupil }))
    const second = matterIn(await sendReport(birch, { pupil, 'last-seen': { lastSeen: 'Only Birch knows' } }))
    await authority.jobs.drain()
    await authority.jobs.drain()
    const [one, other] = [await lookAt(authority, first), await lookAt(authority, second)]
    expect(one.child.id).toBe(other.child.id)
    expect(one.matter.open && other.matter.open).toBe(true)
    expect(one.state.suspectedDuplicates).toEqual([second])
    expect(other.state.suspectedDuplicates).toEqual([first])
    expect((await alder.get(`/matters/${second}/reported`)).status).toBe(404)
    expect((await birch.get(`/matters/${first}/reported`)).status).toBe(404)
    expect(JSON.stringify(one.events)).not.toContain('Only Birch knows')
    expect(await held('register_entry', one.child.id)).toHaveLength(2)
  })

  test('doing the job twice says nothing twice', async () => {
    const pupil = somebody({ upn: 'K860210012019' })
    const first = matterIn(await sendReport(alder, { pupil }))
    matterIn(await sendReport(birch, { pupil }))
    await authority.jobs.drain()
    const before = (await lookAt(authority, first)).events.length
    const { child } = await lookAt(authority, first)
    const data = { laId: authority.laId, childId: child.id }
    await flagDuplicateReportsJob.handle({ ...authority.deps, db: database.workerDb }, data, {
      id: 'x',
      attempt: 2,
    })
    expect((await lookAt(authority, first)).events).toHaveLength(before)
  })

  test('two that come at the same moment end on one child too', async () => {
    const pupil = somebody()
    const drafts = [await fillReport(alder, { pupil }), await fillReport(birch, { pupil })]
    const [one, other] = await Promise.all([
      answerPage(alder, drafts[0] ?? '', 'check', {}),
      answerPage(birch, drafts[1] ?? '', 'check', {}),
    ])
    const seen = [await lookAt(authority, matterIn(one)), await lookAt(authority, matterIn(other))]
    expect(seen[0]?.child.id).toBe(seen[1]?.child.id)
  })

  test('the same names and birthday at another address make a new child, and nothing tells that there are two', async () => {
    const pupil = somebody()
    const first = matterIn(await sendReport(alder, { pupil }))
    const address = { ...A_REPORT.address, postcode: 'B77 1AA', lines: '1 Another Made-Up Road' }
    const second = matterIn(await sendReport(birch, { pupil, address }))
    const [one, other] = [await lookAt(authority, first), await lookAt(authority, second)]
    expect(other.child.id).not.toBe(one.child.id)
    expect(other.state.suspectedDuplicates).toEqual([])
    expect(other.events.map(({ kind }) => kind)).toEqual(one.events.map(({ kind }) => kind))
  })

  test('a number with a wrong check letter opens nobody’s record', async () => {
    const pupil = somebody({ upn: 'A860210012003' })
    const address = { ...A_REPORT.address, postcode: 'B77 1AA' }
    const first = matterIn(await sendReport(alder, { pupil }))
    const second = matterIn(
      await sendReport(birch, { pupil: { ...pupil, familyName: 'Test-Other' }, address }),
    )
    expect((await lookAt(authority, first)).child.id).not.toBe((await lookAt(authority, second)).child.id)
    expect((await lookAt(authority, first)).child.upn).toBe('A860210012003')
  })
})

describe('safety first (policy 1.4)', () => {
  test('the first page shows the lines, their hours and whether they are open', async () => {
    const draft = await beginReport(alder)
    const page = await alder.get(`${draft}/safety`)
    expect(page.body).toContain('0800 13 13 126')
    expect(page.body).toContain('Open now, until')
    expect(page.body).toContain('tel:999')
  })

  test('policy 4.8: a worry is recorded with whom was told, and moves no date', async () => {
    const told = {
      worried: 'yes',
      told: 'front-door',
      'toldOn-day': '20',
      'toldOn-month': '10',
      'toldOn-year': '2026',
      toldTime: '9.05',
      reference: 'FD-1',
    }
    const calm = matterIn(await sendReport(alder, { pupil: somebody() }))
    const worried = matterIn(await sendReport(alder, { pupil: somebody(), safety: told }))
    const seen = await lookAt(authority, worried)
    expect(seen.state.safetyConcern).toBe(true)
    expect(seen.events.map(({ kind }) => kind)).toContain('safety-contact-recorded')
    const dates = async (id: string) =>
      (await authority.asSystem((trx) => listDeadlinesOfMatter(trx, id))).map(
        ({ kind, dueOn }) => `${kind} ${dueOn}`,
      )
    expect(await dates(worried)).toEqual(await dates(calm))
    const contacts = await authority.asSystem((trx) =>
      trx.selectFrom('safety_contact').selectAll().where('matter_id', '=', worried).execute(),
    )
    expect(contacts).toMatchObject([{ reference: 'FD-1', told: 'Integrated Front Door' }])
    expect(contacts[0]?.told_at.toISOString()).toBe('2026-10-20T08:05:00.000Z')
  })

  test('policy 4.8: nobody told yet is asked again within a day', async () => {
    const matterId = matterIn(await sendReport(alder, { pupil: somebody(), safety: { worried: 'not-sure' } }))
    const rows = await authority.asSystem((trx) => listDeadlinesOfMatter(trx, matterId))
    expect(rows.find(({ kind }) => kind.startsWith('answer:'))).toMatchObject({
      dueOn: '2026-10-21',
      status: 'open',
    })
  })

  test('who was told is asked with a time that has come', async () => {
    const draft = await beginReport(alder)
    const sent = await answerPage(alder, draft, 'safety', {
      worried: 'yes',
      told: 'front-door',
      'toldOn-day': '20',
      'toldOn-month': '10',
      'toldOn-year': '2026',
      toldTime: '11.59 pm',
    })
    expect(faultsOf(sent)).toEqual(['The time it was said has not come yet today.'])
  })
})

describe('days that cannot be', () => {
  const on = (day: string, month: string, year: string) => ({
    ...A_REPORT['expected-day'],
    'expectedOn-day': day,
    'expectedOn-month': month,
    'expectedOn-year': year,
  })
  let draft: string
  beforeAll(async () => {
    database.clock.set('2026-10-20')
    draft = await beginReport(alder)
    await answerPage(alder, draft, 'safety', A_REPORT.safety)
    await answerPage(alder, draft, 'pupil', somebody())
  })
  const faults = async (fields: Record<string, string>) =>
    faultsOf(await answerPage(alder, draft, 'expected-day', fields)).join(' ')

  test('an expected day in the future is refused and everything typed is kept', async () => {
    const sent = await answerPage(alder, draft, 'expected-day', on('26', '11', '2026'))
    expect(sent.status).toBe(422)
    expect(faultsOf(sent).join()).toContain('has not come yet')
    expect(sent.body).toContain('value="26"')
    expect(sent.body).toContain('Made-Up Primary, Stafford')
    expect(sent.body).toMatch(/<title>Error: /)
  })

  test('a day that does not exist is refused with what is wrong', async () => {
    expect(await faults(on('31', '9', '2026'))).toContain('September 2026 has 30 days')
    expect(await faults(on('', '', '2026'))).toContain('must include a day and a month')
    expect(await faults(on('first', '9', '2026'))).toContain('a day from 1 to 31')
  })

  test('a start day in the holidays or at a weekend names the next school day', async () => {
    database.clock.set('2026-11-20')
    expect(await faults(on('28', '10', '2026'))).toContain('The next school day is Monday 2 November 2026')
    expect(await faults(on('17', '10', '2026'))).toContain('The next school day is Monday 19 October 2026')
  })

  test('a day more than a year ago is asked about once more, and then taken', async () => {
    const sent = await answerPage(alder, draft, 'expected-day', on('2', '9', '2025'))
    expect(faultsOf(sent).join()).toContain('more than a year ago')
    expect(sent.body).toContain('Yes, the pupil was expected on 2 September 2025')
    const confirmed = await answerPage(alder, draft, 'expected-day', {
      ...on('2', '9', '2025'),
      longAgo: 'yes',
    })
    expect(confirmed.location).toBe(`${draft}/address`)
  })

  test('a birth date out of range is refused with the range', async () => {
    const born = (year: string) => answerPage(alder, draft, 'pupil', somebody({ 'bornOn-year': year }))
    const range = 'between 20 October 2006 and 20 October 2024'
    expect(faultsOf(await born('1914')).join()).toContain(range)
    expect(faultsOf(await born('2026')).join()).toContain(range)
    expect(faultsOf(await born('14')).join()).toContain('a year of four numbers')
  })

  test('a school that had closed by that day is told so', async () => {
    await database.worker.query(
      `update school set status = 'Closed', close_on = '2026-08-31' where urn = $1`,
      [authority.alder.urn],
    )
    expect(await faults(on('19', '10', '2026'))).toContain('closed on 31 August 2026')
    await database.worker.query(`update school set status = 'Open', close_on = null where urn = $1`, [
      authority.alder.urn,
    ])
  })
})

describe('days for which there are no term dates', () => {
  test('policy 4.2: the report stands, waits for the first missed day, and asks for the dates', async () => {
    database.clock.set('2027-09-10')
    await alder.signInAs('staffordshire-alder-staff')
    const expected = {
      ...A_REPORT['expected-day'],
      'expectedOn-day': '3',
      'expectedOn-month': '9',
      'expectedOn-year': '2027',
    }
    const pupil = somebody()
    const matterId = matterIn(await sendReport(alder, { pupil, 'expected-day': expected }))
    const { state } = await lookAt(authority, matterId)
    expect(state).toMatchObject({ state: 'Q0', dayZero: null })
    const rows = await authority.asSystem((trx) => listDeadlinesOfMatter(trx, matterId))
    expect(rows.map(({ kind }) => kind)).toEqual(['supply-term-dates'])
    const page = await alder.get(`/matters/${matterId}/first-missed-day`)
    const early = await alder.submit(page, {
      'dayZero-day': '3',
      'dayZero-month': '9',
      'dayZero-year': '2027',
    })
    expect(early.body).toContain('Add the term dates first')
  })

  test('a school without any term dates can report too', async () => {
    const supersede = (at: Date | null) =>
      authority.asSystem((trx) => trx.updateTable('calendar_period').set({ superseded_at: at }).execute())
    await alder.signInAs('staffordshire-alder-staff')
    await supersede(database.clock.now())
    const matterId = matterIn(await sendReport(alder, { pupil: somebody() }))
    await supersede(null)
    expect((await lookAt(authority, matterId)).state.state).toBe('Q0')
    const rows = await authority.asSystem((trx) => listDeadlinesOfMatter(trx, matterId))
    expect(rows.map(({ kind }) => kind)).toEqual(['supply-term-dates'])
  })
})

describe('a draft', () => {
  test('waits on the start page with the name, and goes on where it stopped', async () => {
    const pupil = somebody({ familyName: 'Test-Waiting' })
    const draft = await beginReport(alder)
    await answerPage(alder, draft, 'safety', A_REPORT.safety)
    await answerPage(alder, draft, 'pupil', pupil)
    const again = webClient(app)
    await again.signInAs('staffordshire-alder-staff')
    expect((await again.get('/non-arrivals')).body).toContain('Test-Waiting, Rowan')
    expect((await again.get(draft)).location).toBe(`${draft}/expected-day`)
    expect((await again.get(`${draft}/pupil`)).body).toContain('value="Test-Waiting"')
  })

  test('is nobody else’s: not a colleague’s, not another school’s', async () => {
    const draft = await beginReport(alder)
    const head = webClient(app)
    await head.signInAs('staffordshire-alder-head')
    expect((await head.get(`${draft}/pupil`)).status).toBe(404)
    expect((await birch.get(`${draft}/pupil`)).status).toBe(404)
  })

  test('thrown away says so, and nothing of it is left', async () => {
    const draft = await beginReport(alder)
    await answerPage(alder, draft, 'pupil', somebody({ familyName: 'Test-Gone' }))
    const withdrawn = await answerPage(alder, draft, 'withdraw', {})
    expect(withdrawn.location).toBe('/non-arrivals')
    expect((await alder.get('/non-arrivals')).body).not.toContain('Test-Gone')
    expect((await alder.get(`${draft}/pupil`)).body).toContain('thrown away')
    const late = await alder.post(`${draft}/check`, {})
    expect(late.status).not.toBe(200)
    const { rows } = await database.owner
      .query(`select answers from draft where id = $1`, [draft.split('/').at(-1)])
      .catch(() => ({ rows: [] }))
    expect(JSON.stringify(rows)).not.toContain('Test-Gone')
  })

  test('sent twice is one report, and opened again leads to its matter', async () => {
    const draft = await fillReport(alder, { pupil: somebody() })
    const page = await alder.get(`${draft}/check`)
    const [one, two] = await Promise.all([alder.submit(page, {}), alder.submit(page, {})])
    expect(two.location).toBe(one.location)
    const matterId = matterIn(one)
    const otherTab = await alder.get(`${draft}/pupil`)
    expect(otherTab.location).toBe(`/matters/${matterId}`)
    const late = await alder.submit(page, { idempotencyKey: 'another-window' })
    expect(late.location).toBe(`/matters/${matterId}`)
  })

  test('in two windows: what the second one wrote is shown beside what is there, and can be saved over it', async () => {
    const draft = await beginReport(alder)
    const [one, two] = [await alder.get(`${draft}/last-seen`), await alder.get(`${draft}/last-seen`)]
    await alder.submit(one, { lastSeen: 'In the park', reasonBelieved: '' })
    const clash = await alder.submit(two, { lastSeen: 'At the station', reasonBelieved: '' })
    expect(clash.status).toBe(409)
    expect(clash.body).toContain('In the park')
    expect(clash.body).toContain('At the station')
    const saved = await alder.submit(clash, { lastSeen: 'At the station', reasonBelieved: '' })
    expect(saved.status).toBe(303)
  })

  test('in two windows: different pages do not disturb each other', async () => {
    const draft = await beginReport(alder)
    const [one, two] = [await alder.get(`${draft}/last-seen`), await alder.get(`${draft}/siblings`)]
    expect((await alder.submit(one, { lastSeen: 'x', reasonBelieved: '' })).status).toBe(303)
    expect((await alder.submit(two, { moreSiblings: 'none' })).status).toBe(303)
  })

  test('changed after the answers were checked is not sent unseen', async () => {
    const draft = await fillReport(alder, { pupil: somebody() })
    const check = await alder.get(`${draft}/check`)
    await answerPage(alder, draft, 'last-seen', { lastSeen: 'News', reasonBelieved: '' })
    const sent = await alder.submit(check, {})
    expect(sent.status).toBe(409)
    expect(sent.body).toContain('changed in another window')
  })

  test('that is not complete is not sent: each page that is missing is named with a way to it', async () => {
    const draft = await beginReport(alder)
    await answerPage(alder, draft, 'safety', A_REPORT.safety)
    const sent = await answerPage(alder, draft, 'check', {})
    expect(sent.status).toBe(422)
    expect(faultsOf(sent)).toContain('Answer: The pupil')
    expect(sent.body).toContain(`${draft}/pupil?then=check`)
  })

  test('a change from the check of all answers leads back to it', async () => {
    const draft = await fillReport(alder, { pupil: somebody() })
    const path = `${draft}/last-seen?then=check`
    const changed = await alder.submit(
      await alder.get(path),
      { lastSeen: 'Yesterday', reasonBelieved: '' },
      path,
    )
    expect(changed.location).toBe(`${draft}/check`)
    expect((await alder.get(`${draft}/check`)).body).toContain('Yesterday')
  })
})

describe('names as people have them', () => {
  test.each([
    ['O’Test', 'D’Arcy-Example'],
    ["O'Test", 'Łucja Test-Śmigły'],
    ['محمد', 'اختبار'],
    ['测试', '样本'],
    ['É', 'X'],
    ['A'.repeat(100), 'Б'.repeat(100)],
    ["Robert'); drop table child;--", '<script>alert(1)</script>'],
  ])('%s %s is kept as written', async (givenName, familyName) => {
    const matterId = matterIn(await sendReport(alder, { pupil: somebody({ givenName, familyName }) }))
    const { child } = await lookAt(authority, matterId)
    expect([child.givenName, child.familyName]).toEqual([givenName, familyName])
    expect((await alder.get(`/matters/${matterId}/reported`)).body).not.toContain('<script>alert')
  })

  test('pasted control characters are refused in words, and the rest stays typed', async () => {
    const draft = await beginReport(alder)
    const sent = await answerPage(
      alder,
      draft,
      'pupil',
      somebody({ givenName: 'Ro\u0007wan', familyName: 'Test-Kept' }),
    )
    expect(faultsOf(sent)).toEqual([
      'The first name contains a control character that cannot be seen. Delete it and type the name again.',
    ])
    expect(sent.body).toContain('value="Test-Kept"')
  })

  test('all faults of a page are told at once', async () => {
    const draft = await beginReport(alder)
    const sent = await answerPage(alder, draft, 'pupil', { upn: '12' })
    expect(faultsOf(sent)).toHaveLength(5)
  })

  test('a wrong check letter warns and is kept', async () => {
    const draft = await fillReport(alder, { pupil: somebody({ upn: 'b 860210012003' }) })
    expect((await alder.get(`${draft}/check`)).body).toContain('B860210012003 (check it:')
    const matterId = matterIn(await answerPage(alder, draft, 'check', {}))
    expect((await lookAt(authority, matterId)).child.upn).toBe('B860210012003')
  })
})

describe('the home', () => {
  test('a postcode in several districts is chosen by a person; the choice is kept', async () => {
    const draft = await beginReport(alder)
    const typed = { ...A_REPORT.address, postcode: 'B79 9ZZ' }
    const asked = await answerPage(alder, draft, 'address', typed)
    expect(faultsOf(asked)).toEqual(['Choose the district; the postcode does not tell.'])
    expect(asked.body).toContain('Tamworth')
    expect((await answerPage(alder, draft, 'address', { ...typed, district: 'lichfield' })).status).toBe(303)
  })

  test('a postcode that is none is refused, and an unknown address is an answer', async () => {
    const draft = await beginReport(alder)
    const bad = await answerPage(alder, draft, 'address', { ...A_REPORT.address, postcode: 'nowhere' })
    expect(faultsOf(bad)).toEqual(['Write a whole postcode like ST16 2DH, or leave it empty.'])
    expect((await answerPage(alder, draft, 'address', { addressKnown: 'no' })).status).toBe(303)
  })

  test('an address that must stay secret is read by the CME team alone, also what another school adds to it', async () => {
    const pupil = somebody({ upn: 'Q860210012050' })
    const upn = await sendReport(alder, { pupil, address: { ...A_REPORT.address, secret: 'yes' } })
    const { child } = await lookAt(authority, matterIn(upn))
    const readBy = (key: string) =>
      authority.as(key, (trx) =>
        trx.selectFrom('child_address').select('lines').where('child_id', '=', child.id).execute(),
      )
    expect(await readBy('alder-staff')).toEqual([])
    expect(await readBy('cme-officer')).toHaveLength(1)
    await authority.asSystem((trx) =>
      trx
        .insertInto('child_address')
        .values({
          la_id: authority.laId,
          id: '01990000-0000-7000-8000-00000000abcd',
          child_id: child.id,
          lines: 'Refuge, Made-Up Street',
          from_on: '2026-10-20' as never,
          protected: false,
          source: 'another school',
          recorded_at: database.clock.now(),
        })
        .execute(),
    )
    expect(await readBy('alder-staff')).toEqual([])
    expect(await readBy('cme-officer')).toHaveLength(2)
  })
})

describe('the people round the child', () => {
  test('contacts can be added, changed and taken out; none needs a reason', async () => {
    const draft = await beginReport(alder)
    const none = await answerPage(alder, draft, 'family', { moreContacts: 'none' })
    expect(faultsOf(none)).toEqual(['Write down why no parent or contact is known.'])
    await answerPage(alder, draft, 'contact', A_REPORT.contact)
    await answerPage(alder, draft, 'contact', {
      ...A_REPORT.contact,
      name: 'Grandad Test-Ashby',
      relationship: 'grandfather',
    })
    const change = `${draft}/contact?number=2`
    await alder.submit(
      await alder.get(change),
      { ...A_REPORT.contact, name: 'Nan Test-Ashby', relationship: 'grandmother' },
      change,
    )
    let list = (await alder.get(`${draft}/family`)).body
    expect(list).toContain('Nan Test-Ashby (grandmother)')
    expect(list).not.toContain('Grandad')
    await alder.submit(await alder.get(change), { do: 'remove' }, change)
    list = (await alder.get(`${draft}/family`)).body
    expect(list).not.toContain('Nan Test-Ashby')
  })

  test('somebody who must not be contacted needs a reason, and is no contact to try', async () => {
    const draft = await beginReport(alder)
    const never = { ...A_REPORT.contact, mayContact: 'no' }
    expect(faultsOf(await answerPage(alder, draft, 'contact', never))).toEqual([
      'Write down why they must not be contacted.',
    ])
    const contact = { ...never, mustNotReason: 'Court order' }
    const matterId = matterIn(await sendReport(alder, { pupil: somebody(), contact }))
    const { child } = await lookAt(authority, matterId)
    expect(await held('family_contact', child.id)).toMatchObject([
      { must_not_contact: true, must_not_contact_reason: 'Court order' },
    ])
  })

  test('telephone numbers and e-mail addresses that are none are refused', async () => {
    const draft = await beginReport(alder)
    const sent = await answerPage(alder, draft, 'contact', {
      ...A_REPORT.contact,
      phone: 'ring me',
      email: 'nobody',
    })
    expect(faultsOf(sent)).toHaveLength(2)
  })

  test('a child whose brother is on the school’s register joins his family', async () => {
    const brother = somebody({ givenName: 'Ash', familyName: 'Test-Brothers' })
    const first = await lookAt(authority, matterIn(await sendReport(alder, { pupil: brother })))
    const draft = await fillReport(alder, {
      pupil: somebody({ familyName: 'Test-Brothers', 'bornOn-year': '2016' }),
    })
    await answerPage(alder, draft, 'sibling', {
      givenName: 'Ash',
      familyName: 'Test-Brothers',
      'bornOn-day': brother['bornOn-day'],
      'bornOn-month': '3',
      'bornOn-year': '2014',
    })
    await answerPage(alder, draft, 'siblings', { moreSiblings: 'done' })
    const second = await lookAt(authority, matterIn(await answerPage(alder, draft, 'check', {})))
    expect(second.child.familyId).toBe(first.child.familyId)
    expect(second.events[0]?.facts).toMatchObject({ circumstances: { 'has-siblings': true } })
  })
})
