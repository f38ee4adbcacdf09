// Made from the migrations by `npm run tables`; a test fails when they differ.
import type { ColumnType, Generated } from 'kysely'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'

/** JSON comes out parsed and goes in as text. */
export type Json = ColumnType<unknown, string, string>
export type JsonWithDefault = ColumnType<unknown, string | undefined, string>

export interface AbsenceTable {
  la_id: number
  id: string
  account_id: string
  organisation_id: string
  kind: string
  from_on: PlainDate
  until_on: PlainDate | null
  cover_account_id: string | null
  entered_by: string
  entered_at: Date
  started_at: Date | null
  ended_at: Date | null
  cancelled_at: Date | null
}

export interface AccountTable {
  la_id: number
  id: string
  email: string
  display_name: string
  demo_key: string | null
  password_phc: string | null
  one_time_code_secret: string | null
  one_time_code_last_step: Generated<string>
  disabled_at: Date | null
  created_at: Generated<Date>
  lock_version: Generated<number>
}

export interface AccountRoleTable {
  la_id: number
  id: string
  account_id: string
  organisation_id: string
  role: string
  from_on: Generated<PlainDate>
  until_on: PlainDate | null
}

export interface AddressWordTable {
  la_id: number
  id: string
  child_id: string
  address_id: string
  word: string
  how: string
  at: Date
  by_account: string
}

export interface ArrivalTable {
  la_id: number
  id: string
  matter_id: string
  child_id: string
  from_organisation_id: string
  to_organisation_id: string
  pupil_name: string
  born_on: PlainDate
  upn: string | null
  expected_on: PlainDate | null
  asked_at: Date
  answer: string | null
  answered_at: Date | null
  answered_by: string | null
  started_on: PlainDate | null
  note: string | null
}

export interface AuditEntryTable {
  la_id: number
  seq: string
  at: Date
  account_id: string | null
  role: string | null
  organisation_id: string | null
  source_address: string | null
  request_id: string | null
  action: string
  record_type: string
  record_ids: string[]
  outcome: string
  why: string | null
  detail: Json | null
  previous_hash: Buffer
  hash: Buffer
}

export interface AuditHeadTable {
  la_id: number
  seq: string
  hash: Buffer
}

export interface BankHolidayTable {
  on_date: PlainDate
  division: string
  title: string
  source: string
}

export interface BreakGlassTable {
  la_id: number
  id: string
  child_id: string
  account_id: string
  role: string
  category: string
  reason: string
  code_at: Date
  from_at: Date
  until_at: Date
  ended_at: Date | null
  signed_at: Date | null
  signed_by: string | null
  signed_note: string | null
}

export interface CalendarPeriodTable {
  la_id: number
  id: string
  scope: string
  school_urn: number | null
  trust_name: string | null
  kind: string
  from_on: PlainDate
  until_on: PlainDate
  label: string
  basis: string
  recorded_at: Date
  recorded_by: string | null
  superseded_at: Date | null
}

export interface ChildTable {
  la_id: number
  id: string
  reference: string
  family_id: string
  given_name: string
  middle_names: string | null
  family_name: string
  known_as: string | null
  former_family_name: string | null
  born_on: PlainDate
  sex: string | null
  upn: string | null
  name_key: string
  recorded_at: Date
  lock_version: Generated<number>
}

export interface ChildAccessTable {
  la_id: number
  child_id: string
  organisation_id: string
  because: string
  from_at: Date
  until_at: Date | null
}

export interface ChildAddressTable {
  la_id: number
  id: string
  child_id: string
  lines: string
  postcode: string | null
  district: string | null
  from_on: PlainDate
  until_on: PlainDate | null
  protected: Generated<boolean>
  source: string
  recorded_at: Date
  recorded_by: string | null
}

export interface ChildFactTable {
  la_id: number
  id: string
  child_id: string
  kind: string
  value: Json
  true_from: PlainDate | null
  true_until: PlainDate | null
  source: string
  evidence: string | null
  corrects: string | null
  recorded_at: Date
  recorded_by: string | null
}

export interface ChildFlagTable {
  la_id: number
  id: string
  child_id: string
  code: string
  from_on: PlainDate
  until_on: PlainDate | null
  source: string
  note: string | null
  recorded_at: Date
  recorded_by: string | null
}

export interface CmeContactTable {
  la_id: number
  authority_code: string
  version: number
  post: string
  email: string | null
  phone: string | null
  fingerprint: string | null
  note: string | null
  since_on: PlainDate
  confirmed_on: PlainDate
  confirmed_by: string
  source: string
  recorded_at: Date
  recorded_by: string
}

export interface CounterTable {
  la_id: number
  name: string
  next: Generated<string>
}

export interface DeadlineTable {
  la_id: number
  id: string
  matter_id: string
  child_id: string
  kind: string
  label: string
  action: string
  due_on: PlainDate
  from_on: PlainDate
  count: number
  unit: string
  first_day: string
  because: Json
  skipped: Json
  side: string
  organisation_id: string | null
  owner_account_id: string | null
  status: string
  met_on: PlainDate | null
  reached_on: PlainDate | null
  pack_edition: string
  calendar_edition: string
  made_at: Date
}

export interface DemoClockTable {
  one_row: Generated<boolean>
  today: PlainDate
}

export interface DocumentTable {
  la_id: number
  id: string
  child_id: string
  matter_id: string | null
  name: string
  content_type: string
  size: number
  sha256: string
  bytes: Buffer
  recorded_at: Date
  recorded_by: string
}

export interface DraftTable {
  la_id: number
  id: string
  account_id: string
  organisation_id: string
  journey: string
  about: string | null
  answers: JsonWithDefault
  result_location: string | null
  created_at: Date
  updated_at: Date
  withdrawn_at: Date | null
  lock_version: Generated<number>
}

export interface FamilyTable {
  la_id: number
  id: string
  recorded_at: Date
}

export interface FamilyContactTable {
  la_id: number
  id: string
  child_id: string
  position: number
  name: string
  relationship: string
  parental_responsibility: string
  lives_with_child: string
  emergency: Generated<boolean>
  phone: string | null
  email: string | null
  address: string | null
  protected: Generated<boolean>
  must_not_contact: Generated<boolean>
  must_not_contact_reason: string | null
  source: string
  from_on: PlainDate
  until_on: PlainDate | null
  recorded_at: Date
  recorded_by: string | null
  has_care: Generated<string>
  note: string | null
  corrects: string | null
  ended_because: string | null
}

export interface FamilyLetterTable {
  la_id: number
  id: string
  child_id: string
  matter_id: string
  contact_id: string
  address_id: string
  template: string
  pack_edition: string
  to_name: string
  to_address: string
  subject: string
  body: string
  record_version: string
  status: string
  prepared_by: string
  prepared_at: Date
  passed_by: string | null
  passed_at: Date | null
  released_by: string | null
  released_at: Date | null
  message_id: string | null
  stopped_because: string | null
}

export interface HandOverTable {
  la_id: number
  id: string
  reference: string
  matter_id: string
  child_id: string
  to_code: string
  to_name: string
  to_email: string | null
  token_hash: Buffer
  link_until: PlainDate
  file_name: string
  file: Buffer
  fields: string[]
  offered_on: PlainDate
  offered_at: Date
  offered_by: string
  status: string
  answered_at: Date | null
  late_answer: string | null
  late_at: Date | null
}

export interface IdempotencyKeyTable {
  la_id: number
  account_id: string
  key: string
  route: string
  location: string
  at: Date
}

export interface InviteTable {
  token_hash: Buffer
  la_id: number
  account_id: string
  one_time_code_secret: string
  made_at: Date
  until_at: Date
  used_at: Date | null
}

export interface KnownDeviceTable {
  la_id: number
  account_id: string
  device_hash: Buffer
  created_at: Date
}

export interface LocalAuthorityTable {
  id: number
  code: string
  name: string
  pack: string
  demo: Generated<boolean>
}

export interface LostPupilSearchTable {
  la_id: number
  id: string
  reference: string
  organisation_id: string
  school_urn: number | null
  child_id: string | null
  matter_id: string | null
  given_name: string
  family_name: string
  former_names: string | null
  name_key: string
  born_on: PlainDate
  sex: string | null
  upn: string | null
  seen_last: string | null
  country: string | null
  admitted_on: PlainDate | null
  state: string
  answer: string | null
  file_collected: boolean | null
  owner_account_id: string | null
  due_on: PlainDate | null
  due_from: PlainDate
  due_because: Json
  asked_at: Date
  asked_by: string
  ended_on: PlainDate | null
  lock_version: Generated<number>
}

export interface LostPupilSearchStepTable {
  la_id: number
  search_id: string
  seq: number
  kind: string
  words: string
  matter_id: string | null
  for_asker: boolean
  by_name: string
  organisation_name: string
  recorded_at: Date
}

export interface MatterTable {
  la_id: number
  id: string
  reference: string
  kind: string
  child_id: string
  school_urn: number | null
  opened_on: PlainDate
  opened_from: string | null
}

export interface MatterAccessTable {
  la_id: number
  matter_id: string
  organisation_id: string
  side: string
  because: string
  from_at: Date
}

export interface MatterEventTable {
  la_id: number
  matter_id: string
  seq: number
  id: string
  kind: string
  happened_on: PlainDate
  recorded_at: Date
  account_id: string | null
  by_name: string
  by_role: string
  organisation_id: string | null
  organisation_name: string
  facts: Json
  citation: Json | null
  source: string | null
}

export interface MatterStepTable {
  la_id: number
  matter_id: string
  step: number
  from_state: string
  to_state: string
  transition: string
  on_day: PlainDate
}

export interface MatterSummaryTable {
  la_id: number
  matter_id: string
  kind: string
  child_id: string
  school_urn: number | null
  state: string
  lane: Generated<string>
  flags: Generated<string[]>
  open: boolean
  opened_on: PlainDate
  state_since: PlainDate
  ended_on: PlainDate | null
  district: string | null
  owner_account_id: string | null
  deputy_account_id: string | null
  owner_organisation_id: string
  next_action: string | null
  next_due_on: PlainDate | null
  event_count: number
  lock_version: Generated<number>
  waiting_since: PlainDate | null
}

export interface NationalAuthorityTable {
  code: string
  name: string
  status: string
  gss_code: string | null
}

export interface OrganisationTable {
  la_id: number
  id: string
  kind: string
  key: string
  name: string
  school_urn: number | null
  from_on: Generated<PlainDate>
  until_on: PlainDate | null
}

export interface OutboxMessageTable {
  la_id: number
  id: string
  kind: string
  child_id: string | null
  matter_id: string | null
  organisation_id: string | null
  to_name: string
  to_address: string
  subject: string
  body: string
  file_name: string | null
  content_type: string | null
  bytes: Buffer | null
  template: string
  pack_edition: string
  effect_key: string
  status: string
  tries: Generated<number>
  problem: string | null
  made_at: Date
  made_by: string | null
  sent_at: Date | null
}

export interface PendingSignInTable {
  token_hash: Buffer
  la_id: number
  account_id: string
  made_at: Date
  until_at: Date
}

export interface PublicReportTable {
  la_id: number
  id: string
  reference: string
  form: string
  said: Json
  words_hash: Buffer
  referrer: string
  received_at: Date
  received_on: PlainDate
  signs: Generated<string[]>
  state: string
  settled_as: string | null
  settled_note: string | null
  settled_on: PlainDate | null
  owner_account_id: string | null
  deputy_account_id: string | null
  next_action: string | null
  next_due_on: PlainDate | null
  lock_version: Generated<number>
}

export interface PublicReportCaseTable {
  la_id: number
  report_id: string
  matter_id: string
  child_id: string
  linked_at: Date
  linked_by: string
}

export interface PublicReportDraftTable {
  token_hash: Buffer
  la_id: number
  form: string
  answers: JsonWithDefault
  sent_reference: string | null
  made_at: Date
  until_at: Date
}

export interface PublicReportReferrerTable {
  la_id: number
  report_id: string
  name: string | null
  relationship: string | null
  job: string | null
  organisation: string | null
  phone: string | null
  email: string | null
  safe_to_reach: string | null
  wants_updates: Generated<boolean>
}

export interface ReceivedHandOverTable {
  la_id: number
  id: string
  from_code: string
  from_name: string
  fingerprint: string
  their_id: string
  content: Json
  received_at: Date
  received_by: string
  child_id: string | null
  matter_id: string | null
  lock_version: Generated<number>
}

export interface ReferenceImportTable {
  id: string
  kind: string
  file_name: string
  sha256: string
  speaks_for: PlainDate | null
  imported_at: Date
  counts: Json
}

export interface RegisterEntryTable {
  la_id: number
  id: string
  child_id: string
  school_urn: number
  year_group: string | null
  starting_on: PlainDate
  first_attended_on: PlainDate | null
  last_attended_on: PlainDate | null
  ended_on: PlainDate | null
  ground: string | null
  ground_rule_set: string | null
  destination: Json | null
  source: string
  recorded_at: Date
  lock_version: Generated<number>
  end_recorded_at: Date | null
}

export interface RestrictionTable {
  la_id: number
  id: string
  child_id: string
  contact_id: string | null
  kind: string
  reason: string
  roles: string[]
  set_at: Date
  set_by: string | null
  reviewed_on: PlainDate
  review_on: PlainDate
  lift_asked_by: string | null
  lifted_at: Date | null
  lock_version: Generated<number>
}

export interface RestrictionPersonTable {
  la_id: number
  restriction_id: string
  child_id: string
  account_id: string
  may_see: boolean
  from_at: Date
  until_at: Date | null
}

export interface RestrictionStepTable {
  la_id: number
  id: string
  restriction_id: string
  child_id: string
  what: string
  note: string | null
  at: Date
  by_account: string | null
}

export interface SafetyContactTable {
  la_id: number
  id: string
  child_id: string | null
  matter_id: string | null
  told: string
  told_at: Date
  reference: string | null
  note: string | null
  recorded_at: Date
  recorded_by: string
  organisation_id: string
}

export interface SchoolTable {
  urn: number
  la_code: string
  la_name: string
  establishment_number: string | null
  laestab: string | null
  name: string
  kind: string
  status: string
  phase: string | null
  open_on: PlainDate | null
  close_on: PlainDate | null
  low_age: number | null
  high_age: number | null
  gender: string | null
  street: string | null
  locality: string | null
  town: string | null
  postcode: string | null
  district: string | null
  trust_name: string | null
  former_name: string | null
  name_key: string
  row_hash: string
  first_seen_on: PlainDate
  last_seen_on: PlainDate
}

export interface SchoolChangeTable {
  urn: number
  noticed_on: PlainDate
  field: string
  was: string | null
  is_now: string | null
}

export interface SchoolLinkTable {
  urn: number
  linked_urn: number
  kind: string
  established_on: PlainDate | null
}

export interface SchoolNumberTable {
  urn: number
  laestab: string
  from_on: PlainDate
  until_on: PlainDate | null
  basis: string
}

export interface SealedTextTable {
  la_id: number
  matter_id: string
  seq: number
  child_id: string
  organisation_id: string | null
  facts: Json
}

export interface SharingLogTable {
  la_id: number
  id: string
  child_id: string
  matter_id: string | null
  what: string
  to_whom: string
  why: string
  basis: string
  how: string
  at: Date
  authorised_by: string
  message_id: string | null
}

export interface SignInTable {
  token_hash: Buffer
  la_id: number
  account_id: string
  account_role_id: string
  anti_forgery: string
  created_at: Date
  last_seen_at: Date
  second_factor_at: Date | null
  until_at: Date
  ended_at: Date | null
}

export interface SignInGuessTable {
  key_hash: Buffer
  at: Date
  id: string
}

export interface TracingReplyTable {
  la_id: number
  id: string
  request_id: string
  matter_id: string
  child_id: string
  came: string
  result: string
  words: string
  by_name: string
  by_job: string
  received_at: Date
  read_at: Date | null
  read_by: string | null
  became: string | null
}

export interface TracingRequestTable {
  la_id: number
  id: string
  matter_id: string
  child_id: string
  source: string
  asked: string
  asks_for: string
  told: Json
  initials: string
  born_year: number
  token_hash: Buffer
  message_id: string
  sent_at: Date
  sent_by: string
  ends_on: PlainDate
  used_at: Date | null
}

export interface Tables {
  absence: AbsenceTable
  account: AccountTable
  account_role: AccountRoleTable
  address_word: AddressWordTable
  arrival: ArrivalTable
  audit_entry: AuditEntryTable
  audit_head: AuditHeadTable
  bank_holiday: BankHolidayTable
  break_glass: BreakGlassTable
  calendar_period: CalendarPeriodTable
  child: ChildTable
  child_access: ChildAccessTable
  child_address: ChildAddressTable
  child_fact: ChildFactTable
  child_flag: ChildFlagTable
  cme_contact: CmeContactTable
  counter: CounterTable
  deadline: DeadlineTable
  demo_clock: DemoClockTable
  document: DocumentTable
  draft: DraftTable
  family: FamilyTable
  family_contact: FamilyContactTable
  family_letter: FamilyLetterTable
  hand_over: HandOverTable
  idempotency_key: IdempotencyKeyTable
  invite: InviteTable
  known_device: KnownDeviceTable
  local_authority: LocalAuthorityTable
  lost_pupil_search: LostPupilSearchTable
  lost_pupil_search_step: LostPupilSearchStepTable
  matter: MatterTable
  matter_access: MatterAccessTable
  matter_event: MatterEventTable
  matter_step: MatterStepTable
  matter_summary: MatterSummaryTable
  national_authority: NationalAuthorityTable
  organisation: OrganisationTable
  outbox_message: OutboxMessageTable
  pending_sign_in: PendingSignInTable
  public_report: PublicReportTable
  public_report_case: PublicReportCaseTable
  public_report_draft: PublicReportDraftTable
  public_report_referrer: PublicReportReferrerTable
  received_hand_over: ReceivedHandOverTable
  reference_import: ReferenceImportTable
  register_entry: RegisterEntryTable
  restriction: RestrictionTable
  restriction_person: RestrictionPersonTable
  restriction_step: RestrictionStepTable
  safety_contact: SafetyContactTable
  school: SchoolTable
  school_change: SchoolChangeTable
  school_link: SchoolLinkTable
  school_number: SchoolNumberTable
  sealed_text: SealedTextTable
  sharing_log: SharingLogTable
  sign_in: SignInTable
  sign_in_guess: SignInGuessTable
  tracing_reply: TracingReplyTable
  tracing_request: TracingRequestTable
}
