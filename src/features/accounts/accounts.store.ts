import { sql } from 'kysely'
import { IDLE_MINUTES } from '../../platform/auth/sign-ins.ts'
import type { ReadTrx, Trx } from '../../platform/db/in-transaction.ts'

/** An account as an administrator sees it: who, in which roles, and whether somebody uses it now. */
export interface Account {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly disabledAt: Date | null
  readonly version: number
  readonly hasPassword: boolean
  readonly openSignIns: number
  readonly lastSeenAt: Date | null
  readonly roles: readonly { readonly role: string; readonly organisation: string }[]
}

export const ACCOUNTS_ON_A_PAGE = 50

export async function countAccounts(read: ReadTrx, laId: number): Promise<number> {
  const { count } = await read
    .selectFrom('account')
    .where('account.la_id', '=', laId)
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function listAccounts(
  read: ReadTrx,
  laId: number,
  now: Date,
  page: number,
): Promise<readonly Account[]> {
  return selectAccounts(read, laId, now, { offset: (page - 1) * ACCOUNTS_ON_A_PAGE })
}

export async function findAccount(
  read: ReadTrx,
  laId: number,
  id: string,
  now: Date,
): Promise<Account | undefined> {
  return (await selectAccounts(read, laId, now, { id }))[0]
}

interface AccountRow {
  readonly id: string
  readonly display_name: string
  readonly email: string
  readonly disabled_at: Date | null
  readonly lock_version: number
  readonly has_password: boolean
  readonly open_sign_ins: number
  readonly last_seen_at: Date | null
  readonly roles: Account['roles']
}

async function selectAccounts(
  read: ReadTrx,
  laId: number,
  now: Date,
  which: { readonly id?: string; readonly offset?: number },
): Promise<readonly Account[]> {
  const { rows } = await sql<AccountRow>`
    select a.id, a.display_name, a.email, a.disabled_at, a.lock_version, v.has_password, v.open_sign_ins, v.last_seen_at,
      coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'organisation', o.name) order by o.name, r.role)
        from account_role r join organisation o on o.la_id = r.la_id and o.id = r.organisation_id
        where r.la_id = a.la_id and r.account_id = a.id), '[]') as roles
    from account a
      join onroll.account_activity(${now}, make_interval(mins => ${IDLE_MINUTES})) v on v.account_id = a.id
    where a.la_id = ${laId} and (${which.id ?? null}::uuid is null or a.id = ${which.id ?? null})
    order by a.display_name, a.id limit ${ACCOUNTS_ON_A_PAGE} offset ${which.offset ?? 0}`.execute(read)
  return rows.map((row) => ({
    id: row.id,
    name: row.display_name,
    email: row.email,
    disabledAt: row.disabled_at,
    version: row.lock_version,
    hasPassword: row.has_password,
    openSignIns: row.open_sign_ins,
    lastSeenAt: row.last_seen_at,
    roles: row.roles,
  }))
}

/** False when somebody changed the account meanwhile. Disabling ends every sign-in at once. */
export async function setDisabled(
  trx: Trx,
  id: string,
  disabled: boolean,
  version: number,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select onroll.set_account_disabled(${id}, ${disabled}, ${version}, ${now}) as done`.execute(trx)
  return rows[0]?.done === true
}

export async function endSignInsOf(trx: Trx, id: string, now: Date): Promise<void> {
  await sql`select onroll.end_all_sign_ins(${id}, ${now})`.execute(trx)
}
