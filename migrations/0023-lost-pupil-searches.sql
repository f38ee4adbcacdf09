-- A search of the Lost Pupils Database, which only the authority can make (policy 4.14): asked for by a school that
-- admitted a child without history, or by the CME team for a case of its own.
create table lost_pupil_search (
  la_id int not null references local_authority (id),
  id uuid not null,
  reference text not null,
  organisation_id uuid not null,
  school_urn int references school (urn),
  child_id uuid,
  matter_id uuid,
  given_name text not null,
  family_name text not null,
  former_names text,
  name_key text not null,
  born_on date not null,
  sex text check (sex in ('F', 'M', 'not-stated')),
  upn text,
  seen_last text,
  country text,
  admitted_on date,
  state text not null check (state in ('asked', 'needs-information', 'found', 'not-found')),
  answer text,
  file_collected boolean,
  owner_account_id uuid,
  due_on date,
  due_from date not null,
  due_because jsonb not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  ended_on date,
  lock_version int not null default 1,
  primary key (la_id, id),
  unique (la_id, reference),
  foreign key (la_id, organisation_id) references organisation (la_id, id),
  foreign key (la_id, child_id) references child (la_id, id),
  foreign key (la_id, matter_id) references matter (la_id, id)
);
-- The same search is not asked for twice; twins differ in the name.
create unique index lost_pupil_search_once on lost_pupil_search (la_id, organisation_id, name_key, born_on)
  where state in ('asked', 'needs-information');
create index lost_pupil_search_queue on lost_pupil_search (la_id, state, due_on, id);
create index lost_pupil_search_of_asker on lost_pupil_search (la_id, organisation_id, due_on, id);
create index lost_pupil_search_of_matter on lost_pupil_search (la_id, matter_id) where matter_id is not null;

-- What was asked, looked at, searched and answered. A line about another child's record is the authority's alone.
create table lost_pupil_search_step (
  la_id int not null,
  search_id uuid not null,
  seq int not null,
  kind text not null check (kind in ('asked', 'owner-changed', 'needs-information', 'information-given', 'looked', 'joined', 'answered')),
  words text not null,
  matter_id uuid,
  for_asker boolean not null,
  by_name text not null,
  organisation_name text not null,
  recorded_at timestamptz not null,
  primary key (la_id, search_id, seq),
  foreign key (la_id, search_id) references lost_pupil_search (la_id, id),
  foreign key (la_id, matter_id) references matter (la_id, id)
);
create index lost_pupil_search_step_of_matter on lost_pupil_search_step (la_id, matter_id) where matter_id is not null;

do $$
declare t text;
begin
  foreach t in array array['lost_pupil_search', 'lost_pupil_search_step'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy by_definer on %I to onroll_definer using (true) with check (true)', t);
    execute format('create policy by_worker on %I to onroll_worker
      using (la_id = onroll.asking_la() and onroll.asking_scope() = ''system'')
      with check (la_id = onroll.asking_la() and onroll.asking_scope() = ''system'')', t);
    execute format('grant select, insert, update, delete on %I to onroll_definer', t);
    execute format('grant select, insert on %I to onroll_app, onroll_worker', t);
  end loop;
end $$;

create policy read_own on lost_pupil_search for select to onroll_app
  using (la_id = (select onroll.asking_la()) and ((select onroll.asking_scope()) = 'authority'
    or ((select onroll.asking_scope()) = 'organisation' and organisation_id = (select onroll.asking_organisation()))));
create policy add_own on lost_pupil_search for insert to onroll_app
  with check (la_id = onroll.asking_la() and onroll.asking_scope() in ('authority', 'organisation')
    and organisation_id = onroll.asking_organisation()
    and (school_urn is null or onroll.asking_scope() = 'authority' or school_urn = (select onroll.own_school()))
    and (child_id is null or onroll.sees_child(la_id, child_id)) and (matter_id is null or onroll.sees_matter(la_id, matter_id)));
create policy change_own on lost_pupil_search for update to onroll_app
  using (la_id = onroll.asking_la() and (onroll.asking_scope() = 'authority'
    or (onroll.asking_scope() = 'organisation' and organisation_id = onroll.asking_organisation())))
  with check (la_id = onroll.asking_la());
grant update (given_name, family_name, former_names, name_key, born_on, sex, upn, seen_last, country, admitted_on, state, answer,
  file_collected, owner_account_id, due_on, due_from, due_because, ended_on, lock_version) on lost_pupil_search to onroll_app, onroll_worker;

create policy read_own on lost_pupil_search_step for select to onroll_app
  using (la_id = (select onroll.asking_la()) and ((select onroll.asking_scope()) = 'authority'
    or (for_asker and exists (select 1 from lost_pupil_search s where s.la_id = lost_pupil_search_step.la_id
      and s.id = lost_pupil_search_step.search_id))));
create policy add_own on lost_pupil_search_step for insert to onroll_app
  with check (la_id = onroll.asking_la() and (onroll.asking_scope() = 'authority' or (for_asker and matter_id is null))
    and exists (select 1 from lost_pupil_search s where s.la_id = lost_pupil_search_step.la_id
      and s.id = lost_pupil_search_step.search_id));
