-- A pupil who leaves one school of the authority for another: the new school is asked whether the pupil came. It reads
-- no more than a name, a birth date and a number, and answers once.
create table arrival (
  la_id int not null,
  id uuid not null,
  matter_id uuid not null,
  child_id uuid not null,
  from_organisation_id uuid not null,
  to_organisation_id uuid not null,
  pupil_name text not null,
  born_on date not null,
  upn text,
  expected_on date,
  asked_at timestamptz not null,
  answer text check (answer in ('came', 'not-here')),
  answered_at timestamptz,
  answered_by uuid,
  started_on date,
  note text,
  primary key (la_id, id),
  unique (la_id, matter_id, to_organisation_id),
  foreign key (la_id, matter_id) references matter (la_id, id),
  foreign key (la_id, child_id) references child (la_id, id),
  foreign key (la_id, from_organisation_id) references organisation (la_id, id),
  foreign key (la_id, to_organisation_id) references organisation (la_id, id)
);
create index arrival_waiting on arrival (la_id, to_organisation_id, asked_at) where answer is null;

alter table arrival enable row level security;
alter table arrival force row level security;
create policy by_definer on arrival to onroll_definer using (true) with check (true);
create policy by_worker on arrival to onroll_worker
  using (la_id = onroll.asking_la() and onroll.asking_scope() = 'system')
  with check (la_id = onroll.asking_la() and onroll.asking_scope() = 'system');
create function onroll.expects_pupil(p_la int, p_arrival uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from arrival a where a.la_id = p_la and a.id = p_arrival
    and a.to_organisation_id = onroll.asking_organisation() and not onroll.is_in_hiding(a.la_id, a.child_id))
$$;
alter function onroll.expects_pupil owner to onroll_definer;
revoke execute on function onroll.expects_pupil from public;
grant execute on function onroll.expects_pupil to onroll_app, onroll_worker;

-- Where a child in hiding goes to school places the family as an address would: then only those who may read it do.
create policy read_own on arrival for select to onroll_app using (la_id = onroll.asking_la() and (
  onroll.asking_role() = 'system'
  or (onroll.asking_scope() = 'authority' and (onroll.may_read_protected() or not onroll.has_protected_address(child_id)))
  or (onroll.asking_scope() = 'organisation' and (from_organisation_id = onroll.asking_organisation()
    or (to_organisation_id = onroll.asking_organisation() and onroll.expects_pupil(la_id, id))))));
create policy ask on arrival for insert to onroll_app
  with check (onroll.sees_child(la_id, child_id) and from_organisation_id = onroll.asking_organisation());
create policy answer on arrival for update to onroll_app
  using (la_id = onroll.asking_la() and onroll.asking_scope() = 'organisation' and to_organisation_id = onroll.asking_organisation())
  with check (la_id = onroll.asking_la() and to_organisation_id = onroll.asking_organisation());
grant select, insert, update, delete on arrival to onroll_definer;
grant select, insert on arrival to onroll_app, onroll_worker;
grant update (answer, answered_at, answered_by, started_on, note) on arrival to onroll_app, onroll_worker;
