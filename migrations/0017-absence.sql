-- When somebody who looks after children’s cases is away, and who looks after them meanwhile. Why somebody is away is
-- nobody’s business here and is not kept.
create table absence (
  la_id int not null,
  id uuid not null,
  account_id uuid not null,
  organisation_id uuid not null,
  kind text not null check (kind in ('planned', 'unplanned')),
  from_on date not null,
  -- Empty: until the person is back.
  until_on date,
  -- Empty: the deputy of each matter.
  cover_account_id uuid,
  entered_by uuid not null,
  entered_at timestamptz not null,
  -- Handed over, handed back, and taken back before its time, each on its day.
  started_at timestamptz,
  ended_at timestamptz,
  cancelled_at timestamptz,
  primary key (la_id, id),
  foreign key (la_id, account_id) references account (la_id, id),
  foreign key (la_id, organisation_id) references organisation (la_id, id),
  foreign key (la_id, cover_account_id) references account (la_id, id),
  check (until_on is null or until_on >= from_on),
  check (cover_account_id is null or cover_account_id <> account_id)
);
create index absence_by_account on absence (la_id, account_id) where ended_at is null;
create index matter_event_of_absence on matter_event (la_id, (facts ->> 'absence')) where kind = 'owner-changed' and facts ? 'absence';

alter table absence enable row level security;
alter table absence force row level security;
create policy by_definer on absence to onroll_definer using (true) with check (true);
create policy by_worker on absence to onroll_worker
  using (la_id = onroll.asking_la() and onroll.asking_scope() = 'system')
  with check (la_id = onroll.asking_la() and onroll.asking_scope() = 'system');
-- Colleagues of the authority have to know who is away; the person enters it, or whoever manages there.
create policy read_by_authority on absence for select to onroll_app
  using (la_id = (select onroll.asking_la()) and (select onroll.asking_account()) is not null);
create policy add_own on absence for insert to onroll_app with check (la_id = onroll.asking_la()
  and (account_id = onroll.asking_account() or onroll.asking_role() = 'cme-manager'
    or (onroll.asking_role() in ('headteacher', 'team-manager') and organisation_id = onroll.asking_organisation())));
create policy change_own on absence for update to onroll_app using (la_id = onroll.asking_la()
  and (account_id = onroll.asking_account() or onroll.asking_role() = 'cme-manager'
    or (onroll.asking_role() in ('headteacher', 'team-manager') and organisation_id = onroll.asking_organisation())))
  with check (la_id = onroll.asking_la());
grant select, insert, update, delete on absence to onroll_definer;
grant select, insert on absence to onroll_app, onroll_worker;
grant update (cancelled_at) on absence to onroll_app;
grant update (started_at, ended_at, cancelled_at) on absence to onroll_worker;
