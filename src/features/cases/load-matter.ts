import { foldMatter } from '../../domain/case/fold-matter.ts'
import type { ReadTrx } from '../../platform/db/in-transaction.ts'
import { getChild } from '../children/index.ts'
import type { Ask } from '../slice.ts'
import type { ActContext, MatterInHand } from './act.ts'
import { getMatter, listEvents } from './matters.store.ts'

/** A matter with its child, its history and where it stands. For callers whom the shell let in already. */
export async function loadMatter(read: ReadTrx, matterId: string): Promise<MatterInHand> {
  const matter = await getMatter(read, matterId)
  const child = await getChild(read, matter.childId)
  const events = await listEvents(read, matterId)
  return { matter, child, events, state: foldMatter(matter.kind, events) }
}

/** The matter that a request is about, with all that an act on it needs. */
export async function contextOf(ask: Ask): Promise<ActContext> {
  const inHand = await loadMatter(ask.trx, ask.params.matterId ?? '')
  return { ...inHand, deps: ask.deps, trx: ask.trx, by: ask.by, today: ask.today }
}
