import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'pg'
import { makeDatabaseFolder } from './database-folder.ts'
import { APPLICATION_DATABASE, ensureApplicationDatabase } from './ensure-roles.ts'
import { ExplainedError } from './explained-error.ts'
import { chooseServerAccount } from './server-account.ts'
import { connectIfRunning, type ServerPlan, SOCKET_PORT, startServer, stopServer } from './server-process.ts'

/** `hold`: be the one process that serves these data. `join`: work beside the process that holds them, if there is one. */
export type EmbeddedUse = 'hold' | 'join'

/** A running embedded server. Closing it stops the server, unless another process holds it. */
export interface EmbeddedPostgres {
  readonly socketDir: string
  readonly dataDir: string
  connection(user: string, database?: string): { host: string; port: number; user: string; database: string }
  close(): Promise<void>
}

interface EmbeddedOptions {
  readonly stateDir: string
  readonly durable: boolean
  readonly use: EmbeddedUse
  readonly log: (line: string) => void
}

export const EMBEDDED_WARNING =
  'embedded database: for demonstration, training, tests and small pilots. A service holding children’s data runs a supported PostgreSQL.'

// Any number will do, as long as nothing else in the database "postgres" uses it.
const HOLDER_LOCK = 20_261_124
const PATIENCE_WITH_HOLDER_MS = 3_000

/** Starts the server of a state directory, or takes over one that a killed process left running. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const account = chooseServerAccount()
  const plan: ServerPlan = {
    folder: makeDatabaseFolder(options.stateDir, account),
    account,
    durable: options.durable,
  }
  let holder: Client | undefined = (await connectIfRunning(plan)) ?? (await startServer(plan))
  let closing = false

  if (!(await takeHold(holder, options.use === 'hold' ? PATIENCE_WITH_HOLDER_MS : 0))) {
    const who = await describeHolder(holder)
    await holder.end()
    holder = undefined
    if (options.use === 'hold') throw new ExplainedError(inUseMessage(options.stateDir, who))
  } else {
    await ensureApplicationDatabase(holder)
    options.log(EMBEDDED_WARNING)
    restartWhenLost(holder)
  }

  // The lock's connection ends when the server dies: start it again, for ever, and take the lock again.
  function restartWhenLost(connection: Client): void {
    connection.once('end', () => {
      if (closing) return
      holder = undefined
      options.log('the embedded database went away; starting it again')
      void restart()
    })
  }
  async function restart(): Promise<void> {
    while (!closing) {
      try {
        const connection = (await connectIfRunning(plan)) ?? (await startServer(plan, 25_000))
        if (!(await takeHold(connection, PATIENCE_WITH_HOLDER_MS))) {
          throw new ExplainedError(inUseMessage(options.stateDir, await describeHolder(connection)))
        }
        holder = connection
        restartWhenLost(connection)
        options.log('the embedded database is running again')
        return
      } catch (error) {
        options.log(`the embedded database could not be started again: ${(error as Error).message}`)
        await pause(1_000)
      }
    }
  }

  return {
    socketDir: plan.folder.socket,
    dataDir: plan.folder.data,
    connection: (user, database = APPLICATION_DATABASE) => ({
      host: plan.folder.socket,
      port: SOCKET_PORT,
      user,
      database,
    }),
    async close() {
      closing = true
      if (holder === undefined) return
      const held = holder
      holder = undefined
      await held.end().catch(() => undefined)
      stopServer(plan)
    },
  }
}

// A session's lock, because it goes with the process however that ends: no stale file to clear away.
async function takeHold(client: Client, patienceMs: number): Promise<boolean> {
  const giveUpAt = Date.now() + patienceMs
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
      HOLDER_LOCK,
    ])
    if (rows[0]?.taken === true) return true
    if (Date.now() >= giveUpAt) return false
    await pause(100)
  }
}

async function describeHolder(client: Client): Promise<string> {
  const { rows } = await client.query<{ application_name: string }>(
    `select a.application_name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
    [HOLDER_LOCK],
  )
  const pid = /^onroll (\d+)$/.exec(rows[0]?.application_name ?? '')?.[1]
  return pid === undefined ? 'another process' : `process ${pid}`
}

function inUseMessage(stateDir: string, who: string): string {
  return `The data in ${stateDir} are in use by ${who}. Only one Onroll may serve them: stop that one first, or give this one another state directory (--state DIR).`
}
