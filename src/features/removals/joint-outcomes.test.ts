import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { anEnquiry, lookAt } from '../../../test/support/a-matter.ts'
import { agreedAsNotFound, outcome } from '../../../test/support/a-removal.ts'
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

const acknowledged = async () => {
  const enquiry = await anEnquiry(staffordshire, { upTo: 'referral-acknowledged' })
  database.clock.set('2026-10-08')
  return enquiry
}
const sign = (key: string, matterId: string, what: string, more = {}) =>
  desks.records(key, matterId, 'joint-outcome', outcome(what, more))
const stateOf = async (matterId: string) => (await lookAt(staffordshire, matterId)).state

describe('the outcome that both write down', () => {
  test('one side alone changes nothing, and the other is told that its outcome is wanted, policy 4.9', async () => {
    const { matterId } = await acknowledged()
    expect((await sign('cme-officer', matterId, 'not-found')).status).toBe(303)
    expect(await stateOf(matterId)).toMatchObject({ state: 'Q5a', agreedOutcome: null })
    const told = await asSuperuser<{ to_address: string }>(
      database,
      `select to_address from outbox_message where matter_id = $1 and template = 'outcome-wanted' order by 1`,
      [matterId],
    )
    expect(told.map(({ to_address }) => to_address)).toEqual([
      'staffordshire-alder-head@example.org',
      'staffordshire-alder-staff@example.org',
    ])
    const form = wordsOf(await desks.opens('alder-head', matterId, 'joint-outcome'))
    expect(form).toContain('Demo-cme-officer has written for the authority')
    expect(form).not.toContain('“')
  })

  test('the same outcome by both brings the headteacher’s decision, policy 4.9', async () => {
    const { matterId } = await agreedAsNotFound(staffordshire, desks)
    expect(await stateOf(matterId)).toMatchObject({ state: 'Q7', agreedOutcome: 'not-found' })
  })

  test('different outcomes agree on nothing, until a side writes anew', async () => {
    const { matterId } = await acknowledged()
    await sign('cme-officer', matterId, 'not-found')
    await sign('alder-head', matterId, 'found-can-attend')
    expect(await stateOf(matterId)).toMatchObject({ state: 'Q5a', agreedOutcome: null })
    await sign('cme-officer', matterId, 'found-can-attend')
    expect(await stateOf(matterId)).toMatchObject({ state: 'QX', open: false })
  })

  test('a side that writes another outcome before the removal takes the agreement back', async () => {
    const { matterId } = await agreedAsNotFound(staffordshire, desks)
    await sign('cme-officer', matterId, 'found-will-not-attend', { reason: 'The grandmother told us' })
    expect(await stateOf(matterId)).toMatchObject({ state: 'Q5a', agreedOutcome: null })
    const removal = await desks.opens('alder-head', matterId, 'removal')
    expect(wordsOf(removal)).toContain('Not today.')
  })

  test('found on another roll names the school and leads to a known destination', async () => {
    const { matterId } = await acknowledged()
    const unnamed = await sign('alder-head', matterId, 'on-another-roll')
    expect(wordsOf(unnamed)).toContain('Name the school on whose roll the child is')
    const school = { school: 'Birch Example High School' }
    await sign('alder-head', matterId, 'on-another-roll', school)
    await sign('cme-officer', matterId, 'on-another-roll', school)
    expect(await stateOf(matterId)).toMatchObject({ state: 'Q6' })
  })

  test('wants a name put to it, and reasons where the child was found and will not attend', async () => {
    const { matterId } = await acknowledged()
    const answer = await desks.records('alder-head', matterId, 'joint-outcome', {
      outcome: 'found-will-not-attend',
    })
    expect(answer.status).toBe(422)
    expect(wordsOf(answer)).toContain('Put your name to it')
    expect(wordsOf(answer)).toContain('Write down why there are no reasonable grounds')
    expect(wordsOf(await desks.records('alder-head', matterId, 'joint-outcome', {}))).toContain(
      'Choose the outcome',
    )
  })

  test('the authority’s outcome stands on its own case as well, once that is being traced', async () => {
    const { matterId, caseId = '' } = await acknowledged()
    await staffordshire.as('cme-officer', (trx, by) =>
      recordEvents(staffordshire.deps, trx, by, caseId, [
        { kind: 'child-matched', facts: { how: 'UPN' } },
        { kind: 'triaged', facts: { lane: 'standard', reasons: [], officer: by.name } },
      ]),
    )
    await sign('cme-officer', matterId, 'not-found')
    const theirs = await lookAt(staffordshire, caseId)
    expect(theirs.events.at(-1)).toMatchObject({ kind: 'joint-outcome-signed', facts: { by: 'authority' } })
    expect(theirs.state).toMatchObject({ state: 'L2', open: true })
  })

  test('is nobody’s but the two sides’ to write', async () => {
    const { matterId } = await acknowledged()
    for (const key of ['stafford-worker', 'admissions', 'birch-head', 'ehe-officer'])
      expect((await desks.opens(key, matterId, 'joint-outcome')).status).toBe(404)
  })
})
