import { type SliceJob, textOf } from '../slice-job.ts'

export const RETRY_PARKED_JOB = 'retry-parked-job'

export const retryParkedJob: SliceJob = {
  name: RETRY_PARKED_JOB,
  handle: async ({ jobs }, data) => jobs.retryParked(textOf(data, 'name'), textOf(data, 'jobId')),
}
