-- Letters to families: prepared, looked at, and sent, or held until a second person releases them. What is said of an
-- address, by whom and when, stands beside it.
create table address_word (
  la_id int not null,
  id uuid not null,
  child_id uuid not null,
  address_id uuid not null,
  word text not null check (word in ('confirmed', 'disputed')),
  how text not null,
  at timestamptz not null,
  by_account uuid not null,
  primary key (la_id, id),
  foreign key (la_id, address_id) references child_address (la_id, id)
);
create index address_word_by_child on address_word (la_id, child_id, at);

create table family_letter (
  la_id int not null,
  id uuid not null,
  child_id uuid not null,
  matter_id uuid not null,
  contact_id uuid not null,
  address_id uuid not null,
  template text not null,
  pack_edition text not null,
  to_name text not null,
  to_address text not null,
  subject text not null,
  body text not null,
  record_version text not null,
  status text not null check (status in ('prepared', 'held', 'released', 'sent', 'stopped')),
  prepared_by uuid not null,
  prepared_at timestamptz not null,
  passed_by uuid,
  passed_at timestamptz,
  released_by uuid,
  released_at timestamptz,
  message_id uuid,
  stopped_because text,
  primary key (la_id, id),
  foreign key (la_id, matter_id) references matter (la_id, id),
  foreign key (la_id, contact_id) references family_contact (la_id, id),
  foreign key (la_id, address_id) references child_address (la_id, id),
  check (released_by is null or (released_by <> prepared_by and released_by <> passed_by))
);
create index family_letter_by_matter on family_letter (la_id, matter_id, prepared_at);
create index family_letter_held on family_letter (la_id, passed_at) where status = 'held';
create index family_letter_by_message on family_letter (la_id, message_id) where message_id is not null;

do $$
declare t text;
begin
  foreach t in array array['address_word', 'family_letter'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy by_definer on %I to onroll_definer using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to onroll_definer', t);
    execute format('create policy by_worker on %I to onroll_worker
      using (la_id = onroll.asking_la() and onroll.asking_scope() = ''system'')
      with check (la_id = onroll.asking_la() and onroll.asking_scope() = ''system'')', t);
    execute format('grant select on %I to onroll_app, onroll_worker', t);
  end loop;
end $$;
-- Whoever reads the address reads what is said of it and the letters that carry it; nobody else.
create policy by_address on address_word for select to onroll_app using (la_id = (select onroll.asking_la())
  and exists (select 1 from child_address a where a.la_id = address_word.la_id and a.id = address_word.address_id));
create policy by_address on family_letter for select to onroll_app using (la_id = (select onroll.asking_la())
  and (select onroll.asking_scope()) = 'authority' and onroll.may_read_protected()
  and exists (select 1 from matter m where m.la_id = family_letter.la_id and m.id = family_letter.matter_id)
  and exists (select 1 from child_address a where a.la_id = family_letter.la_id and a.id = family_letter.address_id));

-- Differs as soon as anything does that a letter to the family rests on.
create function onroll.letter_ground_version(p_child uuid, p_matter uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select md5(concat_ws('|', (select c.lock_version from child c where c.la_id = onroll.asking_la() and c.id = p_child),
    (select s.event_count from matter_summary s where s.la_id = onroll.asking_la() and s.matter_id = p_matter),
    (select string_agg(concat_ws(',', a.id, a.until_on, a.protected), ';' order by a.id) from child_address a where a.la_id = onroll.asking_la() and a.child_id = p_child),
    (select string_agg(w.id::text, ';' order by w.id) from address_word w where w.la_id = onroll.asking_la() and w.child_id = p_child),
    (select string_agg(concat_ws(',', f.id, f.until_on, f.must_not_contact, f.protected), ';' order by f.id) from family_contact f where f.la_id = onroll.asking_la() and f.child_id = p_child),
    (select string_agg(concat_ws(',', r.id, r.lock_version, r.lifted_at), ';' order by r.id) from restriction r where r.la_id = onroll.asking_la() and r.child_id = p_child)))
  where onroll.sees_child(onroll.asking_la(), p_child)
$$;
create function onroll.refuse_letter_writers(p_child uuid) returns void
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if onroll.asking_scope() <> 'authority' or not onroll.may_read_protected() or not onroll.sees_child(onroll.asking_la(), p_child)
    or p_child = any (onroll.kept_back()) or onroll.has_broken_glass(onroll.asking_la(), p_child)
  then raise exception 'this letter is not open to the one who asks' using errcode = '42501'; end if;
end $$;
create function onroll.say_of_address(p_id uuid, p_address uuid, p_word text, p_how text, p_at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare subject uuid;
begin
  select a.child_id into subject from child_address a where a.la_id = onroll.asking_la() and a.id = p_address;
  perform onroll.refuse_letter_writers(subject);
  insert into address_word values (onroll.asking_la(), p_id, subject, p_address, p_word, p_how, p_at, onroll.asking_account());
end $$;
create function onroll.prepare_letter(p_id uuid, p_matter uuid, p_contact uuid, p_address uuid, p_template text, p_edition text,
  p_to_name text, p_to_address text, p_subject text, p_body text, p_version text, p_at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare la int := onroll.asking_la(); subject uuid;
begin
  select m.child_id into subject from matter m join child_address a on a.la_id = m.la_id and a.id = p_address and a.child_id = m.child_id
    join family_contact f on f.la_id = m.la_id and f.id = p_contact and f.child_id = m.child_id
  where m.la_id = la and m.id = p_matter;
  perform onroll.refuse_letter_writers(subject);
  insert into family_letter (la_id, id, child_id, matter_id, contact_id, address_id, template, pack_edition, to_name, to_address, subject, body,
    record_version, status, prepared_by, prepared_at)
  values (la, p_id, subject, p_matter, p_contact, p_address, p_template, p_edition, p_to_name, p_to_address, p_subject, p_body,
    p_version, 'prepared', onroll.asking_account(), p_at);
end $$;
-- Passed on after the preview: held where somebody must not be found, else free to go. Says which.
create function onroll.pass_letter(p_id uuid, p_at timestamptz) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare l family_letter; becomes text;
begin
  select * into l from family_letter x where x.la_id = onroll.asking_la() and x.id = p_id and x.status = 'prepared' for update;
  if l.id is null then return null; end if;
  perform onroll.refuse_letter_writers(l.child_id);
  becomes := case when onroll.is_in_hiding(l.la_id, l.child_id)
    or exists (select 1 from restriction r where r.la_id = l.la_id and r.child_id = l.child_id and r.lifted_at is null) then 'held' else 'released' end;
  update family_letter x set status = becomes, passed_by = onroll.asking_account(), passed_at = p_at where x.la_id = l.la_id and x.id = l.id;
  return becomes;
end $$;
-- By somebody who neither wrote nor passed it. False for everybody else.
create function onroll.release_letter(p_id uuid, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare l family_letter;
begin
  select * into l from family_letter x where x.la_id = onroll.asking_la() and x.id = p_id and x.status = 'held' for update;
  if l.id is null or onroll.asking_account() in (l.prepared_by, l.passed_by) then return false; end if;
  perform onroll.refuse_letter_writers(l.child_id);
  update family_letter x set status = 'released', released_by = onroll.asking_account(), released_at = p_at where x.la_id = l.la_id and x.id = l.id;
  return true;
end $$;
create function onroll.stop_letter(p_id uuid, p_why text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare l family_letter;
begin
  select * into l from family_letter x where x.la_id = onroll.asking_la() and x.id = p_id and x.status in ('prepared', 'held') for update;
  if l.id is null then return; end if;
  perform onroll.refuse_letter_writers(l.child_id);
  update family_letter x set status = 'stopped', stopped_because = p_why where x.la_id = l.la_id and x.id = l.id;
end $$;
create function onroll.letter_went(p_id uuid, p_message uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  update family_letter x set status = 'sent', message_id = p_message
  where x.la_id = onroll.asking_la() and x.id = p_id and x.status = 'released'
    and (x.passed_by = onroll.asking_account() or x.released_by = onroll.asking_account())
$$;
-- The last look, by the worker as it posts: what changed since the letter was queued stops it.
create function onroll.why_letter_waits(p_message uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select case
    when l.id is null then 'This letter was not prepared and looked at. Write it again.'
    when l.released_by is null and (onroll.is_in_hiding(l.la_id, l.child_id)
      or exists (select 1 from restriction r where r.la_id = l.la_id and r.child_id = l.child_id and r.lifted_at is null))
      then 'Stopped: a second person has to release it now. Write it again.'
    when exists (select 1 from family_contact f where f.la_id = l.la_id and f.child_id = l.child_id and f.until_on is null
      and f.must_not_contact and (f.id = l.contact_id or f.lives_with_child = 'yes'))
      then 'Stopped: somebody there must not be contacted.'
    when exists (select 1 from child_address a join child_address n on n.la_id = a.la_id and n.child_id = a.child_id
        and (n.from_on, n.recorded_at) > (a.from_on, a.recorded_at) and n.until_on is null
      where a.la_id = l.la_id and a.id = l.address_id)
      or exists (select 1 from child_address a where a.la_id = l.la_id and a.id = l.address_id and a.until_on is not null)
      then 'Stopped: there is a newer address. Write it again.'
    when (select w.word from address_word w where w.la_id = l.la_id and w.address_id = l.address_id order by w.at desc, w.id desc limit 1) = 'disputed'
      then 'Stopped: the address is disputed. Write it again.'
  end
  from outbox_message m left join family_letter l on l.la_id = m.la_id and l.message_id = m.id
  where m.la_id = onroll.asking_la() and m.id = p_message and m.kind = 'letter' and onroll.asking_scope() = 'system'
$$;
-- Somebody who is shut out is told nothing of the child, not even that something waits.
create function onroll.is_shut_out_address(p_child uuid, p_address text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from restriction r join restriction_person p on p.la_id = r.la_id and p.restriction_id = r.id
      and not p.may_see and p.until_at is null
    join account a on a.la_id = p.la_id and a.id = p.account_id and a.email = lower(p_address)
  where r.la_id = onroll.asking_la() and r.child_id = p_child and r.lifted_at is null)
$$;

do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'onroll' and p.prosecdef and pg_get_userbyid(p.proowner) <> 'onroll_definer'
  loop
    execute format('alter function %s owner to onroll_definer', f);
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to onroll_app, onroll_worker', f);
  end loop;
end $$;
revoke execute on function onroll.refuse_letter_writers from onroll_app, onroll_worker;
revoke execute on function onroll.why_letter_waits from onroll_app;

-- What other parts hold of a child stands behind the same two walls: shut out sees nothing, kept back sees no whereabouts.
create function onroll.kept_back_reports() returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct c.report_id), '{}') from public_report_case c
  where c.la_id = onroll.asking_la() and (c.child_id = any (onroll.kept_back()) or c.child_id = any (onroll.excluded_children()))
$$;
alter function onroll.kept_back_reports owner to onroll_definer;
revoke execute on function onroll.kept_back_reports from public;
grant execute on function onroll.kept_back_reports to onroll_app, onroll_worker;
do $$
declare t text;
begin
  foreach t in array array['arrival', 'lost_pupil_search', 'public_report_case'] loop
    execute format('create policy shut_out on %I as restrictive to onroll_app
      using (child_id is null or (child_id <> all ((select onroll.excluded_children())::uuid[])
        and ((select onroll.asking_scope()) = ''organisation'' or child_id <> all ((select onroll.kept_back())::uuid[]))))', t);
  end loop;
end $$;
create policy shut_out on lost_pupil_search_step as restrictive to onroll_app
  using (exists (select 1 from lost_pupil_search s where s.la_id = lost_pupil_search_step.la_id and s.id = lost_pupil_search_step.search_id)
    and (matter_id is null or matter_id <> all ((select onroll.excluded_matters())::uuid[])));
create policy shut_out on public_report as restrictive to onroll_app using (id <> all ((select onroll.kept_back_reports())::uuid[]));
create policy shut_out on public_report_referrer as restrictive to onroll_app
  using (report_id <> all ((select onroll.kept_back_reports())::uuid[]));
