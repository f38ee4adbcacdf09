import type { SliceJob } from '../slice-job.ts'
import { absenceDueJob, sweepAbsencesJob } from './absence.job.ts'

export { absenceRoutes } from './absence.routes.tsx'

/** Work goes over on the day somebody is away, and back when they are back. */
export const absenceJobs: readonly SliceJob[] = [sweepAbsencesJob, absenceDueJob]
