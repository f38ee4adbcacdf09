import { actRoutes } from '../cases/index.ts'
import type { Route } from '../slice.ts'
import { answerAdmissionsAct, askAdmissionsAct } from './admissions.act.ts'
import { exhaustedAct } from './exhausted.act.ts'
import { parentReachedAct } from './parent-reached.act.ts'
import { recordEnquiryAct } from './record-enquiry.act.ts'
import { resolveEnquiryAct } from './resolve-enquiry.act.ts'
import { acceptRequestAct, askTeamAct, receiveRequestAct } from './team-request.act.ts'
import { recordTeamOutcomeAct, recordVisitAct } from './team-visit.act.ts'
import { tenDayReportAct } from './ten-day-report.act.ts'

/** What school, Admissions and team record while they look for a child (policy 4.2 to 4.4). */
export const enquiriesRoutes: readonly Route[] = [
  recordEnquiryAct,
  parentReachedAct,
  exhaustedAct,
  askAdmissionsAct,
  answerAdmissionsAct,
  askTeamAct,
  receiveRequestAct,
  acceptRequestAct,
  recordVisitAct,
  recordTeamOutcomeAct,
  tenDayReportAct,
  resolveEnquiryAct,
].flatMap(actRoutes)
