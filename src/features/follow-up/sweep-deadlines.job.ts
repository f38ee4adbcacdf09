import { addDays, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { compulsorySchoolAge } from '../../domain/child/compulsory-school-age.ts'
import { addMonths } from '../../domain/deadline/count-deadline.ts'
import { systemOf } from '../../platform/auth/asker.ts'
import { inTransaction, type Trx } from '../../platform/db/in-transaction.ts'
import { getPackOf } from '../cases/index.ts'
import type { Deps } from '../slice.ts'
import { authorityOf, type SliceJob } from '../slice-job.ts'
import { DEADLINE_LATE, DEADLINE_REACHED } from './deadline-reached.job.ts'
import {
  type HearsOfLate,
  type LateRow,
  listLongReviews,
  listUntoldLate,
  markReached,
} from './due-deadlines.store.ts'
import { namedHead } from './named-head.ts'
import { OVER_AGE } from './over-age.job.ts'

export const SWEEP_DEADLINES = 'sweep-deadlines'

const PAGE = 500

/**
 * Every night: which days are here, which are long past, and which children are over school age. Page by page, in
 * sets; whatever has to be done about one deadline is a job of its own, sent in the transaction that marks it.
 */
export const sweepDeadlinesJob: SliceJob = {
  name: SWEEP_DEADLINES,
  nightly: true,
  async handle(deps, data) {
    const laId = authorityOf(data)
    const counts = {
      reached: await sweepReached(deps, laId),
      late: await sweepLate(deps, laId, 'manager'),
      tooLate: await sweepLate(deps, laId, 'head'),
      overAge: await sweepOverAge(deps, laId),
    }
    deps.log?.info({ job: SWEEP_DEADLINES, laId, ...counts }, 'deadlines looked through')
  },
}

async function sweepReached(deps: Deps, laId: number): Promise<number> {
  for (let total = 0; ; ) {
    const marked = await asSystem(deps, laId, async (trx) => {
      const ids = await markReached(trx, laId, deps.clock.today(), PAGE)
      const reached = ids.map((deadlineId) => ({ data: { laId, deadlineId }, key: deadlineId }))
      await deps.jobs.enqueueMany(trx, DEADLINE_REACHED, reached)
      return ids.length
    })
    total += marked
    if (marked < PAGE) return total
  }
}

async function sweepLate(deps: Deps, laId: number, who: HearsOfLate): Promise<number> {
  const days = await daysUntil(deps, laId, who)
  if (days === undefined) return 0
  const by = addDays(deps.clock.today(), -days)
  let after: LateRow | undefined
  for (let total = 0; ; ) {
    const page = await asSystem(deps, laId, async (trx) => {
      const rows = await listUntoldLate(trx, laId, by, after, PAGE, who)
      const late = rows.map(({ id }) => ({ data: { laId, deadlineId: id, who }, key: `${id} ${who}` }))
      await deps.jobs.enqueueMany(trx, DEADLINE_LATE, late)
      return rows
    })
    total += page.length
    after = page.at(-1)
    if (page.length < PAGE) return total
  }
}

/** After how many days one of them hears of it, as the pack says today; undefined where the pack says nothing. */
async function daysUntil(deps: Deps, laId: number, who: HearsOfLate): Promise<number | undefined> {
  const pack = await asSystem(deps, laId, (trx) => getPackOf(trx, laId))
  if (who === 'head' && namedHead(deps, pack, deps.clock.today()) === undefined) return undefined
  const rule = deps.packs.rulesAt(deps.clock.today(), pack).rule<number>(`case/${who}-told-after`)
  return rule.ok ? rule.value.value : undefined
}

async function sweepOverAge(deps: Deps, laId: number): Promise<number> {
  const today = deps.clock.today()
  const pack = await asSystem(deps, laId, (trx) => getPackOf(trx, laId))
  const rules = deps.packs.rulesAt(today, pack).compulsorySchoolAge()
  if (!rules.ok) return 0
  const { value } = rules.value
  const isOver = (bornOn: PlainDate) => {
    const age = compulsorySchoolAge(bornOn, value)
    return age.ok && age.value.until < today
  }
  // Nobody younger can be over: the last birthday may fall up to a year after the leaving date.
  const bornBy = addMonths(today, -12 * (value.endsAtAge - 1))
  let after: string | undefined
  for (let total = 0; ; ) {
    const page = await asSystem(deps, laId, async (trx) => {
      const rows = await listLongReviews(trx, laId, bornBy, after, PAGE)
      const over = rows.filter(({ bornOn }) => isOver(bornOn))
      const jobs = over.map(({ matterId }) => ({ data: { laId, matterId }, key: matterId }))
      await deps.jobs.enqueueMany(trx, OVER_AGE, jobs)
      return { rows, over: over.length }
    })
    total += page.over
    after = page.rows.at(-1)?.matterId
    if (page.rows.length < PAGE) return total
  }
}

function asSystem<Value>(deps: Deps, laId: number, work: (trx: Trx) => Promise<Value>): Promise<Value> {
  return inTransaction(deps.db, systemOf(laId), work)
}
