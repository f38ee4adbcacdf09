import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boxes, type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { anEnquiry, kindsOf, lookAt } from '../../../test/support/a-matter.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
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

const upTo = (event: EventKind) => anEnquiry(staffordshire, { upTo: event })
const lastOf = async (matterId: string) => (await lookAt(staffordshire, matterId)).events.at(-1)
const ANSWERS = {
  check: 'parents-by-phone',
  method: 'telephone',
  who: 'Ines Test-Mother, mobile',
  result: 'no-answer',
  ...boxes('triedOn', '2026-09-02'),
}

describe('somebody was faster', () => {
  test('both texts stand side by side and nothing is lost; then mine is recorded as well', async () => {
    const { matterId } = await upTo('team-accepted')
    const client = await desks.of('alder-staff')
    const form = await desks.opens('alder-staff', matterId, 'parent-reached')
    await desks.records('alder-head', matterId, 'record-enquiry', { ...ANSWERS, note: 'A van was seen' })
    const mine = {
      who: 'The aunt',
      says: 'moved-or-other-school',
      destination: 'Leeds',
      ...boxes('on', '2026-09-11'),
    }
    const answer = await client.submit(form, mine)
    expect(answer.status).toBe(409)
    expect(wordsOf(answer)).toContain('A van was seen')
    expect(wordsOf(answer)).toContain('Demo-alder-head, Alder Sample Academy')
    expect(wordsOf(answer)).toContain(
      'What did they say?: The family has moved, or the child goes to another school',
    )
    expect(wordsOf(answer)).toContain('Where to? School, town or country, as they said it: Leeds')
    expect(wordsOf(answer)).toContain('On which day?: 11 09 2026')
    expect((await lastOf(matterId))?.kind).toBe('enquiry-recorded')
    expect((await client.submit(answer, {})).status).toBe(303)
    expect(await lastOf(matterId)).toMatchObject({ kind: 'parent-reached', facts: { destination: 'Leeds' } })
  })

  test('when two send in one moment, one is recorded and the other is shown it', async () => {
    const { matterId } = await upTo('enquiry-recorded')
    database.clock.set('2026-09-08')
    const [staff, head] = [await desks.of('alder-staff'), await desks.of('alder-head')]
    const forms = await Promise.all(
      [staff, head].map((client) => client.get(`/matters/${matterId}/ask-admissions`)),
    )
    const answers = await Promise.all([
      staff.submit(forms[0]!, { note: 'mine' }),
      head.submit(forms[1]!, { note: 'the other' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    expect(
      (await kindsOf(staffordshire, matterId)).filter((kind) => kind === 'admissions-asked'),
    ).toHaveLength(1)
  })
})

describe('who may', () => {
  test('another school sees nothing of it, and neither does a team that was not asked', async () => {
    const { matterId } = await upTo('team-accepted')
    for (const key of ['birch-staff', 'birch-head', 'tamworth-worker', 'ehe-officer'])
      for (const act of ['record-enquiry', 'parent-reached', 'receive-request', 'ask-admissions'])
        expect((await desks.opens(key, matterId, act)).status).toBe(404)
  })

  test('each side is offered its own acts alone', async () => {
    const { matterId } = await upTo('team-accepted')
    expect((await desks.opens('stafford-worker', matterId, 'record-visit')).status).toBe(200)
    expect((await desks.opens('alder-staff', matterId, 'record-visit')).status).toBe(404)
    expect((await desks.opens('admissions', matterId, 'parent-reached')).status).toBe(404)
    expect((await desks.opens('cme-officer', matterId, 'record-enquiry')).status).toBe(200)
  })

  test('what is not possible yet is answered with what is', async () => {
    const { matterId } = await upTo('day-zero-recorded')
    const answer = await desks.opens('alder-staff', matterId, 'ask-team')
    expect(answer.status).toBe(409)
    expect(wordsOf(answer)).toContain('What you can do now: Record what you tried')
  })
})
