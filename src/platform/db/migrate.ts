import { setTimeout as pause } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'
import { ExplainedError } from './explained-error.ts'
import { type Migration, readMigrations, splitStatements } from './migration-files.ts'

/** What a run did. */
export interface MigrationReport {
  readonly applied: readonly string[]
  readonly total: number
}

export interface MigrateOptions {
  readonly folder: string
  readonly log?: (line: string) => void
  /** How long to wait for another process that migrates. */
  readonly patienceMs?: number
}

const MIGRATION_LOCK = 20_261_125
const LOCK_NOT_AVAILABLE = '55P03'
const LOCK_TIMEOUT = '1s'
const LOCK_TRIES = 30

/**
 * Applies the migrations that are still missing, each in its own transaction; a run that is killed anywhere is finished
 * by the next one. Refuses when an applied file has changed or is gone, and when the database is newer than the files.
 */
export async function migrate(owner: Pool, options: MigrateOptions): Promise<MigrationReport> {
  const migrations = readMigrations(options.folder)
  const client = await owner.connect()
  try {
    await waitForTurn(client, options.patienceMs ?? 60_000)
    await client.query(`create table if not exists onroll_migration (
      number int primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`)
    // Readiness asks whether the database is as new as the program.
    await client.query('grant select on onroll_migration to onroll_app, onroll_worker')
    const missing = await findMissing(client, migrations)
    for (const migration of missing) {
      await apply(client, migration)
      options.log?.(`migrated ${migration.name}`)
    }
    return { applied: missing.map((migration) => migration.name), total: migrations.length }
  } finally {
    // Ending the session ends its lock, whatever state the session is in.
    client.release(true)
  }
}

/** Whether the database holds exactly the migrations of the folder; for readiness, as any role that may read the table. */
export async function isMigrated(pool: Pick<Pool, 'query'>, folder: string): Promise<boolean> {
  const { rows } = await pool.query<{ number: number | null }>(
    'select max(number) as number from onroll_migration',
  )
  return rows[0]?.number === readMigrations(folder).length
}

// Migrations connect directly, never through a pooler, so a session's lock is safe; and it is tried, not waited for,
// because a waiting statement holds a snapshot that a concurrent index of the other run would wait for in turn.
async function waitForTurn(client: PoolClient, patienceMs: number): Promise<void> {
  const giveUpAt = Date.now() + patienceMs
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
      MIGRATION_LOCK,
    ])
    if (rows[0]?.taken === true) return
    if (Date.now() > giveUpAt)
      throw new ExplainedError(
        'Another process is migrating this database. Wait for it to finish, then try again.',
      )
    await pause(200)
  }
}

async function findMissing(
  client: PoolClient,
  migrations: readonly Migration[],
): Promise<readonly Migration[]> {
  const { rows } = await client.query<{ number: number; name: string; checksum: string }>(
    'select number, name, checksum from onroll_migration order by number',
  )
  for (const row of rows) {
    const file = migrations.find((migration) => migration.number === row.number)
    if (file === undefined)
      throw new ExplainedError(
        `The database has migration ${row.name}, this Onroll has not: it is older than the database.`,
      )
    if (file.checksum !== row.checksum) {
      throw new ExplainedError(
        `${file.name} was changed after it was applied. Restore the file and put the change into a new migration.`,
      )
    }
  }
  return migrations.filter((migration) => !rows.some((row) => row.number === migration.number))
}

// A busy table refuses the lock after a second instead of queueing every reader behind us; then we try again.
async function apply(client: PoolClient, migration: Migration): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await (migration.transactional
        ? applyInTransaction(client, migration)
        : applyStatements(client, migration))
      return
    } catch (error) {
      const { code, message } = error as { code?: string; message: string }
      if (code !== LOCK_NOT_AVAILABLE || attempt === LOCK_TRIES) {
        throw new ExplainedError(`${migration.name} failed: ${message}`, { cause: error })
      }
      await pause(Math.min(100 * attempt, 1_000))
    }
  }
}

async function applyInTransaction(client: PoolClient, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(`set local lock_timeout = '${LOCK_TIMEOUT}'`)
    await client.query(migration.sql)
    await record(client, migration)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function applyStatements(client: PoolClient, migration: Migration): Promise<void> {
  await dropHalfBuiltIndexes(client)
  for (const statement of splitStatements(migration.sql)) await client.query(statement)
  await record(client, migration)
}

// A killed concurrent build leaves an invalid index, which "if not exists" would take for a finished one.
async function dropHalfBuiltIndexes(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_index i join pg_class c on c.oid = i.indexrelid
       join pg_namespace n on n.oid = c.relnamespace where not i.indisvalid and n.nspname in ('public', 'onroll')`,
  )
  for (const { name } of rows) await client.query(`drop index concurrently if exists ${name}`)
}

async function record(client: PoolClient, migration: Migration): Promise<void> {
  await client.query('insert into onroll_migration (number, name, checksum) values ($1, $2, $3)', [
    migration.number,
    migration.name,
    migration.checksum,
  ])
}
