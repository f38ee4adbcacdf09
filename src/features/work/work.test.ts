import { beforeAll, describe, expect, test } from 'vitest'
import { signedInAs } from '../../../test/support/signed-in.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { type MadeAuthority, makeTwoAuthorities } from '../../../test/support/two-authorities.ts'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import type { Role } from '../../platform/auth/roles.ts'
import { inTransaction } from '../../platform/db/in-transaction.ts'
import { countMatters, listMatters, type MatterFilter } from './matter-list.store.ts'
import { countQueue, listQueue, type QueueFilter } from './queue.store.ts'
import { countCases, listSchoolEnquiries } from './standing.store.ts'

const database = withTestDatabase()
const today = plainDate('2026-11-24')
let made: { staffordshire: MadeAuthority; testshire: MadeAuthority }

beforeAll(async () => {
  made = await makeTwoAuthorities(database.workerDb)
})

function as(role: Role, authority: MadeAuthority = made.testshire) {
  const person = authority.people.get(role)
  if (!person) throw new Error(`nobody is ${role}`)
  return signedInAs(authority, person)
}

function queueOf(by: ReturnType<typeof as>, more: Partial<QueueFilter> = {}): QueueFilter {
  return {
    laId: by.laId,
    organisationId: by.organisationId,
    accountId: by.accountId,
    whose: ['team'],
    lanes: [],
    states: [],
    district: undefined,
    due: undefined,
    today,
    ...more,
  }
}

function listOf(by: ReturnType<typeof as>, more: Partial<MatterFilter> = {}): MatterFilter {
  return {
    ...queueOf(by),
    kinds: ['school-enquiry'],
    whose: [],
    closed: false,
    text: '',
    ...more,
  }
}

describe('the queue', () => {
  test('a school sees what is due on its own pupils and on nobody else’s', async () => {
    const staff = as('school-staff')
    const rows = await inTransaction(database.appDb, staff, (trx) => listQueue(trx, queueOf(staff), 25))
    expect(rows.map((row) => row.matterId)).toEqual([made.testshire.child.matterId])
    expect(rows[0]).toMatchObject({ kind: 'ask-admissions', dueOn: '2026-09-08', brothers: 0, sisters: 0 })
  })

  test('counts agree with the rows, by today and overdue', async () => {
    const staff = as('school-staff')
    const counts = await inTransaction(database.appDb, staff, (trx) => countQueue(trx, queueOf(staff)))
    expect(counts).toEqual({ all: 1, today: 0, todayRed: 0, late: 1, oldest: '2026-09-08' })
  })

  test('the next page begins after the last row of the page before', async () => {
    const staff = as('school-staff')
    const after = { dueOn: plainDate('2026-09-08'), id: made.testshire.child.deadlineId }
    const rows = await inTransaction(database.appDb, staff, (trx) =>
      listQueue(trx, queueOf(staff), 25, after),
    )
    expect(rows).toEqual([])
  })

  test('what nobody owns is in everybody’s own queue, and in no deputy’s', async () => {
    const staff = as('school-staff')
    const ask = (whose: QueueFilter['whose']) =>
      inTransaction(database.appDb, staff, (trx) => listQueue(trx, queueOf(staff, { whose }), 25))
    expect(await ask(['mine'])).toHaveLength(1)
    expect(await ask(['deputy'])).toHaveLength(0)
  })

  test('a protected address tells no district', async () => {
    const officer = as('cme-officer')
    const filter = queueOf(officer, { organisationId: made.testshire.schools[0].id, district: 'stafford' })
    expect(await inTransaction(database.appDb, officer, (trx) => listQueue(trx, filter, 25))).toEqual([])
  })
})

describe('the lists', () => {
  test('an authority lists its own enquiries only, a school its own pupils’', async () => {
    const officer = as('cme-officer')
    const all = await inTransaction(database.appDb, officer, (trx) => listMatters(trx, listOf(officer), 50))
    expect(all.map((row) => row.id).toSorted()).toEqual(
      [made.testshire.child.matterId, made.testshire.otherChild.matterId].toSorted(),
    )
    const staff = as('school-staff')
    const own = await inTransaction(database.appDb, staff, (trx) => listMatters(trx, listOf(staff), 50))
    expect(own.map((row) => row.id)).toEqual([made.testshire.child.matterId])
  })

  test('pages follow each other without a gap or a repeat, those without a date last', async () => {
    const officer = as('cme-officer')
    const seen: string[] = []
    await inTransaction(database.appDb, officer, async (trx) => {
      for (let after: { dueOn: null; id: string } | undefined, page = 0; page < 5; page += 1) {
        const rows = await listMatters(trx, listOf(officer), 1, after)
        const [row] = rows
        if (!row) break
        seen.push(row.id)
        after = { dueOn: null, id: row.id }
      }
      expect(await countMatters(trx, listOf(officer))).toBe(seen.length)
    })
    expect(new Set(seen).size).toBe(seen.length)
  })

  test.each([
    ['ENQ-999', 2],
    ['enq-999', 2],
    ['900200', 1],
    ['999 4000', 1],
    ['900209', 0],
    ["%' or 1=1 --", 0],
  ])('a reference or a school’s number narrows a list: %s', async (text, count) => {
    const officer = as('cme-officer')
    const found = await inTransaction(database.appDb, officer, (trx) =>
      countMatters(trx, listOf(officer, { text })),
    )
    expect(found).toBe(count)
  })

  test('a school’s enquiries come with their clock and the standing of a case in one query', async () => {
    const staff = as('headteacher')
    const urn = made.testshire.schools[0].schoolUrn ?? 0
    const rows = await inTransaction(database.appDb, staff, (trx) =>
      listSchoolEnquiries(trx, staff.laId, urn, 50),
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ state: 'Q0', fromOn: null, caseState: null })
  })

  test('cases are counted for the tiles', async () => {
    const officer = as('cme-manager')
    const counts = await inTransaction(database.appDb, officer, (trx) =>
      countCases(trx, officer.laId, officer.organisationId, today),
    )
    expect(counts).toEqual({ open: 0, red: 0, redLate: 0, nobodyDeputy: 0 })
  })
})
