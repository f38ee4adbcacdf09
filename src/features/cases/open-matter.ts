import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { ok, type Result } from '../../domain/result.ts'
import type { Asker } from '../../platform/auth/asker.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { newId } from '../../platform/ids/new-id.ts'
import type { Deps } from '../slice.ts'
import {
  getMatter,
  insertEvents,
  insertMatter,
  insertSummary,
  type MatterKind,
  nextReference,
  openMatterTo,
} from './matters.store.ts'
import { findOrganisationOfKind, listColleagues } from './organisations.store.ts'
import { beginWith, type NewEvent, type Recorded } from './record-events.ts'
import { settleMatter } from './settle-matter.ts'

export interface NewMatter {
  readonly kind: MatterKind
  readonly childId: string
  readonly schoolUrn: number | null
  readonly openedOn: PlainDate
  /** The matter whose event opened this one; it opens at most one of a kind. */
  readonly openedFrom?: string
  /** Who works on it, first its own side. Each must be an organisation of this authority. */
  readonly openTo: readonly {
    readonly organisationId: string
    readonly side: string
    readonly because: string
  }[]
  /** The organisation whose matter it is, and its owner and deputy where a person is chosen already. */
  readonly ownerOrganisationId: string
  readonly ownerAccountId: string | null
  readonly deputyAccountId: string | null
  readonly events: readonly NewEvent[]
}

const SERIES: Readonly<Record<MatterKind, string>> = {
  'school-enquiry': 'E',
  'authority-case': 'C',
  'home-education': 'H',
}

/** Where nobody of the organisation can look after it, the CME team does: nothing open is without owner and deputy. */
async function whoLooksAfter(trx: Trx, { ownerAccountId, deputyAccountId }: NewMatter) {
  if (ownerAccountId !== null && deputyAccountId !== null && deputyAccountId !== ownerAccountId)
    return { ownerAccountId, deputyAccountId }
  const team = await findOrganisationOfKind(trx, 'cme-team')
  const people = team === undefined ? [] : await listColleagues(trx, team.id, ['cme-officer', 'cme-manager'])
  const owner = ownerAccountId ?? people[0]?.accountId ?? null
  const deputy = people.find(({ accountId }) => accountId !== owner)
  return {
    ownerAccountId: owner,
    deputyAccountId:
      deputyAccountId === null || deputyAccountId === owner ? (deputy?.accountId ?? owner) : deputyAccountId,
  }
}

/** Begins a matter with its first events, in the caller's transaction. Refuses as the process says. */
export async function openMatter(
  deps: Deps,
  trx: Trx,
  by: Asker,
  matter: NewMatter,
): Promise<Result<Recorded>> {
  const begun = beginWith(deps, by, matter.kind, matter.events)
  if (!begun.ok) return begun
  const id = newId(deps.clock.now())
  const looksAfter = await whoLooksAfter(trx, matter)
  const series = SERIES[matter.kind]
  const number = await nextReference(trx, `matter-${series}`)
  const reference = `${series}-${String(number).padStart(5, '0')}`
  await insertMatter(trx, { ...matter, id, laId: by.laId, reference })
  for (const { organisationId, side, because } of matter.openTo)
    await openMatterTo(trx, id, organisationId, side, because, deps.clock.now())
  await insertSummary(trx, { ...matter, ...looksAfter, id, laId: by.laId }, begun.value.state)
  await insertEvents(trx, { laId: by.laId, id }, begun.value.events)
  const settled = await settleMatter(
    deps,
    trx,
    await getMatter(trx, id),
    begun.value.events,
    begun.value.state,
  )
  return ok({ matter: settled.matter, state: settled.state, effects: begun.value.effects })
}
