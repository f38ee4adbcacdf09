import * as absence from './absence-predicates.ts'
import type { Predicate } from './ground-judgement.ts'
import * as home from './home-education-predicates.ts'
import * as joint from './joint-enquiry-predicates.ts'
import * as leaving from './leaving-predicates.ts'
import * as local from './local-predicates.ts'
import * as registration from './registration-predicates.ts'

/** The judgements that a pack may switch on for a condition, by name. */
export const GROUND_PREDICATES = {
  'absence.lastsSchoolDays': absence.absenceLastsSchoolDays,
  'absence.everySessionIsCoded': absence.everySessionIsCoded,
  'leave.notBack': absence.notBackAfterLeave,
  'cause.noneKnown': absence.noCauseKnown,
  'enquiries.areCompleteByBoth': joint.enquiriesAreCompleteByBoth,
  'outcome.isAgreedByBoth': joint.outcomeIsAgreedByBoth,
  'register.verifiedElsewhere': registration.verifiedAtAnotherSchool,
  'register.alsoElsewhere': registration.registeredAtAnotherSchoolToo,
  'register.notMobileChildsMainSchool': registration.notMobileChildsMainSchool,
  'register.noDualRegistrationAgreed': registration.noDualRegistrationAgreed,
  'register.otherProprietorsConsent': registration.otherProprietorsConsent,
  'attendanceOrder.doesNotNameThisSchool': registration.noOrderNamesThisSchool,
  'attendanceOrder.isAmended': registration.orderIsAmended,
  'attendanceOrder.isRevoked': registration.orderIsRevoked,
  'attendanceOrder.isAmendedOrRevoked': registration.orderIsAmendedOrRevoked,
  'school.isOfKind': registration.schoolIsOfKind,
  'notice.isReceived': home.noticeIsReceived,
  'notice.statedDayHasPassed': home.statedDayHasPassed,
  'specialSchool.hasConsent': home.specialSchoolHasConsent,
  'withdrawal.hasConsent': home.withdrawalHasConsent,
  'withdrawal.authorityWasTold': home.authorityWasTold,
  'home.isTooFarAway': leaving.livesTooFarAway,
  'home.isNoBoarder': leaving.isNoBoarder,
  'local.isFulfilled': local.localConditionIsFulfilled,
  'pupil.noGroundsToBelieveWillAttend': leaving.noGroundsToBelieveWillAttend,
  'pupil.ceasedToAttend': leaving.ceasedToAttend,
  'pupil.hasDied': leaving.hasDied,
  'pupil.ceasedToBePupil': leaving.ceasedToBePupil,
  'nursery.isFinished': leaving.nurseryIsFinished,
  'nursery.doesNotJoinReception': leaving.doesNotJoinReception,
  'detention.lastsMonths': leaving.detentionLastsMonths,
  'leavingAge.isReached': leaving.leavingAgeIsReached,
  'leavingAge.willLeave': leaving.willLeave,
  'boarding.feesAreUnpaid': leaving.boardingFeesAreUnpaid,
  'exclusion.isPermanent': leaving.exclusionIsPermanent,
  'exclusion.reviewStepsAreFinished': leaving.reviewStepsAreFinished,
  'medical.unfitUntilOverAge': leaving.unfitUntilOverAge,
} as const satisfies Readonly<Record<string, Predicate>>

export type PredicateName = keyof typeof GROUND_PREDICATES

/** Numbers, texts and lists that the pack must give with a predicate. */
export const PREDICATE_SETTINGS: Readonly<Partial<Record<PredicateName, readonly string[]>>> = {
  'absence.lastsSchoolDays': ['schoolDays'],
  'absence.everySessionIsCoded': ['codes', 'ignores', 'sessions'],
  'leave.notBack': ['schoolDays'],
  'outcome.isAgreedByBoth': ['outcomes'],
  'school.isOfKind': ['kinds'],
  'local.isFulfilled': ['id'],
  'detention.lastsMonths': ['months'],
}
