import { absenceJobs } from '../features/absence/index.ts'
import { caseworkJobs } from '../features/casework/index.ts'
import { followUpJobs } from '../features/follow-up/index.ts'
import { flagDuplicateReportsJob } from '../features/non-arrivals/index.ts'
import { retryParkedJob } from '../features/parked-jobs/index.ts'
import { removeReportDraftsJob, tellSenderJob, tellSendersJob } from '../features/public-reports/index.ts'
import { restrictionJobs } from '../features/restrictions/index.ts'
import type { SliceJob } from '../features/slice-job.ts'

/** Every job of every slice; the delivery of messages needs a way out and is added by the composition root. */
export const allJobs: readonly SliceJob[] = [
  ...followUpJobs,
  ...absenceJobs,
  ...caseworkJobs,
  flagDuplicateReportsJob,
  tellSenderJob,
  tellSendersJob,
  removeReportDraftsJob,
  retryParkedJob,
  ...restrictionJobs,
]
