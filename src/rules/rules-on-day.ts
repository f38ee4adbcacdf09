import type { FirstDay } from '../domain/calendar/period.ts'
import type { PlainDate } from '../domain/calendar/plain-date.ts'
import type { CompulsorySchoolAgeRules } from '../domain/child/compulsory-school-age.ts'
import type { EnquiryCheck } from '../domain/enquiry/enquiry-check.ts'
import type { Ground } from '../domain/register/deletion-ground.ts'
import type { Refusal, Result } from '../domain/result.ts'
import type { Citation, Rule } from '../domain/rule.ts'
import type { OpeningHours } from '../domain/safeguarding/opening-hours.ts'
import type { Source } from './pack-kinds.ts'
import type { ShapeValue } from './value-shapes.ts'

export type NoRule = Refusal<'NO_RULE_IN_FORCE'>
export type GroundRefusal = Refusal<'NO_RULE_IN_FORCE' | 'GROUND_NOT_KNOWN'>

export type ListItem = ShapeValue<'list'>[number]
export type ClosingReasonItem = ShapeValue<'closing-reasons'>[number]
export type FormField = ShapeValue<'form-fields'>[number]
export type AttendanceCode = ShapeValue<'attendance-codes'>[number]
export type ReviewStep = ShapeValue<'review-rhythm'>[number]
export type Contact = ShapeValue<'contact'>
export type Team = ShapeValue<'team'>
export type District = ShapeValue<'district'>
export type Paragraph = ShapeValue<'paragraphs'>[number]

/** What follows when an expected pupil did not arrive. Numbers are counts in the rule's unit. */
export interface NonArrivalRules {
  readonly firstDay: Rule<FirstDay>
  readonly askAdmissionsAfter: Rule<number>
  readonly admissionsAnswerWithin: Rule<number>
  readonly tellAuthorityAfter: Rule<number>
  readonly referAfter: Rule<number>
}

/** How the authority handles a case. */
export interface CaseRules {
  readonly acknowledgeWithin: Rule<number>
  readonly redLaneWithin: Rule<number>
  readonly reviewRhythm: Rule<readonly ReviewStep[]>
  readonly redLaneReasons: Rule<readonly ListItem[]>
  readonly closingReasons: Rule<readonly ClosingReasonItem[]>
}

/** What a school owes the authority, and when. */
export interface ReturnRules {
  readonly newPupilWithin: Rule<number>
  readonly attendanceAbsentDays: Rule<number>
  readonly attendanceAtLeastEvery: Rule<number>
  readonly newPupilFields: Rule<readonly ListItem[]>
  readonly deletionFields: Rule<readonly ListItem[]>
}

export interface TransferFileRules {
  readonly within: Rule<number>
  readonly destinationCodes: Rule<readonly ListItem[]>
  readonly pupilsInLostFile: Rule<number>
}

export interface AdmissionsRules {
  readonly outcomeAim: Rule<number>
  readonly outcomeWithin: Rule<number>
  readonly fairAccessWithin: Rule<number>
  readonly lookedAfterWithin: Rule<number>
  readonly directionResponseWithin: Rule<number>
  readonly directionWait: Rule<number>
}

export interface HomeEducationRules {
  readonly firstContactWithin: Rule<number>
  readonly contactEvery: Rule<number>
  readonly noticePeriod: Rule<number>
}

/** A line to ring about a child's safety, its hours worked out. */
export interface SafetyLine {
  readonly key: string
  readonly name: string
  readonly when: string
  readonly phones: readonly string[]
  readonly email?: string
  readonly link?: string
  readonly hours: OpeningHours
  readonly hoursInWords: string
  readonly because: readonly Citation[]
  readonly confirmed: boolean
}

/** A declared contradiction between a policy and a stronger source, as it stands on a day. */
export interface Conflict {
  readonly key: string
  readonly label: string
  readonly paragraphs: readonly string[]
  readonly permits: Citation
  /** What governs on the day. */
  readonly governs: Citation
  readonly effect: string
  readonly since: PlainDate
}

/** Where a postcode lies. With several candidates a person chooses; `elsewhere` means another authority. */
export interface PostcodeDistricts {
  readonly candidates: readonly District[]
  readonly mayBeElsewhere: boolean
  readonly confirmed: boolean
}

/** The rules of one authority as they stand on one day. There is no default day. */
export interface Rules {
  readonly on: PlainDate
  readonly authority: string
  readonly packEdition: string
  /**
   * One parameter by its key, for example `non-arrival/refer-after`.
   * @refuses  NO_RULE_IN_FORCE, naming parameter, day and pack; never the nearest value
   */
  rule<Value>(key: string): Result<Rule<Value>, NoRule>
  /** Every parameter in force, in the order of their keys. */
  all(): readonly Rule<unknown>[]
  /** Every parameter in force inside a folder, in the order of their keys; may be none. */
  under<Value>(folder: string): readonly Rule<Value>[]

  nonArrival(): Result<NonArrivalRules, NoRule>
  caseHandling(): Result<CaseRules, NoRule>
  returns(): Result<ReturnRules, NoRule>
  transferFile(): Result<TransferFileRules, NoRule>
  admissions(): Result<AdmissionsRules, NoRule>
  homeEducation(): Result<HomeEducationRules, NoRule>
  compulsorySchoolAge(): Result<Rule<CompulsorySchoolAgeRules>, NoRule>

  /** The grounds of the day's rule set, in order of their letters; `forPupils` chooses the list. */
  grounds(
    forPupils?: 'of-compulsory-school-age' | 'not-of-compulsory-school-age',
  ): Result<readonly Ground[], NoRule>
  /** One ground: `I`, `i`, `(i)` and `9(1)(i)` are the same. */
  ground(id: string): Result<Ground, GroundRefusal>
  enquiryChecks(): readonly EnquiryCheck[]

  riskPoints(): Result<Rule<readonly ListItem[]>, NoRule>
  groups(): Result<Rule<readonly ListItem[]>, NoRule>
  missingReasons(): Result<Rule<readonly ListItem[]>, NoRule>
  durationBands(): Result<Rule<readonly ListItem[]>, NoRule>
  attendanceCodes(): readonly AttendanceCode[]
  /** The CME referral form, part by part. */
  referralForm(): readonly Rule<readonly FormField[]>[]

  contact(name: string): Result<Rule<Contact>, NoRule>
  safetyLines(): readonly SafetyLine[]
  teams(): readonly Rule<Team>[]
  districts(): readonly Rule<District>[]
  districtsOfPostcode(postcode: string): PostcodeDistricts
  /** What the authority calls a thing: `investigating-team` gives `Local Support Team`. */
  name(key: string): Result<Rule<string>, NoRule>

  conflicts(): readonly Conflict[]
  paragraphs(): readonly Paragraph[]
  paragraph(id: string): Paragraph | undefined
  sources(): readonly Source[]
}
