-- Who is asking, read from settings that live only as long as the transaction. No setting: no rows.
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

create schema if not exists onroll;

create function onroll.asking_la() returns int language sql stable parallel safe
  return nullif(current_setting('onroll.la', true), '')::int;
create function onroll.asking_account() returns uuid language sql stable parallel safe
  return nullif(current_setting('onroll.account', true), '')::uuid;
create function onroll.asking_organisation() returns uuid language sql stable parallel safe
  return nullif(current_setting('onroll.organisation', true), '')::uuid;
create function onroll.asking_role() returns text language sql stable parallel safe
  return nullif(current_setting('onroll.role', true), '');
-- 'authority' sees every child of its authority, 'organisation' those opened to it, 'none' no child at all.
create function onroll.asking_scope() returns text language sql stable parallel safe
  return coalesce(nullif(current_setting('onroll.scope', true), ''), 'none');

create table local_authority (
  id int primary key,
  code text not null unique check (code ~ '^[0-9]{3}$'),
  name text not null,
  pack text not null,
  demo boolean not null default false
);

create table organisation (
  la_id int not null references local_authority (id),
  id uuid not null,
  kind text not null check (kind in ('cme-team', 'school', 'admissions', 'investigating-team', 'home-education-team', 'virtual-school', 'authority')),
  key text not null,
  name text not null,
  school_urn int,
  from_on date not null default '2000-01-01',
  until_on date,
  primary key (la_id, id),
  unique (la_id, key)
);
create index organisation_by_school on organisation (la_id, school_urn) where school_urn is not null;

create table account (
  la_id int not null references local_authority (id),
  id uuid not null,
  email text not null unique check (email = lower(email)),
  display_name text not null,
  demo_key text unique,
  password_phc text,
  one_time_code_secret text,
  one_time_code_last_step bigint not null default 0,
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  lock_version int not null default 1,
  primary key (la_id, id)
);

create table account_role (
  la_id int not null,
  id uuid not null,
  account_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  from_on date not null default '2000-01-01',
  until_on date,
  primary key (la_id, id),
  foreign key (la_id, account_id) references account (la_id, id),
  foreign key (la_id, organisation_id) references organisation (la_id, id)
);
create index account_role_by_account on account_role (la_id, account_id);
create index account_role_by_organisation on account_role (la_id, organisation_id, role);

create table sign_in (
  token_hash bytea primary key,
  la_id int not null,
  account_id uuid not null,
  account_role_id uuid not null,
  anti_forgery text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  second_factor_at timestamptz,
  until_at timestamptz not null,
  ended_at timestamptz,
  foreign key (la_id, account_id) references account (la_id, id),
  foreign key (la_id, account_role_id) references account_role (la_id, id)
);
create index sign_in_by_account on sign_in (la_id, account_id) where ended_at is null;

-- Guesses are counted by hashed key (an account, a source, a known device), never by the text that was typed.
create table sign_in_guess (
  key_hash bytea not null,
  at timestamptz not null,
  id uuid not null,
  primary key (key_hash, at, id)
);
create table known_device (
  la_id int not null,
  account_id uuid not null,
  device_hash bytea not null,
  created_at timestamptz not null,
  primary key (la_id, account_id, device_hash),
  foreign key (la_id, account_id) references account (la_id, id)
);

create table counter (
  la_id int not null references local_authority (id),
  name text not null,
  next bigint not null default 1,
  primary key (la_id, name)
);

create table idempotency_key (
  la_id int not null,
  account_id uuid not null,
  key text not null,
  route text not null,
  location text not null,
  at timestamptz not null,
  primary key (la_id, account_id, key)
);

create table draft (
  la_id int not null,
  id uuid not null,
  account_id uuid not null,
  organisation_id uuid not null,
  journey text not null,
  about text,
  answers jsonb not null default '{}',
  result_location text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  withdrawn_at timestamptz,
  lock_version int not null default 1,
  primary key (la_id, id),
  foreign key (la_id, account_id) references account (la_id, id)
);
create index draft_open on draft (la_id, account_id, updated_at) where result_location is null and withdrawn_at is null;

create table demo_clock (
  one_row boolean primary key default true check (one_row),
  today date not null
);
