-- Whom to write to and ring about a child in each authority of the country. Every change is a row of its own: who
-- confirmed it and when is what tells an officer whether to trust it.
create table cme_contact (
  la_id int not null references local_authority (id),
  authority_code text not null references national_authority (code),
  version int not null check (version > 0),
  post text not null,
  email text,
  phone text,
  fingerprint text,
  note text,
  since_on date not null,
  confirmed_on date not null,
  confirmed_by text not null,
  source text not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (la_id, authority_code, version),
  check (email is not null or phone is not null)
);

alter table cme_contact enable row level security;
alter table cme_contact force row level security;
create policy by_definer on cme_contact to onroll_definer using (true) with check (true);
create policy by_worker on cme_contact to onroll_worker
  using (la_id = onroll.asking_la() and onroll.asking_scope() = 'system')
  with check (la_id = onroll.asking_la() and onroll.asking_scope() = 'system');
create policy by_authority on cme_contact to onroll_app
  using (la_id = onroll.asking_la() and onroll.asking_scope() = 'authority')
  with check (la_id = onroll.asking_la() and onroll.asking_role() in ('cme-officer', 'cme-manager'));
grant select, insert, update, delete on cme_contact to onroll_definer;
grant select, insert on cme_contact to onroll_app, onroll_worker;
