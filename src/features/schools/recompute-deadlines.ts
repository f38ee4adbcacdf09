import type { Trx } from '../../platform/db/in-transaction.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import type { CalendarScope } from './calendar-periods.store.ts'

export const RECOMPUTE_DEADLINES = 'recompute-deadlines'

/** Has every open matter of a calendar's reach worked out again, once the change of the calendar is through. */
export async function enqueueRecompute(
  trx: Trx,
  jobs: Jobs,
  laId: number,
  reach: CalendarScope,
  because: string,
): Promise<void> {
  const place =
    reach.scope === 'school'
      ? `school ${reach.schoolUrn}`
      : reach.scope === 'trust'
        ? `trust ${reach.trustName}`
        : 'authority'
  await jobs.enqueue(
    trx,
    RECOMPUTE_DEADLINES,
    { laId, ...reach, because },
    { key: `${laId} ${place} ${because}` },
  )
}
