import type { SliceJob } from '../../src/features/slice-job.ts'
import type { AnAuthority } from './an-authority.ts'

/** Has the queue of an authority’s tests do these jobs, as the worker does them. */
export function workOn(authority: AnAuthority, jobs: readonly SliceJob[]): void {
  const deps = { ...authority.deps, db: authority.database.workerDb }
  for (const job of jobs) authority.jobs.work(job.name, (data, running) => job.handle(deps, data, running))
}

/** One night: each nightly job once, and all that follows from it. Throws when a job fails. */
export async function passNight(authority: AnAuthority, jobs: readonly SliceJob[]): Promise<number> {
  const { laId, database } = authority
  await database.workerDb.transaction().execute(async (trx) => {
    for (const { name } of jobs.filter((job) => job.nightly === true))
      await authority.jobs.enqueue(trx, name, { laId }, { key: `${laId} ${database.clock.today()}` })
  })
  const { done, failed } = await authority.jobs.drain()
  if (failed.length > 0) throw new Error(failed.map(({ name, message }) => `${name}: ${message}`).join('\n'))
  return done
}
