import type { TrueStatus } from '../../exchange/ctf/true-status.ts'
import type { ActContext } from '../cases/index.ts'
import { findDestination } from './entries.store.ts'

/** The true status that was written into the register when the name was removed; unknown when nothing was. */
export async function statusOfEntry({ trx, matter, child }: ActContext): Promise<TrueStatus> {
  const kept = matter.schoolUrn === null ? undefined : await findDestination(trx, child.id, matter.schoolUrn)
  return isStatus(kept) ? kept : { kind: 'unknown' }
}

function isStatus(value: unknown): value is TrueStatus {
  return typeof value === 'object' && value !== null && 'kind' in value
}
