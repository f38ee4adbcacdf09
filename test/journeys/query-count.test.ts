import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyMatters, findTemplates } from '../../src/demo/load/multiply-matters.store.ts'
import { plantDemo } from '../../src/demo/plant-demo.ts'
import { plainDate } from '../../src/domain/calendar/plain-date.ts'
import type { Deps } from '../../src/features/slice.ts'
import { systemOf } from '../../src/platform/auth/asker.ts'
import { repositoryPath } from '../../src/platform/config/paths.ts'
import { inTransaction, type Trx } from '../../src/platform/db/in-transaction.ts'
import { openJobs } from '../../src/platform/jobs/jobs.ts'
import { loadPacks } from '../../src/rules/load-packs.ts'
import { allRoutes } from '../../src/web/all-routes.ts'
import { type QueryCounter, queryCounter } from '../support/query-counter.ts'
import { testApp } from '../support/test-app.ts'
import { withTestDatabase } from '../support/test-database.ts'
import { type WebClient, webClient } from '../support/web-client.ts'

const TODAY = plainDate('2026-11-24')
const LA = 860
const MANY = 500

/** Everybody's home and lists, and the pages of one matter. */
const VISITS: readonly (readonly [person: string, list: string, pages: readonly string[]])[] = [
  [
    'dee-sample-khan',
    '/enquiries',
    ['/', '/enquiries', 'MATTER', 'MATTER/timeline', 'MATTER/family', 'MATTER/removal'],
  ],
  [
    'priya-test-okafor',
    '/cases',
    ['/', '/cases', '/enquiries', 'MATTER', 'MATTER/timeline', '/policy-map', '/outbox'],
  ],
  ['stella-demo-priest', '/requests', ['/', '/requests', 'MATTER']],
  ['marta-test-nowak', '/requests', ['/', '/requests', 'MATTER']],
]

const database = withTestDatabase()
let counter: QueryCounter
let deps: Deps
const clients = new Map<string, WebClient>()
const matters = new Map<string, string>()

const asSystem = <Value>(work: (trx: Trx) => Promise<Value>) =>
  inTransaction(database.workerDb, systemOf(LA), work)

beforeAll(async () => {
  database.clock.set(TODAY)
  const packs = loadPacks(repositoryPath('packs'))
  const jobs = await openJobs({ pool: database.worker, clock: database.clock })
  deps = { db: database.workerDb, packs, jobs, clock: database.clock, demo: true }
  await plantDemo(deps, { seed: 1, size: 'small', today: TODAY, fixClock: true }, () => undefined)
  const app = testApp(database, { routes: allRoutes, deps: { packs, jobs } })
  for (const [person, list] of VISITS) {
    const client = webClient(app)
    await client.signInAs(person)
    clients.set(person, client)
    const matter = /\/matters\/[0-9a-f-]{36}/.exec((await client.visit(list)).body)?.[0]
    if (matter === undefined) throw new Error(`${person} has nothing on ${list}`)
    matters.set(person, matter)
  }
  counter = queryCounter()
}, 120_000)

afterAll(() => counter?.stop())

test(`a home, a list or a matter asks the database no more often for ${MANY} rows than for a few`, async () => {
  await countAll()
  const few = await countAll()
  const rows = await openMatters()
  await multiply()
  expect(await openMatters()).toBeGreaterThan(rows + MANY - 50)
  const many = await countAll()
  expect(many).toEqual(few)
  expect(Math.min(...Object.values(many))).toBeGreaterThan(3)
  expect(Math.max(...Object.values(many))).toBeLessThan(60)
}, 120_000)

async function countAll(): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {}
  for (const [person, , pages] of VISITS)
    for (const page of pages) {
      const path = page.replace('MATTER', matters.get(person) ?? '')
      counts[`${person} ${page}`] = await counter.during(async () => {
        const answer = await clients.get(person)?.get(path)
        expect(answer?.status, `${person} ${page}`).toBe(200)
      })
    }
  return counts
}

async function openMatters(): Promise<number> {
  return asSystem(async (trx) => {
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from matter_summary where open`.execute(trx)
    return rows[0]?.n ?? 0
  })
}

/** More of everything that stands in rows: matters at one school and one team, and lines in each history. */
async function multiply(): Promise<void> {
  await asSystem(async (trx) => {
    const templates = await findTemplates(trx, LA, TODAY)
    const { rows } = await sql<{ urn: number; organisationId: string }>`
      select o.school_urn as urn, o.id as "organisationId" from organisation o
      where o.la_id = ${LA} and o.name = 'The Weston Road Academy'`.execute(trx)
    await copyMatters(trx, { ...templates, schools: rows }, 1, Math.ceil(MANY / templates.matterIds.length))
    await sql`insert into matter_event (la_id, matter_id, seq, id, kind, happened_on, recorded_at, by_name, by_role, organisation_name, facts)
      select la_id, matter_id, event_count + n, gen_random_uuid(), 'note-recorded', ${TODAY}, ${database.clock.now()},
        'Dee Sample-Khan', 'school-staff', 'The Weston Road Academy', '{"text": "One more line"}'
      from matter_summary cross join generate_series(1, 100) n where la_id = ${LA} and matter_id = any(${[...matters.values()].map((path) => path.slice(9))}::uuid[])`.execute(
      trx,
    )
    await sql`update matter_summary set event_count = event_count + 100
      where la_id = ${LA} and matter_id = any(${[...matters.values()].map((path) => path.slice(9))}::uuid[])`.execute(
      trx,
    )
  })
}
