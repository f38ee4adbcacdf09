import type { Db, ReadTrx, Trx } from '../../platform/db/in-transaction.ts'

/** The authorities of this installation, by the three figures they are known by. */
export async function listAuthorityCodes(
  db: Db,
): Promise<readonly { readonly id: number; readonly code: string }[]> {
  return db.selectFrom('local_authority').select(['id', 'code']).orderBy('code').execute()
}

export async function findAccountByEmail(
  read: ReadTrx,
  laId: number,
  email: string,
): Promise<{ readonly id: string; readonly hasPassword: boolean } | undefined> {
  const row = await read
    .selectFrom('account')
    .select(['account.id', 'account.password_phc'])
    .where('account.la_id', '=', laId)
    .where('account.email', '=', email)
    .executeTakeFirst()
  return row && { id: row.id, hasPassword: row.password_phc !== null }
}

export async function insertAccount(
  trx: Trx,
  laId: number,
  account: { readonly id: string; readonly email: string; readonly name: string },
): Promise<void> {
  await trx
    .insertInto('account')
    .values({ la_id: laId, id: account.id, email: account.email, display_name: account.name })
    .execute()
}

export async function findOrganisationId(
  read: ReadTrx,
  laId: number,
  key: string,
): Promise<string | undefined> {
  const row = await read
    .selectFrom('organisation')
    .select('organisation.id')
    .where('organisation.la_id', '=', laId)
    .where('organisation.key', '=', key)
    .executeTakeFirst()
  return row?.id
}

/** Gives the role, unless the person has it already. */
export async function ensureRole(
  trx: Trx,
  laId: number,
  role: {
    readonly id: string
    readonly accountId: string
    readonly organisationId: string
    readonly role: string
  },
): Promise<void> {
  const has = await trx
    .selectFrom('account_role')
    .select('account_role.id')
    .where('account_role.la_id', '=', laId)
    .where('account_role.account_id', '=', role.accountId)
    .where('account_role.organisation_id', '=', role.organisationId)
    .where('account_role.role', '=', role.role)
    .executeTakeFirst()
  if (has !== undefined) return
  await trx
    .insertInto('account_role')
    .values({
      la_id: laId,
      id: role.id,
      account_id: role.accountId,
      organisation_id: role.organisationId,
      role: role.role,
    })
    .execute()
}
