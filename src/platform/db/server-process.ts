import { spawn } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import type { DatabaseFolder } from './database-folder.ts'
import { ExplainedError } from './explained-error.ts'
import { findPostgres } from './postgres-package.ts'
import { runAsAccount, type ServerAccount, spawnOptionsFor } from './server-account.ts'

/** One embedded server: where it is, who runs it, and whether an acknowledged commit is on the disk. */
export interface ServerPlan {
  readonly folder: DatabaseFolder
  readonly account: ServerAccount | undefined
  /** False for throw-away test data only. */
  readonly durable: boolean
}

/** The superuser makes roles and databases and nothing else; no request or job ever runs as it. */
export const SUPERUSER = 'postgres'
// The socket's folder is the server's own, so the number only names the file in it.
export const SOCKET_PORT = 5432
const LARGEST_LOG = 5_000_000
const STALE_LOCK_WORDS = /lock file|shared memory block|another postmaster|starting up|shutting down/i

/** Connects as the superuser when a server of ours answers on the socket; undefined when none does. */
export async function connectIfRunning(plan: ServerPlan, database = 'postgres'): Promise<Client | undefined> {
  if (!existsSync(join(plan.folder.socket, `.s.PGSQL.${SOCKET_PORT}`))) return undefined
  const client = new Client({
    host: plan.folder.socket,
    port: SOCKET_PORT,
    user: SUPERUSER,
    database,
    application_name: `onroll ${process.pid}`,
    connectionTimeoutMillis: 3_000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch {
    await client.end().catch(() => undefined)
    return undefined
  }
}

/** Makes the data folder if there is none, starts the server, and gives a connection to it. */
export async function startServer(plan: ServerPlan, patienceMs = 10_000): Promise<Client> {
  const programs = findPostgres(plan.account).folder
  if (!existsSync(join(plan.folder.data, 'PG_VERSION'))) initialise(plan, programs)
  // The lock file of a killed server blocks a start until that process is reaped.
  const giveUpAt = Date.now() + patienceMs
  for (;;) {
    const attempt = await tryToStart(plan, programs)
    if (typeof attempt !== 'string') return attempt
    if (Date.now() > giveUpAt || !STALE_LOCK_WORDS.test(attempt)) {
      throw new ExplainedError(`The embedded database in ${plan.folder.data} did not start: ${attempt}`)
    }
    await pause(250)
  }
}

function initialise(plan: ServerPlan, programs: string): void {
  // Made beside and renamed, so that a kill half-way leaves nothing that looks finished.
  const unfinished = `${plan.folder.data}-being-made`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  if (plan.account !== undefined) chownSync(unfinished, plan.account.uid, plan.account.gid)
  const made = runAsAccount(plan.account, join(programs, 'bin', 'initdb'), [
    ...['-D', unfinished, '-U', SUPERUSER, '-E', 'UTF8', '-k', '--auth=trust', '--no-instructions'],
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
    ...(plan.durable ? [] : ['--no-sync']),
  ])
  if (made.status !== 0)
    throw new ExplainedError(
      `The embedded database could not be made: ${(made.stderr || String(made.error)).trim()}`,
    )
  rmSync(plan.folder.data, { recursive: true, force: true })
  renameSync(unfinished, plan.folder.data)
}

function settings(plan: ServerPlan): string[] {
  const values: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: plan.folder.socket,
    port: String(SOCKET_PORT),
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: '120',
    // What a caller was told is stored is on the disk, whatever happens to the machine.
    fsync: plan.durable ? 'on' : 'off',
    synchronous_commit: plan.durable ? 'on' : 'off',
    full_page_writes: plan.durable ? 'on' : 'off',
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** A connection, or the words with which the server refused. */
async function tryToStart(plan: ServerPlan, programs: string): Promise<Client | string> {
  const { log } = plan.folder
  const fresh = existsSync(log) && statSync(log).size > LARGEST_LOG
  const output = openSync(log, fresh ? 'w' : 'a', 0o600)
  const before = fresh ? 0 : statSync(log).size
  // Its own session: Ctrl-C at the terminal must reach us, and only us, so that we stop it last.
  const server = spawn(join(programs, 'bin', 'postgres'), ['-D', plan.folder.data, ...settings(plan)], {
    ...spawnOptionsFor(plan.account),
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  let ended: string | undefined
  server.on('error', (error) => {
    ended = error.message
  })
  server.on('exit', (code, signal) => {
    ended ??= readFileSync(log, 'utf8').slice(before).trim() || `it ended with ${signal ?? code}`
  })
  server.unref()
  for (;;) {
    const client = await connectIfRunning(plan)
    if (client !== undefined) {
      server.removeAllListeners('exit')
      return client
    }
    if (ended !== undefined) return ended
    await pause(20)
  }
}

/** Stops the server: sessions are ended, everything is written, the lock file goes. */
export function stopServer(plan: ServerPlan): void {
  const programs = findPostgres(plan.account).folder
  if (!existsSync(join(plan.folder.data, 'postmaster.pid'))) return
  const stopped = runAsAccount(plan.account, join(programs, 'bin', 'pg_ctl'), [
    ...['stop', '-D', plan.folder.data, '-m', 'fast', '-w', '-t', '30', '-s'],
  ])
  if (stopped.status !== 0 && existsSync(join(plan.folder.data, 'postmaster.pid'))) {
    throw new ExplainedError(`The embedded database did not stop: ${stopped.stderr.trim()}`)
  }
}
