import type { Deps } from '../features/slice.ts'
import type { SliceJob } from '../features/slice-job.ts'
import { listAuthorityIds } from '../platform/db/installation.store.ts'
import { NIGHTLY } from '../platform/jobs/jobs.ts'
import { faultFacts } from '../platform/log/fault-facts.ts'
import type { Log } from '../platform/log/log.ts'

export const NIGHTLY_JOB = 'nightly'

/** Tells the queue who does what, and what comes every night in English time. `deps.db` is the worker's. */
export function registerJobs(deps: Deps, list: readonly SliceJob[], log: Log): void {
  for (const one of list) {
    deps.jobs.work(one.name, async (data, job) => {
      // In a demonstration another process may have moved the clock a moment ago.
      await deps.clock.refresh()
      try {
        await one.handle(deps, data, job)
      } catch (error) {
        const facts = faultFacts(error)
        log.warn({ job: one.name, id: job.id, attempt: job.attempt, ...facts }, 'job failed')
        // The queue keeps the message and a page shows it: what a database repeats of its rows must not stand there.
        throw new Error(
          typeof facts.message === 'string' ? facts.message : `${facts.fault} ${facts.code ?? ''}`.trim(),
        )
      }
    })
  }
  deps.jobs.work(NIGHTLY_JOB, async () => {
    await deps.clock.refresh()
    await sendNightly(
      deps,
      list.filter((job) => job.nightly === true),
    )
  })
  deps.jobs.schedule(NIGHTLY_JOB, NIGHTLY)
}

// One job for each authority and each kind: one that fails stops no other.
async function sendNightly(deps: Deps, nightly: readonly SliceJob[]): Promise<void> {
  const authorities = await listAuthorityIds(deps.db)
  await deps.db.transaction().execute(async (trx) => {
    for (const laId of authorities) {
      for (const { name } of nightly) {
        await deps.jobs.enqueue(trx, name, { laId }, { key: `${laId} ${deps.clock.today()}` })
      }
    }
  })
}
