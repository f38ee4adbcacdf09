import { systemOf } from '../../platform/auth/asker.ts'
import { inTransaction } from '../../platform/db/in-transaction.ts'
import type { JobData } from '../../platform/jobs/jobs.ts'
import { recomputeMatter } from '../cases/index.ts'
import { RECOMPUTE_DEADLINES } from '../schools/index.ts'
import { authorityOf, type SliceJob, textOf } from '../slice-job.ts'
import { type CalendarReach, listMattersOfCalendar } from './matters-of-calendar.store.ts'

// Few enough to be done well within the time that the queue gives one job.
const PAGE = 100

/**
 * Works out again every open matter that a calendar reaches, a page a job: the next page is sent when this one is done,
 * so that a worker that is killed begins again where it was. Doing a page twice changes nothing.
 */
export const recomputeDeadlinesJob: SliceJob = {
  name: RECOMPUTE_DEADLINES,
  async handle(deps, data) {
    const laId = authorityOf(data)
    const by = systemOf(laId)
    const because = textOf(data, 'because')
    const after = typeof data.after === 'string' ? data.after : undefined
    const reach = reachOf(data)
    const ids = await inTransaction(deps.db, by, (trx) =>
      listMattersOfCalendar(trx, laId, reach, after, PAGE),
    )
    let changes = 0
    for (const id of ids)
      changes += await inTransaction(deps.db, by, (trx) => recomputeMatter(deps, trx, by, id, because))
    const last = ids.at(-1)
    deps.log?.info(
      { job: RECOMPUTE_DEADLINES, laId, matters: ids.length, changes, last },
      'dates worked out again',
    )
    if (last === undefined || ids.length < PAGE) return
    await inTransaction(deps.db, by, (trx) =>
      deps.jobs.enqueue(
        trx,
        RECOMPUTE_DEADLINES,
        { ...data, after: last },
        { key: `${keyOf(data)} ${last}` },
      ),
    )
  },
}

function reachOf(data: JobData): CalendarReach {
  if (data.scope === 'school' && typeof data.schoolUrn === 'number')
    return { scope: 'school', schoolUrn: data.schoolUrn }
  if (data.scope === 'trust') return { scope: 'trust', trustName: textOf(data, 'trustName') }
  if (data.scope === 'authority') return { scope: 'authority' }
  throw new Error('The job does not say whose calendar changed')
}

function keyOf(data: JobData): string {
  return [data.laId, data.scope, data.schoolUrn, data.trustName, data.because].filter(Boolean).join(' ')
}
