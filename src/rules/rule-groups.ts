import type { Refusal, Result } from '../domain/result.ts'
import { ok } from '../domain/result.ts'
import type { RuleFinder } from './rule-finder.ts'

/** Which parameter stands for each field of a group of rules. */
export type KeysOf<Group> = Readonly<Record<keyof Group & string, string>>

export const NON_ARRIVAL_KEYS = {
  firstDay: 'non-arrival/first-day',
  askAdmissionsAfter: 'non-arrival/ask-admissions-after',
  admissionsAnswerWithin: 'non-arrival/admissions-answer-within',
  tellAuthorityAfter: 'non-arrival/tell-authority-after',
  referAfter: 'non-arrival/refer-after',
} as const

export const CASE_KEYS = {
  acknowledgeWithin: 'case/acknowledge-within',
  redLaneWithin: 'case/red-lane-within',
  reviewRhythm: 'case/review-rhythm',
  redLaneReasons: 'case/red-lane-reasons',
  closingReasons: 'case/closing-reasons',
} as const

export const RETURN_KEYS = {
  newPupilWithin: 'returns/new-pupil-within',
  attendanceAbsentDays: 'returns/attendance-absent-days',
  attendanceAtLeastEvery: 'returns/attendance-at-least-every',
  newPupilFields: 'returns/new-pupil-fields',
  deletionFields: 'returns/deletion-fields',
} as const

export const TRANSFER_FILE_KEYS = {
  within: 'transfer-file/within',
  destinationCodes: 'transfer-file/destination-codes',
  pupilsInLostFile: 'transfer-file/pupils-in-lost-file',
} as const

export const ADMISSIONS_KEYS = {
  outcomeAim: 'admissions/outcome-aim',
  outcomeWithin: 'admissions/outcome-within',
  fairAccessWithin: 'admissions/fair-access-within',
  lookedAfterWithin: 'admissions/looked-after-within',
  directionResponseWithin: 'admissions/direction-response-within',
  directionWait: 'admissions/direction-wait',
} as const

export const HOME_EDUCATION_KEYS = {
  firstContactWithin: 'home-education/first-contact-within',
  contactEvery: 'home-education/contact-every',
  noticePeriod: 'attendance-order/notice-period',
} as const

/**
 * Every rule of a group, or the refusal of the first that is not in force.
 * @refuses  NO_RULE_IN_FORCE
 */
export function ruleGroup<Group>(
  finder: RuleFinder,
  keys: KeysOf<Group>,
): Result<Group, Refusal<'NO_RULE_IN_FORCE'>> {
  const group: Record<string, unknown> = {}
  for (const [name, key] of Object.entries<string>(keys)) {
    const rule = finder.rule<unknown>(key)
    if (!rule.ok) return rule
    group[name] = rule.value
  }
  return ok(group as Group)
}
