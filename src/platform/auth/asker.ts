import { ROLES, type Role, type Scope, type Side } from './roles.ts'

/** Who is asking, in which role, for which organisation: the context of one transaction. */
export interface Asker {
  readonly laId: number
  readonly accountId: string | null
  readonly name: string
  readonly role: Role | 'system'
  readonly organisationId: string | null
  readonly organisationName: string
  readonly scope: Scope
  readonly side: Side | 'system'
  /** The moment of the request. Without it no emergency view holds. */
  readonly at?: Date
}

/** A person signed in, acting in one role. */
export interface SignedIn extends Asker {
  readonly accountId: string
  readonly accountRoleId: string
  readonly role: Role
  readonly side: Side
  readonly organisationId: string
  readonly organisationKind: string
  readonly schoolUrn: number | null
  readonly authorityName: string
  readonly pack: string
  readonly antiForgery: string
  readonly secondFactorAt: Date | null
  /** Whether there is another role to change to. */
  readonly hasMoreRoles?: boolean
}

/** The scope and side that come with a role. */
export function standingOf(role: Role): { readonly scope: Scope; readonly side: Side } {
  return { scope: ROLES[role].scope, side: ROLES[role].side }
}

/** The job runner of one authority, asking for nobody in particular. */
export function systemOf(laId: number): Asker {
  return {
    laId,
    accountId: null,
    name: 'Onroll',
    role: 'system',
    organisationId: null,
    organisationName: 'Onroll',
    scope: 'system',
    side: 'system',
  }
}
