export { parkedJobsRoutes } from './parked-jobs.routes.ts'
export { retryParkedJob } from './retry-parked-job.job.ts'
