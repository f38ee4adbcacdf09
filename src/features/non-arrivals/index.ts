export { flagDuplicateReportsJob } from './flag-duplicate-reports.job.ts'
export { nonArrivalPaths } from './non-arrivals.paths.ts'
export { nonArrivalsRoutes } from './non-arrivals.routes.ts'
