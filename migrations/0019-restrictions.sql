-- Who may not be found: a restriction on a child or on one adult of the family, who may see through it, and who never.
-- Nothing here is written by the app's own hand: every change goes through a door that checks, and that keeps the step.
create table restriction (
  la_id int not null,
  id uuid not null,
  child_id uuid not null,
  -- Of one adult of the family; empty when the child and the home are meant.
  contact_id uuid,
  kind text not null check (kind in ('refuge', 'adoption', 'witness', 'staff-family', 'other', 'told')),
  reason text not null,
  roles text[] not null,
  set_at timestamptz not null,
  set_by uuid,
  reviewed_on date not null,
  review_on date not null check (review_on <= reviewed_on + 90),
  lift_asked_by uuid,
  lifted_at timestamptz,
  lock_version int not null default 1,
  primary key (la_id, id),
  foreign key (la_id, child_id) references child (la_id, id),
  foreign key (la_id, contact_id) references family_contact (la_id, id)
);
create index restriction_live on restriction (la_id, child_id) where lifted_at is null;
create index restriction_due on restriction (la_id, review_on) where lifted_at is null;

-- A person named to see, or shut out whatever the role.
create table restriction_person (
  la_id int not null,
  restriction_id uuid not null,
  child_id uuid not null,
  account_id uuid not null,
  may_see boolean not null,
  from_at timestamptz not null,
  until_at timestamptz,
  primary key (la_id, restriction_id, account_id, from_at),
  foreign key (la_id, restriction_id) references restriction (la_id, id)
);
create index restriction_person_by_account on restriction_person (la_id, account_id) where until_at is null;

create table restriction_step (
  la_id int not null,
  id uuid not null,
  restriction_id uuid not null,
  child_id uuid not null,
  what text not null,
  note text,
  at timestamptz not null,
  by_account uuid,
  primary key (la_id, id),
  foreign key (la_id, restriction_id) references restriction (la_id, id)
);
create index restriction_step_by_restriction on restriction_step (la_id, restriction_id, at);

-- The words of a history as they were written, where they would place somebody who may not be found.
create table sealed_text (
  la_id int not null,
  matter_id uuid not null,
  seq int not null,
  child_id uuid not null,
  organisation_id uuid,
  facts jsonb not null,
  primary key (la_id, matter_id, seq),
  foreign key (la_id, matter_id, seq) references matter_event (la_id, matter_id, seq)
);
create index sealed_text_by_child on sealed_text (la_id, child_id);

-- An emergency view: who, why, from when to when, and who looked at it afterwards.
create table break_glass (
  la_id int not null,
  id uuid not null,
  child_id uuid not null,
  account_id uuid not null,
  role text not null,
  category text not null,
  reason text not null check (length(reason) >= 20),
  code_at timestamptz not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  ended_at timestamptz,
  signed_at timestamptz,
  signed_by uuid,
  signed_note text,
  primary key (la_id, id),
  foreign key (la_id, child_id) references child (la_id, id),
  check (until_at > from_at and until_at <= from_at + interval '60 minutes'),
  check (code_at <= from_at and code_at >= from_at - interval '5 minutes'),
  check (signed_by <> account_id)
);
create index break_glass_live on break_glass (la_id, account_id, child_id) where ended_at is null;
create index break_glass_unsigned on break_glass (la_id, from_at) where signed_at is null;

do $$
declare t text;
begin
  foreach t in array array['restriction', 'restriction_person', 'restriction_step', 'sealed_text', 'break_glass'] loop
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
grant insert on restriction, restriction_person, restriction_step to onroll_worker;

-- The moment of the request, said with who asks. Without it no emergency view holds.
create function onroll.asking_at() returns timestamptz language sql stable
  return nullif(current_setting('onroll.at', true), '')::timestamptz;

-- Whether a restriction lets the asker through: named, or in a named role; never one who is shut out.
create function onroll.is_let_in_by(p_la int, p_restriction uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from restriction r where r.la_id = p_la and r.id = p_restriction
      and (onroll.asking_role() = any (r.roles) or exists (select 1 from restriction_person p where p.la_id = p_la
        and p.restriction_id = r.id and p.account_id = onroll.asking_account() and p.may_see and p.until_at is null)))
    and not exists (select 1 from restriction_person p where p.la_id = p_la and p.restriction_id = p_restriction
      and p.account_id = onroll.asking_account() and not p.may_see and p.until_at is null)
$$;
-- Children whose record is as good as not there for the asker.
create function onroll.excluded_children() returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct r.child_id), '{}') from restriction_person p
    join restriction r on r.la_id = p.la_id and r.id = p.restriction_id and r.lifted_at is null
  where p.la_id = onroll.asking_la() and p.account_id = onroll.asking_account() and not p.may_see and p.until_at is null
$$;
create function onroll.excluded_matters() returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(m.id), '{}') from matter m
  where m.la_id = onroll.asking_la() and m.child_id = any (onroll.excluded_children())
$$;
create function onroll.has_broken_glass(p_la int, p_child uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from break_glass g where g.la_id = p_la and g.child_id = p_child
    and g.account_id = onroll.asking_account() and g.role = onroll.asking_role() and g.ended_at is null
    and g.from_at <= onroll.asking_at() and g.until_at > onroll.asking_at())
$$;
-- Children whose whereabouts are kept from the asker, and adults of the family whose are.
create function onroll.kept_back() returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct r.child_id), '{}') from restriction r
    left join family_contact c on c.la_id = r.la_id and c.id = r.contact_id
  where r.la_id = onroll.asking_la() and r.lifted_at is null and (r.contact_id is null or c.lives_with_child <> 'no')
    and not onroll.is_let_in_by(r.la_id, r.id)
    and (r.child_id = any (onroll.excluded_children()) or not onroll.has_broken_glass(r.la_id, r.child_id))
$$;
create function onroll.kept_back_contacts() returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct r.contact_id), '{}') from restriction r
  where r.la_id = onroll.asking_la() and r.lifted_at is null and r.contact_id is not null
    and not onroll.is_let_in_by(r.la_id, r.id)
    and (r.child_id = any (onroll.excluded_children()) or not onroll.has_broken_glass(r.la_id, r.child_id))
$$;
-- Whether the asker reads a protected row of the child: the CME team as before, whoever is named, and in an emergency.
create function onroll.reads_location(p_la int, p_child uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select p_la = onroll.asking_la() and not p_child = any (onroll.kept_back()) and (onroll.may_read_protected()
    or onroll.has_broken_glass(p_la, p_child)
    or exists (select 1 from restriction r where r.la_id = p_la and r.child_id = p_child and r.lifted_at is null
      and onroll.is_let_in_by(p_la, r.id)))
$$;
create or replace function onroll.is_in_hiding(p_la int, p_child uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from child_address a where a.la_id = p_la and a.child_id = p_child and a.protected and a.until_on is null)
    or exists (select 1 from restriction r left join family_contact c on c.la_id = r.la_id and c.id = r.contact_id
      where r.la_id = p_la and r.child_id = p_child and r.lifted_at is null and (r.contact_id is null or c.lives_with_child <> 'no'))
$$;
create or replace function onroll.has_protected_address(p_child uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select onroll.sees_child(onroll.asking_la(), p_child) and onroll.is_in_hiding(onroll.asking_la(), p_child)
$$;

-- Somebody who is shut out sees no record at all.
create or replace function onroll.sees_child(p_la int, p_child uuid) returns boolean language sql stable
  return p_la = onroll.asking_la() and p_child <> all (onroll.excluded_children()) and (onroll.asking_scope() = 'authority'
    or (onroll.asking_scope() = 'organisation' and exists (
      select 1 from child_access a where a.la_id = p_la and a.child_id = p_child
        and a.organisation_id = onroll.asking_organisation() and a.until_at is null)));
create or replace function onroll.sees_matter(p_la int, p_matter uuid) returns boolean language sql stable
  return p_la = onroll.asking_la() and p_matter <> all (onroll.excluded_matters()) and (onroll.asking_scope() = 'authority'
    or (onroll.asking_scope() = 'organisation' and exists (
      select 1 from matter_access a where a.la_id = p_la and a.matter_id = p_matter
        and a.organisation_id = onroll.asking_organisation())));

-- The walls of 0013 to 0015 again, each asking once a statement who is shut out and what is kept back.
do $$
declare
  t text;
  open_matter constant text := '%1$I.la_id = (select onroll.asking_la()) and %1$I.%2$I <> all ((select onroll.excluded_matters())::uuid[])
    and ((select onroll.asking_scope()) = ''authority'' or ((select onroll.asking_scope()) = ''organisation'' and exists (
      select 1 from matter_access a where a.la_id = %1$I.la_id and a.matter_id = %1$I.%2$I
        and a.organisation_id = (select onroll.asking_organisation()))))';
  open_child constant text := '%1$I.la_id = (select onroll.asking_la()) and %1$I.%2$I <> all ((select onroll.excluded_children())::uuid[])
    and ((select onroll.asking_scope()) = ''authority'' or ((select onroll.asking_scope()) = ''organisation'' and exists (
      select 1 from child_access a where a.la_id = %1$I.la_id and a.child_id = %1$I.%2$I
        and a.organisation_id = (select onroll.asking_organisation()) and a.until_at is null)))';
  shown constant text := ' and %1$I.child_id <> all ((select onroll.kept_back())::uuid[])';
begin
  foreach t in array array['matter_event', 'matter_summary', 'deadline', 'matter_step'] loop
    execute format('alter policy by_matter on %I using (', t) || format(open_matter, t, 'matter_id') || ')';
  end loop;
  execute 'alter policy read_by_matter on matter using (' || format(open_matter, 'matter', 'id') || ')';
  execute 'alter policy read_by_child on child using (' || format(open_child, 'child', 'id') || ')';

  execute 'alter policy read_by_child on child_address using (' || format(open_child || shown, 'child_address', 'child_id')
    || ' and (not protected or onroll.reads_location(la_id, child_id)))';
  execute 'alter policy change_by_child on child_address using (' || format(open_child || shown, 'child_address', 'child_id')
    || ' and (not protected or onroll.reads_location(la_id, child_id)))';
  foreach t in array array['read_by_child', 'change_by_child'] loop
    execute format('alter policy %I on family_contact using (', t) || format(open_child, 'family_contact', 'child_id')
      || ' and (not protected or (onroll.reads_location(la_id, child_id) and id <> all ((select onroll.kept_back_contacts())::uuid[]))
        or ((select onroll.asking_scope()) = ''organisation'' and onroll.is_of_own_organisation(la_id, recorded_by))))';
  end loop;
  foreach t in array array['child_fact', 'child_flag'] loop
    execute format('alter policy read_by_child on %I using (', t) || format(open_child, t, 'child_id')
      || format(' and (%1$I.child_id <> all ((select onroll.kept_back())::uuid[]) or ((select onroll.asking_scope()) = ''organisation''
        and onroll.is_of_own_organisation(la_id, recorded_by))))', t);
  end loop;
  execute 'alter policy read_by_child on register_entry using (' || format(open_child, 'register_entry', 'child_id')
    || ' and (register_entry.child_id <> all ((select onroll.kept_back())::uuid[]) or (select onroll.asking_role()) = ''system''
      or school_urn = (select onroll.own_school())))';
end $$;
create policy by_location on sealed_text for select to onroll_app
  using (la_id = (select onroll.asking_la()) and onroll.sees_matter(la_id, matter_id)
    and (onroll.reads_location(la_id, child_id)
      or ((select onroll.asking_scope()) = 'organisation' and organisation_id = (select onroll.asking_organisation()))));

alter policy by_matter on document
  using (onroll.sees_child(la_id, child_id) and (matter_id is null or onroll.sees_matter(la_id, matter_id))
    and (child_id <> all ((select onroll.kept_back())::uuid[]) or onroll.is_of_own_organisation(la_id, recorded_by)))
  with check (onroll.sees_child(la_id, child_id) and (matter_id is null or onroll.sees_matter(la_id, matter_id)));
alter policy own_or_authority on outbox_message
  using (la_id = (select onroll.asking_la())
    and (child_id is null or child_id <> all ((select onroll.excluded_children())::uuid[]))
    and (((select onroll.asking_scope()) = 'authority' and (child_id is null or child_id <> all ((select onroll.kept_back())::uuid[])))
      or ((select onroll.asking_scope()) = 'organisation' and organisation_id = (select onroll.asking_organisation()))));
alter policy own_or_authority on safety_contact
  using (la_id = (select onroll.asking_la())
    and (child_id is null or child_id <> all ((select onroll.excluded_children())::uuid[]))
    and (((select onroll.asking_scope()) = 'authority' and (child_id is null or child_id <> all ((select onroll.kept_back())::uuid[])))
      or ((select onroll.asking_scope()) = 'organisation' and organisation_id = (select onroll.asking_organisation()))));
alter policy read_authority on sharing_log
  using (la_id = (select onroll.asking_la()) and (select onroll.asking_scope()) = 'authority'
    and child_id <> all ((select onroll.kept_back())::uuid[]));
alter policy read_own on child_access
  using (la_id = (select onroll.asking_la()) and child_id <> all ((select onroll.excluded_children())::uuid[])
    and ((select onroll.asking_scope()) = 'authority' or organisation_id = (select onroll.asking_organisation())));
alter policy read_own on matter_access
  using (la_id = (select onroll.asking_la()) and matter_id <> all ((select onroll.excluded_matters())::uuid[])
    and ((select onroll.asking_scope()) = 'authority' or organisation_id = (select onroll.asking_organisation())));

-- A restriction is seen by those whom it lets through, and by nobody else.
create policy by_list on restriction for select to onroll_app
  using (la_id = (select onroll.asking_la()) and child_id <> all ((select onroll.excluded_children())::uuid[])
    and child_id <> all ((select onroll.kept_back())::uuid[]) and onroll.is_let_in_by(la_id, id) and onroll.may_read_protected());
create policy by_list on restriction_person for select to onroll_app
  using (la_id = (select onroll.asking_la()) and exists (select 1 from restriction r
    where r.la_id = restriction_person.la_id and r.id = restriction_person.restriction_id));
create policy by_list on restriction_step for select to onroll_app
  using (la_id = (select onroll.asking_la()) and exists (select 1 from restriction r
    where r.la_id = restriction_step.la_id and r.id = restriction_step.restriction_id));
create policy own_or_manager on break_glass for select to onroll_app
  using (la_id = (select onroll.asking_la()) and child_id <> all ((select onroll.excluded_children())::uuid[])
    and (account_id = (select onroll.asking_account()) or (select onroll.asking_role()) = 'cme-manager'));

-- What a history says of where somebody is, taken out for those from whom it is kept.
create function onroll.without_places(p_la int, p_child uuid, p_facts jsonb) returns jsonb
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare words text := p_facts::text; known text; key text; told jsonb;
begin
  for known in select distinct btrim(to_jsonb(btrim(line))::text, '"') from child_address a, regexp_split_to_table(a.lines, E'[\n,]') line
    where a.la_id = p_la and a.child_id = p_child and length(btrim(line)) >= 5
  loop
    words := regexp_replace(words, regexp_replace(known, '([][\\.*+?^${}()|])', '\\\1', 'g'), 'that place', 'gi');
  end loop;
  for known in select distinct replace(a.postcode, ' ', '') from child_address a
    where a.la_id = p_la and a.child_id = p_child and a.postcode ~ '^[A-Za-z0-9 ]{5,}$'
  loop
    words := regexp_replace(words, regexp_replace(known, '(.)', '\1\\s*', 'g'), 'that place ', 'gi');
  end loop;
  words := regexp_replace(words, '\m[A-Za-z]{1,2}[0-9][0-9A-Za-z]?\s*[0-9][A-Za-z]{2}\M', 'that place', 'g');
  words := regexp_replace(words, '(\+44\s?|\m0)[1-9](\s?[0-9]){8,9}\M', 'that number', 'g');
  words := regexp_replace(words, '[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}', 'that e-mail', 'g');
  told := words::jsonb;
  foreach key in array array['school', 'schoolName', 'destination', 'authority', 'country', 'newAddress', 'address', 'gp', 'car'] loop
    if jsonb_typeof(told -> key) = 'string' then
      told := jsonb_set(told, array[key], '"not stated"');
    end if;
  end loop;
  return told;
end $$;
create function onroll.seal_event() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare subject uuid; told jsonb;
begin
  select m.child_id into subject from matter m where m.la_id = new.la_id and m.id = new.matter_id;
  if subject is null or not onroll.is_in_hiding(new.la_id, subject) then return null; end if;
  told := onroll.without_places(new.la_id, subject, new.facts);
  if told is distinct from new.facts then
    insert into sealed_text values (new.la_id, new.matter_id, new.seq, subject, new.organisation_id, new.facts);
    update matter_event e set facts = told where e.la_id = new.la_id and e.matter_id = new.matter_id and e.seq = new.seq;
  end if;
  return null;
end $$;
create trigger seal_event after insert on matter_event for each row execute function onroll.seal_event();
create function onroll.seal_history(p_la int, p_child uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into sealed_text (la_id, matter_id, seq, child_id, organisation_id, facts)
  select e.la_id, e.matter_id, e.seq, p_child, e.organisation_id, e.facts
  from matter m join matter_event e on e.la_id = m.la_id and e.matter_id = m.id
  where m.la_id = p_la and m.child_id = p_child and onroll.without_places(p_la, p_child, e.facts) is distinct from e.facts
  on conflict do nothing;
  update matter_event e set facts = onroll.without_places(p_la, p_child, e.facts)
  from matter m where m.la_id = p_la and m.child_id = p_child and e.la_id = m.la_id and e.matter_id = m.id
    and onroll.without_places(p_la, p_child, e.facts) is distinct from e.facts;
end $$;

-- A restriction bites at once: the home, the telephones of the home and the history are protected as it is written.
create function onroll.protect_the_restricted() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.contact_id is not null then
    update family_contact c set protected = true where c.la_id = new.la_id and c.id = new.contact_id;
  end if;
  if not onroll.is_in_hiding(new.la_id, new.child_id) then return null; end if;
  update child_address a set protected = true where a.la_id = new.la_id and a.child_id = new.child_id and a.until_on is null and not a.protected;
  update family_contact c set protected = true where c.la_id = new.la_id and c.child_id = new.child_id and c.until_on is null
    and not c.protected and not c.must_not_contact and c.lives_with_child <> 'no';
  perform onroll.seal_history(new.la_id, new.child_id);
  return null;
end $$;
create trigger protect_the_restricted after insert on restriction for each row execute function onroll.protect_the_restricted();
-- An address that is told as secret restricts its child until somebody looks at it; every later one is sealed too.
create function onroll.restrict_the_secret() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare one uuid := md5(new.la_id || ' ' || new.id || ' told')::uuid; day date := (new.recorded_at at time zone 'Europe/London')::date;
begin
  if exists (select 1 from restriction r where r.la_id = new.la_id and r.child_id = new.child_id and r.contact_id is null and r.lifted_at is null) then
    perform onroll.seal_history(new.la_id, new.child_id);
    return null;
  end if;
  insert into restriction (la_id, id, child_id, kind, reason, roles, set_at, set_by, reviewed_on, review_on)
  values (new.la_id, one, new.child_id, 'told', 'The address was told as secret.', array['cme-officer', 'cme-manager'],
    new.recorded_at, new.recorded_by, day, day + 90);
  insert into restriction_step values (new.la_id, one, one, new.child_id, 'set', new.source, new.recorded_at, new.recorded_by);
  return null;
end $$;
create trigger restrict_the_secret after insert on child_address for each row when (new.protected and new.until_on is null)
  execute function onroll.restrict_the_secret();
create or replace function onroll.keep_address_protected() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not new.protected and onroll.is_in_hiding(new.la_id, new.child_id) then new.protected := true; end if;
  return new;
end $$;
-- Whoever is shut out opens the child to nobody.
create function onroll.open_nothing_excluded() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.child_id = any (onroll.excluded_children()) then
    raise exception 'this child is not open to the one who asks' using errcode = '42501'; end if;
  return new;
end $$;
create trigger open_nothing_excluded before insert or update on child_access for each row execute function onroll.open_nothing_excluded();

-- The doors. Each for the CME team alone, and only for those whom the restriction lets through.
create function onroll.refuse_outsiders(p_restriction uuid) returns restriction
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare found_one restriction;
begin
  select r.* into found_one from restriction r where r.la_id = onroll.asking_la() and r.id = p_restriction and r.lifted_at is null;
  if found_one.id is null or onroll.asking_scope() <> 'authority' or not onroll.may_read_protected()
    or found_one.child_id = any (onroll.kept_back()) or not onroll.is_let_in_by(found_one.la_id, found_one.id)
  then raise exception 'this restriction is not open to the one who asks' using errcode = '42501'; end if;
  return found_one;
end $$;
create function onroll.set_restriction(p_id uuid, p_step uuid, p_child uuid, p_contact uuid, p_kind text, p_reason text, p_roles text[],
  p_review_on date, p_on date, p_at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare la int := onroll.asking_la();
begin
  if onroll.asking_scope() <> 'authority' or not onroll.may_read_protected() or not onroll.sees_child(la, p_child)
    or p_child = any (onroll.kept_back())
    or (p_contact is not null and not exists (select 1 from family_contact c where c.la_id = la and c.id = p_contact and c.child_id = p_child))
  then raise exception 'this child is not open to the one who asks' using errcode = '42501'; end if;
  -- What was told as secret is now decided.
  update restriction r set lifted_at = p_at where r.la_id = la and r.child_id = p_child and r.kind = 'told' and r.contact_id is null
    and r.lifted_at is null and p_contact is null;
  insert into restriction (la_id, id, child_id, contact_id, kind, reason, roles, set_at, set_by, reviewed_on, review_on)
  values (la, p_id, p_child, p_contact, p_kind, p_reason, p_roles, p_at, onroll.asking_account(), p_on, p_review_on);
  insert into restriction_step values (la, p_step, p_id, p_child, 'set', p_reason, p_at, onroll.asking_account());
end $$;
create function onroll.review_restriction(p_id uuid, p_step uuid, p_review_on date, p_on date, p_note text, p_at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare r restriction := onroll.refuse_outsiders(p_id);
begin
  update restriction x set reviewed_on = p_on, review_on = p_review_on, lift_asked_by = null, lock_version = x.lock_version + 1
  where x.la_id = r.la_id and x.id = r.id;
  insert into restriction_step values (r.la_id, p_step, r.id, r.child_id, case when r.lift_asked_by is null then 'reviewed' else 'kept' end,
    p_note, p_at, onroll.asking_account());
end $$;
-- p_may_see: true names, false shuts out, null takes the person's name away again.
create function onroll.name_in_restriction(p_id uuid, p_step uuid, p_account uuid, p_may_see boolean, p_note text, p_at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare r restriction := onroll.refuse_outsiders(p_id);
begin
  if not exists (select 1 from account a where a.la_id = r.la_id and a.id = p_account) then
    raise exception 'nobody has this account' using errcode = '42501'; end if;
  update restriction_person p set until_at = p_at where p.la_id = r.la_id and p.restriction_id = r.id and p.account_id = p_account and p.until_at is null;
  if p_may_see is not null then
    insert into restriction_person values (r.la_id, r.id, r.child_id, p_account, p_may_see, p_at)
    on conflict (la_id, restriction_id, account_id, from_at) do update set may_see = excluded.may_see, until_at = null;
  end if;
  update restriction x set lock_version = x.lock_version + 1 where x.la_id = r.la_id and x.id = r.id;
  insert into restriction_step values (r.la_id, p_step, r.id, r.child_id,
    case p_may_see when true then 'named' when false then 'shut-out' else 'name-removed' end, p_note, p_at, onroll.asking_account());
end $$;
create function onroll.ask_to_lift(p_id uuid, p_step uuid, p_note text, p_at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare r restriction := onroll.refuse_outsiders(p_id);
begin
  update restriction x set lift_asked_by = onroll.asking_account(), lock_version = x.lock_version + 1 where x.la_id = r.la_id and x.id = r.id;
  insert into restriction_step values (r.la_id, p_step, r.id, r.child_id, 'lift-asked', p_note, p_at, onroll.asking_account());
end $$;
-- The second person, who is a manager and not the one who asked.
create function onroll.lift_restriction(p_id uuid, p_step uuid, p_note text, p_at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare r restriction := onroll.refuse_outsiders(p_id);
begin
  if onroll.asking_role() <> 'cme-manager' or r.lift_asked_by is null or r.lift_asked_by = onroll.asking_account() then
    raise exception 'a restriction is lifted by a second person' using errcode = '42501'; end if;
  update restriction x set lifted_at = p_at, lock_version = x.lock_version + 1 where x.la_id = r.la_id and x.id = r.id;
  insert into restriction_step values (r.la_id, p_step, r.id, r.child_id, 'lifted', p_note, p_at, onroll.asking_account());
  if exists (select 1 from restriction o where o.la_id = r.la_id and o.child_id = r.child_id and o.lifted_at is null) then return; end if;
  update child_address a set protected = false where a.la_id = r.la_id and a.child_id = r.child_id and a.until_on is null;
  update family_contact c set protected = false where c.la_id = r.la_id and c.child_id = r.child_id and c.until_on is null;
  update matter_event e set facts = s.facts from sealed_text s
  where s.la_id = r.la_id and s.child_id = r.child_id and e.la_id = s.la_id and e.matter_id = s.matter_id and e.seq = s.seq;
  delete from sealed_text s where s.la_id = r.la_id and s.child_id = r.child_id;
end $$;

-- Whether there is something that this person might need in an emergency. Only for those who may know that there is.
create function onroll.may_break_glass(p_child uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select onroll.asking_scope() = 'authority' and onroll.may_read_protected() and onroll.sees_child(onroll.asking_la(), p_child)
    and p_child = any (onroll.kept_back())
$$;
create function onroll.break_glass(p_id uuid, p_child uuid, p_category text, p_reason text, p_code_at timestamptz, p_at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not onroll.may_break_glass(p_child) then raise exception 'this child is not open to the one who asks' using errcode = '42501'; end if;
  insert into break_glass (la_id, id, child_id, account_id, role, category, reason, code_at, from_at, until_at)
  values (onroll.asking_la(), p_id, p_child, onroll.asking_account(), onroll.asking_role(), p_category, p_reason, p_code_at, p_at, p_at + interval '60 minutes');
end $$;
create function onroll.end_break_glass(p_child uuid, p_at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  update break_glass g set ended_at = least(p_at, g.until_at) where g.la_id = onroll.asking_la() and g.child_id = p_child
    and g.account_id = onroll.asking_account() and g.ended_at is null
$$;
create function onroll.sign_break_glass(p_id uuid, p_note text, p_at timestamptz) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with signed as (update break_glass g set signed_at = p_at, signed_by = onroll.asking_account(), signed_note = p_note
    where g.la_id = onroll.asking_la() and g.id = p_id and g.signed_at is null and g.account_id <> onroll.asking_account()
      and onroll.asking_role() = 'cme-manager' and g.child_id <> all (onroll.excluded_children()) returning 1)
  select exists (select 1 from signed)
$$;
-- The secret of one's own codes, for a code asked for in the middle of the work.
create function onroll.own_code_secret() returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select a.one_time_code_secret from account a where a.la_id = onroll.asking_la() and a.id = onroll.asking_account() and a.disabled_at is null
$$;

-- As before, without those from whom the asker is shut out.
create or replace function onroll.find_children(
  p_name_key text, p_born date, p_upn text, p_reference text, p_limit int, p_at timestamptz, p_request text
) returns table (child_id uuid, likeness real)
language plpgsql security definer set search_path = public, pg_temp as $$
declare la int := onroll.asking_la(); found_ids uuid[]; found_likeness real[]; shut_out uuid[] := onroll.excluded_children();
begin
  if onroll.asking_scope() not in ('authority', 'organisation') then return; end if;
  select array_agg(f.id order by f.likeness desc, f.id), array_agg(f.likeness order by f.likeness desc, f.id)
  into found_ids, found_likeness from (
    select c.id, case when p_upn is not null and c.upn = p_upn then 1 when p_reference is not null and c.reference = p_reference then 1
        when p_name_key is not null then similarity(c.name_key, p_name_key) else 1 end as likeness
    from child c
    where c.la_id = la and c.id <> all (shut_out)
      and (p_upn is null or c.upn = p_upn) and (p_reference is null or c.reference = p_reference)
      and (p_born is null or c.born_on = p_born) and (p_name_key is null or c.name_key % p_name_key or c.name_key like p_name_key || '%')
      and (p_upn is not null or p_reference is not null or p_born is not null or p_name_key is not null)
      and (onroll.asking_scope() = 'authority' or exists (select 1 from child_access a where a.la_id = la and a.child_id = c.id
        and a.organisation_id = onroll.asking_organisation() and a.until_at is null))
    order by likeness desc, c.id limit least(p_limit, 200)
  ) f;
  perform onroll.append_audit(la, p_at, onroll.asking_account(), onroll.asking_role(), onroll.asking_organisation(), null, p_request,
    'search-children', 'child', coalesce(found_ids::text[], '{}'), 'done', null, null);
  return query select * from unnest(coalesce(found_ids, '{}'), coalesce(found_likeness, '{}'));
end $$;
create or replace function onroll.registered_where(p_child uuid, p_on date, p_at timestamptz)
returns table (school_urn int, starting_on date, ended_on date, year_group text)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if onroll.asking_role() is null or onroll.asking_role() not in ('admissions-officer', 'cme-officer', 'cme-manager', 'data-officer')
    or not onroll.sees_child(onroll.asking_la(), p_child) then return; end if;
  perform onroll.append_audit(onroll.asking_la(), p_at, onroll.asking_account(), onroll.asking_role(), onroll.asking_organisation(),
    null, null, 'view-registrations', 'child', array[p_child::text], 'done', null, null);
  if onroll.is_in_hiding(onroll.asking_la(), p_child) and not onroll.reads_location(onroll.asking_la(), p_child) then return; end if;
  return query select r.school_urn, r.starting_on, r.ended_on, r.year_group from register_entry r
    where r.la_id = onroll.asking_la() and r.child_id = p_child and r.starting_on <= p_on and (r.ended_on is null or r.ended_on >= p_on)
    order by r.starting_on desc;
end $$;

-- Those who were told as secret before there were restrictions.
insert into restriction (la_id, id, child_id, kind, reason, roles, set_at, set_by, reviewed_on, review_on)
select distinct on (a.la_id, a.child_id) a.la_id, md5(a.la_id || ' ' || a.id || ' told')::uuid, a.child_id, 'told', 'The address was told as secret.',
  array['cme-officer', 'cme-manager'], a.recorded_at, a.recorded_by, a.from_on, a.from_on + 90
from child_address a where a.protected and a.until_on is null order by a.la_id, a.child_id, a.from_on, a.id;
insert into restriction_step select r.la_id, r.id, r.id, r.child_id, 'set', r.reason, r.set_at, r.set_by from restriction r;

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
grant execute on function onroll.asking_at to public;
revoke execute on function onroll.without_places, onroll.seal_event, onroll.seal_history, onroll.protect_the_restricted,
  onroll.restrict_the_secret, onroll.open_nothing_excluded, onroll.refuse_outsiders from onroll_app, onroll_worker;
