import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boxes, type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { anEnquiry, lookAt, type PupilPlan } from '../../../test/support/a-matter.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { asSuperuser } from '../../../test/support/business-tables.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import type { EventKind } from '../../domain/case/event-facts.ts'
import { enquiriesRoutes } from './index.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority
let desks: Desks

beforeAll(async () => {
  staffordshire = await anAuthority(database)
  desks = desksOf(staffordshire, enquiriesRoutes)
})
afterAll(() => desks.close())

const upTo = (event: EventKind, pupil: PupilPlan = {}) => anEnquiry(staffordshire, { upTo: event, pupil })
const stateOf = async (matterId: string) => (await lookAt(staffordshire, matterId)).state.state
const lastOf = async (matterId: string) => (await lookAt(staffordshire, matterId)).events.at(-1)
const messagesOf = (matterId: string) =>
  asSuperuser<{ template: string; to_address: string; subject: string; body: string }>(
    database,
    'select template, to_address, subject, body from outbox_message where matter_id = $1 order by made_at, to_address',
    [matterId],
  )

describe('a parent who was reached', () => {
  const says = (word: string, more = {}) => ({
    who: 'Ines Test-Mother',
    says: word,
    ...boxes('on', '2026-09-02'),
    ...more,
  })

  test('and says the child will attend ends the enquiry, policy 4.2', async () => {
    const { matterId } = await upTo('day-zero-recorded')
    expect((await desks.records('alder-staff', matterId, 'parent-reached', says('will-attend'))).status).toBe(
      303,
    )
    expect((await lookAt(staffordshire, matterId)).state).toMatchObject({ state: 'QX', open: false })
  })

  test('and says the family moved brings the question of removal, with where to, policy 4.11', async () => {
    const { matterId } = await upTo('day-zero-recorded')
    const without = await desks.records(
      'alder-staff',
      matterId,
      'parent-reached',
      says('moved-or-other-school'),
    )
    expect(wordsOf(without)).toContain('Write down where to, as they said it')
    const told = says('moved-or-other-school', { destination: 'Leeds, school not known' })
    await desks.records('alder-staff', matterId, 'parent-reached', told)
    expect(await stateOf(matterId)).toBe('Q6')
    expect(await lastOf(matterId)).toMatchObject({ facts: { destination: 'Leeds, school not known' } })
  })

  test('and speaks of home education without a written notice changes nothing yet, policy 5.1', async () => {
    const { matterId } = await upTo('day-zero-recorded')
    expect(
      (await desks.records('alder-staff', matterId, 'parent-reached', says('home-education'))).status,
    ).toBe(303)
    expect(await stateOf(matterId)).toBe('Q1')
  })

  test('and whose written notice is here goes to the EHE team as a thread of its own, policy 5.1', async () => {
    const { matterId, pupil } = await upTo('day-zero-recorded')
    const notice = says('home-education', boxes('noticeOn', '2026-09-02'))
    expect((await desks.records('alder-staff', matterId, 'parent-reached', notice)).status).toBe(303)
    const threads = await asSuperuser<{ kind: string; state: string; open: boolean }>(
      database,
      'select kind, state, open from matter_summary where child_id = $1 order by kind',
      [pupil.id],
    )
    expect(threads).toMatchObject([
      { kind: 'home-education', state: 'E0', open: true },
      { kind: 'school-enquiry', open: false },
    ])
    expect((await lookAt(staffordshire, matterId)).state.handedOverTo).toBe('E0')
  })

  test('cannot be reached tomorrow, or before the enquiry began', async () => {
    const { matterId } = await upTo('day-zero-recorded')
    const tomorrow = says('will-attend', boxes('on', '2026-09-03'))
    expect(wordsOf(await desks.records('alder-staff', matterId, 'parent-reached', tomorrow))).toContain(
      'today or earlier',
    )
    const before = says('will-attend', boxes('on', '2026-08-01'))
    expect(wordsOf(await desks.records('alder-staff', matterId, 'parent-reached', before))).toContain(
      'must not be before',
    )
  })
})

describe('School Admissions', () => {
  test('is asked after a week and hears of it without the child’s name, policy 4.2', async () => {
    const { matterId, pupil } = await upTo('enquiry-recorded')
    database.clock.set('2026-09-08')
    expect((await desks.opens('admissions', matterId, 'answer-admissions')).status).toBe(404)
    expect(
      (await desks.records('alder-staff', matterId, 'ask-admissions', { note: 'Formerly Test-Other' }))
        .status,
    ).toBe(303)
    expect(await stateOf(matterId)).toBe('Q2')
    const [message] = await messagesOf(matterId)
    expect(message).toMatchObject({
      template: 'admissions-asked',
      to_address: 'staffordshire-admissions@example.org',
    })
    expect(message?.body).toContain('An answer is due by 10 September 2026')
    expect(`${message?.subject}${message?.body}`).not.toContain(pupil.familyName)
    expect((await desks.opens('admissions', matterId, 'answer-admissions')).status).toBe(200)
  })

  test('finds the child on another roll: the headteacher decides next, policy 4.2', async () => {
    const { matterId, pupil } = await upTo('admissions-asked')
    await asSuperuser(
      database,
      `insert into register_entry (la_id, id, child_id, school_urn, starting_on, source, recorded_at)
       values (860, gen_random_uuid(), $1, $2, '2026-09-03', 'made up', now())`,
      [pupil.id, staffordshire.birch.urn],
    )
    const form = await desks.opens('admissions', matterId, 'answer-admissions')
    expect(wordsOf(form)).toContain('Birch Example High School (8604002)')
    const unnamed = await desks.records('admissions', matterId, 'answer-admissions', {
      onRoll: 'elsewhere',
      school: '',
    })
    expect(wordsOf(unnamed)).toContain('Name the school on whose roll the child is')
    const school = 'Birch Example High School (8604002)'
    await desks.records('admissions', matterId, 'answer-admissions', { onRoll: 'elsewhere', school })
    expect(await stateOf(matterId)).toBe('Q6')
    expect(await lastOf(matterId)).toMatchObject({
      kind: 'admissions-answered',
      facts: { onRoll: 'elsewhere', school },
    })
  })

  test('finds the child on no other roll: the request is with the team at once, policy 4.3', async () => {
    const { matterId } = await upTo('admissions-asked')
    expect(
      (await desks.records('admissions', matterId, 'answer-admissions', { onRoll: 'none' })).status,
    ).toBe(303)
    expect(await stateOf(matterId)).toBe('Q3')
    expect(await lastOf(matterId)).toMatchObject({
      kind: 'team-requested',
      by: { role: 'system' },
      facts: { team: 'Stafford Local Support Team', district: 'stafford' },
    })
    expect((await messagesOf(matterId)).map(({ template }) => template)).toEqual(['team-asked'])
    expect((await desks.opens('stafford-worker', matterId, 'receive-request')).status).toBe(200)
    expect((await desks.opens('tamworth-worker', matterId, 'receive-request')).status).toBe(404)
  })

  test('answers a question once: afterwards the page says what is possible instead', async () => {
    const { matterId } = await upTo('admissions-answered')
    const answer = await desks.opens('admissions', matterId, 'answer-admissions')
    expect(answer.status).toBe(409)
    expect(wordsOf(answer)).toContain('is not possible where this stands')
  })
})

describe('the team', () => {
  const VISIT = {
    ...boxes('visitedOn', '2026-09-10'),
    time: 'evening',
    result: 'nothing-found',
    note: 'House empty, neighbour at number 9 saw a van',
  }

  test('records receipt, worker, visit and outcome, and the school sees each, policy 4.3', async () => {
    const { matterId } = await upTo('team-requested')
    await desks.records('stafford-worker', matterId, 'receive-request')
    const nobody = await desks.records('stafford-worker', matterId, 'accept-request', { worker: '' })
    expect(wordsOf(nobody)).toContain('Write down who takes it')
    await desks.records('stafford-worker', matterId, 'accept-request', { worker: 'Lee Demo-Marsh' })
    expect(wordsOf(await desks.records('stafford-worker', matterId, 'record-visit', {}))).toContain(
      'Choose when in the day',
    )
    await desks.records('stafford-worker', matterId, 'record-visit', VISIT)
    const empty = await desks.records('stafford-worker', matterId, 'record-team-outcome', {})
    expect(wordsOf(empty)).toContain('Choose the outcome')
    expect(wordsOf(empty)).toContain('Write down how you know')
    await desks.records('stafford-worker', matterId, 'record-team-outcome', {
      outcome: 'not-located',
      note: 'Nobody knows',
    })
    const { events, state } = await lookAt(staffordshire, matterId)
    expect(events.slice(-4).map(({ kind }) => kind)).toEqual([
      'team-received',
      'team-accepted',
      'visit-recorded',
      'team-outcome-recorded',
    ])
    expect(events.at(-2)?.facts).toMatchObject({
      note: 'In the evening. House empty, neighbour at number 9 saw a van',
    })
    expect(state.state).toBe('Q3')
  })

  test.each([
    ['located-will-return', 'QX', false, {}],
    ['located-other-provision', 'Q6', true, { provision: 'school' }],
  ] as const)('%s leads to %s', async (outcome, next, open, more) => {
    const { matterId } = await upTo('team-accepted')
    const found = { outcome, note: 'Spoke to the mother', ...more }
    expect((await desks.records('stafford-worker', matterId, 'record-team-outcome', found)).status).toBe(303)
    expect((await lookAt(staffordshire, matterId)).state).toMatchObject({ state: next, open })
  })

  test('that finds the child without education hands over to the CME team at once, policy 1.6', async () => {
    const { matterId, pupil } = await upTo('team-accepted')
    const found = { outcome: 'located-no-provision', note: 'At the grandmother’s' }
    expect((await desks.records('stafford-worker', matterId, 'record-team-outcome', found)).status).toBe(303)
    const [theirs] = await asSuperuser<{ matter_id: string; state: string; owner_account_id: string | null }>(
      database,
      `select matter_id, state, owner_account_id from matter_summary where child_id = $1 and kind = 'authority-case'`,
      [pupil.id],
    )
    expect(theirs).toMatchObject({
      state: 'L3',
      owner_account_id: staffordshire.person('cme-officer').accountId,
    })
    expect((await desks.opens('stafford-worker', theirs?.matter_id ?? '', 'record-enquiry')).status).toBe(404)
  })

  test('must say where a child is taught elsewhere', async () => {
    const { matterId } = await upTo('team-accepted')
    const found = { outcome: 'located-other-provision', note: 'Says the aunt' }
    const answer = await desks.records('stafford-worker', matterId, 'record-team-outcome', found)
    expect(wordsOf(answer)).toContain('Choose where the child is taught')
  })

  test('that has not located the child when day 20 is past makes the referral due, policy 4.7', async () => {
    const { matterId } = await upTo('team-accepted')
    database.clock.set('2026-09-30')
    const found = { outcome: 'not-located', note: 'Nobody knows' }
    expect((await desks.records('stafford-worker', matterId, 'record-team-outcome', found)).status).toBe(303)
    expect(await stateOf(matterId)).toBe('Q4')
    expect(await lastOf(matterId)).toMatchObject({
      kind: 'day-twenty-reached',
      facts: { dayTwenty: '2026-09-29' },
    })
  })
})

describe('ten school days', () => {
  test('the authority is told and the enquiry stays where it is, policy 4.4', async () => {
    const { matterId } = await upTo('team-accepted')
    database.clock.set('2026-09-15')
    expect((await desks.records('alder-staff', matterId, 'ten-day-report', { note: 'Worried' })).status).toBe(
      303,
    )
    const { events, state } = await lookAt(staffordshire, matterId)
    expect(events.slice(-2)).toMatchObject([
      { kind: 'ten-day-report-sent', facts: { absentSince: '2026-09-02' } },
      { kind: 'note-recorded', facts: { text: 'Worried' } },
    ])
    expect(state.state).toBe('Q3')
    expect((await messagesOf(matterId)).map(({ to_address }) => to_address)).toEqual([
      'staffordshire-cme-manager@example.org',
      'staffordshire-cme-officer@example.org',
    ])
  })
})

describe('a child who comes to school', () => {
  test('was seen by somebody on a day, and the enquiry ends', async () => {
    const { matterId } = await upTo('team-accepted')
    expect(wordsOf(await desks.records('alder-staff', matterId, 'resolve-enquiry', {}))).toContain(
      'Write down who saw the child',
    )
    const seen = { seenBy: 'R. Mock-Ellery', ...boxes('on', '2026-09-11') }
    expect((await desks.records('alder-staff', matterId, 'resolve-enquiry', seen)).status).toBe(303)
    expect((await lookAt(staffordshire, matterId)).state).toMatchObject({
      state: 'QX',
      endedOn: '2026-09-11',
    })
  })
})
