-- Who looked at this child, at once: row-level security switches the index on record ids off, so a checked function asks.
create function onroll.find_audit(
  p_record text, p_account uuid, p_action text, p_outcome text, p_from timestamptz, p_until timestamptz, p_before bigint, p_limit int
) returns table (
  seq bigint, at timestamptz, account_id uuid, name text, role text, organisation text, action text,
  record_type text, record_ids text[], outcome text, why text, source_address text
) language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  -- An auditor reads the whole record; the CME team reads who touched a record it names.
  if not (coalesce(onroll.asking_role(), '') = 'auditor'
    or (coalesce(onroll.asking_role(), '') in ('cme-officer', 'cme-manager') and p_record is not null)) then return; end if;
  if p_record is not null then
    return query select e.seq, e.at, e.account_id, a.display_name, e.role, o.name, e.action, e.record_type, e.record_ids, e.outcome, e.why, e.source_address
      from audit_entry e
        left join account a on a.la_id = e.la_id and a.id = e.account_id
        left join organisation o on o.la_id = e.la_id and o.id = e.organisation_id
      where e.record_ids @> array[p_record] and e.la_id = onroll.asking_la()
        and (p_account is null or e.account_id = p_account) and (p_action is null or e.action = p_action)
        and (p_outcome is null or e.outcome = p_outcome)
        and (p_from is null or e.at >= p_from) and (p_until is null or e.at < p_until) and (p_before is null or e.seq < p_before)
      order by e.seq desc limit least(p_limit, 200);
  else
    return query select e.seq, e.at, e.account_id, a.display_name, e.role, o.name, e.action, e.record_type, e.record_ids, e.outcome, e.why, e.source_address
      from audit_entry e
        left join account a on a.la_id = e.la_id and a.id = e.account_id
        left join organisation o on o.la_id = e.la_id and o.id = e.organisation_id
      where e.la_id = onroll.asking_la()
        and (p_account is null or e.account_id = p_account) and (p_action is null or e.action = p_action)
        and (p_outcome is null or e.outcome = p_outcome)
        and (p_from is null or e.at >= p_from) and (p_until is null or e.at < p_until) and (p_before is null or e.seq < p_before)
      order by e.seq desc limit least(p_limit, 200);
  end if;
end $$;

-- The way in tells also whether the person has another role to change to.
drop function onroll.find_sign_in(bytea, timestamptz, date, interval);
create function onroll.find_sign_in(p_token bytea, p_at timestamptz, p_today date, p_idle interval)
returns table (la_id int, la_name text, pack text, account_id uuid, display_name text, account_role_id uuid, role text,
  organisation_id uuid, organisation_name text, organisation_kind text, school_urn int, anti_forgery text, second_factor_at timestamptz,
  has_more_roles boolean)
language sql security definer set search_path = public, pg_temp as $$
  with live as (
    update sign_in s set last_seen_at = greatest(s.last_seen_at, p_at)
    where s.token_hash = p_token and s.ended_at is null and s.until_at > p_at and s.last_seen_at > p_at - p_idle
    returning s.*
  )
  select l.la_id, la.name, la.pack, l.account_id, a.display_name, r.id, r.role, o.id, o.name, o.kind, o.school_urn, l.anti_forgery, l.second_factor_at,
    exists (select 1 from account_role m where m.la_id = l.la_id and m.account_id = l.account_id and m.id <> r.id
      and m.from_on <= p_today and (m.until_on is null or m.until_on >= p_today))
  from live l join local_authority la on la.id = l.la_id
    join account a on a.la_id = l.la_id and a.id = l.account_id and a.disabled_at is null
    join account_role r on r.la_id = l.la_id and r.id = l.account_role_id and r.from_on <= p_today and (r.until_on is null or r.until_on >= p_today)
    join organisation o on o.la_id = r.la_id and o.id = r.organisation_id
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
