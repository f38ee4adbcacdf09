/**
 * What a column holds. `link`: an id that leads to a record. `location`: tells where a child or a parent can be found.
 * `sensitive`: health, care, need or danger. `free-text`: may hold anything that somebody typed. `secret`: never shown.
 */
export type DataClass =
  | 'open'
  | 'operational'
  | 'link'
  | 'organisation'
  | 'identity'
  | 'location'
  | 'sensitive'
  | 'education'
  | 'free-text'
  | 'account'
  | 'audit'
  | 'secret'

export type Whose = 'nobody' | 'authority' | 'school' | 'child' | 'parent' | 'colleague'

/** Names of rules; their periods are the authority's to set and stand in its pack. */
export type RetentionRule =
  | 'while-in-use'
  | 'reference-history'
  | 'child-record'
  | 'case-record'
  | 'audit-record'
  | 'account-and-after'
  | 'sign-in-short'
  | 'draft-short'
  | 'report-record'
  | 'outbox-record'

export interface TableFacts {
  /** `authority`: each row belongs to one authority and row-level security guards it. */
  readonly scope: 'authority' | 'open'
  /** Counts in the digest of business facts. */
  readonly business: boolean
  readonly whose: Whose
  readonly retention: RetentionRule
  /** Column names, parted by spaces, under their class. */
  readonly columns: Readonly<Partial<Record<DataClass, string>>>
}

const reference = { scope: 'open', business: true, whose: 'nobody', retention: 'reference-history' } as const
const ofChild = { scope: 'authority', business: true, whose: 'child', retention: 'child-record' } as const
const ofCase = { scope: 'authority', business: true, whose: 'child', retention: 'case-record' } as const
const ofReport = { scope: 'authority', business: true, whose: 'child', retention: 'report-record' } as const
const ofColleague = {
  scope: 'authority',
  business: true,
  whose: 'colleague',
  retention: 'account-and-after',
} as const
const ofSignIn = {
  scope: 'authority',
  business: false,
  whose: 'colleague',
  retention: 'sign-in-short',
} as const

/** Every table and column there is. A test compares it with the database. */
export const DATA_MAP: Readonly<Record<string, TableFacts>> = {
  local_authority: {
    ...reference,
    whose: 'authority',
    retention: 'while-in-use',
    columns: { open: 'id code name pack', operational: 'demo' },
  },
  national_authority: { ...reference, columns: { open: 'code name status gss_code' } },
  school: {
    ...reference,
    whose: 'school',
    columns: {
      open: 'urn la_code la_name establishment_number laestab name kind status phase open_on close_on low_age high_age gender street locality town postcode district trust_name former_name name_key',
      operational: 'row_hash first_seen_on last_seen_on',
    },
  },
  school_number: { ...reference, whose: 'school', columns: { open: 'urn laestab from_on until_on basis' } },
  school_link: { ...reference, whose: 'school', columns: { open: 'urn linked_urn kind established_on' } },
  school_change: { ...reference, whose: 'school', columns: { open: 'urn noticed_on field was is_now' } },
  bank_holiday: { ...reference, columns: { open: 'on_date division title source' } },
  reference_import: {
    ...reference,
    business: false,
    columns: { operational: 'id kind file_name sha256 speaks_for imported_at counts' },
  },
  calendar_period: {
    scope: 'authority',
    business: true,
    whose: 'school',
    retention: 'reference-history',
    columns: {
      open: 'scope school_urn trust_name kind from_on until_on label basis',
      operational: 'la_id id recorded_at superseded_at',
      link: 'recorded_by',
    },
  },
  cme_contact: {
    scope: 'authority',
    business: true,
    whose: 'authority',
    retention: 'reference-history',
    columns: {
      organisation: 'authority_code post email phone fingerprint since_on confirmed_on source',
      operational: 'la_id version recorded_at',
      account: 'confirmed_by',
      'free-text': 'note',
      link: 'recorded_by',
    },
  },
  demo_clock: {
    ...reference,
    business: false,
    retention: 'while-in-use',
    columns: { operational: 'one_row today' },
  },
  organisation: {
    scope: 'authority',
    business: true,
    whose: 'authority',
    retention: 'while-in-use',
    columns: { operational: 'la_id id', organisation: 'kind key name school_urn from_on until_on' },
  },
  account: {
    ...ofColleague,
    columns: {
      operational: 'la_id id created_at lock_version demo_key',
      account: 'email display_name disabled_at',
      secret: 'password_phc one_time_code_secret one_time_code_last_step',
    },
  },
  account_role: {
    ...ofColleague,
    columns: {
      operational: 'la_id id',
      link: 'account_id organisation_id',
      account: 'role from_on until_on',
    },
  },
  absence: {
    ...ofColleague,
    columns: {
      operational: 'la_id id entered_at',
      link: 'account_id organisation_id cover_account_id entered_by',
      account: 'kind from_on until_on started_at ended_at cancelled_at',
    },
  },
  sign_in: {
    ...ofSignIn,
    columns: {
      secret: 'token_hash anti_forgery',
      operational: 'la_id',
      link: 'account_id account_role_id',
      account: 'created_at last_seen_at second_factor_at until_at ended_at',
    },
  },
  pending_sign_in: {
    ...ofSignIn,
    columns: { secret: 'token_hash', operational: 'la_id made_at until_at', link: 'account_id' },
  },
  sign_in_guess: { ...ofSignIn, columns: { secret: 'key_hash', operational: 'at id' } },
  known_device: {
    ...ofSignIn,
    columns: { operational: 'la_id created_at', link: 'account_id', secret: 'device_hash' },
  },
  invite: {
    ...ofSignIn,
    columns: {
      secret: 'token_hash one_time_code_secret',
      operational: 'la_id made_at until_at used_at',
      link: 'account_id',
    },
  },
  counter: {
    scope: 'authority',
    business: true,
    whose: 'authority',
    retention: 'while-in-use',
    columns: { operational: 'la_id name next' },
  },
  idempotency_key: {
    ...ofSignIn,
    columns: { operational: 'la_id key route location at', link: 'account_id' },
  },
  draft: {
    scope: 'authority',
    business: false,
    whose: 'child',
    retention: 'draft-short',
    columns: {
      operational: 'la_id id journey about result_location created_at updated_at withdrawn_at lock_version',
      link: 'account_id organisation_id',
      'free-text': 'answers',
    },
  },
  family: { ...ofChild, columns: { operational: 'la_id id recorded_at' } },
  child: {
    ...ofChild,
    columns: {
      operational: 'la_id id recorded_at lock_version',
      link: 'family_id',
      identity:
        'reference given_name middle_names family_name known_as former_family_name born_on sex upn name_key',
    },
  },
  child_fact: {
    ...ofChild,
    columns: {
      operational: 'la_id id recorded_at',
      link: 'child_id corrects recorded_by',
      'free-text': 'value evidence',
      education: 'kind true_from true_until source',
    },
  },
  child_address: {
    ...ofChild,
    columns: {
      operational: 'la_id id recorded_at',
      link: 'child_id recorded_by',
      location: 'lines postcode district from_on until_on source',
      sensitive: 'protected',
    },
  },
  family_contact: {
    ...ofChild,
    whose: 'parent',
    columns: {
      operational: 'la_id id position recorded_at',
      link: 'child_id recorded_by corrects',
      identity:
        'name relationship parental_responsibility lives_with_child has_care emergency source from_on until_on',
      location: 'phone email address',
      sensitive: 'protected must_not_contact must_not_contact_reason',
      'free-text': 'note ended_because',
    },
  },
  child_flag: {
    ...ofChild,
    columns: {
      operational: 'la_id id recorded_at',
      link: 'child_id recorded_by',
      sensitive: 'code from_on until_on source',
      'free-text': 'note',
    },
  },
  register_entry: {
    ...ofChild,
    columns: {
      operational: 'la_id id recorded_at end_recorded_at lock_version',
      link: 'child_id school_urn',
      education:
        'year_group starting_on first_attended_on last_attended_on ended_on ground ground_rule_set source',
      location: 'destination',
    },
  },
  child_access: {
    ...ofChild,
    columns: {
      operational: 'la_id from_at until_at',
      link: 'child_id organisation_id',
      education: 'because',
    },
  },
  matter: {
    ...ofCase,
    columns: {
      operational: 'la_id id',
      link: 'child_id school_urn opened_from',
      education: 'reference kind opened_on',
    },
  },
  matter_access: {
    ...ofCase,
    columns: { operational: 'la_id from_at', link: 'matter_id organisation_id', education: 'side because' },
  },
  matter_event: {
    ...ofCase,
    columns: {
      operational: 'la_id seq id recorded_at',
      link: 'matter_id account_id organisation_id',
      education: 'kind happened_on citation',
      account: 'by_name by_role organisation_name',
      'free-text': 'facts source',
    },
  },
  matter_step: {
    ...ofCase,
    columns: {
      operational: 'la_id step',
      link: 'matter_id',
      education: 'from_state to_state transition on_day',
    },
  },
  matter_summary: {
    ...ofCase,
    columns: {
      operational: 'la_id event_count lock_version',
      link: 'matter_id child_id school_urn owner_account_id deputy_account_id owner_organisation_id',
      education: 'kind state open opened_on state_since ended_on next_action next_due_on waiting_since',
      sensitive: 'lane flags',
      location: 'district',
    },
  },
  deadline: {
    ...ofCase,
    columns: {
      operational: 'la_id id pack_edition calendar_edition made_at',
      link: 'matter_id child_id organisation_id owner_account_id',
      education:
        'kind label action due_on from_on count unit first_day because skipped side status met_on reached_on',
    },
  },
  arrival: {
    ...ofCase,
    columns: {
      operational: 'la_id id asked_at answered_at',
      link: 'matter_id child_id from_organisation_id to_organisation_id answered_by',
      identity: 'pupil_name born_on upn',
      education: 'expected_on answer started_on',
      'free-text': 'note',
    },
  },
  lost_pupil_search: {
    ...ofCase,
    columns: {
      operational: 'la_id id asked_at lock_version',
      link: 'organisation_id school_urn child_id matter_id owner_account_id asked_by',
      identity: 'given_name family_name former_names name_key born_on sex upn',
      education: 'reference admitted_on state file_collected due_on due_from due_because ended_on country',
      'free-text': 'answer seen_last',
    },
  },
  lost_pupil_search_step: {
    ...ofCase,
    columns: {
      operational: 'la_id seq recorded_at',
      link: 'search_id matter_id',
      education: 'kind for_asker',
      account: 'by_name organisation_name',
      'free-text': 'words',
    },
  },
  hand_over: {
    ...ofCase,
    columns: {
      operational: 'la_id id offered_at answered_at late_at',
      link: 'matter_id child_id offered_by',
      organisation: 'to_code to_name to_email',
      education: 'reference link_until file_name fields offered_on status',
      secret: 'token_hash file',
      'free-text': 'late_answer',
    },
  },
  received_hand_over: {
    ...ofCase,
    columns: {
      operational: 'la_id id their_id received_at lock_version',
      link: 'child_id matter_id received_by',
      organisation: 'from_code from_name fingerprint',
      'free-text': 'content',
    },
  },
  safety_contact: {
    ...ofCase,
    columns: {
      operational: 'la_id id recorded_at',
      link: 'child_id matter_id recorded_by organisation_id',
      sensitive: 'told told_at reference',
      'free-text': 'note',
    },
  },
  document: {
    ...ofCase,
    columns: {
      operational: 'la_id id content_type size sha256 recorded_at',
      link: 'child_id matter_id recorded_by',
      'free-text': 'name bytes',
    },
  },
  outbox_message: {
    ...ofCase,
    retention: 'outbox-record',
    columns: {
      operational:
        'la_id id kind content_type template pack_edition effect_key status tries problem made_at sent_at',
      link: 'child_id matter_id organisation_id made_by',
      identity: 'to_name',
      location: 'to_address',
      'free-text': 'subject body file_name bytes',
    },
  },
  restriction: {
    ...ofChild,
    columns: {
      operational: 'la_id id set_at reviewed_on review_on lifted_at lock_version',
      link: 'child_id contact_id set_by lift_asked_by',
      sensitive: 'kind roles',
      'free-text': 'reason',
    },
  },
  restriction_person: {
    ...ofChild,
    columns: {
      operational: 'la_id from_at until_at',
      link: 'restriction_id child_id account_id',
      sensitive: 'may_see',
    },
  },
  restriction_step: {
    ...ofChild,
    columns: {
      operational: 'la_id id at',
      link: 'restriction_id child_id by_account',
      sensitive: 'what',
      'free-text': 'note',
    },
  },
  sealed_text: {
    ...ofCase,
    columns: { operational: 'la_id seq', link: 'matter_id child_id organisation_id', location: 'facts' },
  },
  address_word: {
    ...ofChild,
    columns: {
      operational: 'la_id id at',
      link: 'child_id address_id by_account',
      education: 'word',
      'free-text': 'how',
    },
  },
  family_letter: {
    ...ofCase,
    retention: 'outbox-record',
    columns: {
      operational:
        'la_id id template pack_edition record_version status prepared_at passed_at released_at stopped_because',
      link: 'child_id matter_id contact_id address_id prepared_by passed_by released_by message_id',
      identity: 'to_name',
      location: 'to_address',
      'free-text': 'subject body',
    },
  },
  break_glass: {
    ...ofChild,
    columns: {
      operational: 'la_id id code_at from_at until_at ended_at signed_at',
      link: 'child_id account_id signed_by',
      account: 'role',
      sensitive: 'category',
      'free-text': 'reason signed_note',
    },
  },
  sharing_log: {
    ...ofCase,
    columns: {
      operational: 'la_id id at',
      link: 'child_id matter_id authorised_by message_id',
      'free-text': 'what to_whom why basis how',
    },
  },
  public_report_draft: {
    scope: 'authority',
    business: false,
    whose: 'child',
    retention: 'draft-short',
    columns: {
      secret: 'token_hash sent_reference',
      operational: 'la_id form made_at until_at',
      'free-text': 'answers',
    },
  },
  public_report: {
    ...ofReport,
    columns: {
      operational:
        'la_id id reference form received_at received_on signs state settled_as settled_on next_action next_due_on lock_version',
      link: 'owner_account_id deputy_account_id',
      sensitive: 'referrer',
      secret: 'words_hash',
      'free-text': 'said settled_note',
    },
  },
  public_report_referrer: {
    ...ofReport,
    whose: 'parent',
    columns: {
      operational: 'la_id wants_updates',
      link: 'report_id',
      identity: 'name relationship job organisation',
      location: 'phone email safe_to_reach',
    },
  },
  public_report_case: {
    ...ofReport,
    columns: { operational: 'la_id linked_at', link: 'report_id matter_id child_id linked_by' },
  },
  tracing_request: {
    ...ofCase,
    columns: {
      operational: 'la_id id sent_at ends_on used_at',
      link: 'matter_id child_id message_id sent_by',
      education: 'source asked asks_for',
      identity: 'told initials born_year',
      secret: 'token_hash',
    },
  },
  tracing_reply: {
    ...ofCase,
    columns: {
      operational: 'la_id id came received_at read_at became',
      link: 'request_id matter_id child_id read_by',
      education: 'result',
      identity: 'by_name by_job',
      'free-text': 'words',
    },
  },
  audit_entry: {
    scope: 'authority',
    business: false,
    whose: 'colleague',
    retention: 'audit-record',
    columns: {
      audit:
        'la_id seq at role source_address request_id action record_type record_ids outcome why detail previous_hash hash',
      link: 'account_id organisation_id',
    },
  },
  audit_head: {
    scope: 'authority',
    business: false,
    whose: 'authority',
    retention: 'audit-record',
    columns: { audit: 'la_id seq hash' },
  },
}

export interface ColumnFacts {
  readonly table: string
  readonly column: string
  readonly class: DataClass
  readonly whose: Whose
  readonly retention: RetentionRule
}

/** The map, a column at a time, in the order of names. */
export function describeDataMap(): readonly ColumnFacts[] {
  const columns = Object.entries(DATA_MAP).flatMap(([table, facts]) =>
    (Object.entries(facts.columns) as [DataClass, string][]).flatMap(([kind, names]) =>
      names
        .split(' ')
        .map((column) => ({ table, column, class: kind, whose: facts.whose, retention: facts.retention })),
    ),
  )
  return columns.sort((a, b) => (`${a.table}.${a.column}` < `${b.table}.${b.column}` ? -1 : 1))
}
