import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Kysely, PostgresDialect } from 'kysely'
import { Client, type ClientConfig, Pool } from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { plainDateTypes } from '../../src/platform/db/pools.ts'
import type { Tables } from '../../src/platform/db/tables.ts'
import { type FakeClock, fakeClock } from './fake-clock.ts'

/** A database of a test file's own: a copy of the migrated one, seen as each role. */
export interface TestDatabase {
  readonly name: string
  readonly owner: Pool
  readonly app: Pool
  readonly worker: Pool
  readonly auditor: Pool
  /** The app role and the worker role for the query builder. */
  readonly appDb: Kysely<Tables>
  readonly workerDb: Kysely<Tables>
  readonly clock: FakeClock
  connection(role: TestRole): ClientConfig
  close(): Promise<void>
}

const OBJECT_IN_USE = '55006'

type TestRole = 'owner' | 'app' | 'worker' | 'auditor'

/**
 * Gives a test file its own database from its first test to its last. Call it once at the top of the file
 * (or of a `describe`) and read its members inside tests and hooks.
 */
export function withTestDatabase(): TestDatabase {
  let open: TestDatabase | undefined
  beforeAll(async () => {
    open = await openTestDatabase()
  })
  afterAll(() => open?.close())
  return new Proxy({} as TestDatabase, {
    get(_target, name) {
      if (open === undefined) throw new Error('The test database is open only inside tests and hooks.')
      return Reflect.get(open, name)
    },
  })
}

/** Copies the migrated database; for harnesses that open and close it themselves. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const host = inject('databaseSocket')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asSuperuser(host, `create database ${name} template onroll owner onroll_owner`)

  const connection = (role: TestRole): ClientConfig => ({ host, user: `onroll_${role}`, database: name })
  const pools = new Map<TestRole, Pool>()
  const pool = (role: TestRole): Pool => {
    const existing = pools.get(role)
    if (existing !== undefined) return existing
    const opened = new Pool({ ...connection(role), types: plainDateTypes, max: 6 })
    pools.set(role, opened)
    return opened
  }
  const builders = new Map<TestRole, Kysely<Tables>>()
  const builder = (role: TestRole): Kysely<Tables> => {
    const existing =
      builders.get(role) ?? new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pool(role) }) })
    builders.set(role, existing)
    return existing
  }
  return {
    name,
    connection,
    clock: fakeClock(),
    get owner() {
      return pool('owner')
    },
    get app() {
      return pool('app')
    },
    get worker() {
      return pool('worker')
    },
    get auditor() {
      return pool('auditor')
    },
    get appDb() {
      return builder('app')
    },
    get workerDb() {
      return builder('worker')
    },
    async close() {
      await Promise.all([...pools.values()].map((opened) => (opened.ended ? undefined : opened.end())))
      await dropDatabase(host, name)
    },
  }
}

// A pool that has ended may still have sessions on their way out; dropping by force would end them with an error.
async function dropDatabase(host: string, name: string): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    try {
      await asSuperuser(host, `drop database ${name}`)
      return
    } catch (error) {
      if ((error as { code?: string }).code !== OBJECT_IN_USE) throw error
      await pause(40)
    }
  }
  throw new Error('A test left a connection to its database open.')
}

async function asSuperuser(host: string, statement: string): Promise<void> {
  const client = new Client({ host, user: 'postgres', database: 'postgres' })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
