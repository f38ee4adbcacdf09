import { actRoutes } from '../cases/index.ts'
import type { Route } from '../slice.ts'
import type { SliceJob } from '../slice-job.ts'
import { acknowledgeRoutes } from './acknowledge.act.ts'
import { closeCaseAct, reopenCaseAct } from './close-case.act.ts'
import { settleDuplicateAct, suspectDuplicateAct } from './duplicates.act.ts'
import { recordOrderAct, startFormalActionAct } from './formal-action.act.ts'
import {
  askTeamAboutEducationAct,
  raiseDoubtAct,
  recordAssessmentAct,
  recordContactAct,
  recordLiaisonAct,
  recordNeverEnrolledAct,
  recordNotShownAct,
  recordShownSuitableAct,
  startAnnualContactAct,
  tellHomeEducationTeamAct,
} from './home-education.act.ts'
import { nameKeyWorkerAct } from './key-worker.act.ts'
import { recordLocatedAct } from './located.act.ts'
import { recordChecksExhaustedAct, recordNewsAct, recordSearchAct } from './long-review.act.ts'
import { matchChildAct } from './match-child.act.ts'
import { notStartedJob, sweepNotStartedJob } from './not-started.job.ts'
import {
  recordApplicationAct,
  recordFairAccessAct,
  recordFellThroughAct,
  recordOfferAct,
  recordStartAct,
} from './place.act.ts'
import { recordAnswerAct } from './record-answer.act.ts'
import { removalOnNoticeAct } from './removal-on-notice.act.ts'
import { requestCheckAct } from './request-check.act.ts'
import { recordNeverOnRollAct, recordSuitableAct } from './suitable.act.ts'
import { triageAct } from './triage.act.ts'

/** What is recorded on the authority’s case and on the home education thread (policy 2.4 to 3.5, 4.4, 5.1 to 5.7). */
export const caseworkActs = [
  matchChildAct,
  triageAct,
  nameKeyWorkerAct,
  requestCheckAct,
  recordAnswerAct,
  recordLocatedAct,
  recordChecksExhaustedAct,
  recordNewsAct,
  recordSearchAct,
  recordApplicationAct,
  recordOfferAct,
  recordFairAccessAct,
  recordStartAct,
  recordFellThroughAct,
  startFormalActionAct,
  recordOrderAct,
  recordSuitableAct,
  recordNeverOnRollAct,
  closeCaseAct,
  reopenCaseAct,
  suspectDuplicateAct,
  settleDuplicateAct,
  removalOnNoticeAct,
  tellHomeEducationTeamAct,
  recordLiaisonAct,
  recordContactAct,
  recordAssessmentAct,
  startAnnualContactAct,
  raiseDoubtAct,
  askTeamAboutEducationAct,
  recordShownSuitableAct,
  recordNotShownAct,
  recordNeverEnrolledAct,
] as const

export const caseworkJobs: readonly SliceJob[] = [sweepNotStartedJob, notStartedJob]
export const caseworkRoutes: readonly Route[] = [...caseworkActs.flatMap(actRoutes), ...acknowledgeRoutes]
