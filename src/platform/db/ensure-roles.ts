import type { Client } from 'pg'

/** The database of the application on the embedded server. */
export const APPLICATION_DATABASE = 'onroll'

/** Every role the migrations grant to. The definer only owns the checked functions and never signs in. */
export const DATABASE_ROLES = [
  'onroll_owner',
  'onroll_app',
  'onroll_worker',
  'onroll_auditor',
  'onroll_reporting',
] as const
export type DatabaseRole = (typeof DATABASE_ROLES)[number]
const DEFINER = 'onroll_definer'

/** How long a statement of each role may run before the server ends it. */
export const STATEMENT_TIMEOUTS = { app: '5s', worker: '5min', auditor: '1min', reporting: '1min' } as const
export const IDLE_IN_TRANSACTION_TIMEOUT = '15s'

/** Makes the roles and the database of the embedded server; the caller is its superuser. Running it again changes nothing. */
export async function ensureApplicationDatabase(superuser: Client): Promise<void> {
  const { rows } = await superuser.query<{ done: boolean }>(
    `select exists (select from pg_database where datname = $1)
      and (select count(*) from pg_roles where rolname = any($2)) = $3 as done`,
    [APPLICATION_DATABASE, [...DATABASE_ROLES, DEFINER], DATABASE_ROLES.length + 1],
  )
  if (rows[0]?.done === true) return
  await superuser.query(rolesSql())
  const exists = await superuser.query('select from pg_database where datname = $1', [APPLICATION_DATABASE])
  if (exists.rowCount === 0) {
    await superuser.query(`create database ${APPLICATION_DATABASE} owner onroll_owner template template0`)
  }
}

function rolesSql(): string {
  const makeRole = (role: string, how: string) =>
    `if not exists (select from pg_roles where rolname = '${role}') then create role ${role} ${how}; end if;`
  const limits = Object.entries(STATEMENT_TIMEOUTS).map(
    ([role, timeout]) => `alter role onroll_${role} set statement_timeout = '${timeout}';
      alter role onroll_${role} set idle_in_transaction_session_timeout = '${IDLE_IN_TRANSACTION_TIMEOUT}';`,
  )
  return `do $$ begin
    ${DATABASE_ROLES.map((role) => makeRole(role, 'login nosuperuser nobypassrls nocreatedb nocreaterole')).join('\n')}
    ${makeRole(DEFINER, 'nologin nosuperuser nobypassrls')}
    grant ${DEFINER} to onroll_owner;
    ${limits.join('\n')}
  end $$`
}
