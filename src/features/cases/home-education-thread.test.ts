import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPupilOnRoll, lookAt } from '../../../test/support/a-matter.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import { endEntry, findOpenEntry } from '../children/index.ts'
import { listMattersOfChild, type NewEvent, openHomeEducation, recordEvents } from './index.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority

beforeAll(async () => {
  staffordshire = await anAuthority(database)
})
afterAll(() => staffordshire.jobs.close())

/** A child on no roll whose home education was told of, by no school. */
async function educatedAtHome(): Promise<string> {
  const { id, school } = await aPupilOnRoll(staffordshire)
  const today = database.clock.today()
  return staffordshire.asSystem(async (trx) => {
    const entry = await findOpenEntry(trx, id, school.urn)
    const end = { endedOn: plainDate('2026-11-20'), ground: 'F', ruleSet: 'SI 2024/208', destination: {} }
    await endEntry(trx, entry?.id ?? '', { ...end, at: database.clock.now() })
    const opened = await openHomeEducation(staffordshire.deps, trx, staffordshire.person('cme-officer'), {
      childId: id,
      schoolUrn: null,
      openedOn: today,
      from: 'a parent rang the EHE team',
      startsAt: 'E1',
    })
    if (!opened.ok) throw new Error(opened.refusal.message)
    return (await listMattersOfChild(trx, id))[0]?.id ?? ''
  })
}

async function after(matterId: string, ...events: readonly NewEvent[]) {
  const recorded = await staffordshire.as('ehe-officer', (trx, by) =>
    recordEvents(staffordshire.deps, trx, by, matterId, events),
  )
  if (!recorded.ok) throw new Error(recorded.refusal.message)
  return recorded.value
}

const KNOWN: readonly NewEvent[] = [
  { kind: 'home-education-team-informed', facts: {} },
  { kind: 'liaison-listed', facts: { halfTerm: 'autumn 2' } },
]

test('home education is a thread of its own without any school: not assessed, suitable, not suitable, policy Abbr. EHE', async () => {
  const matterId = await educatedAtHome()
  expect((await lookAt(staffordshire, matterId)).matter).toMatchObject({
    kind: 'home-education',
    schoolUrn: null,
  })
  const notAssessed = await after(matterId, ...KNOWN)
  expect(notAssessed.state).toMatchObject({ state: 'E3', open: true })
  const suitable = await after(matterId, {
    kind: 'assessed-suitable',
    facts: { evidence: 'report of 20 November' },
  })
  expect(suitable.state).toMatchObject({ state: 'E4', open: true })
  const unsuitable = await after(
    matterId,
    { kind: 'doubt-raised', facts: { reason: 'no work seen since' } },
    { kind: 'team-asked', facts: { team: 'Stafford Local Support Team' } },
    { kind: 'not-shown-suitable', facts: { reason: 'the family did not answer' } },
  )
  expect(unsuitable.effects.at(-1)).toMatchObject({ opens: 'L6' })
})

test('a child has one home education thread: told of again while it is open, nothing is added', async () => {
  const matterId = await educatedAtHome()
  const { child } = await lookAt(staffordshire, matterId)
  await staffordshire.as('cme-officer', (trx, by) =>
    openHomeEducation(staffordshire.deps, trx, by, {
      childId: child.id,
      schoolUrn: null,
      openedOn: database.clock.today(),
      from: 'a neighbour',
      startsAt: 'E9',
    }),
  )
  expect(await staffordshire.asSystem((trx) => listMattersOfChild(trx, child.id))).toHaveLength(1)
})
