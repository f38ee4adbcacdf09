import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boxes, type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { aCase, anEnquiry, lookAt } from '../../../test/support/a-matter.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { asSuperuser } from '../../../test/support/business-tables.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { ACTIONS_BY_STATE } from '../../domain/case/available-actions.ts'
import { allRoutes } from '../../web/all-routes.ts'
import { listMattersOfChild } from '../cases/index.ts'
import { findOpenEntry } from '../children/index.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority
let desks: Desks

beforeAll(async () => {
  staffordshire = await anAuthority(database)
  desks = desksOf(staffordshire, allRoutes)
})
afterAll(() => desks.close())

type Step = readonly [who: string, act: string, fields?: Parameters<Desks['records']>[3]]

async function walk(matterId: string, ...steps: readonly Step[]) {
  for (const [who, act, fields] of steps) {
    const answer = await desks.records(who, matterId, act, fields)
    if (answer.status !== 303) throw new Error(`${act} ${answer.status}: ${wordsOf(answer).slice(0, 2500)}`)
  }
  return (await lookAt(staffordshire, matterId)).state
}

const othersOf = (childId: string, kind: string) =>
  staffordshire.asSystem(async (trx) =>
    (await listMattersOfChild(trx, childId)).filter((each) => each.kind === kind),
  )
const on = (day: string) => boxes('on', day)
const today = () => database.clock.today()
const tracing = async () => {
  const made = await aCase(staffordshire, { upTo: 'triaged' })
  database.clock.set('2026-10-01')
  return made
}
const SCHOOL = { school: 'Birch Example High School (8604002)' }

describe('the process', () => {
  test('has a page for every act that a person may do on a case and on home education', () => {
    const pages = new Set(
      allRoutes.filter(({ method }) => method === 'GET').map(({ audit }) => audit.replace(/^open-/, '')),
    )
    const missing = Object.entries(ACTIONS_BY_STATE)
      .filter(([state]) => /^[LE]/.test(state))
      .flatMap(([state, actions]) => actions.map((action) => `${state} ${action}`))
      .filter((each) => !pages.has(each.split(' ')[1] ?? '') && !each.endsWith('record-over-age'))
    expect(missing).toEqual([])
  })
})

describe('a child found in the area', () => {
  test('is open to Admissions from then on, who record application and offer', async () => {
    const { caseId } = await tracing()
    expect((await desks.opens('admissions', caseId, 'record-application')).status).toBe(404)
    await walk(caseId, [
      'cme-officer',
      'record-located',
      { where: 'in-area', source: 'visit', ...on(today()) },
    ])
    await walk(caseId, ['admissions', 'record-application', { schools: 'Birch', ...on(today()) }])
    const offered = await walk(caseId, ['admissions', 'record-offer', { ...SCHOOL, ...on(today()) }])
    expect([offered.state, offered.open]).toEqual(['L4', true])
    const started = await walk(caseId, [
      'cme-officer',
      'record-start',
      { ...SCHOOL, evidence: 'new pupil return', ...on(today()) },
    ])
    expect([started.state, started.open]).toEqual(['L8', false])
  })

  test('who does not start goes back to finding a place, or is a no-show at the school that has the name', async () => {
    const { caseId, pupil } = await tracing()
    await walk(
      caseId,
      ['cme-officer', 'record-located', { where: 'in-area', source: 'visit', ...on(today()) }],
      ['cme-officer', 'record-application', { schools: 'Birch', ...on(today()) }],
      [
        'cme-officer',
        'record-fell-through',
        { why: 'offer-refused', onRegister: 'no', reason: 'too far', ...on(today()) },
      ],
      ['cme-officer', 'record-fair-access', { panel: 'October panel', ...on(today()) }],
    )
    const wrong = await desks.records('cme-officer', caseId, 'record-fell-through', {
      why: 'did-not-start',
      onRegister: 'yes',
      reason: 'did not come',
      laestab: '9999999',
      ...boxes('expectedOn', today()),
      ...on(today()),
    })
    expect(wordsOf(wrong)).toContain('No school that works with this service has this number')
    const still = await walk(caseId, [
      'cme-officer',
      'record-fell-through',
      {
        why: 'did-not-start',
        onRegister: 'yes',
        reason: 'did not come',
        laestab: staffordshire.birch.laestab,
        ...boxes('expectedOn', today()),
        ...on(today()),
      },
    ])
    expect([still.state, still.open]).toEqual(['L4', true])
    const [noShow] = (await othersOf(pupil.id, 'school-enquiry')).filter(
      ({ schoolUrn }) => schoolUrn === staffordshire.birch.urn,
    )
    expect(noShow).toMatchObject({ state: 'Q0', openedFrom: caseId })
    expect((await (await desks.of('birch-staff')).get(`/matters/${noShow?.id}`)).status).toBe(200)
  })

  test('and looked after is placed by a direction, which the Virtual School works on, policy 3.4 and 3.5', async () => {
    const made = await aCase(staffordshire, { upTo: 'child-matched', pupil: { flags: ['looked-after'] } })
    const { caseId } = made
    const form = await desks.opens('cme-officer', caseId, 'triage')
    expect(form.body).toMatch(/value="looked-after"[^>]*checked|checked[^>]*value="looked-after"/)
    const triaged = await walk(caseId, ['cme-officer', 'triage', { lane: 'red', reasons: ['looked-after'] }])
    expect(triaged).toMatchObject({
      lane: 'red',
      lookedAfter: true,
      redReasons: ['Looked after (policy 2.6(a))'],
    })
    expect(triaged.openQuestions).toMatchObject([
      { of: 'authority', question: 'Tell the key worker in social care', answerBy: '2026-09-30' },
    ])
    await walk(caseId, [
      'cme-officer',
      'record-located',
      { where: 'in-area', source: 'carer', ...on(today()) },
    ])
    const directed = await walk(
      caseId,
      ['virtual-school', 'start-direction', { ...SCHOOL, schoolKind: 'academy', ...on(today()) }],
      ['virtual-school', 'record-school-reply', { reply: 'will-not-admit', ...on(today()) }],
      ['virtual-school', 'request-direction', { ...on(today()) }],
      ['virtual-school', 'record-direction', { ...SCHOOL, madeBy: 'the Secretary of State', ...on(today()) }],
    )
    expect(directed.state).toBe('L4')
  })

  test('without any application meets a notice, then an order with a named decision maker, policy 3.3', async () => {
    const { caseId, pupil } = await tracing()
    await walk(
      caseId,
      ['cme-officer', 'record-located', { where: 'in-area', source: 'visit', ...on(today()) }],
      ['cme-officer', 'start-formal-action', { decisionMaker: 'K. Sample-Rowe', ...on(today()) }],
    )
    const unnamed = await desks.records('cme-officer', caseId, 'record-order', {
      order: 'school attendance order',
      ...on(today()),
    })
    expect(wordsOf(unnamed)).toContain('Name who decided')
    expect(wordsOf(unnamed)).toContain('names a school')
    const suitable = await walk(caseId, [
      'cme-officer',
      'record-suitable',
      { evidence: 'report and work seen', decisionMaker: 'K. Sample-Rowe', ...on(today()) },
    ])
    expect([suitable.open, suitable.handedOverTo]).toEqual([false, 'E4'])
    expect(await othersOf(pupil.id, 'home-education')).toMatchObject([{ state: 'E4', openedFrom: caseId }])
  })
})

describe('a child found elsewhere', () => {
  test('closes the case only with what verifies it, and abroad with a manager', async () => {
    const { caseId } = await tracing()
    const believed = await desks.records('cme-officer', caseId, 'record-located', {
      where: 'abroad',
      place: 'Portugal',
      source: 'a neighbour',
      ...on(today()),
    })
    expect(believed.status).toBe(422)
    expect(wordsOf(believed)).toContain('Believed is not enough to close a case')
    expect(wordsOf(believed)).toContain('Name the manager who agrees')
    const found = await walk(caseId, [
      'cme-officer',
      'record-located',
      {
        where: 'abroad',
        place: 'Portugal',
        source: 'border check',
        evidence: 'answer of 1 October',
        manager: 'Demo-cme-manager',
        ...on(today()),
      },
    ])
    expect([found.state, found.open]).toEqual(['L8', false])
  })

  test('whose parent says home educated goes to the EHE team and opens again if it falls through, policy 5.7', async () => {
    const { caseId, pupil } = await tracing()
    const told = await walk(caseId, [
      'cme-officer',
      'record-located',
      { where: 'home-educated', source: 'mother', ...on(today()) },
    ])
    expect(told.handedOverTo).toBe('E1')
    const [thread] = await othersOf(pupil.id, 'home-education')
    expect(thread).toMatchObject({ state: 'E1', openedFrom: caseId })
    expect((await desks.opens('ehe-officer', thread?.id ?? '', 'record-liaison')).status).toBeLessThan(500)
  })

  test('never on a roll is asked after on the home education thread, policy 5.6', async () => {
    const { caseId, pupil } = await tracing()
    await walk(caseId, [
      'cme-officer',
      'record-never-on-roll',
      { source: 'all rolls searched', ...on(today()) },
    ])
    const [thread] = await othersOf(pupil.id, 'home-education')
    expect(thread?.state).toBe('E9')
    const found = await walk(thread?.id ?? '', [
      'cme-officer',
      'record-never-enrolled',
      { educated: 'no', source: 'visit' },
    ])
    expect(found.handedOverTo).toBe('L3')
    expect((await othersOf(pupil.id, 'authority-case')).map(({ state }) => state).toSorted()).toContain('L3')
  })
})

describe('a second record of the same child', () => {
  test('lets nothing close until somebody has looked', async () => {
    const { caseId } = await tracing()
    await walk(caseId, [
      'cme-officer',
      'suspect-duplicate',
      { other: 'C-09999', reason: 'same name and birthday' },
    ])
    const close = await desks.opens('cme-officer', caseId, 'close-case')
    expect(close.status).not.toBe(200)
    const settled = await walk(caseId, [
      'cme-officer',
      'settle-duplicate',
      { other: 'C-09999', same: 'no', reason: 'twins' },
    ])
    expect(settled.suspectedDuplicates).toEqual([])
    expect((await desks.opens('cme-officer', caseId, 'close-case')).status).toBe(200)
  })
})

describe('home education', () => {
  const withNotice = async () => {
    const { matterId, pupil } = await anEnquiry(staffordshire, { upTo: 'day-zero-recorded' })
    database.clock.set('2026-09-03')
    const said = await walk(matterId, [
      'alder-staff',
      'parent-reached',
      {
        who: 'Ines Test-Mother, mother',
        says: 'home-education',
        ...boxes('noticeOn', '2026-09-03'),
        ...on('2026-09-03'),
      },
    ])
    const [thread] = await othersOf(pupil.id, 'home-education')
    return { said, pupil, threadId: thread?.id ?? '', thread }
  }
  const NOTICE = {
    author: 'Ines Test-Mother',
    ...boxes('received', '2026-09-03'),
    order: 'no',
    placed: 'no',
  }

  test('begins with the written notice and ends the enquiry, policy 5.1', async () => {
    const { said, thread } = await withNotice()
    expect([said.open, said.handedOverTo]).toEqual([false, 'E0'])
    expect(thread).toMatchObject({ state: 'E0', kind: 'home-education' })
  })

  test('removes no name before the stated day has passed; then the return goes with it, policy 5.1 and 5.6', async () => {
    const { threadId, pupil } = await withNotice()
    const early = await desks.records('alder-head', threadId, 'record-removal-on-notice', {
      ...NOTICE,
      ...boxes('stated', '2026-09-11'),
    })
    expect(early.status).toBe(422)
    expect(wordsOf(early)).toContain('Not today. The parent stated 11 September 2026')
    expect((await desks.opens('alder-staff', threadId, 'record-removal-on-notice')).status).toBe(404)
    database.clock.set('2026-09-14')
    const told = await walk(threadId, [
      'alder-head',
      'record-removal-on-notice',
      { ...NOTICE, ...boxes('stated', '2026-09-11') },
    ])
    expect(told.state).toBe('E1')
    const entry = await staffordshire.asSystem((trx) => findOpenEntry(trx, pupil.id, pupil.school.urn))
    expect(entry).toBeUndefined()
    const sent = await asSuperuser<{ template: string }>(
      database,
      'select template from outbox_message where matter_id = $1',
      [threadId],
    )
    expect(sent.map(({ template }) => template)).toContain('deletion-return')
  })

  test('walks from the EHE team’s list to the team’s finding, which opens the formal path, policy 5.2 and 5.5', async () => {
    const { threadId, pupil } = await withNotice()
    database.clock.set('2026-09-14')
    const shown = await walk(
      threadId,
      ['alder-head', 'record-removal-on-notice', { ...NOTICE, ...boxes('stated', '2026-09-11') }],
      ['alder-staff', 'tell-home-education-team', {}],
      ['ehe-officer', 'record-liaison', { halfTerm: 'autumn 2026', ...on('2026-09-14') }],
      ['ehe-officer', 'record-contact', { support: 'visit offered', ...on('2026-09-14') }],
      ['ehe-officer', 'record-assessment', { evidence: 'work seen', ...on('2026-09-14') }],
      ['ehe-officer', 'raise-doubt', { reason: 'no work since' }],
      ['ehe-officer', 'ask-team-about-education', { team: 'stafford' }],
      ['stafford-worker', 'record-shown-suitable', { evidence: 'tutor met' }],
      ['ehe-officer', 'start-annual-contact', {}],
      ['ehe-officer', 'raise-doubt', { reason: 'no answer' }],
      ['ehe-officer', 'ask-team-about-education', { team: 'stafford' }],
      ['stafford-worker', 'record-not-shown', { reason: 'nothing could be seen' }],
    )
    expect([shown.open, shown.handedOverTo]).toEqual([false, 'L6'])
    expect(await othersOf(pupil.id, 'authority-case')).toMatchObject([{ state: 'L6', openedFrom: threadId }])
  })

  test('said to the team ends the enquiry in the same way, policy 4.11 and 5.1', async () => {
    const { matterId, pupil } = await anEnquiry(staffordshire, { upTo: 'visit-recorded' })
    await walk(matterId, [
      'stafford-worker',
      'record-team-outcome',
      { outcome: 'located-other-provision', provision: 'home-education', note: 'mother said so' },
    ])
    expect(await othersOf(pupil.id, 'home-education')).toMatchObject([{ state: 'E0', openedFrom: matterId }])
  })

  test('a child whom the team finds without education has a case at once, open to nobody’s school, policy 1.6', async () => {
    const { matterId, pupil } = await anEnquiry(staffordshire, { upTo: 'visit-recorded' })
    await walk(matterId, [
      'stafford-worker',
      'record-team-outcome',
      { outcome: 'located-no-provision', note: 'seen at home' },
    ])
    const [its] = await othersOf(pupil.id, 'authority-case')
    expect(its).toMatchObject({ state: 'L3', openedFrom: matterId })
    for (const key of ['alder-staff', 'stafford-worker'])
      expect((await (await desks.of(key)).get(`/matters/${its?.id}`)).status).toBe(404)
  })
})
