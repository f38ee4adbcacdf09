import { continueMatter, foldMatter } from '../../domain/case/fold-matter.ts'
import { compareDeadlines } from '../../domain/deadline/compare-deadlines.ts'
import type { Deadline } from '../../domain/deadline/deadline.ts'
import type { Asker } from '../../platform/auth/asker.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { type DeadlineRow, listDeadlinesOfMatter } from '../deadlines/index.ts'
import type { Deps } from '../slice.ts'
import { insertEvents, listEvents, lockMatter } from './matters.store.ts'
import { nextSeq } from './next-seq.ts'
import { eventOf } from './record-events.ts'
import { deadlinesOf, settleMatter } from './settle-matter.ts'

/**
 * Works the dates of one matter out again after a calendar, a bank holiday or a pack has changed. What moved stands on
 * the timeline with its reason. Doing it twice changes nothing.
 */
export async function recomputeMatter(
  deps: Deps,
  trx: Trx,
  by: Asker,
  matterId: string,
  because: string,
): Promise<number> {
  const matter = await lockMatter(trx, matterId)
  if (matter === undefined || !matter.open) return 0
  const events = await listEvents(trx, matterId)
  const state = foldMatter(matter.kind, events)
  const before = (await listDeadlinesOfMatter(trx, matterId))
    .filter((row) => row.status !== 'dropped')
    .map(asDeadline)
  const changes = compareDeadlines(before, await deadlinesOf(deps, trx, matter, events, state))
  const news = changes.map((change, index) =>
    eventOf(
      deps,
      by,
      { kind: 'deadline-recomputed', facts: { ...change, reason: `${because} ${change.reason}` } },
      nextSeq(events) + index,
    ),
  )
  if (news.length > 0) await insertEvents(trx, matter, news)
  await settleMatter(deps, trx, matter, [...events, ...news], continueMatter(state, news))
  return changes.length
}

function asDeadline(row: DeadlineRow): Deadline {
  return {
    ...row,
    actionLabel: row.label,
    whoActs: { side: row.side, role: '' },
    met: row.status === 'met',
  } as unknown as Deadline
}
