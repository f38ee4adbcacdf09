import { beforeAll, describe, expect, test } from 'vitest'
import { withTestDatabase } from '../../test/support/test-database.ts'
import { plainDate } from '../domain/calendar/plain-date.ts'
import { STATES } from '../domain/case/process-states.ts'
import { checkUpn } from '../domain/child/unique-pupil-number.ts'
import { listDemoPeople } from '../features/accounts/index.ts'
import { DAY_TWENTY } from '../features/cases/index.ts'
import { countLookedAfter } from '../features/placing/looked-after.store.ts'
import { countNobodyLooking } from '../features/work/nobody-looking.store.ts'
import { systemOf } from '../platform/auth/asker.ts'
import { ROLES } from '../platform/auth/roles.ts'
import { repositoryPath } from '../platform/config/paths.ts'
import { inTransaction, type Trx } from '../platform/db/in-transaction.ts'
import { openJobs } from '../platform/jobs/jobs.ts'
import { loadPacks } from '../rules/load-packs.ts'
import { plantDemo } from './plant-demo.ts'

const database = withTestDatabase()
const TODAY = plainDate('2026-11-24')
const MADE_UP = /^(Test|Sample|Demo|Mock|Example|Pretend|Made-Up)-/

const asSystem = <Value>(work: (trx: Trx) => Promise<Value>) =>
  inTransaction(database.workerDb, systemOf(860), work)

describe('the made-up county', () => {
  beforeAll(async () => {
    database.clock.set(TODAY)
    const jobs = await openJobs({ pool: database.worker, clock: database.clock })
    const deps = {
      db: database.workerDb,
      packs: loadPacks(repositoryPath('packs')),
      jobs,
      clock: database.clock,
      demo: true,
    }
    await plantDemo(deps, { seed: 1, size: 'small', today: TODAY, fixClock: true }, () => undefined)
    await jobs.close()
  }, 60_000)

  test('has two thousand children and a few more, and every family name says that it is made up', async () => {
    const children = await asSystem((trx) =>
      trx.selectFrom('child').select(['family_name', 'given_name', 'upn']).execute(),
    )
    expect(children.length).toBeGreaterThan(2_000)
    expect(children.filter((child) => !MADE_UP.test(child.family_name))).toEqual([])
    const names = children.map((child) => child.given_name)
    expect(names.some((name) => name.length === 1)).toBe(true)
    expect(names.some((name) => name.length === 100)).toBe(true)
    expect(names.some((name) => /[^\x20-\x7e’]/.test(name))).toBe(true)
  })

  test('leaves nothing open without an owner who is there, a next action and a date', async () => {
    expect(await asSystem((trx) => countNobodyLooking(trx, 860, TODAY))).toBe(0)
  })

  test('shows looked-after children on the way to a place, one in time and one late', async () => {
    const filter = { laId: 860, late: false, today: TODAY }
    const counts = await asSystem((trx) => countLookedAfter(trx, filter))
    expect(counts.all).toBeGreaterThan(1)
    expect(counts.late).toBeGreaterThan(0)
  })

  test('gives pupil numbers that are well formed and that no school can have issued', async () => {
    const children = await asSystem((trx) => trx.selectFrom('child').select('upn').execute())
    const upns = children.map((child) => child.upn ?? '')
    expect(new Set(upns).size).toBe(upns.length)
    expect(upns.filter((upn) => !checkUpn(upn).valid)).toEqual([])
    const numbers = await database.owner.query<{ laestab: string }>(
      'select distinct laestab from school_number',
    )
    const taken = new Set(numbers.rows.map((row) => row.laestab))
    expect(upns.filter((upn) => taken.has(upn.slice(1, 8)))).toEqual([])
  })

  test('rings no real telephone and writes to no real address', async () => {
    const contacts = await asSystem((trx) =>
      trx.selectFrom('family_contact').select(['phone', 'email']).execute(),
    )
    expect(contacts.filter(({ phone }) => !/^(07700 900\d{3}|01632 960\d{3})$/.test(phone ?? ''))).toEqual([])
    expect(contacts.filter(({ email }) => email !== null && !email.endsWith('@example.org'))).toEqual([])
    const addresses = await asSystem((trx) => trx.selectFrom('child_address').select('postcode').execute())
    expect(addresses.filter(({ postcode }) => !/[CIKMOV]$/.test(postcode ?? ''))).toEqual([])
  })

  test('has brothers and sisters, twins, and families in hiding', async () => {
    const children = await asSystem((trx) =>
      trx.selectFrom('child').select(['family_id', 'born_on']).execute(),
    )
    const families = [...Map.groupBy(children, (child) => child.family_id).values()]
    expect(families.filter((family) => family.length > 1).length).toBeGreaterThan(300)
    expect(
      families.some((family) => new Set(family.map((child) => child.born_on)).size < family.length),
    ).toBe(true)
    const hidden = await asSystem((trx) =>
      trx.selectFrom('child_address').select('id').where('protected', '=', true).execute(),
    )
    expect(hidden.length).toBeGreaterThan(5)
  })

  test('has somebody in every role, and one person with two', async () => {
    const people = await listDemoPeople(database.appDb, TODAY)
    expect(new Set(people.map(({ role }) => role))).toEqual(new Set(Object.keys(ROLES)))
    expect(new Set(people.map(({ key }) => key)).size).toBeGreaterThanOrEqual(20)
    const roles = Map.groupBy(people, ({ key }) => key)
    expect([...roles.values()].some((held) => held.length === 2)).toBe(true)
    expect(people.find(({ key }) => key === 'dee-sample-khan')?.laestab).toBe('8604183')
  })

  test('has work in nearly every state of the process, told through the same commands, over two years', async () => {
    const matters = await asSystem((trx) =>
      trx.selectFrom('matter_summary').select(['state', 'opened_on', 'open']).execute(),
    )
    const missing = STATES.map(({ id }) => id).filter((id) => !matters.some(({ state }) => state === id))
    expect(missing).toEqual([])
    expect(matters.length).toBeGreaterThanOrEqual(40)
    expect(matters.some(({ opened_on }) => opened_on < '2025-02-01')).toBe(true)
    const due = await asSystem((trx) =>
      trx.selectFrom('deadline').select('id').where('status', '=', 'open').execute(),
    )
    expect(due.length).toBeGreaterThan(30)
  })

  test('tells nothing of tomorrow', async () => {
    const events = await asSystem((trx) =>
      trx.selectFrom('matter_event').select(['happened_on', 'recorded_at']).execute(),
    )
    expect(events.filter(({ happened_on }) => happened_on > TODAY)).toEqual([])
    expect(events.filter(({ recorded_at }) => recorded_at > database.clock.now())).toEqual([])
  })

  test('has passed the days of its past, so that the first night tells nobody of them anew', async () => {
    const unswept = await asSystem((trx) =>
      trx
        .selectFrom('deadline')
        .select(['kind', 'due_on'])
        .where('status', '=', 'open')
        .where('reached_on', 'is', null)
        .where('due_on', '<', TODAY)
        .where('kind', 'not in', [DAY_TWENTY, 'yearly-contact'])
        .execute(),
    )
    expect(unswept).toEqual([])
  })

  test('leaves no job that fails', async () => {
    const problems = await database.owner.query(`select name from jobs.job where state = 'failed'`)
    expect(problems.rows).toEqual([])
  })
})
