import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boxes, type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { anEnquiry, everythingIsTried, kindsOf, lookAt } from '../../../test/support/a-matter.ts'
import { agreedAsNotFound, allConditionsMet, FORTY_SESSIONS } from '../../../test/support/a-removal.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { asSuperuser } from '../../../test/support/business-tables.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { recordEvents } from '../cases/index.ts'
import { removalsRoutes } from './index.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority
let desks: Desks

beforeAll(async () => {
  staffordshire = await anAuthority(database)
  desks = desksOf(staffordshire, removalsRoutes)
})
afterAll(() => desks.close())

const CONFIRM = 'removal/confirm?ground=I'
const entryOf = async (childId: string) =>
  (
    await asSuperuser<{
      ended_on: Date | null
      ground: string | null
      ground_rule_set: string | null
      destination: unknown
    }>(
      database,
      'select ended_on::text, ground, ground_rule_set, destination from register_entry where child_id = $1',
      [childId],
    )
  )[0]
const openActs = async (matterId: string) => (await lookAt(staffordshire, matterId)).state

describe('whether a name can be removed', () => {
  test('an acknowledgement unlocks nothing: the page says what is missing, policy 4.4', async () => {
    const { matterId, pupil } = await anEnquiry(staffordshire, { upTo: 'referral-acknowledged' })
    const page = await desks.opens('alder-head', matterId, 'removal')
    expect(wordsOf(page)).toContain('Not today. Four of five conditions are not met.')
    expect(wordsOf(page)).toContain('Absent for 20 school days without a break')
    const client = await desks.of('alder-head')
    const tried = await client.submit(page, { decision: 'keep' }, `/matters/${matterId}/removal`)
    expect(tried.status).toBe(303)
    const confirm = await desks.opens('alder-head', matterId, CONFIRM)
    expect([confirm.status, confirm.location]).toEqual([303, `/matters/${matterId}/removal?ground=I`])
    expect(await entryOf(pupil.id)).toMatchObject({ ended_on: null })
  })

  test('a refusal stands on the timeline with its conditions, and the child stays on roll, policy 4.9', async () => {
    const { matterId, pupil } = await agreedAsNotFound(staffordshire, desks)
    const page = await desks.opens('alder-head', matterId, 'removal')
    const client = await desks.of('alder-head')
    await client.submit(page, { decision: 'keep' }, `/matters/${matterId}/removal`)
    const { events, state } = await lookAt(staffordshire, matterId)
    expect(events.at(-1)).toMatchObject({
      kind: 'removal-refused',
      by: { name: 'Demo-alder-head' },
      facts: {
        ground: 'I',
        onDate: '2026-10-09',
        unmet: [
          'Every session is coded G, N or O',
          'Not ill, and no cause that could not be avoided',
          'School and authority have both tried to find the pupil',
        ],
      },
    })
    expect(state.state).toBe('Q7')
    expect(await entryOf(pupil.id)).toMatchObject({ ended_on: null })
  })

  test('what the register says is stated with evidence, and every fault is told at once', async () => {
    const { matterId } = await agreedAsNotFound(staffordshire, desks)
    const wrong = { ...FORTY_SESSIONS, sessionsN: 'forty', sessionsO: '-1' }
    const again = await desks.records('alder-staff', matterId, 'removal/statement?ground=I', wrong)
    expect(again.status).toBe(422)
    expect(wordsOf(again)).toContain('Sessions coded N: use a whole number')
    expect(wordsOf(again)).toContain('Sessions coded O: use a whole number')
    await desks.records('alder-staff', matterId, 'removal/statement?ground=I', FORTY_SESSIONS)
    const { events } = await lookAt(staffordshire, matterId)
    expect(events.at(-1)).toMatchObject({
      kind: 'register-stated',
      facts: { ground: 'I', answers: { sessionsN: '40', sick: 'no' }, evidence: 'register extract' },
    })
    expect(wordsOf(await desks.opens('alder-head', matterId, 'removal'))).toContain(
      'One of five conditions is not met',
    )
  })

  test('with all five met the headteacher may remove the name, policy 4.9', async () => {
    const { matterId } = await allConditionsMet(staffordshire, desks)
    expect(wordsOf(await desks.opens('alder-head', matterId, 'removal'))).toContain(
      'All five conditions are met.',
    )
    const page = await desks.opens('alder-head', matterId, 'removal')
    const client = await desks.of('alder-head')
    const answer = await client.submit(page, { decision: 'remove' }, `/matters/${matterId}/removal`)
    expect(answer.location).toBe(`/matters/${matterId}/removal/confirm?ground=I`)
    const undecided = await client.submit(page, {}, `/matters/${matterId}/removal`)
    expect(undecided.status).toBe(422)
    expect(wordsOf(undecided)).toContain('Choose what you decide')
  })

  test('nobody but the headteacher decides, policy 4.9', async () => {
    const { matterId } = await allConditionsMet(staffordshire, desks)
    const page = await desks.opens('alder-staff', matterId, 'removal')
    expect(wordsOf(page)).toContain('Only the headteacher decides')
    expect((await desks.opens('alder-staff', matterId, CONFIRM)).status).toBe(404)
    for (const key of ['birch-head', 'cme-officer', 'admissions', 'stafford-worker'])
      expect((await desks.opens(key, matterId, CONFIRM)).status).toBe(404)
  })

  test('each ground in force is shown by the law of the day, policy 4.10', async () => {
    const { matterId } = await agreedAsNotFound(staffordshire, desks)
    const words = wordsOf(await desks.opens('alder-head', matterId, 'removal/grounds'))
    expect(words).toContain('These are all the grounds in force on 9 October 2026')
    expect(words).toContain('SI 2024/208')
    expect(words).not.toContain('SI 2006/1751')
    expect((await desks.opens('alder-head', matterId, 'removal?ground=ZZ')).status).toBe(409)
  })
})

describe('a removal', () => {
  test('ends the line of the register today, never earlier, and takes no other day, policy 4.9', async () => {
    const { matterId, pupil } = await allConditionsMet(staffordshire, desks)
    const form = await desks.opens('alder-head', matterId, CONFIRM)
    expect(wordsOf(form)).toContain('A name is never removed backwards in time')
    const client = await desks.of('alder-head')
    const answer = await client.submit(
      form,
      { destination: 'unknown', reason: 'Not found', onDate: '2026-09-02', ...boxes('on', '2026-09-02') },
      `/matters/${matterId}/removal/confirm`,
    )
    expect(answer.location).toBe(`/matters/${matterId}/removal/done`)
    expect(await entryOf(pupil.id)).toMatchObject({
      ended_on: '2026-10-09',
      ground: 'I',
      ground_rule_set: 'SI 2024/208',
      destination: { status: 'Unknown', kind: 'unknown' },
    })
    const { events, state } = await lookAt(staffordshire, matterId)
    expect(state.state).toBe('Q9')
    const decided = events.find(({ kind }) => kind === 'removal-decided')
    expect(decided).toMatchObject({
      happenedOn: '2026-10-09',
      by: { name: 'Demo-alder-head', role: 'headteacher' },
      citation: { source: 'SI 2024/208', at: 'reg 9(1)(i)' },
      facts: { ground: 'I', onDate: '2026-10-09', reason: 'Not found' },
    })
    expect(decided?.kind === 'removal-decided' && decided.facts.conditions.map(({ met }) => met)).toEqual(
      Array(5).fill(true),
    )
  })

  test('is judged again at the moment of the button, not of the page', async () => {
    const { matterId, pupil } = await allConditionsMet(staffordshire, desks)
    const form = await desks.opens('alder-head', matterId, CONFIRM)
    const client = await desks.of('alder-head')
    await desks.records('cme-officer', matterId, 'joint-outcome', {
      outcome: 'found-can-attend',
      named: 'yes',
    })
    const answer = await client.submit(
      form,
      { destination: 'unknown' },
      `/matters/${matterId}/removal/confirm`,
    )
    expect(answer.status).toBe(409)
    expect(wordsOf(answer)).toContain('Look at the conditions again')
    expect(await entryOf(pupil.id)).toMatchObject({ ended_on: null })
    expect((await openActs(matterId)).state).toBe('Q5a')
  })

  test('that becomes unlawful while the page is open is refused with the condition', async () => {
    const { matterId, pupil } = await allConditionsMet(staffordshire, desks)
    const form = await desks.opens('alder-head', matterId, CONFIRM)
    const ill = { ...FORTY_SESSIONS, sick: 'yes' }
    await desks.records('alder-staff', matterId, 'removal/statement?ground=I', ill)
    const { matter } = await lookAt(staffordshire, matterId)
    const client = await desks.of('alder-head')
    const answer = await client.submit(
      form,
      { destination: 'unknown', version: String(matter.eventCount) },
      `/matters/${matterId}/removal/confirm`,
    )
    expect(answer.status).toBe(409)
    expect(wordsOf(answer)).toContain('Removing this name today is not lawful on ground I: not ill')
    expect(await entryOf(pupil.id)).toMatchObject({ ended_on: null })
  })

  test('pressed twice happens once', async () => {
    const { matterId } = await allConditionsMet(staffordshire, desks)
    const form = await desks.opens('alder-head', matterId, CONFIRM)
    const client = await desks.of('alder-head')
    const send = () => client.submit(form, { destination: 'unknown' }, `/matters/${matterId}/removal/confirm`)
    expect((await Promise.all([send(), send()])).map(({ status }) => status)).toEqual([303, 303])
    const kinds = await kindsOf(staffordshire, matterId)
    expect(kinds.filter((kind) => kind === 'removal-decided')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'deletion-return-sent')).toHaveLength(1)
  })

  test('to a named school on ground A follows from the other roll, policy 4.10', async () => {
    const { matterId, pupil } = await anEnquiry(staffordshire, { upTo: 'admissions-asked' })
    await staffordshire.as('admissions', async (trx, by) => {
      const school = 'Birch Example High School (8604002)'
      await recordEvents(staffordshire.deps, trx, by, matterId, [
        { kind: 'admissions-answered', facts: { onRoll: 'elsewhere', school } },
      ])
    })
    const stated = await desks.records('alder-staff', matterId, 'removal/statement?ground=A', {
      otherSchool: 'Birch Example High School',
      ...boxes('otherSchoolVerifiedOn', '2026-09-08'),
      mobileMainSchool: 'no',
      dualAgreed: 'no',
      proprietorsConsent: 'yes',
      orderNamesSchool: 'no',
    })
    expect(stated.status).toBe(303)
    expect(wordsOf(await desks.opens('alder-head', matterId, 'removal'))).toContain('conditions are met')
    const to = { destination: 'school', laestab: '860 4002' }
    expect((await desks.records('alder-head', matterId, 'removal/confirm?ground=A', to)).status).toBe(303)
    expect(await entryOf(pupil.id)).toMatchObject({
      ground: 'A',
      destination: { kind: 'school', status: 'Birch Example High School' },
    })
    expect((await openActs(matterId)).state).toBe('Q8')
  })

  test('cannot be had before school and authority agree, whatever is typed', async () => {
    const { matterId, pupil } = await anEnquiry(staffordshire, { upTo: 'referral-acknowledged' })
    await everythingIsTried(staffordshire, matterId)
    database.clock.set('2026-10-09')
    await desks.records('alder-staff', matterId, 'removal/statement?ground=I', FORTY_SESSIONS)
    const page = await desks.opens('alder-head', matterId, 'removal')
    expect(wordsOf(page)).toContain('One of five conditions is not met')
    const client = await desks.of('alder-head')
    const answer = await client.submit(
      page,
      { destination: 'unknown', ground: 'I' },
      `/matters/${matterId}/removal`,
    )
    expect(answer.status).toBe(422)
    expect(await entryOf(pupil.id)).toMatchObject({ ended_on: null })
  })
})
