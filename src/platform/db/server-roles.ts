import { Client, type ClientConfig } from 'pg'
import { DATABASE_ROLES, IDLE_IN_TRANSACTION_TIMEOUT, STATEMENT_TIMEOUTS } from './ensure-roles.ts'
import { ExplainedError } from './explained-error.ts'

/** The sign-ins of a database server of one's own, as named in the environment. */
export interface ServerConnections {
  readonly owner: ClientConfig
  readonly app: ClientConfig
  readonly worker: ClientConfig | undefined
}

const GROUPS = [...DATABASE_ROLES, 'onroll_definer']

/**
 * Settles the roles on a server of one's own, without a superuser: makes the missing ones where the owner may,
 * otherwise says which statements an administrator has to run; then lets each sign-in act as its role.
 */
export async function ensureServerRoles(connections: ServerConnections): Promise<void> {
  await withClient(connections.owner, async (owner) => {
    const missing = await findMissing(owner, GROUPS)
    for (const role of missing) await runOrExplain(owner, `create role ${role} nologin`)
    await allow(owner, 'onroll_definer', await userOf(connections.owner))
    await allow(owner, 'onroll_app', await userOf(connections.app))
    if (connections.worker !== undefined)
      await allow(owner, 'onroll_worker', await userOf(connections.worker))
  })
  await limitStatements(connections.app, STATEMENT_TIMEOUTS.app)
  if (connections.worker !== undefined) await limitStatements(connections.worker, STATEMENT_TIMEOUTS.worker)
}

/** Refuses a run-time sign-in that walks through row-level security. */
export async function refuseTooMuchPower(connection: ClientConfig, variable: string): Promise<void> {
  await withClient(connection, async (client) => {
    const { rows } = await client.query<{ problem: string | null }>(
      `select case when r.rolsuper then 'is a superuser' when r.rolbypassrls then 'bypasses row-level security'
         when pg_has_role(current_user, d.datdba, 'usage') then 'owns the database' end as problem
       from pg_roles r, pg_database d where r.rolname = current_user and d.datname = current_database()`,
    )
    const problem = rows[0]?.problem
    if (typeof problem === 'string') {
      throw new ExplainedError(
        `The user named in ${variable} ${problem}. Name one that can do neither, a member of onroll_app or onroll_worker.`,
      )
    }
  })
}

async function findMissing(owner: Client, roles: readonly string[]): Promise<readonly string[]> {
  const { rows } = await owner.query<{ rolname: string }>(
    'select rolname from pg_roles where rolname = any($1)',
    [roles],
  )
  return roles.filter((role) => !rows.some((row) => row.rolname === role))
}

async function allow(owner: Client, role: string, user: string): Promise<void> {
  if (role === user) return
  const { rows } = await owner.query<{ member: boolean }>('select pg_has_role($1, $2, $3) as member', [
    user,
    role,
    'usage',
  ])
  if (rows[0]?.member !== true) await runOrExplain(owner, `grant ${role} to ${owner.escapeIdentifier(user)}`)
}

async function runOrExplain(owner: Client, statement: string): Promise<void> {
  try {
    await owner.query(statement)
  } catch (error) {
    throw new ExplainedError(
      `The owner named in DATABASE_OWNER_URL may not run "${statement}" (${(error as Error).message}). Ask the database's administrator to run it, then migrate again.`,
    )
  }
}

async function userOf(connection: ClientConfig): Promise<string> {
  return withClient(connection, async (client) => {
    const { rows } = await client.query<{ name: string }>('select current_user as name')
    return rows[0]?.name ?? ''
  })
}

// A role may set its own defaults, and a default set so also holds behind a pooler that drops start-up settings.
async function limitStatements(connection: ClientConfig, timeout: string): Promise<void> {
  await withClient(connection, async (client) => {
    await client.query(`alter role current_user set statement_timeout = '${timeout}'`)
    await client.query(
      `alter role current_user set idle_in_transaction_session_timeout = '${IDLE_IN_TRANSACTION_TIMEOUT}'`,
    )
  })
}

async function withClient<Value>(
  connection: ClientConfig,
  act: (client: Client) => Promise<Value>,
): Promise<Value> {
  const client = new Client(connection)
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}
