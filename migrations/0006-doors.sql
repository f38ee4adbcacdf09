-- The audited and checked doors: functions that run with more right than their caller, and therefore check for themselves.

-- Opens a child to an organisation. Only by somebody who sees the child already, or who has just made the record.
create function onroll.open_child(p_child uuid, p_organisation uuid, p_because text, p_at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare la int := onroll.asking_la();
begin
  if not (onroll.asking_scope() in ('authority', 'system')
    or (onroll.asking_scope() = 'organisation' and (
      exists (select 1 from child_access a where a.la_id = la and a.child_id = p_child and a.organisation_id = onroll.asking_organisation() and a.until_at is null)
      or (p_organisation = onroll.asking_organisation() and not exists (select 1 from child_access a where a.la_id = la and a.child_id = p_child)
        and exists (select 1 from child c where c.la_id = la and c.id = p_child and c.xmin::text = pg_current_xact_id()::xid::text)))))
  then raise exception 'this child is not open to the one who asks' using errcode = '42501'; end if;
  insert into child_access (la_id, child_id, organisation_id, because, from_at) values (la, p_child, p_organisation, p_because, p_at)
  on conflict (la_id, child_id, organisation_id) do update set until_at = null, because = excluded.because where child_access.until_at is not null;
end $$;

-- Opens a matter, and with it the child, to an organisation.
create function onroll.open_matter(p_matter uuid, p_organisation uuid, p_side text, p_because text, p_at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare la int := onroll.asking_la(); subject uuid;
begin
  select m.child_id into subject from matter m where m.la_id = la and m.id = p_matter;
  if subject is null or not (onroll.asking_scope() in ('authority', 'system')
    or (onroll.asking_scope() = 'organisation' and (
      exists (select 1 from matter_access a where a.la_id = la and a.matter_id = p_matter and a.organisation_id = onroll.asking_organisation())
      or (not exists (select 1 from matter_access a where a.la_id = la and a.matter_id = p_matter)
        and exists (select 1 from matter m where m.la_id = la and m.id = p_matter and m.xmin::text = pg_current_xact_id()::xid::text)))))
  then raise exception 'this matter is not open to the one who asks' using errcode = '42501'; end if;
  insert into matter_access values (la, p_matter, p_organisation, p_side, p_because, p_at)
  on conflict (la_id, matter_id, organisation_id) do nothing;
  insert into child_access (la_id, child_id, organisation_id, because, from_at) values (la, subject, p_organisation, p_because, p_at)
  on conflict (la_id, child_id, organisation_id) do update set until_at = null where child_access.until_at is not null;
end $$;

-- Search by name, birth date, number or reference: the access rule inside, an audit line always.
create function onroll.find_children(
  p_name_key text, p_born date, p_upn text, p_reference text, p_limit int, p_at timestamptz, p_request text
) returns table (child_id uuid, likeness real)
language plpgsql security definer set search_path = public, pg_temp as $$
declare la int := onroll.asking_la(); found_ids uuid[]; found_likeness real[];
begin
  if onroll.asking_scope() not in ('authority', 'organisation') then return; end if;
  select array_agg(f.id order by f.likeness desc, f.id), array_agg(f.likeness order by f.likeness desc, f.id)
  into found_ids, found_likeness from (
    select c.id, case when p_upn is not null and c.upn = p_upn then 1 when p_reference is not null and c.reference = p_reference then 1
        when p_name_key is not null then similarity(c.name_key, p_name_key) else 1 end as likeness
    from child c
    where c.la_id = la
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

-- Is the child in a school's report one we hold already? Gives an id and nothing else, so that nobody learns of a record.
-- 'same': number and birth date agree, or names, birth date and postcode do. 'alike': names and birth date only.
create function onroll.match_reported_child(p_upn text, p_born date, p_name_key text, p_postcode text)
returns table (child_id uuid, verdict text)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, case when (p_upn is not null and c.upn = p_upn)
      or (c.name_key = p_name_key and p_postcode is not null and exists (select 1 from child_address a
        where a.la_id = c.la_id and a.child_id = c.id and a.until_on is null and not a.protected and replace(a.postcode, ' ', '') = replace(p_postcode, ' ', '')))
    then 'same' else 'alike' end
  from child c where c.la_id = onroll.asking_la() and onroll.asking_scope() in ('authority', 'organisation') and c.born_on = p_born
    and ((p_upn is not null and c.upn = p_upn) or c.name_key = p_name_key)
  order by 2 desc, c.id limit 5
$$;

-- Binds a school's report to a child already held (after 'same'): checked again here, so that an id alone opens nothing.
create function onroll.open_matched_child(p_child uuid, p_upn text, p_born date, p_name_key text, p_postcode text, p_because text, p_at timestamptz)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from onroll.match_reported_child(p_upn, p_born, p_name_key, p_postcode) m where m.child_id = p_child and m.verdict = 'same')
  then return false; end if;
  insert into child_access (la_id, child_id, organisation_id, because, from_at)
  values (onroll.asking_la(), p_child, onroll.asking_organisation(), p_because, p_at)
  on conflict (la_id, child_id, organisation_id) do update set until_at = null where child_access.until_at is not null;
  return true;
end $$;

-- Admissions asks where a child is registered: every current entry, whichever school's, with an audit line.
create function onroll.registered_where(p_child uuid, p_on date, p_at timestamptz)
returns table (school_urn int, starting_on date, ended_on date, year_group text)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if onroll.asking_role() is null or onroll.asking_role() not in ('admissions-officer', 'cme-officer', 'cme-manager', 'data-officer') then return; end if;
  perform onroll.append_audit(onroll.asking_la(), p_at, onroll.asking_account(), onroll.asking_role(), onroll.asking_organisation(),
    null, null, 'view-registrations', 'child', array[p_child::text], 'done', null, null);
  return query select r.school_urn, r.starting_on, r.ended_on, r.year_group from register_entry r
    where r.la_id = onroll.asking_la() and r.child_id = p_child and r.starting_on <= p_on and (r.ended_on is null or r.ended_on >= p_on)
    order by r.starting_on desc;
end $$;

create function onroll.next_reference(p_name text) returns bigint
language sql security definer set search_path = public, pg_temp as $$
  insert into counter (la_id, name, next) values (onroll.asking_la(), p_name, 2)
  on conflict (la_id, name) do update set next = counter.next + 1 returning next - 1
$$;

-- Sign-in stands before any context.
create function onroll.find_account_for_sign_in(p_email text)
returns table (la_id int, id uuid, password_phc text, one_time_code_secret text, one_time_code_last_step bigint, disabled boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.la_id, a.id, a.password_phc, a.one_time_code_secret, a.one_time_code_last_step, a.disabled_at is not null
  from account a where a.email = lower(p_email)
$$;
create function onroll.list_roles_of_account(p_la int, p_account uuid, p_today date)
returns table (id uuid, role text, organisation_id uuid, organisation_name text, organisation_kind text, school_urn int)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, r.role, o.id, o.name, o.kind, o.school_urn from account_role r
    join organisation o on o.la_id = r.la_id and o.id = r.organisation_id
  where r.la_id = p_la and r.account_id = p_account and r.from_on <= p_today and (r.until_on is null or r.until_on >= p_today)
  order by o.name, r.role
$$;
create function onroll.use_one_time_code(p_la int, p_account uuid, p_step bigint) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with used as (update account set one_time_code_last_step = p_step where la_id = p_la and id = p_account
    and one_time_code_last_step < p_step returning 1) select exists (select 1 from used)
$$;
create function onroll.count_guesses(p_key bytea, p_since timestamptz) returns int
language sql stable security definer set search_path = public, pg_temp as
  $$ select count(*)::int from sign_in_guess where key_hash = p_key and at > p_since $$;
create function onroll.record_guess(p_key bytea, p_at timestamptz, p_id uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from sign_in_guess where at < p_at - interval '1 day';
  insert into sign_in_guess values (p_key, p_at, p_id)
$$;
create function onroll.is_known_device(p_la int, p_account uuid, p_device bytea) returns boolean
language sql stable security definer set search_path = public, pg_temp as
  $$ select exists (select 1 from known_device where la_id = p_la and account_id = p_account and device_hash = p_device) $$;
create function onroll.remember_device(p_la int, p_account uuid, p_device bytea, p_at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as
  $$ insert into known_device values (p_la, p_account, p_device, p_at) on conflict do nothing $$;
create function onroll.begin_sign_in(p_token bytea, p_la int, p_account uuid, p_role uuid, p_anti_forgery text,
  p_at timestamptz, p_second_factor timestamptz, p_until timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into sign_in (token_hash, la_id, account_id, account_role_id, anti_forgery, created_at, last_seen_at, second_factor_at, until_at)
  values (p_token, p_la, p_account, p_role, p_anti_forgery, p_at, p_at, p_second_factor, p_until)
$$;
create function onroll.end_sign_in(p_token bytea, p_at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as
  $$ update sign_in set ended_at = p_at where token_hash = p_token and ended_at is null $$;
-- A sign-in that still holds: not ended, not idle, not past its limit, the account and the role still good.
create function onroll.find_sign_in(p_token bytea, p_at timestamptz, p_today date, p_idle interval)
returns table (la_id int, la_name text, pack text, account_id uuid, display_name text, account_role_id uuid, role text,
  organisation_id uuid, organisation_name text, organisation_kind text, school_urn int, anti_forgery text, second_factor_at timestamptz)
language sql security definer set search_path = public, pg_temp as $$
  with live as (
    update sign_in s set last_seen_at = greatest(s.last_seen_at, p_at)
    where s.token_hash = p_token and s.ended_at is null and s.until_at > p_at and s.last_seen_at > p_at - p_idle
    returning s.*
  )
  select l.la_id, la.name, la.pack, l.account_id, a.display_name, r.id, r.role, o.id, o.name, o.kind, o.school_urn, l.anti_forgery, l.second_factor_at
  from live l join local_authority la on la.id = l.la_id
    join account a on a.la_id = l.la_id and a.id = l.account_id and a.disabled_at is null
    join account_role r on r.la_id = l.la_id and r.id = l.account_role_id and r.from_on <= p_today and (r.until_on is null or r.until_on >= p_today)
    join organisation o on o.la_id = r.la_id and o.id = r.organisation_id
$$;

do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'onroll' and p.prosecdef
  loop
    execute format('alter function %s owner to onroll_definer', f);
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to onroll_app, onroll_worker', f);
  end loop;
end $$;
grant execute on function onroll.verify_audit to onroll_auditor;
