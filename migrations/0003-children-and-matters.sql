create table family (
  la_id int not null references local_authority (id),
  id uuid not null,
  recorded_at timestamptz not null,
  primary key (la_id, id)
);

-- The cached present of a child. What was said, when and by whom stands in child_fact.
create table child (
  la_id int not null references local_authority (id),
  id uuid not null,
  reference text not null,
  family_id uuid not null,
  given_name text not null,
  middle_names text,
  family_name text not null,
  known_as text,
  former_family_name text,
  born_on date not null,
  sex text check (sex in ('F', 'M', 'not-stated')),
  upn text,
  name_key text not null,
  recorded_at timestamptz not null,
  lock_version int not null default 1,
  primary key (la_id, id),
  unique (la_id, reference),
  foreign key (la_id, family_id) references family (la_id, id)
);
create index child_by_upn on child (la_id, upn) where upn is not null;
create index child_by_birth on child (la_id, born_on);
create index child_by_family on child (la_id, family_id);
create index child_by_name on child using gin (name_key gin_trgm_ops);

create table child_fact (
  la_id int not null,
  id uuid not null,
  child_id uuid not null,
  kind text not null,
  value jsonb not null,
  true_from date,
  true_until date,
  source text not null,
  evidence text,
  corrects uuid,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (la_id, id),
  foreign key (la_id, child_id) references child (la_id, id)
);
create index child_fact_by_child on child_fact (la_id, child_id, recorded_at);

create table child_address (
  la_id int not null,
  id uuid not null,
  child_id uuid not null,
  lines text not null,
  postcode text,
  district text,
  from_on date not null,
  until_on date,
  protected boolean not null default false,
  source text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (la_id, id),
  foreign key (la_id, child_id) references child (la_id, id)
);
create index child_address_by_child on child_address (la_id, child_id, from_on desc);

create table family_contact (
  la_id int not null,
  id uuid not null,
  child_id uuid not null,
  position int not null,
  name text not null,
  relationship text not null,
  parental_responsibility text not null check (parental_responsibility in ('yes', 'no', 'not-known')),
  lives_with_child text not null check (lives_with_child in ('yes', 'no', 'not-known')),
  emergency boolean not null default true,
  phone text,
  email text,
  address text,
  protected boolean not null default false,
  must_not_contact boolean not null default false,
  must_not_contact_reason text,
  source text not null,
  from_on date not null,
  until_on date,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (la_id, id),
  foreign key (la_id, child_id) references child (la_id, id)
);
create index family_contact_by_child on family_contact (la_id, child_id, position);

create table child_flag (
  la_id int not null,
  id uuid not null,
  child_id uuid not null,
  code text not null,
  from_on date not null,
  until_on date,
  source text not null,
  note text,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (la_id, id),
  foreign key (la_id, child_id) references child (la_id, id)
);
create index child_flag_by_child on child_flag (la_id, child_id);

create table register_entry (
  la_id int not null,
  id uuid not null,
  child_id uuid not null,
  school_urn int not null references school (urn),
  year_group text,
  starting_on date not null,
  first_attended_on date,
  last_attended_on date,
  ended_on date,
  ground text,
  ground_rule_set text,
  destination jsonb,
  source text not null,
  recorded_at timestamptz not null,
  lock_version int not null default 1,
  primary key (la_id, id),
  foreign key (la_id, child_id) references child (la_id, id),
  check (ended_on is null or ended_on >= starting_on)
);
create index register_entry_by_child on register_entry (la_id, child_id, starting_on);
create index register_entry_by_school on register_entry (la_id, school_urn, ended_on, starting_on);
create unique index register_entry_once on register_entry (la_id, child_id, school_urn) where ended_on is null;

-- Which organisations a child or a matter is open to, and why.
create table child_access (
  la_id int not null,
  child_id uuid not null,
  organisation_id uuid not null,
  because text not null,
  from_at timestamptz not null,
  until_at timestamptz,
  primary key (la_id, child_id, organisation_id),
  foreign key (la_id, child_id) references child (la_id, id),
  foreign key (la_id, organisation_id) references organisation (la_id, id)
);
create index child_access_by_organisation on child_access (la_id, organisation_id, child_id);

-- One thread of work on one child; ending one never ends another.
create table matter (
  la_id int not null,
  id uuid not null,
  reference text not null,
  kind text not null check (kind in ('school-enquiry', 'authority-case', 'home-education')),
  child_id uuid not null,
  school_urn int references school (urn),
  opened_on date not null,
  opened_from uuid,
  primary key (la_id, id),
  unique (la_id, reference),
  foreign key (la_id, child_id) references child (la_id, id)
);
create index matter_by_child on matter (la_id, child_id);
create unique index matter_opened_once on matter (la_id, opened_from, kind) where opened_from is not null;

create table matter_access (
  la_id int not null,
  matter_id uuid not null,
  organisation_id uuid not null,
  side text not null check (side in ('school', 'authority', 'admissions', 'team', 'home-education-team', 'virtual-school')),
  because text not null,
  from_at timestamptz not null,
  primary key (la_id, matter_id, organisation_id),
  foreign key (la_id, matter_id) references matter (la_id, id),
  foreign key (la_id, organisation_id) references organisation (la_id, id)
);
create index matter_access_by_organisation on matter_access (la_id, organisation_id, matter_id);

create table matter_event (
  la_id int not null,
  matter_id uuid not null,
  seq int not null,
  id uuid not null,
  kind text not null,
  happened_on date not null,
  recorded_at timestamptz not null,
  account_id uuid,
  by_name text not null,
  by_role text not null,
  organisation_id uuid,
  organisation_name text not null,
  facts jsonb not null,
  citation jsonb,
  source text,
  primary key (la_id, matter_id, seq),
  unique (la_id, id),
  foreign key (la_id, matter_id) references matter (la_id, id)
);

-- The cached fold, rewritten in the transaction of the event.
create table matter_summary (
  la_id int not null,
  matter_id uuid not null,
  kind text not null,
  child_id uuid not null,
  school_urn int,
  state text not null,
  lane text not null default 'standard' check (lane in ('red', 'standard')),
  flags text[] not null default '{}',
  open boolean not null,
  opened_on date not null,
  state_since date not null,
  ended_on date,
  district text,
  owner_account_id uuid,
  deputy_account_id uuid,
  owner_organisation_id uuid not null,
  next_action text,
  next_due_on date,
  event_count int not null,
  lock_version int not null default 1,
  primary key (la_id, matter_id),
  foreign key (la_id, matter_id) references matter (la_id, id)
);
create index matter_summary_open on matter_summary (la_id, open, next_due_on, matter_id);
create index matter_summary_state on matter_summary (la_id, state, open);
create index matter_summary_owner on matter_summary (la_id, owner_account_id, open, next_due_on);
create index matter_summary_school on matter_summary (la_id, school_urn, open);
create index matter_summary_child on matter_summary (la_id, child_id);

create table deadline (
  la_id int not null,
  id uuid not null,
  matter_id uuid not null,
  child_id uuid not null,
  kind text not null,
  label text not null,
  action text not null,
  due_on date not null,
  from_on date not null,
  count int not null,
  unit text not null,
  first_day text not null,
  because jsonb not null,
  skipped jsonb not null,
  side text not null,
  organisation_id uuid,
  owner_account_id uuid,
  status text not null check (status in ('open', 'met', 'dropped')),
  met_on date,
  reached_on date,
  pack_edition text not null,
  calendar_edition text not null,
  made_at timestamptz not null,
  primary key (la_id, id),
  unique (la_id, matter_id, kind, from_on),
  foreign key (la_id, matter_id) references matter (la_id, id)
);
create index deadline_due on deadline (la_id, due_on) where status = 'open';
create index deadline_by_organisation on deadline (la_id, organisation_id, due_on) where status = 'open';
create index deadline_by_owner on deadline (la_id, owner_account_id, due_on) where status = 'open';

create table safety_contact (
  la_id int not null,
  id uuid not null,
  child_id uuid,
  matter_id uuid,
  told text not null,
  told_at timestamptz not null,
  reference text,
  note text,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  organisation_id uuid not null,
  primary key (la_id, id)
);

create table document (
  la_id int not null,
  id uuid not null,
  child_id uuid not null,
  matter_id uuid,
  name text not null,
  content_type text not null,
  size int not null,
  sha256 text not null,
  bytes bytea not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (la_id, id),
  foreign key (la_id, child_id) references child (la_id, id)
);
create index document_by_matter on document (la_id, matter_id);

create table outbox_message (
  la_id int not null references local_authority (id),
  id uuid not null,
  kind text not null check (kind in ('letter', 'email', 'file')),
  child_id uuid,
  matter_id uuid,
  organisation_id uuid,
  to_name text not null,
  to_address text not null,
  subject text not null,
  body text not null,
  file_name text,
  content_type text,
  bytes bytea,
  template text not null,
  pack_edition text not null,
  effect_key text not null,
  status text not null check (status in ('queued', 'sent', 'kept', 'failed')),
  tries int not null default 0,
  problem text,
  made_at timestamptz not null,
  made_by uuid,
  sent_at timestamptz,
  primary key (la_id, id),
  unique (la_id, effect_key)
);
create index outbox_by_matter on outbox_message (la_id, matter_id, made_at);
create index outbox_by_time on outbox_message (la_id, made_at desc);

create table sharing_log (
  la_id int not null,
  id uuid not null,
  child_id uuid not null,
  matter_id uuid,
  what text not null,
  to_whom text not null,
  why text not null,
  basis text not null,
  how text not null,
  at timestamptz not null,
  authorised_by uuid not null,
  message_id uuid,
  primary key (la_id, id),
  foreign key (la_id, child_id) references child (la_id, id)
);
create index sharing_log_by_child on sharing_log (la_id, child_id, at);
