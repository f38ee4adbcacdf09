import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boxes, type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { anAbsence, kindsOf, lookAt } from '../../../test/support/a-matter.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { enquiriesRoutes } from './index.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority
let desks: Desks

beforeAll(async () => {
  staffordshire = await anAuthority(database)
  desks = desksOf(staffordshire, enquiriesRoutes)
})
afterAll(() => desks.close())

const TRIED = { method: 'telephone', result: 'no-answer', ...boxes('triedOn', '2026-09-02') }
const rang = (matterId: string, who = 'Ines Test-Mother, mobile') =>
  desks.records('alder-staff', matterId, 'record-enquiry', { ...TRIED, check: 'parents-by-phone', who })

describe('a pupil is absent and nobody can find out why', () => {
  test('the team of the home district is asked once the normal procedure failed, with the Early Help request, policy 4.5', async () => {
    const { matterId } = await anAbsence(staffordshire, 'R2')
    await rang(matterId, 'The neighbour')
    const sent = await desks.records('alder-staff', matterId, 'nobody-reached', {
      earlyHelp: 'yes',
      earlyHelpReference: 'EHA-77',
    })
    expect(sent.status).toBe(303)
    const { state, events } = await lookAt(staffordshire, matterId)
    expect(state).toMatchObject({
      state: 'Q3',
      walked: ['T1', 'T6'],
      team: { name: 'Stafford Local Support Team' },
    })
    expect(events.find(({ kind }) => kind === 'enquiry-exhausted')?.facts).toEqual({
      earlyHelpRequested: true,
      earlyHelpReference: 'EHA-77',
    })
    expect((await desks.opens('stafford-worker', matterId, 'receive-request')).status).toBe(200)
  })

  test('not before anything was tried', async () => {
    const { matterId } = await anAbsence(staffordshire, 'R2')
    const answer = await desks.records('alder-staff', matterId, 'nobody-reached', { earlyHelp: 'no' })
    expect(answer.status).toBe(422)
    expect(wordsOf(answer)).toContain('Nothing stands in the list of what was tried yet')
    expect(await kindsOf(staffordshire, matterId)).not.toContain('enquiry-exhausted')
  })

  test('School Admissions is not asked on this route', async () => {
    const { matterId } = await anAbsence(staffordshire, 'R2')
    expect((await desks.opens('alder-staff', matterId, 'ask-admissions')).status).toBe(409)
  })
})

describe('the family is believed to have moved', () => {
  test('whoever is still untried is named, and the team is asked when nobody is, policy 4.6', async () => {
    const { matterId } = await anAbsence(staffordshire, 'R3')
    await rang(matterId, 'The neighbour')
    const refused = await desks.records('alder-staff', matterId, 'nobody-reached')
    expect(refused.status).toBe(422)
    expect(wordsOf(refused)).toContain('Nobody has tried these yet: Ines Test-Mother (mother)')
    await rang(matterId)
    expect((await desks.records('alder-staff', matterId, 'nobody-reached')).status).toBe(303)
    const { state } = await lookAt(staffordshire, matterId)
    expect(state).toMatchObject({ state: 'Q3', walked: ['T1', 'T7'] })
    expect(state.team.requestedOn).toBe('2026-09-02')
  })
})
