import { accountsRoutes } from '../features/accounts/index.ts'
import { auditTrailRoutes } from '../features/audit-trail/index.ts'
import { enquiriesRoutes } from '../features/enquiries/index.ts'
import { outboxRoutes } from '../features/outbox/index.ts'
import { parkedJobsRoutes } from '../features/parked-jobs/index.ts'
import { removalsRoutes } from '../features/removals/index.ts'
import { calendarRoutes } from '../features/schools/index.ts'
import type { Route } from '../features/slice.ts'

/** Every route of every slice; a slice is in the service when its line stands here. */
export const allRoutes: readonly Route[] = [
  ...accountsRoutes,
  ...auditTrailRoutes,
  ...enquiriesRoutes,
  ...removalsRoutes,
  ...outboxRoutes,
  ...calendarRoutes,
  ...parkedJobsRoutes,
]
