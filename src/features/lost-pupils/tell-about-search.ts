import { displayDate } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Asker, SignedIn } from '../../platform/auth/asker.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { composeMessage, listAddressees } from '../letters/index.ts'
import type { Deps } from '../slice.ts'
import { lostPupilPaths } from './lost-pupils.paths.ts'

export interface SearchNotice {
  readonly template: 'lost-pupils-asked' | 'lost-pupils-answered'
  readonly organisation: { readonly id: string; readonly name: string }
  readonly search: {
    readonly id: string
    readonly reference: string
    readonly version: number
    readonly dueOn: PlainDate | null
  }
}

/** E-mails an organisation that a search waits for it or is answered: a reference and a link, nothing of the child. */
export async function tellAboutSearch(
  deps: Deps,
  trx: Trx,
  by: Asker & Pick<SignedIn, 'pack'>,
  { template, organisation, search }: SearchNotice,
): Promise<void> {
  for (const to of await listAddressees(trx, organisation.id)) {
    await composeMessage(deps, trx, by, {
      template,
      pack: by.pack,
      to,
      organisationId: organisation.id,
      effectKey: `${template} ${search.id} ${search.version} ${to.address}`,
      facts: {
        reference: search.reference,
        link: `${deps.publicAddress ?? ''}${lostPupilPaths.one(search.id)}`,
        dueOn: search.dueOn === null ? 'the day set' : displayDate(search.dueOn),
        fromOrganisation: by.organisationName,
        byName: by.name,
        toName: organisation.name,
      },
    })
  }
}
