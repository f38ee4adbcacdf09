export { receivedPaths } from './received.paths.ts'
export { receivedReportsRoutes } from './received.routes.tsx'
export { countReports, listReportsOfCase, type ReportCounts } from './received-reports.store.ts'
