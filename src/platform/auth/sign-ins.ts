import { sql } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Db } from '../db/in-transaction.ts'
import { type SignedIn, standingOf } from './asker.ts'
import { ROLES, type Role } from './roles.ts'
import { hashOf, newSecretToken } from './secret-tokens.ts'

/** A sign-in that is not used for this long is over. */
export const IDLE_MINUTES = 30
/** A sign-in ends after this long however much it is used. */
export const LONGEST_HOURS = 12

interface SignInRow {
  readonly la_id: number
  readonly la_name: string
  readonly pack: string
  readonly account_id: string
  readonly display_name: string
  readonly account_role_id: string
  readonly role: string
  readonly organisation_id: string
  readonly organisation_name: string
  readonly organisation_kind: string
  readonly school_urn: number | null
  readonly anti_forgery: string
  readonly second_factor_at: Date | null
  readonly has_more_roles: boolean
}

/** The person behind a cookie, if the sign-in still holds; marks it as used. */
export async function findSignIn(
  db: Db,
  token: string,
  now: Date,
  today: PlainDate,
): Promise<SignedIn | undefined> {
  const { rows } = await sql<SignInRow>`select * from onroll.find_sign_in(
    ${hashOf(token)}, ${now}, ${today}, make_interval(mins => ${IDLE_MINUTES}))`.execute(db)
  const row = rows[0]
  return row === undefined || !isRole(row.role) ? undefined : toSignedIn(row, row.role)
}

export interface NewSignIn {
  readonly laId: number
  readonly accountId: string
  readonly accountRoleId: string
  readonly secondFactorAt: Date | null
}

/** Begins a sign-in and gives the token for the cookie; a fresh one each time, so that no planted token survives. */
export async function beginSignIn(db: Db, signIn: NewSignIn, now: Date): Promise<string> {
  const token = newSecretToken()
  const until = new Date(now.getTime() + LONGEST_HOURS * 3_600_000)
  await sql`select onroll.begin_sign_in(${hashOf(token)}, ${signIn.laId}, ${signIn.accountId}, ${signIn.accountRoleId},
    ${newSecretToken()}, ${now}, ${signIn.secondFactorAt}, ${until})`.execute(db)
  return token
}

export async function endSignIn(db: Db, token: string, now: Date): Promise<void> {
  await sql`select onroll.end_sign_in(${hashOf(token)}, ${now})`.execute(db)
}

/** The same person in another role: a new token and the old limit. Undefined when the role is not theirs. */
export async function actAs(
  db: Db,
  oldToken: string,
  accountRoleId: string,
  now: Date,
  today: PlainDate,
): Promise<string | undefined> {
  const token = newSecretToken()
  const { rows } = await sql<{
    done: boolean
  }>`select onroll.act_as(${hashOf(oldToken)}, ${hashOf(token)}, ${accountRoleId},
    ${newSecretToken()}, ${now}, ${today}) as done`.execute(db)
  return rows[0]?.done === true ? token : undefined
}

function isRole(text: string): text is Role {
  return Object.hasOwn(ROLES, text)
}

function toSignedIn(row: SignInRow, role: Role): SignedIn {
  return {
    ...standingOf(role),
    laId: row.la_id,
    accountId: row.account_id,
    name: row.display_name,
    role,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    accountRoleId: row.account_role_id,
    organisationKind: row.organisation_kind,
    schoolUrn: row.school_urn,
    authorityName: row.la_name,
    pack: row.pack,
    antiForgery: row.anti_forgery,
    secondFactorAt: row.second_factor_at,
    hasMoreRoles: row.has_more_roles,
  }
}
