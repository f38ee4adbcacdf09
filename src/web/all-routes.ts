import { absenceRoutes } from '../features/absence/index.ts'
import { accountsRoutes } from '../features/accounts/index.ts'
import { auditTrailRoutes } from '../features/audit-trail/index.ts'
import { doorsOf } from '../features/cases/index.ts'
import { caseworkRoutes } from '../features/casework/index.ts'
import { childrenPagesRoutes } from '../features/children-pages/index.ts'
import { directoryRoutes } from '../features/cme-directory/index.ts'
import { concernsRoutes } from '../features/concerns/index.ts'
import { documentsRoutes } from '../features/documents/index.ts'
import { educationRoutes } from '../features/education/index.ts'
import { enquiriesRoutes } from '../features/enquiries/index.ts'
import { familyRoutes } from '../features/family/index.ts'
import { familyLettersRoutes } from '../features/family-letters/index.ts'
import { handOverRoutes } from '../features/hand-overs/index.ts'
import { lostPupilRoutes } from '../features/lost-pupils/index.ts'
import { matterNotesRoutes } from '../features/matter-notes/index.ts'
import { matterPagesRoutes } from '../features/matter-pages/index.ts'
import { movesRoutes } from '../features/moves/index.ts'
import { nonArrivalsRoutes } from '../features/non-arrivals/index.ts'
import { outboxRoutes } from '../features/outbox/index.ts'
import { parkedJobsRoutes } from '../features/parked-jobs/index.ts'
import { placingRoutes } from '../features/placing/index.ts'
import { policyMapRoutes } from '../features/policy-map-page/index.ts'
import { receivedReportsRoutes } from '../features/received-reports/index.ts'
import { referralRoutes } from '../features/referrals/index.ts'
import { removalsRoutes } from '../features/removals/index.ts'
import { restrictionsRoutes } from '../features/restrictions/index.ts'
import { rulesPagesRoutes } from '../features/rules-pages/index.ts'
import { calendarRoutes } from '../features/schools/index.ts'
import { seeAsRoutes } from '../features/see-as/index.ts'
import { sharingLogRoutes } from '../features/sharing-log/index.ts'
import type { Route } from '../features/slice.ts'
import { tracingRoutes } from '../features/tracing/index.ts'
import { transferFileRoutes } from '../features/transfer-files/index.ts'
import { workRoutes } from '../features/work/index.ts'

/** What can be recorded and looked after; the home, the lists and the pages of a matter lead here. */
const acts: readonly Route[] = [
  ...absenceRoutes,
  ...accountsRoutes,
  ...auditTrailRoutes,
  ...enquiriesRoutes,
  ...removalsRoutes,
  ...referralRoutes,
  ...caseworkRoutes,
  ...placingRoutes,
  ...receivedReportsRoutes,
  ...tracingRoutes,
  ...sharingLogRoutes,
  ...directoryRoutes,
  ...handOverRoutes,
  ...outboxRoutes,
  ...calendarRoutes,
  ...parkedJobsRoutes,
  ...matterNotesRoutes,
  ...childrenPagesRoutes,
  ...familyRoutes,
  ...policyMapRoutes,
  ...rulesPagesRoutes,
  ...concernsRoutes,
  ...restrictionsRoutes,
  ...familyLettersRoutes,
  ...documentsRoutes,
  ...educationRoutes,
  ...nonArrivalsRoutes,
  ...movesRoutes,
  ...lostPupilRoutes,
]

const doors = doorsOf(acts)

const pages: readonly Route[] = [...acts, ...matterPagesRoutes(doors)]

/** Every route of every slice; a slice is in the service when its line stands here or above. */
export const allRoutes: readonly Route[] = [
  ...acts,
  ...transferFileRoutes(doors),
  ...matterPagesRoutes(doors),
  ...seeAsRoutes(pages),
  ...workRoutes(doors),
]
