import { displayDate } from '../../domain/calendar/display-date.ts'
import type { Asker } from '../../platform/auth/asker.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import type { Deps } from '../slice.ts'
import { composeMessage } from './compose-message.ts'
import type { LetterFacts } from './letter-template.ts'
import { listAddressees } from './outbox.store.ts'

export interface Notice {
  readonly template: string
  readonly pack: string
  readonly organisation: { readonly id: string; readonly name: string }
  readonly roles?: readonly string[]
  readonly matter: { readonly id: string; readonly reference: string; readonly childId: string }
  /** Tells two notices of one kind on one matter apart: an event number, a deadline's id. */
  readonly about: string
  readonly facts?: LetterFacts
}

/** E-mails the people of an organisation that something waits for them: a reference and a link, nothing of the child. */
export async function tellOrganisation(deps: Deps, trx: Trx, by: Asker, notice: Notice): Promise<void> {
  for (const to of await listAddressees(trx, notice.organisation.id, notice.roles)) {
    await composeMessage(deps, trx, by, {
      template: notice.template,
      pack: notice.pack,
      to,
      organisationId: notice.organisation.id,
      matterId: notice.matter.id,
      childId: notice.matter.childId,
      effectKey: `${notice.template} ${notice.matter.id} ${notice.about} ${to.address}`,
      facts: {
        reference: notice.matter.reference,
        link: `${deps.publicAddress ?? ''}/matters/${notice.matter.id}`,
        today: displayDate(deps.clock.today()),
        fromOrganisation: by.organisationName,
        byName: by.name,
        toName: notice.organisation.name,
        ...notice.facts,
      },
    })
  }
}
