import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { DAY_TWENTY } from '../cases/index.ts'
import { YEARLY_CONTACT } from './deadline-reached.job.ts'
import { markReachedBefore } from './due-deadlines.store.ts'

/**
 * For a history that was made at once: the days before today were reached, as the nights would have found. Days that
 * move a matter of themselves are left to the coming night.
 */
export function passThePast(trx: Trx, laId: number, today: PlainDate): Promise<void> {
  return markReachedBefore(trx, laId, today, [DAY_TWENTY, YEARLY_CONTACT])
}
