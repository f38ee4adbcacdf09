import { sql } from 'kysely'
import { newCodeSecret } from '../../platform/auth/one-time-codes.ts'
import { hashOf, newSecretToken } from '../../platform/auth/secret-tokens.ts'
import type { Db, Trx } from '../../platform/db/in-transaction.ts'

/** A link for somebody without a password lasts a day, one that replaces a password half an hour. */
const FIRST_HOURS = 24
const RESET_MINUTES = 30

export interface MadeInvite {
  /** The address on this site. It is shown once and stored nowhere. */
  readonly path: string
  readonly until: Date
}

/** A one-time link by which a person sets password and one-time code. A newer link ends the older. */
export async function makeInvite(
  trx: Trx,
  account: { readonly id: string; readonly hasPassword: boolean },
  now: Date,
): Promise<MadeInvite> {
  const token = newSecretToken()
  const minutes = account.hasPassword ? RESET_MINUTES : FIRST_HOURS * 60
  const until = new Date(now.getTime() + minutes * 60_000)
  await sql`select onroll.make_invite(${hashOf(token)}, ${account.id}, ${newCodeSecret()}, ${now}, ${until})`.execute(
    trx,
  )
  return { path: `/invites/${token}`, until }
}

export interface Invite {
  readonly laId: number
  readonly accountId: string
  readonly email: string
  readonly name: string
  readonly codeSecret: string
}

export async function findInvite(db: Db, token: string, now: Date): Promise<Invite | undefined> {
  const { rows } = await sql<{
    la_id: number
    account_id: string
    email: string
    display_name: string
    one_time_code_secret: string
  }>`select * from onroll.find_invite(${hashOf(token)}, ${now})`.execute(db)
  const row = rows[0]
  return (
    row && {
      laId: row.la_id,
      accountId: row.account_id,
      email: row.email,
      name: row.display_name,
      codeSecret: row.one_time_code_secret,
    }
  )
}

/** Sets both, ends all that was open before; false when the link was used or has run out meanwhile. */
export async function takeInvite(
  trx: Trx,
  token: string,
  passwordPhc: string,
  step: number,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select onroll.take_invite(${hashOf(token)}, ${passwordPhc}, ${step}, ${now}) as taken`.execute(trx)
  return rows[0]?.taken === true
}
