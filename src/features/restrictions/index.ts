import type { Route } from '../slice.ts'
import type { SliceJob } from '../slice-job.ts'
import { emergencyViewEndsJob } from './emergency-view-ends.job.ts'
import { emergencyViewRoutes } from './emergency-views.routes.tsx'
import { restrictionRoutes } from './restrictions.routes.tsx'

export const restrictionsRoutes: readonly Route[] = [...restrictionRoutes, ...emergencyViewRoutes]
export const restrictionJobs: readonly SliceJob[] = [emergencyViewEndsJob]
