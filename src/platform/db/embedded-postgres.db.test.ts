import { spawn } from 'node:child_process'
import { chmodSync, existsSync, lstatSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { repositoryPath } from '../config/paths.ts'
import { type Database, type OpenDatabaseOptions, openDatabase } from './open-database.ts'

const stateDir = mkdtempSync(join(tmpdir(), 'onroll-launcher-'))
const opened: Database[] = []
const open = async (options: Partial<OpenDatabaseOptions> = {}) => {
  const database = await openDatabase({ stateDir, env: {}, ...options })
  opened.push(database)
  return database
}
afterEach(async () => {
  for (const database of opened.splice(0).reverse()) await database.close()
})
afterAll(() => rmSync(stateDir, { recursive: true, force: true }))

const serverPid = (database: Database) =>
  Number(readFileSync(join(database.dataDir ?? '', 'postmaster.pid'), 'utf8').split('\n')[0])
const count = async (pool: Pool) => (await pool.query('select count(*)::int as n from kept')).rows[0].n
const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

describe('the embedded server', () => {
  test('starts empty, keeps what was written, and leaves no server behind when it is closed', async () => {
    const lines: string[] = []
    const first = await open({ log: (line) => lines.push(line) })
    expect(lines.join()).toMatch(/embedded database: for demonstration, training, tests and small pilots/)
    await first.owner().query('create table kept (n int); insert into kept values (1)')
    const lock = join(first.dataDir ?? '', 'postmaster.pid')
    expect(existsSync(lock)).toBe(true)
    await first.close()
    opened.length = 0
    expect(existsSync(lock)).toBe(false)
    const second = await open()
    expect(await count(second.owner())).toBe(1)
  })

  test('flushes every commit, sorts the same everywhere, and listens on no network', async () => {
    const database = await open()
    const { rows } = await database.app.query(
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
         current_setting('listen_addresses') as addresses, current_setting('data_checksums') as checksums,
         (select datlocprovider::text || ' ' || datlocale from pg_database where datname = current_database()) as locale`,
    )
    expect(rows[0]).toEqual({
      fsync: 'on',
      commit: 'on',
      addresses: '',
      checksums: 'on',
      locale: 'b C.UTF-8',
    })
    expect(lstatSync(database.socketDir ?? '').mode & 0o777).toBe(0o700)
    expect(`${database.socketDir}/.s.PGSQL.5432`.length).toBeLessThan(108)
  })

  test('gives requests and jobs roles that own nothing and bypass nothing, each with its time limit', async () => {
    const database = await open()
    for (const [pool, limit] of [
      [database.app, '5s'],
      [database.worker, '5min'],
    ] as const) {
      const { rows } = await pool.query(
        `select rolsuper or rolbypassrls or rolcreaterole as powerful, current_setting('statement_timeout') as limit,
           current_setting('idle_in_transaction_session_timeout') as idle from pg_roles where rolname = current_user`,
      )
      expect(rows[0]).toEqual({ powerful: false, limit, idle: '15s' })
      await expect(pool.query('create table mine (n int)')).rejects.toThrow(/permission denied/)
    }
  })

  test('gives a legal date as it is written, whatever the zone of the machine', async () => {
    const { rows } = await (await open()).app.query(
      `select date '2026-03-29' as one, array[date '2026-10-25'] as several, 9007199254740993::bigint as big`,
    )
    expect(rows[0]).toEqual({ one: '2026-03-29', several: ['2026-10-25'], big: '9007199254740993' })
  })

  test('loses no acknowledged row when it is killed, and is started again without a hand', async () => {
    const lines: string[] = []
    const database = await open({ log: (line) => lines.push(line) })
    await database.owner().query('insert into kept values (2)')
    const before = await count(database.owner())
    process.kill(serverPid(database), 'SIGKILL')
    await expect.poll(() => lines.join(), { timeout: 15_000 }).toMatch(/is running again/)
    expect(await count(database.owner())).toBe(before)
  })

  test('a second one on the same data is refused within five seconds, and the first goes on', async () => {
    const first = await open()
    const started = performance.now()
    await expect(openDatabase({ stateDir, env: {} })).rejects.toThrow(
      new RegExp(`in use by process ${process.pid}. Only one Onroll may serve them`),
    )
    expect(performance.now() - started).toBeLessThan(5_000)
    expect(await count(first.owner())).toBeGreaterThan(0)
  })

  test('a command may work beside the one that holds the data, and leaves it running', async () => {
    const holder = await open()
    const beside = await open({ use: 'join' })
    await beside.owner().query('insert into kept values (3)')
    await beside.close()
    opened.pop()
    expect(await count(holder.owner())).toBeGreaterThan(1)
  })

  test('a server that a killed process left running is taken over', async () => {
    const script = `import { openDatabase } from ${JSON.stringify(repositoryPath('src/platform/db/open-database.ts'))}
      await openDatabase({ stateDir: ${JSON.stringify(stateDir)}, env: {} })
      console.log('open'); setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise((resolve) => child.stdout.once('data', resolve))
    const pid = Number(readFileSync(join(stateDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
    expect(isAlive(pid)).toBe(true)
    const database = await open()
    expect(serverPid(database)).toBe(pid)
  })

  test('data that others can read are refused in plain words', async () => {
    const data = join(stateDir, 'postgres/data')
    chmodSync(data, 0o750)
    await expect(openDatabase({ stateDir, env: {} })).rejects.toThrow(/can be read by others/)
    chmodSync(data, 0o700)
  })

  // Only root has somebody else to run it as; another user's own folder is never closed to that user.
  test.runIf(process.getuid?.() === 0)(
    'a state directory below a closed folder keeps its data elsewhere',
    async () => {
      const closed = mkdtempSync(join(tmpdir(), 'onroll-closed-'))
      const inside = join(closed, 'state')
      const database = await openDatabase({ stateDir: inside, env: {}, durable: false })
      const elsewhere = join(database.dataDir ?? '', '..')
      expect((await database.app.query('select 1 as one')).rows).toEqual([{ one: 1 }])
      await database.close()
      expect(elsewhere.startsWith(closed)).toBe(false)
      expect(existsSync(join(inside, 'database-location.json'))).toBe(true)
      rmSync(closed, { recursive: true })
      rmSync(elsewhere, { recursive: true })
    },
  )
})

describe('a server of one’s own, named in DATABASE_URL', () => {
  test('is used as it is, and refused when its run-time user is too powerful', async () => {
    const embedded = await open()
    const address = (user: string) =>
      `postgres://${user}@/onroll?host=${encodeURIComponent(embedded.socketDir ?? '')}`
    const env = {
      DATABASE_URL: address('onroll_app'),
      DATABASE_OWNER_URL: address('onroll_owner'),
      DATABASE_WORKER_URL: address('onroll_worker'),
    }
    const named = await openDatabase({ stateDir: '/nowhere', env })
    expect(named.embedded).toBe(false)
    expect((await named.app.query('select current_user as name')).rows).toEqual([{ name: 'onroll_app' }])
    await named.ensureRoles()
    await named.close()
    await expect(
      openDatabase({ stateDir: '/nowhere', env: { ...env, DATABASE_URL: address('postgres') } }),
    ).rejects.toThrow(/DATABASE_URL is a superuser/)
    await expect(
      openDatabase({ stateDir: '/nowhere', env: { ...env, DATABASE_WORKER_URL: address('onroll_owner') } }),
    ).rejects.toThrow(/DATABASE_WORKER_URL owns the database/)
  })
})
