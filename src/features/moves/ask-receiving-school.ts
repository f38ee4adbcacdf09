import { displayDate } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { SignedIn } from '../../platform/auth/asker.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { newId } from '../../platform/ids/new-id.ts'
import { findOrganisationOfSchool, type Matter } from '../cases/index.ts'
import { getChild, hasProtectedAddress } from '../children/index.ts'
import { tellOrganisation } from '../letters/index.ts'
import type { Deps } from '../slice.ts'
import { insertArrival } from './arrivals.store.ts'

/**
 * Asks the new school, where it uses Onroll, whether the pupil came (policy 4.13). It hears no more than who is said to
 * come and from where. Of a child whose home must stay secret nothing is asked here: people ring each other.
 */
export async function askReceivingSchool(
  { deps, trx, by }: { readonly deps: Deps; readonly trx: Trx; readonly by: SignedIn },
  matter: Pick<Matter, 'id' | 'reference' | 'childId'>,
  to: { readonly urn: number; readonly expectedOn: PlainDate | null },
): Promise<void> {
  const school = await findOrganisationOfSchool(trx, to.urn)
  if (school === undefined || school.id === by.organisationId) return
  if (await hasProtectedAddress(trx, matter.childId)) return
  const child = await getChild(trx, matter.childId)
  await insertArrival(
    trx,
    by.laId,
    {
      id: newId(deps.clock.now()),
      matterId: matter.id,
      childId: child.id,
      from: by.organisationId,
      to: school.id,
      pupilName: [child.givenName, child.familyName].join(' '),
      bornOn: child.bornOn,
      upn: child.upn,
      expectedOn: to.expectedOn,
    },
    deps.clock.now(),
  )
  await tellOrganisation(deps, trx, by, {
    template: 'arrival-asked',
    pack: by.pack,
    organisation: school,
    matter,
    about: 'arrival',
    facts: {
      link: `${deps.publicAddress ?? ''}/leavers`,
      expectedOn: to.expectedOn ? displayDate(to.expectedOn) : 'a day not yet known',
    },
  })
}
