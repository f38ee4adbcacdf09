import { composeMessage, listAddressees } from '../letters/index.ts'
import type { Ask } from '../slice.ts'

/** Tells the managers of one's own team that somebody looked in an emergency. Nothing of the child stands in it. */
export async function tellManagers(ask: Ask, viewId: string): Promise<void> {
  const { deps, trx, by } = ask
  for (const to of await listAddressees(trx, by.organisationId, ['cme-manager'])) {
    await composeMessage(deps, trx, by, {
      template: 'emergency-view',
      pack: by.pack,
      to,
      organisationId: by.organisationId,
      effectKey: `emergency-view ${viewId} ${to.address}`,
      facts: { byName: by.name, link: `${deps.publicAddress ?? ''}/restrictions` },
    })
  }
}
