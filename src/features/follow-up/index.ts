import type { SliceJob } from '../slice-job.ts'
import { deadlineLateJob, deadlineReachedJob } from './deadline-reached.job.ts'
import { overAgeJob } from './over-age.job.ts'
import { recomputeDeadlinesJob } from './recompute-deadlines.job.ts'
import { sweepDeadlinesJob } from './sweep-deadlines.job.ts'

export { passThePast } from './pass-the-past.ts'

/** What happens of itself when a day comes, and when a calendar changes. */
export const followUpJobs: readonly SliceJob[] = [
  sweepDeadlinesJob,
  deadlineReachedJob,
  deadlineLateJob,
  overAgeJob,
  recomputeDeadlinesJob,
]
