import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { anEnquiry, lookAt, type PupilPlan } from '../../../test/support/a-matter.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { asSuperuser } from '../../../test/support/business-tables.ts'
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

const lastOf = async (matterId: string) => (await lookAt(staffordshire, matterId)).events.at(-1)
const messagesOf = (matterId: string) =>
  asSuperuser<{ template: string; to_address: string; subject: string; body: string }>(
    database,
    'select template, to_address, subject, body from outbox_message where matter_id = $1 order by made_at, to_address',
    [matterId],
  )

describe('the request to a Local Support Team', () => {
  const askedTeam = async (pupil: PupilPlan) => {
    const { matterId } = await anEnquiry(staffordshire, { upTo: 'admissions-asked', pupil })
    await desks.records('admissions', matterId, 'answer-admissions', { onRoll: 'none' })
    const { events, state } = await lookAt(staffordshire, matterId)
    return { matterId, event: events.at(-1), state: state.state }
  }
  const at = (postcode: string, district?: string) => ({
    address: { lines: '7 Made-Up Lane', postcode, ...(district ? { district } : {}) },
  })

  test('goes to the team of the home district, not of the school, policy 4.3', async () => {
    const { event } = await askedTeam(at('B79 7AA', 'tamworth'))
    expect(event).toMatchObject({
      facts: {
        team: 'Tamworth Local Support Team',
        note: 'Chosen by the district of the home address',
      },
    })
  })

  test('reads the district from the postcode where nobody wrote it down, policy Abbr. LST', async () => {
    expect((await askedTeam(at('WS11 5AA'))).event).toMatchObject({ facts: { district: 'cannock-chase' } })
  })

  test('goes to the school’s team where no address is on file, policy 4.3', async () => {
    const { event } = await askedTeam({ address: null })
    expect(event).toMatchObject({
      facts: { district: 'stafford', note: expect.stringContaining('does not tell') },
    })
  })

  test('goes to the school’s team where its district is one of those the postcode may lie in', async () => {
    const { event } = await askedTeam(at('WS15 4AA'))
    expect(event).toMatchObject({ facts: { district: 'stafford', note: expect.stringContaining('may lie') } })
  })

  test('waits for a person where the postcode lies in one of several other districts', async () => {
    const { matterId, event, state } = await askedTeam(at('WS9 0AA'))
    expect([event?.kind, state]).toEqual(['admissions-answered', 'Q3'])
    const form = await desks.opens('alder-staff', matterId, 'ask-team')
    expect(wordsOf(form)).toContain('Lichfield Local Support Team')
    expect(wordsOf(await desks.records('alder-staff', matterId, 'ask-team', {}))).toContain('Choose a team')
    expect((await desks.records('alder-staff', matterId, 'ask-team', { team: 'tamworth' })).status).toBe(303)
    expect(await lastOf(matterId)).toMatchObject({ facts: { team: 'Tamworth Local Support Team' } })
    expect((await desks.opens('tamworth-worker', matterId, 'receive-request')).status).toBe(200)
    expect((await messagesOf(matterId)).map(({ to_address }) => to_address)).toEqual([
      'staffordshire-tamworth-worker@example.org',
    ])
  })

  test('tells nothing of a home that must stay secret: the school’s team is asked, policy 4.3', async () => {
    const { matterId, event } = await askedTeam({ ...at('B79 7ZZ', 'tamworth'), protectedAddress: true })
    expect(event).toMatchObject({
      facts: { district: 'stafford', note: expect.stringContaining('does not tell') },
    })
    const told = [
      JSON.stringify((await lookAt(staffordshire, matterId)).events),
      JSON.stringify(await messagesOf(matterId)),
      ...(await Promise.all(
        ['receive-request', 'record-visit', 'record-team-outcome'].map(
          async (act) => (await desks.opens('stafford-worker', matterId, act)).body,
        ),
      )),
    ].join()
    expect(told).not.toMatch(/tamworth|B79|Made-Up Lane/i)
  })
})
