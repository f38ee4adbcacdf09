import type { SignedIn } from '../../platform/auth/asker.ts'
import type { Role } from '../../platform/auth/roles.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'
import { findOrganisationOfKind, listColleagues } from '../cases/index.ts'

/** Somebody whose absence may be entered here, and where they work. */
export interface AwayPerson {
  readonly accountId: string
  readonly name: string
  readonly organisationId: string
}

const ALL: readonly Role[] = [
  'cme-officer',
  'cme-manager',
  'school-staff',
  'designated-safeguarding-lead',
  'headteacher',
  'admissions-officer',
  'team-worker',
  'team-manager',
  'ehe-officer',
  'virtual-school',
]

/** Teams of the council that have no manager of their own here: the CME manager enters for them. */
const WITHOUT_MANAGER = ['admissions', 'home-education-team', 'virtual-school'] as const

export function isManager(role: Role): boolean {
  return role === 'cme-manager' || role === 'headteacher' || role === 'team-manager'
}

/** Whose absence this person may enter: their own, and a manager that of the people they manage. */
export async function peopleToEnter(read: ReadTrx, by: SignedIn): Promise<readonly AwayPerson[]> {
  const own = { accountId: by.accountId, name: by.name, organisationId: by.organisationId }
  if (!isManager(by.role)) return [own]
  const organisations = [by.organisationId]
  if (by.role === 'cme-manager')
    for (const kind of WITHOUT_MANAGER) {
      const found = await findOrganisationOfKind(read, kind)
      if (found) organisations.push(found.id)
    }
  const people = new Map<string, AwayPerson>([[own.accountId, own]])
  for (const organisationId of organisations)
    for (const each of await colleaguesAt(read, organisationId))
      if (!people.has(each.accountId)) people.set(each.accountId, each)
  return [...people.values()]
}

/** Everybody of a workplace, once each. */
export async function colleaguesAt(read: ReadTrx, organisationId: string): Promise<readonly AwayPerson[]> {
  const people = new Map<string, AwayPerson>()
  for (const { accountId, name } of await listColleagues(read, organisationId, ALL))
    people.set(accountId, { accountId, name, organisationId })
  return [...people.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}
