import { addDays, type PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { DAY_TWENTY, getPackOf } from '../cases/index.ts'
import { findDeadline } from '../deadlines/index.ts'
import type { Deps } from '../slice.ts'
import { YEARLY_CONTACT } from './deadline-reached.job.ts'
import { type HearsOfLate, type LateRow, listUntoldLate, markReachedBefore } from './due-deadlines.store.ts'
import { namedHead } from './named-head.ts'
import { tellHead, tellManager } from './tell-about-deadline.ts'

const PAGE = 500

/**
 * For a history that was made at once: the days before today were reached, and managers heard of what is long late, as
 * the nights would have done. Days that move a matter of themselves are left to the coming night.
 */
export async function tellOfThePast(deps: Deps, trx: Trx, laId: number, today: PlainDate): Promise<void> {
  await markReachedBefore(trx, laId, today, [DAY_TWENTY, YEARLY_CONTACT])
  await tellOfTheLate(deps, trx, laId, today, 'manager')
  if (namedHead(deps, await getPackOf(trx, laId), today)) await tellOfTheLate(deps, trx, laId, today, 'head')
}

async function tellOfTheLate(
  deps: Deps,
  trx: Trx,
  laId: number,
  today: PlainDate,
  who: HearsOfLate,
): Promise<void> {
  const days = deps.packs.rulesAt(today, await getPackOf(trx, laId)).rule<number>(`case/${who}-told-after`)
  if (!days.ok) return
  let after: LateRow | undefined
  do {
    const late: readonly LateRow[] = await listUntoldLate(
      trx,
      laId,
      addDays(today, -days.value.value),
      after,
      PAGE,
      who,
    )
    for (const { id } of late) {
      const deadline = await findDeadline(trx, id)
      if (deadline) await (who === 'head' ? tellHead : tellManager)(deps, trx, deadline)
    }
    after = late.length < PAGE ? undefined : late.at(-1)
  } while (after)
}
