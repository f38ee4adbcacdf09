-- What an adversary with the app role's own hands could still read or write, and what told that a family is in hiding.

-- A child with a protected address now. For the doors alone; policies ask has_protected_address, which answers only
-- those who see the child.
create function onroll.is_in_hiding(p_la int, p_child uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from child_address a where a.la_id = p_la and a.child_id = p_child and a.protected and a.until_on is null)
$$;
-- Written down by somebody of the asker's own organisation: they know it already.
create function onroll.is_of_own_organisation(p_la int, p_account uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from account_role r where r.la_id = p_la and r.account_id = p_account
    and r.organisation_id = onroll.asking_organisation())
$$;
create function onroll.own_school() returns int
language sql stable security definer set search_path = public, pg_temp as $$
  select o.school_urn from organisation o where o.la_id = onroll.asking_la() and o.id = onroll.asking_organisation()
$$;
-- A family is its children: nobody sees or joins one of which no child is open to them. An empty one is just being made.
create function onroll.sees_family(p_la int, p_family uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select p_la = onroll.asking_la() and (onroll.asking_scope() = 'authority' or (onroll.asking_scope() = 'organisation' and (
    exists (select 1 from child c where c.la_id = p_la and c.family_id = p_family and onroll.sees_child(c.la_id, c.id))
    or not exists (select 1 from child c where c.la_id = p_la and c.family_id = p_family))))
$$;

drop policy by_scope on family;
create policy by_children on family to onroll_app using (onroll.sees_family(la_id, id)) with check (onroll.sees_family(la_id, id));
drop policy add on child;
create policy add on child for insert to onroll_app with check (onroll.sees_family(la_id, family_id));

-- Where a child in hiding goes to school, and what another school has said, places the family as an address would.
drop policy by_child on register_entry;
create policy read_by_child on register_entry for select to onroll_app using (onroll.sees_child(la_id, child_id)
  and (onroll.may_read_protected() or onroll.asking_role() = 'system' or school_urn = (select onroll.own_school())
    or not onroll.has_protected_address(child_id)));
create policy add_by_child on register_entry for insert to onroll_app with check (onroll.sees_child(la_id, child_id)
  and (onroll.asking_scope() = 'authority' or school_urn = (select onroll.own_school())));
create policy change_by_child on register_entry for update to onroll_app using (onroll.sees_child(la_id, child_id)
  and (onroll.asking_scope() = 'authority' or school_urn = (select onroll.own_school())))
  with check (onroll.sees_child(la_id, child_id) and (onroll.asking_scope() = 'authority' or school_urn = (select onroll.own_school())));
drop policy by_child on child_fact;
create policy read_by_child on child_fact for select to onroll_app using (onroll.sees_child(la_id, child_id)
  and (onroll.may_read_protected() or onroll.is_of_own_organisation(la_id, recorded_by) or not onroll.has_protected_address(child_id)));
create policy add_by_child on child_fact for insert to onroll_app with check (onroll.sees_child(la_id, child_id));
drop policy by_child on child_flag;
create policy read_by_child on child_flag for select to onroll_app using (onroll.sees_child(la_id, child_id)
  and (onroll.may_read_protected() or onroll.is_of_own_organisation(la_id, recorded_by) or not onroll.has_protected_address(child_id)));
create policy add_by_child on child_flag for insert to onroll_app with check (onroll.sees_child(la_id, child_id));
create policy change_by_child on child_flag for update to onroll_app using (onroll.sees_child(la_id, child_id))
  with check (onroll.sees_child(la_id, child_id));

-- The telephone of those who live with a child in hiding is hidden with the address. Whom nobody may contact stays in
-- sight, and so does what one's own organisation wrote down: a school must go on ringing the numbers it gave.
create function onroll.keep_contact_protected() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not new.protected and not new.must_not_contact and new.lives_with_child <> 'no' and onroll.is_in_hiding(new.la_id, new.child_id)
  then new.protected := true; end if;
  return new;
end $$;
create trigger keep_contact_protected before insert on family_contact for each row execute function onroll.keep_contact_protected();
create function onroll.protect_contacts_of_address() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update family_contact c set protected = true where c.la_id = new.la_id and c.child_id = new.child_id and c.until_on is null
    and not c.protected and not c.must_not_contact and c.lives_with_child <> 'no';
  return null;
end $$;
create trigger protect_contacts after insert on child_address for each row when (new.protected and new.until_on is null)
  execute function onroll.protect_contacts_of_address();
drop policy read_by_child on family_contact;
create policy read_by_child on family_contact for select to onroll_app using (onroll.sees_child(la_id, child_id)
  and (not protected or onroll.may_read_protected()
    or (onroll.asking_scope() = 'organisation' and onroll.is_of_own_organisation(la_id, recorded_by))));
drop policy change_by_child on family_contact;
create policy change_by_child on family_contact for update to onroll_app using (onroll.sees_child(la_id, child_id)
  and (not protected or onroll.may_read_protected()
    or (onroll.asking_scope() = 'organisation' and onroll.is_of_own_organisation(la_id, recorded_by))))
  with check (onroll.sees_child(la_id, child_id));

-- A document belongs to its matter, not to everybody who works on the child.
drop policy by_child on document;
create policy by_matter on document to onroll_app
  using (onroll.sees_child(la_id, child_id) and (matter_id is null or onroll.sees_matter(la_id, matter_id)))
  with check (onroll.sees_child(la_id, child_id) and (matter_id is null or onroll.sees_matter(la_id, matter_id)));

-- A calendar is read by all and changed by those whose it is.
drop policy by_authority on calendar_period;
create policy read_by_authority on calendar_period for select to onroll_app
  using (la_id = onroll.asking_la() and onroll.asking_account() is not null);
create policy add_own on calendar_period for insert to onroll_app with check (la_id = onroll.asking_la()
  and (onroll.asking_scope() = 'authority' or (scope = 'school' and school_urn = (select onroll.own_school()))));
create policy change_own on calendar_period for update to onroll_app using (la_id = onroll.asking_la()
  and (onroll.asking_scope() = 'authority' or (scope = 'school' and school_urn = (select onroll.own_school()))))
  with check (la_id = onroll.asking_la());

-- Numbers are drawn through their door; read directly they tell how many cases there are.
drop policy by_authority on counter;
revoke select, insert, update on counter from onroll_app;

-- What is written about a child or a matter is written by somebody to whom it is open.
drop policy own_or_authority on safety_contact;
create policy own_or_authority on safety_contact to onroll_app
  using (la_id = onroll.asking_la() and (onroll.asking_scope() = 'authority'
    or (onroll.asking_scope() = 'organisation' and organisation_id = onroll.asking_organisation())))
  with check (la_id = onroll.asking_la() and organisation_id = onroll.asking_organisation()
    and (child_id is null or onroll.sees_child(la_id, child_id)) and (matter_id is null or onroll.sees_matter(la_id, matter_id)));
drop policy add on outbox_message;
create policy add on outbox_message for insert to onroll_app
  with check (la_id = onroll.asking_la() and onroll.asking_scope() in ('authority', 'organisation')
    and (child_id is null or onroll.sees_child(la_id, child_id)) and (matter_id is null or onroll.sees_matter(la_id, matter_id)));

-- As before, and a child in hiding is 'the same' for nobody to whom it is not open: knowing a number, a birth date or
-- a postcode must open no record of such a child. The CME team is told that there are two.
create or replace function onroll.match_reported_child(p_upn text, p_born date, p_name_key text, p_postcode text)
returns table (child_id uuid, verdict text)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, case when (onroll.sees_child(c.la_id, c.id) or not onroll.is_in_hiding(c.la_id, c.id))
      and ((p_upn is not null and c.upn = p_upn)
        or (c.name_key = p_name_key and p_postcode is not null and exists (select 1 from child_address a
          where a.la_id = c.la_id and a.child_id = c.id and a.until_on is null and not a.protected and replace(a.postcode, ' ', '') = replace(p_postcode, ' ', ''))))
    then 'same' else 'alike' end
  from child c where c.la_id = onroll.asking_la() and onroll.asking_scope() in ('authority', 'organisation') and c.born_on = p_born
    and ((p_upn is not null and c.upn = p_upn) or c.name_key = p_name_key)
  order by 2 desc, c.id limit 5
$$;

-- As before, of a child that is open to the one who asks; where a child in hiding goes to school the CME team alone hears.
create or replace function onroll.registered_where(p_child uuid, p_on date, p_at timestamptz)
returns table (school_urn int, starting_on date, ended_on date, year_group text)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if onroll.asking_role() is null or onroll.asking_role() not in ('admissions-officer', 'cme-officer', 'cme-manager', 'data-officer')
    or not onroll.sees_child(onroll.asking_la(), p_child) then return; end if;
  perform onroll.append_audit(onroll.asking_la(), p_at, onroll.asking_account(), onroll.asking_role(), onroll.asking_organisation(),
    null, null, 'view-registrations', 'child', array[p_child::text], 'done', null, null);
  if onroll.is_in_hiding(onroll.asking_la(), p_child) and not onroll.may_read_protected() then return; end if;
  return query select r.school_urn, r.starting_on, r.ended_on, r.year_group from register_entry r
    where r.la_id = onroll.asking_la() and r.child_id = p_child and r.starting_on <= p_on and (r.ended_on is null or r.ended_on >= p_on)
    order by r.starting_on desc;
end $$;

-- Nobody who asks for one authority writes into the record of another.
create or replace function onroll.append_audit(
  p_la int, p_at timestamptz, p_account uuid, p_role text, p_organisation uuid, p_source text, p_request text,
  p_action text, p_record_type text, p_record_ids text[], p_outcome text, p_why text, p_detail jsonb
) returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare head audit_head; entry audit_entry;
begin
  if onroll.asking_la() is distinct from p_la then
    raise exception 'the record belongs to another authority' using errcode = '42501';
  end if;
  insert into audit_head values (p_la, 0, '\x00') on conflict (la_id) do nothing;
  select * into head from audit_head where la_id = p_la for update;
  entry := row (p_la, head.seq + 1, p_at, p_account, p_role, p_organisation, p_source, p_request, p_action,
    p_record_type, p_record_ids, p_outcome, p_why, p_detail, head.hash, null);
  entry.hash := onroll.audit_hash(entry, head.hash);
  insert into audit_entry select entry.*;
  update audit_head set seq = entry.seq, hash = entry.hash where la_id = p_la;
  return entry.seq;
end $$;

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
revoke execute on function onroll.is_in_hiding, onroll.keep_contact_protected, onroll.protect_contacts_of_address
  from onroll_app, onroll_worker;
