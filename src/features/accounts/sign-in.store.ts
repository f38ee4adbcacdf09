import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { hashOf, newSecretToken } from '../../platform/auth/secret-tokens.ts'
import type { Db } from '../../platform/db/in-transaction.ts'

export interface AccountToSignIn {
  readonly laId: number
  readonly id: string
  readonly passwordPhc: string | null
  readonly codeSecret: string | null
  readonly disabled: boolean
}

export async function findAccountToSignIn(db: Db, email: string): Promise<AccountToSignIn | undefined> {
  const { rows } = await sql<{
    la_id: number
    id: string
    password_phc: string | null
    one_time_code_secret: string | null
    disabled: boolean
  }>`select * from onroll.find_account_for_sign_in(${email})`.execute(db)
  const row = rows[0]
  return (
    row && {
      laId: row.la_id,
      id: row.id,
      passwordPhc: row.password_phc,
      codeSecret: row.one_time_code_secret,
      disabled: row.disabled,
    }
  )
}

export interface AccountRole {
  readonly id: string
  readonly role: string
  readonly organisationName: string
}

export async function listRolesOf(
  db: Db,
  laId: number,
  accountId: string,
  today: PlainDate,
): Promise<readonly AccountRole[]> {
  const { rows } = await sql<{ id: string; role: string; organisation_name: string }>`
    select id, role, organisation_name from onroll.list_roles_of_account(${laId}, ${accountId}, ${today})`.execute(
    db,
  )
  return rows.map((row) => ({ id: row.id, role: row.role, organisationName: row.organisation_name }))
}

/** The step after the password: five minutes to give the code. */
const PENDING_MINUTES = 5

export async function beginPendingSignIn(
  db: Db,
  account: Pick<AccountToSignIn, 'laId' | 'id'>,
  now: Date,
): Promise<string> {
  const token = newSecretToken()
  const until = new Date(now.getTime() + PENDING_MINUTES * 60_000)
  await sql`select onroll.begin_pending_sign_in(${hashOf(token)}, ${account.laId}, ${account.id}, ${now}, ${until})`.execute(
    db,
  )
  return token
}

export interface PendingSignIn {
  readonly laId: number
  readonly accountId: string
  readonly codeSecret: string | null
}

export async function findPendingSignIn(
  db: Db,
  token: string,
  now: Date,
): Promise<PendingSignIn | undefined> {
  const { rows } = await sql<{ la_id: number; account_id: string; one_time_code_secret: string | null }>`
    select * from onroll.find_pending_sign_in(${hashOf(token)}, ${now})`.execute(db)
  const row = rows[0]
  return row && { laId: row.la_id, accountId: row.account_id, codeSecret: row.one_time_code_secret }
}

/** False when somebody ended it first: each right password leads to one sign-in. */
export async function endPendingSignIn(db: Db, token: string): Promise<boolean> {
  const { rows } = await sql<{
    ended: boolean
  }>`select onroll.end_pending_sign_in(${hashOf(token)}) as ended`.execute(db)
  return rows[0]?.ended === true
}

/** False when the code, or a later one, was used before. */
export async function useCodeStep(db: Db, laId: number, accountId: string, step: number): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select onroll.use_one_time_code(${laId}, ${accountId}, ${step}) as used`.execute(db)
  return rows[0]?.used === true
}

const NO_LA = 0
const NO_ACCOUNT = '00000000-0000-0000-0000-000000000000'

/** Asked for unknown accounts too, so that both take the same time. */
export async function isKnownDevice(
  db: Db,
  account: { readonly laId: number; readonly id: string } | undefined,
  device: string | undefined,
): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`select onroll.is_known_device(
    ${account?.laId ?? NO_LA}, ${account?.id ?? NO_ACCOUNT}, ${hashOf(device ?? '')}) as known`.execute(db)
  return rows[0]?.known === true && device !== undefined
}

export async function rememberDevice(
  db: Db,
  laId: number,
  accountId: string,
  device: string,
  now: Date,
): Promise<void> {
  await sql`select onroll.remember_device(${laId}, ${accountId}, ${hashOf(device)}, ${now})`.execute(db)
}

export interface DemoPerson {
  readonly key: string
  readonly name: string
  readonly laId: number
  readonly accountId: string
  readonly accountRoleId: string
  readonly role: string
  readonly organisation: string
  readonly organisationKind: string
  readonly laestab: string | null
}

/** Made-up people of a demonstration, one entry a role; empty where no authority is a demonstration. */
export async function listDemoPeople(db: Db, today: PlainDate): Promise<readonly DemoPerson[]> {
  const { rows } = await sql<{
    key: string
    name: string
    la_id: number
    account_id: string
    account_role_id: string
    role: string
    organisation: string
    organisation_kind: string
    laestab: string | null
  }>`select * from onroll.list_demo_people(${today})`.execute(db)
  return rows.map((row) => ({
    key: row.key,
    name: row.name,
    laId: row.la_id,
    accountId: row.account_id,
    accountRoleId: row.account_role_id,
    role: row.role,
    organisation: row.organisation,
    organisationKind: row.organisation_kind,
    laestab: row.laestab,
  }))
}
