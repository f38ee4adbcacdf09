import { type SignedIn, standingOf } from '../../src/platform/auth/asker.ts'
import type { MadeAuthority, MadePerson } from './two-authorities.ts'

/** The person as the shell would hand them to a slice. */
export function signedInAs(authority: Pick<MadeAuthority, 'laId'>, person: MadePerson): SignedIn {
  return {
    ...standingOf(person.role),
    laId: authority.laId,
    accountId: person.accountId,
    name: `Demo-${person.role}`,
    role: person.role,
    organisationId: person.organisation.id,
    organisationName: `Made-up ${person.organisation.key}`,
    accountRoleId: '00000000-0000-7000-8000-000000000000',
    organisationKind: person.organisation.schoolUrn === null ? 'authority' : 'school',
    schoolUrn: person.organisation.schoolUrn,
    authorityName: 'Made-up authority',
    pack: 'testshire',
    antiForgery: 'token',
    secondFactorAt: null,
  }
}
