import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { StateId } from '../../domain/case/process-states.ts'
import { ok, type Result } from '../../domain/result.ts'
import { type Asker, systemOf } from '../../platform/auth/asker.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { listDeadlinesOfMatter } from '../deadlines/index.ts'
import type { Deps } from '../slice.ts'
import { loadMatter } from './load-matter.ts'
import { recordEvents } from './record-events.ts'

/** The deadline that falls on day 20. */
export const DAY_TWENTY = 'refer-to-cme'

const COUNTING: readonly StateId[] = ['Q0', 'Q1', 'Q2', 'Q3']

/**
 * Writes down that day 20 is here, on a school’s enquiry that still counts. Recorded on whichever day it is noticed,
 * in any state: with the team’s “not located” it brings the referral (T14), whichever of the two comes later. Nothing
 * when day 20 is still to come, is not known, or was written down before.
 */
export async function reachDayTwenty(
  deps: Deps,
  trx: Trx,
  by: Pick<Asker, 'laId'>,
  matterId: string,
  today: PlainDate,
): Promise<Result<boolean>> {
  const { state, matter } = await loadMatter(trx, matterId)
  const counts = state.open && COUNTING.includes(state.state) && state.dayTwentyReachedOn === null
  if (!counts) return ok(false)
  const due = (await listDeadlinesOfMatter(trx, matter.id)).find(
    (row) => row.kind === DAY_TWENTY && row.status === 'open',
  )
  if (due === undefined || due.dueOn > today) return ok(false)
  const outcomeOn = state.team.outcomeOn
  const happenedOn = outcomeOn !== null && outcomeOn > due.dueOn ? outcomeOn : due.dueOn
  const recorded = await recordEvents(deps, trx, systemOf(by.laId), matter.id, [
    { kind: 'day-twenty-reached', facts: { dayTwenty: due.dueOn }, happenedOn },
  ])
  return recorded.ok ? ok(true) : recorded
}
