import type { ClientConfig, Pool } from 'pg'
import { type EmbeddedUse, startEmbeddedPostgres } from './embedded-postgres.ts'
import { ExplainedError } from './explained-error.ts'
import { openPool } from './pools.ts'
import { ensureServerRoles, refuseTooMuchPower } from './server-roles.ts'

export type ConnectionRole = 'owner' | 'app' | 'worker' | 'auditor' | 'reporting'

/** The database, whichever server it is. Requests use `app`, jobs use `worker`, migrations use the owner. */
export interface Database {
  readonly app: Pool
  readonly worker: Pool
  readonly embedded: boolean
  readonly socketDir?: string
  readonly dataDir?: string
  /** Opened at first use; for migrations only. */
  owner(): Pool
  /** How a further connection of that role is made (copy streams, backup, other processes). */
  connection(role: ConnectionRole): ClientConfig
  /** Makes or completes the roles; part of the migration step. */
  ensureRoles(): Promise<void>
  /** Closes the pools, then stops the embedded server if this process holds it. */
  close(): Promise<void>
}

export interface OpenDatabaseOptions {
  readonly stateDir: string
  readonly env: NodeJS.ProcessEnv
  /** False for throw-away test data only: an acknowledged commit may then be lost. */
  readonly durable?: boolean
  /** `hold` for a server or worker, `join` for a command that may work beside one. */
  readonly use?: EmbeddedUse
  readonly log?: (line: string) => void
}

const POOL_SIZES: Readonly<Record<ConnectionRole, number>> = {
  owner: 2,
  app: 12,
  worker: 8,
  auditor: 2,
  reporting: 2,
}
const URL_VARIABLES: Readonly<Record<ConnectionRole, string>> = {
  owner: 'DATABASE_OWNER_URL',
  app: 'DATABASE_URL',
  worker: 'DATABASE_WORKER_URL',
  auditor: 'DATABASE_AUDITOR_URL',
  reporting: 'DATABASE_REPORTING_URL',
}

/** The one place that knows which server is in use: the embedded one, or the one DATABASE_URL names. */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  const log = options.log ?? (() => undefined)
  return options.env.DATABASE_URL === undefined || options.env.DATABASE_URL === ''
    ? openEmbedded(options, log)
    : openServer(options.env, log)
}

async function openEmbedded(options: OpenDatabaseOptions, log: (line: string) => void): Promise<Database> {
  const server = await startEmbeddedPostgres({
    stateDir: options.stateDir,
    durable: options.durable ?? true,
    use: options.use ?? 'hold',
    log,
  })
  const connection = (role: ConnectionRole): ClientConfig => server.connection(`onroll_${role}`)
  return withPools({
    connection,
    log,
    embedded: true,
    places: { socketDir: server.socketDir, dataDir: server.dataDir },
    // The launcher made them already, as superuser.
    ensureRoles: async () => undefined,
    stop: () => server.close(),
  })
}

async function openServer(env: NodeJS.ProcessEnv, log: (line: string) => void): Promise<Database> {
  const connection = (role: ConnectionRole): ClientConfig => {
    const url = env[URL_VARIABLES[role]]
    if (url === undefined || url === '') {
      throw new ExplainedError(
        `Set ${URL_VARIABLES[role]}: DATABASE_URL is set, so each role needs an address of its own.`,
      )
    }
    return { connectionString: url, application_name: `onroll ${role}` }
  }
  const worker = env.DATABASE_WORKER_URL ? connection('worker') : undefined
  await refuseTooMuchPower(connection('app'), URL_VARIABLES.app)
  if (worker !== undefined) await refuseTooMuchPower(worker, URL_VARIABLES.worker)
  return withPools({
    connection,
    log,
    embedded: false,
    places: {},
    ensureRoles: () => ensureServerRoles({ owner: connection('owner'), app: connection('app'), worker }),
    stop: async () => undefined,
  })
}

interface Parts {
  readonly connection: (role: ConnectionRole) => ClientConfig
  readonly log: (line: string) => void
  readonly embedded: boolean
  readonly places: Pick<Database, 'socketDir' | 'dataDir'>
  readonly ensureRoles: () => Promise<void>
  readonly stop: () => Promise<void>
}

// A web process needs neither the worker's nor the owner's address, so a pool opens when it is first asked for.
function withPools(parts: Parts): Database {
  const pools = new Map<ConnectionRole, Pool>()
  const pool = (role: ConnectionRole): Pool => {
    const open = pools.get(role) ?? openPool(parts.connection(role), POOL_SIZES[role], parts.log)
    pools.set(role, open)
    return open
  }
  return {
    ...parts.places,
    embedded: parts.embedded,
    connection: parts.connection,
    ensureRoles: parts.ensureRoles,
    owner: () => pool('owner'),
    get app() {
      return pool('app')
    },
    get worker() {
      return pool('worker')
    },
    async close() {
      await Promise.all([...pools.values()].map((open) => open.end()))
      pools.clear()
      await parts.stop()
    },
  }
}
