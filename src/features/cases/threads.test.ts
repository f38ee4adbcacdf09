import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCase, anEnquiry, aPupilOnRoll, kindsOf, lookAt } from '../../../test/support/a-matter.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { asSuperuser } from '../../../test/support/business-tables.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { findChild, listContacts, listEntriesOfChild } from '../children/index.ts'
import { listDeadlinesOfMatter } from '../deadlines/index.ts'
import {
  findMatter,
  findStandingOfCase,
  listEvents,
  listMattersOfChild,
  openAuthorityCase,
  openMatter,
  recordEvents,
} from './index.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority

beforeAll(async () => {
  staffordshire = await anAuthority(database)
})
afterAll(() => staffordshire.jobs.close())

/** How much of a matter and its child somebody can read, table by table. */
async function seenBy(key: string, matterId: string, childId: string) {
  return staffordshire.as(key, async (trx) => ({
    matter: (await findMatter(trx, matterId)) !== undefined,
    events: (await listEvents(trx, matterId)).length > 0,
    deadlines: (await listDeadlinesOfMatter(trx, matterId)).length > 0,
    child: (await findChild(trx, childId)) !== undefined,
    contacts: (await listContacts(trx, childId)).length > 0,
    register: (await listEntriesOfChild(trx, childId)).length > 0,
  }))
}
const NOTHING = {
  matter: false,
  events: false,
  deadlines: false,
  child: false,
  contacts: false,
  register: false,
}
const ALL = { matter: true, events: true, deadlines: true, child: true, contacts: true, register: true }

describe('who sees a school’s enquiry', () => {
  test('the school itself and those it asked; another school and another team see nothing of it, policy 2.4', async () => {
    const { matterId, pupil } = await anEnquiry(staffordshire, { upTo: 'team-accepted' })
    for (const key of ['alder-staff', 'alder-head', 'admissions', 'stafford-worker', 'cme-officer'])
      expect(await seenBy(key, matterId, pupil.id)).toEqual(ALL)
    for (const key of ['birch-staff', 'birch-head', 'tamworth-worker', 'ehe-officer', 'virtual-school'])
      expect(await seenBy(key, matterId, pupil.id)).toEqual(NOTHING)
  })

  test('another authority sees nothing at all', async () => {
    const { matterId, pupil } = await anEnquiry(staffordshire, { upTo: 'team-accepted' })
    const testshire = await anAuthority(database, 'testshire')
    const seen = await testshire.as('cme-manager', async (trx) => [
      await findMatter(trx, matterId),
      await findChild(trx, pupil.id),
      ...(await listEvents(trx, matterId)),
    ])
    expect(seen).toEqual([undefined, undefined])
    await testshire.jobs.close()
  })
})

describe('the authority’s case', () => {
  test('is not the school’s to read: it sees where it stands and until when, policy 4.14', async () => {
    const { matterId, caseId, pupil } = await aCase(staffordshire, { upTo: 'triaged' })
    for (const key of ['alder-staff', 'alder-head', 'stafford-worker', 'admissions'])
      expect(await seenBy(key, caseId, pupil.id)).toMatchObject({
        matter: false,
        events: false,
        deadlines: false,
      })
    const standing = (trx: Trx) => findStandingOfCase(trx, matterId)
    expect(await staffordshire.as('alder-staff', standing)).toMatchObject({
      state: 'L2',
      open: true,
      ownerName: 'Demo-cme-officer',
    })
    expect(await staffordshire.as('birch-staff', standing)).toBeUndefined()
    expect(await seenBy('cme-officer', caseId, pupil.id)).toEqual(ALL)
  })

  test('has an owner and a deputy from the first minute', async () => {
    const { caseId } = await aCase(staffordshire)
    const { matter } = await lookAt(staffordshire, caseId)
    expect(matter).toMatchObject({
      ownerAccountId: staffordshire.person('cme-officer').accountId,
      deputyAccountId: staffordshire.person('cme-manager').accountId,
      ownerOrganisationId: staffordshire.organisation('cme-team').id,
    })
  })

  test('is linked to the enquiry once; a second one says that it may be the same, and closes nothing', async () => {
    const { matterId, caseId, pupil } = await aCase(staffordshire)
    const again = await staffordshire.as('alder-staff', (trx, by) =>
      openAuthorityCase(staffordshire.deps, trx, by, {
        childId: pupil.id,
        schoolUrn: pupil.school.urn,
        openedFrom: { id: matterId },
        openedOn: plainDate('2026-09-29'),
        route: 'R1',
        from: 'school referral',
      }),
    )
    const first = await lookAt(staffordshire, caseId)
    expect(again).toMatchObject({
      ok: true,
      value: {
        matter: { openedFrom: null, flags: ['possible-duplicate'] },
        state: { suspectedDuplicates: [first.matter.reference] },
      },
    })
    expect(first.state.open).toBe(true)
  })

  test('stays open when the enquiry ends, and the enquiry when the case does, policy 7', async () => {
    const { matterId, caseId } = await aCase(staffordshire, { upTo: 'check-answered' })
    await staffordshire.as('alder-staff', (trx, by) =>
      recordEvents(staffordshire.deps, trx, by, matterId, [
        { kind: 'enquiry-resolved', facts: { reason: 'At school' } },
      ]),
    )
    expect((await lookAt(staffordshire, matterId)).state.open).toBe(false)
    expect((await lookAt(staffordshire, caseId)).state).toMatchObject({ state: 'L2', open: true })
    const other = await aCase(staffordshire, { upTo: 'check-answered' })
    const closed = await staffordshire.as('cme-officer', (trx, by) =>
      recordEvents(staffordshire.deps, trx, by, other.caseId, [
        {
          kind: 'case-closed',
          facts: {
            reason: 'on-roll-here',
            fact: 'On roll at another school',
            source: 'the school',
            evidence: 'letter',
          },
        },
      ]),
    )
    expect(closed).toMatchObject({ ok: true })
    expect((await lookAt(staffordshire, other.matterId)).state.open).toBe(true)
  })
})

describe('what is recorded', () => {
  test('is refused when somebody recorded something since, and nothing is written', async () => {
    const { matterId } = await anEnquiry(staffordshire, { upTo: 'enquiry-recorded' })
    const before = await kindsOf(staffordshire, matterId)
    const stale = await staffordshire.as('alder-staff', (trx, by) =>
      recordEvents(
        staffordshire.deps,
        trx,
        by,
        matterId,
        [{ kind: 'note-recorded', facts: { text: 'late' } }],
        before.length - 1,
      ),
    )
    expect(stale).toMatchObject({ ok: false, refusal: { code: 'STALE' } })
    expect(await kindsOf(staffordshire, matterId)).toEqual(before)
  })

  test('is numbered without a gap when two write at once', async () => {
    const { matterId } = await anEnquiry(staffordshire, { upTo: 'enquiry-recorded' })
    await Promise.all(
      ['alder-staff', 'alder-head', 'cme-officer'].map((key) =>
        staffordshire.as(key, (trx, by) =>
          recordEvents(staffordshire.deps, trx, by, matterId, [
            { kind: 'note-recorded', facts: { text: `by ${key}` } },
          ]),
        ),
      ),
    )
    const { events, matter } = await lookAt(staffordshire, matterId)
    expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6])
    expect(matter.eventCount).toBe(6)
  })

  test('stands for ever: no role may change or remove it', async () => {
    const { matterId } = await anEnquiry(staffordshire, { upTo: 'enquiry-recorded' })
    for (const pool of [database.app, database.worker]) {
      await expect(pool.query('delete from matter_event where matter_id = $1', [matterId])).rejects.toThrow(
        /permission/,
      )
      await expect(
        pool.query(`update matter_event set by_name = 'x' where matter_id = $1`, [matterId]),
      ).rejects.toThrow(/permission/)
    }
  })

  test('keeps the summary equal to the fold of the history', async () => {
    const { matterId } = await anEnquiry(staffordshire, { upTo: 'referral-acknowledged' })
    const { matter, state, events } = await lookAt(staffordshire, matterId)
    expect(matter).toMatchObject({
      state: state.state,
      open: state.open,
      stateSince: state.since,
      flags: state.flags,
      eventCount: events.length,
    })
  })

  test('begins nothing that the process does not begin so', async () => {
    const pupil = await aPupilOnRoll(staffordshire)
    const school = staffordshire.organisation(`school-${pupil.school.urn}`)
    const opened = await staffordshire.as('alder-staff', (trx, by) =>
      openMatter(staffordshire.deps, trx, by, {
        kind: 'school-enquiry',
        childId: pupil.id,
        schoolUrn: pupil.school.urn,
        openedOn: plainDate('2026-09-02'),
        openTo: [{ organisationId: school.id, side: 'school', because: 'own pupil' }],
        ownerOrganisationId: school.id,
        ownerAccountId: null,
        deputyAccountId: null,
        events: [{ kind: 'referral-sent', facts: { form: {} } }],
      }),
    )
    expect(opened).toMatchObject({ ok: false, refusal: { code: 'NOT_POSSIBLE_NOW' } })
    expect(await staffordshire.asSystem((trx) => listMattersOfChild(trx, pupil.id))).toEqual([])
  })

  test('gives each thread a reference that can be read out, counting up', async () => {
    const [one, two] = [await aCase(staffordshire), await aCase(staffordshire)]
    const references = await asSuperuser<{ reference: string }>(
      database,
      'select reference from matter where id = any($1) order by reference',
      [[one.matterId, two.matterId, one.caseId, two.caseId]],
    )
    expect(references.map(({ reference }) => reference)).toEqual([
      expect.stringMatching(/^C-\d{5}$/),
      expect.stringMatching(/^C-\d{5}$/),
      expect.stringMatching(/^E-\d{5}$/),
      expect.stringMatching(/^E-\d{5}$/),
    ])
    expect(new Set(references.map(({ reference }) => reference)).size).toBe(4)
  })
})
