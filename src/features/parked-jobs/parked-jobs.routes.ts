import { type Answer, type Ask, page, type Route, redirect } from '../slice.ts'
import { parkedJobsPage } from './parked-jobs.page.tsx'
import { RETRY_PARKED_JOB } from './retry-parked-job.job.ts'

const JOBS = { permission: 'view-jobs', record: 'none', data: 'none' } as const

/** What stopped, in plain words, and the way to have it tried again. */
export const parkedJobsRoutes: readonly Route[] = [
  { ...JOBS, method: 'GET', path: '/jobs', writes: false, audit: 'view-jobs', handle: show },
  { ...JOBS, method: 'POST', path: '/jobs/retry', writes: true, audit: 'retry-job', handle: retry },
]

async function show({ deps, hidden, query }: Ask): Promise<Answer> {
  return page(parkedJobsPage(await deps.jobs.listParked(), hidden, query.get('again') === 'yes'))
}

async function retry({ deps, trx, form, by }: Ask): Promise<Answer> {
  const id = form.text('job')
  const parked = (await deps.jobs.listParked()).find((job) => job.id === id)
  if (parked === undefined) return redirect('/jobs')
  // The page's own connection may look at jobs and send them, not change them; a job does that.
  await deps.jobs.enqueue(trx, RETRY_PARKED_JOB, { laId: by.laId, name: parked.name, jobId: id }, { key: id })
  return redirect('/jobs?again=yes', { recordIds: [id] })
}
