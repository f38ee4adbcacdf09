-- Reference data, open to all: schools as the national register states them, with their history; calendars.
create table school (
  urn int primary key,
  la_code text not null,
  la_name text not null,
  establishment_number text,
  laestab text,
  name text not null,
  kind text not null,
  status text not null,
  phase text,
  open_on date,
  close_on date,
  low_age int,
  high_age int,
  gender text,
  street text,
  locality text,
  town text,
  postcode text,
  district text,
  trust_name text,
  former_name text,
  name_key text not null,
  row_hash text not null,
  first_seen_on date not null,
  last_seen_on date not null
);
create index school_by_laestab on school (laestab);
create index school_by_la on school (la_code, name);
create index school_by_name on school using gin (name_key gin_trgm_ops);

-- Every number a school has carried, with dates: numbers change and are never a key.
create table school_number (
  urn int not null references school (urn),
  laestab text not null,
  from_on date not null,
  until_on date,
  basis text not null,
  primary key (urn, laestab, from_on)
);
create index school_number_by_laestab on school_number (laestab);

create table school_link (
  urn int not null,
  linked_urn int not null,
  kind text not null check (kind in ('predecessor', 'successor')),
  established_on date,
  primary key (urn, linked_urn, kind)
);

create table school_change (
  urn int not null references school (urn),
  noticed_on date not null,
  field text not null,
  was text,
  is_now text,
  primary key (urn, noticed_on, field)
);

create table reference_import (
  id uuid primary key,
  kind text not null,
  file_name text not null,
  sha256 text not null,
  speaks_for date,
  imported_at timestamptz not null,
  counts jsonb not null
);

create table bank_holiday (
  on_date date not null,
  division text not null,
  title text not null,
  source text not null,
  primary key (division, on_date)
);

create table national_authority (
  code text primary key,
  name text not null,
  status text not null,
  gss_code text
);

-- Days of a calendar: an authority's default, a trust's or a school's own. A correction supersedes; nothing is edited.
create table calendar_period (
  la_id int not null references local_authority (id),
  id uuid not null,
  scope text not null check (scope in ('authority', 'trust', 'school')),
  school_urn int references school (urn),
  trust_name text,
  kind text not null check (kind in ('term', 'half-term', 'inset', 'closed', 'open')),
  from_on date not null,
  until_on date not null,
  label text not null,
  basis text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  superseded_at timestamptz,
  primary key (la_id, id),
  check (until_on >= from_on),
  check ((scope = 'school') = (school_urn is not null)),
  check ((scope = 'trust') = (trust_name is not null))
);
create index calendar_period_current on calendar_period (la_id, scope, school_urn, from_on) where superseded_at is null;
