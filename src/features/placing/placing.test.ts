import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boxes, type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { aCase, lookAt } from '../../../test/support/a-matter.ts'
import { passNight, workOn } from '../../../test/support/a-night.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import { newId } from '../../platform/ids/new-id.ts'
import { allRoutes } from '../../web/all-routes.ts'
import { listMattersOfChild } from '../cases/index.ts'
import { caseworkJobs } from '../casework/index.ts'
import { insertEntry } from '../children/index.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority
let desks: Desks

beforeAll(async () => {
  staffordshire = await anAuthority(database)
  desks = desksOf(staffordshire, allRoutes)
  workOn(staffordshire, caseworkJobs)
})
afterAll(() => desks.close())

type Fields = Parameters<Desks['records']>[3]

async function walk(matterId: string, ...steps: readonly (readonly [string, string, Fields?])[]) {
  for (const [who, act, fields] of steps) {
    const answer = await desks.records(who, matterId, act, fields)
    if (answer.status !== 303) throw new Error(`${act} ${answer.status}: ${wordsOf(answer).slice(0, 1500)}`)
  }
  return (await lookAt(staffordshire, matterId)).state
}

const on = (day: string) => boxes('on', day)
const SCHOOL = { school: 'Birch Example High School (8604002)' }
const night = (day: string) => {
  database.clock.set(`${day}T03:10:00Z`)
  return passNight(staffordshire, caseworkJobs)
}

/** A child found without education on 1 October 2026. */
async function placeNeeded(lookedAfter = false) {
  const made = await aCase(staffordshire, { upTo: 'triaged' })
  database.clock.set('2026-10-01')
  if (lookedAfter)
    await walk(made.caseId, [
      'cme-officer',
      'record-looked-after',
      { lookedAfter: 'yes', source: 'the carer' },
    ])
  await walk(made.caseId, [
    'cme-officer',
    'record-located',
    { where: 'in-area', source: 'visit', ...on('2026-10-01') },
  ])
  return made
}

describe('the board of all who wait', () => {
  test('says how long, at which step, who must act and what is decided meanwhile, policy 2.3 and 3.1', async () => {
    const { caseId, pupil } = await placeNeeded()
    database.clock.set('2026-10-07')
    const officer = await desks.of('cme-officer')
    const board = wordsOf(await officer.get('/waiting'))
    expect(board).toContain(pupil.familyName)
    expect(board).toContain('4 school days 6 days, since 1 October 2026')
    expect(board).toContain('No application yet')
    expect(board).toContain('Not decided')
    const shy = await desks.records('cme-officer', caseId, 'decide-meanwhile', {
      decision: 'arranged',
      ...on('2026-10-07'),
      ...boxes('reviewOn', '2026-10-07'),
    })
    expect(shy.status).toBe(422)
    for (const words of ['Write down what education is arranged', 'Name who decided', 'later than today'])
      expect(wordsOf(shy)).toContain(words)
    await walk(
      caseId,
      [
        'cme-officer',
        'decide-meanwhile',
        {
          decision: 'arranged',
          provision: 'tuition, 15 hours',
          reasons: 'no place before half term',
          decidedBy: 'K. Sample-Rowe',
          ...on('2026-10-07'),
          ...boxes('reviewOn', '2026-11-04'),
        },
      ],
      ['admissions', 'record-application', { schools: 'Birch', ...on('2026-10-07') }],
    )
    const admissions = wordsOf(await (await desks.of('admissions')).get('/waiting'))
    expect(admissions).toContain('tuition, 15 hours')
    expect(admissions).toContain('School Admissions')
    const empty = wordsOf(await officer.get('/waiting?meanwhile=undecided&stage=L4'))
    expect(empty).not.toContain(pupil.familyName)
    expect((await (await desks.of('alder-staff')).get('/waiting')).status).toBe(404)
  })

  test('carries both days of an application, ten and fifteen school days, each with its reason', async () => {
    const { caseId } = await placeNeeded()
    await walk(caseId, ['admissions', 'record-application', { schools: 'Birch', ...on('2026-10-01') }])
    const page = wordsOf(await (await desks.of('admissions')).get(`/matters/${caseId}`))
    expect(page).toContain('Answer to the application, as aimed at')
    expect(page).toContain('Answer to the application, at the latest')
    expect(page).toContain('10 school days from')
  })
})

describe('an offer that nobody takes up', () => {
  const offered = async () => {
    const made = await placeNeeded()
    await walk(
      made.caseId,
      ['admissions', 'record-application', { schools: 'Birch', ...on('2026-10-01') }],
      ['admissions', 'record-offer', { ...SCHOOL, ...boxes('startsOn', '2026-10-05'), ...on('2026-10-01') }],
    )
    return made
  }

  test('goes back to finding a place by itself once the start is not seen', async () => {
    const { caseId } = await offered()
    await night('2026-10-09')
    expect((await lookAt(staffordshire, caseId)).state.state).toBe('L4')
    await night('2026-10-12')
    const fell = await lookAt(staffordshire, caseId)
    expect(fell.state.state).toBe('L3')
    expect(fell.events.at(-1)?.facts).toMatchObject({ why: 'did-not-start', onRegister: false })
    const events = fell.events.length
    await night('2026-10-13')
    expect((await lookAt(staffordshire, caseId)).events).toHaveLength(events)
  })

  test('and whose name is on the register is a pupil who did not come there, policy 4.2', async () => {
    const { caseId, pupil } = await offered()
    await staffordshire.asSystem((trx) =>
      insertEntry(
        trx,
        staffordshire.laId,
        {
          id: newId(new Date()),
          childId: pupil.id,
          schoolUrn: staffordshire.birch.urn,
          startingOn: plainDate('2026-10-05'),
          source: 'school',
        },
        database.clock.now(),
      ),
    )
    await night('2026-10-12')
    const stays = await lookAt(staffordshire, caseId)
    expect([stays.state.state, stays.state.open]).toEqual(['L4', true])
    const others = await staffordshire.asSystem((trx) => listMattersOfChild(trx, pupil.id))
    const noShow = others.find(
      ({ kind, schoolUrn }) => kind === 'school-enquiry' && schoolUrn === staffordshire.birch.urn,
    )
    expect(noShow?.state).toBe('Q0')
    expect((await (await desks.of('birch-staff')).get(`/matters/${noShow?.id}`)).status).toBe(200)
  })

  test('of a number that no school has is refused at its field', async () => {
    const { caseId } = await placeNeeded()
    await walk(caseId, ['admissions', 'record-application', { schools: 'Birch', ...on('2026-10-01') }])
    const wrong = await desks.records('admissions', caseId, 'record-offer', {
      school: 'Nowhere 8609999',
      ...on('2026-10-01'),
    })
    expect(wordsOf(wrong)).toContain('No school has the number 8609999')
  })
})

describe('a direction', () => {
  const start = (caseId: string, schoolKind: string) =>
    walk(caseId, ['virtual-school', 'start-direction', { ...SCHOOL, schoolKind, ...on('2026-10-01') }])

  test('of a maintained school waits seven days for the reply and seven for the notice, policy 3.4', async () => {
    const { caseId } = await placeNeeded(true)
    await start(caseId, 'maintained')
    const to = ['the admission authority', 'its local authority', 'the headteacher', 'the governing body']
    const early = await desks.records('virtual-school', caseId, 'give-notice', { to, ...on('2026-10-01') })
    expect(early.status).toBe(422)
    expect(wordsOf(early)).toContain('The first day for it is 9 October 2026')
    database.clock.set('2026-10-09')
    const none = wordsOf(await desks.opens('virtual-school', caseId, 'record-direction'))
    expect(none).toContain('not possible')
    expect(none).toContain('Record the notice of intention to direct')
    await walk(caseId, ['virtual-school', 'give-notice', { to, ...on('2026-10-09') }])
    database.clock.set('2026-10-16')
    const made = { ...SCHOOL, madeBy: 'K. Sample-Rowe' }
    const soon = await desks.records('virtual-school', caseId, 'record-direction', {
      ...made,
      ...on('2026-10-16'),
    })
    expect(wordsOf(soon)).toContain('The first day for it is 17 October 2026')
    database.clock.set('2026-10-19')
    const state = await walk(caseId, ['virtual-school', 'record-direction', { ...made, ...on('2026-10-19') }])
    expect(state.state).toBe('L4')
  })

  test('that comes late says why and who owns the delay, policy 3.4', async () => {
    const { caseId } = await placeNeeded(true)
    await start(caseId, 'maintained')
    database.clock.set('2026-10-23')
    const to = ['the admission authority', 'its local authority', 'the headteacher', 'the governing body']
    const late = await desks.records('virtual-school', caseId, 'give-notice', { to, ...on('2026-10-23') })
    expect(late.status).toBe(422)
    expect(wordsOf(late)).toContain('Name the person who owns the delay')
    const state = await walk(caseId, [
      'virtual-school',
      'give-notice',
      {
        to,
        delayReason: 'the school asked for a meeting',
        delayOwner: 'V. Sample-Head',
        ...on('2026-10-23'),
      },
    ])
    expect(state.delay).toMatchObject({ owner: 'V. Sample-Head' })
  })

  test('of an academy is asked of the Secretary of State, policy 3.4', async () => {
    const { caseId } = await placeNeeded(true)
    await start(caseId, 'academy')
    expect((await desks.opens('virtual-school', caseId, 'give-notice')).status).not.toBe(200)
    const soon = wordsOf(await desks.opens('virtual-school', caseId, 'record-direction'))
    expect(soon).toContain('not possible')
    expect(soon).toContain('Record the request to the Secretary of State')
    const state = await walk(
      caseId,
      ['virtual-school', 'record-school-reply', { reply: 'will-not-admit', ...on('2026-10-01') }],
      ['virtual-school', 'request-direction', { reference: 'A-1', ...on('2026-10-01') }],
      [
        'virtual-school',
        'record-direction',
        { ...SCHOOL, madeBy: 'the Secretary of State', ...on('2026-10-01') },
      ],
    )
    expect(state.state).toBe('L4')
  })

  test('is for a looked-after child alone, to whom the Fair Access Protocol does not apply', async () => {
    const other = await placeNeeded()
    expect(wordsOf(await desks.opens('cme-officer', other.caseId, 'start-direction'))).toContain(
      'not possible',
    )
    const { caseId } = await placeNeeded(true)
    expect(wordsOf(await desks.opens('cme-officer', caseId, 'record-fair-access'))).toContain('not possible')
    expect((await desks.opens('virtual-school', caseId, 'start-direction')).status).toBe(200)
  })

  test('that the school forestalls goes on as an offered place', async () => {
    const { caseId } = await placeNeeded(true)
    await start(caseId, 'maintained')
    const state = await walk(
      caseId,
      ['virtual-school', 'record-school-reply', { reply: 'will-admit', ...on('2026-10-01') }],
      ['virtual-school', 'record-not-needed', { reason: 'a place from Monday', ...on('2026-10-01') }],
    )
    expect(state.state).toBe('L4')
  })
})

describe('the Virtual School’s board', () => {
  test('shows the clock, the steps, and a delay that nobody has explained, policy 3.4 and 3.5', async () => {
    const { caseId, pupil } = await placeNeeded(true)
    await walk(caseId, [
      'virtual-school',
      'start-direction',
      { ...SCHOOL, schoolKind: 'maintained', ...on('2026-10-01') },
    ])
    database.clock.set('2026-10-14')
    const virtual = await desks.of('virtual-school')
    const board = wordsOf(await virtual.get('/looked-after'))
    expect(board).toContain(pupil.familyName)
    expect(board).toContain('of 20')
    expect(board).toContain('Late, no reason or owner')
    const steps = wordsOf(await virtual.get(`/matters/${caseId}/direction`))
    for (const words of ['School consulted', 'Reply of the school', '7 days', 'sections 97A to 97C'])
      expect(steps).toContain(words)
    await walk(caseId, [
      'virtual-school',
      'record-delay',
      { reason: 'awaiting the plan', owner: 'V. Sample-Head', ...boxes('until', '2026-10-21') },
    ])
    const after = wordsOf(await virtual.get(`/matters/${caseId}/direction`))
    expect(after).toContain('V. Sample-Head')
    expect((await (await desks.of('admissions')).get('/looked-after')).status).toBe(404)
  })

  test('keeps what was exchanged with other authorities, by topic, policy 3.5', async () => {
    await database.worker.query(
      `insert into national_authority (code, name, status) values ('998', 'Made-Up Borough', 'current') on conflict do nothing`,
    )
    const { caseId } = await placeNeeded(true)
    const bare = await desks.records('virtual-school', caseId, 'record-exchange', { ...on('2026-10-01') })
    for (const words of ['Choose the authority', 'Choose the topic', 'Write down what was said'])
      expect(wordsOf(bare)).toContain(words)
    await walk(caseId, [
      'virtual-school',
      'record-exchange',
      {
        authority: '998',
        topic: 'exclusions',
        way: 'received',
        what: 'No exclusion on file.',
        ...on('2026-10-01'),
      },
    ])
    const virtual = await desks.of('virtual-school')
    expect(wordsOf(await virtual.get('/exchanges?topic=exclusions'))).toContain('No exclusion on file.')
    expect(wordsOf(await virtual.get('/exchanges?topic=achievement'))).not.toContain('No exclusion on file.')
  })
})
