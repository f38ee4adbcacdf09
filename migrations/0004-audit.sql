-- The record of who did and saw what: inserted through one function only, each row chained to the one before.
do $$ begin
  if not exists (select from pg_roles where rolname = 'onroll_definer') then create role onroll_definer nologin; end if;
end $$;

create table audit_entry (
  la_id int not null,
  seq bigint not null,
  at timestamptz not null,
  account_id uuid,
  role text,
  organisation_id uuid,
  source_address text,
  request_id text,
  action text not null,
  record_type text not null,
  record_ids text[] not null,
  outcome text not null,
  why text,
  detail jsonb,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (la_id, seq)
);
create index audit_entry_by_record on audit_entry using gin (record_ids);
create index audit_entry_by_time on audit_entry (la_id, at desc);

create table audit_head (
  la_id int primary key,
  seq bigint not null,
  hash bytea not null
);

create function onroll.audit_hash(e audit_entry, previous bytea) returns bytea language sql stable
  set timezone = 'UTC'
  return sha256(previous || convert_to(jsonb_build_array(
    e.la_id, e.seq, e.at, e.account_id, e.role, e.organisation_id, e.source_address, e.request_id,
    e.action, e.record_type, e.record_ids, e.outcome, e.why, e.detail)::text, 'UTF8'));

create function onroll.append_audit(
  p_la int, p_at timestamptz, p_account uuid, p_role text, p_organisation uuid, p_source text, p_request text,
  p_action text, p_record_type text, p_record_ids text[], p_outcome text, p_why text, p_detail jsonb
) returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare head audit_head; entry audit_entry;
begin
  insert into audit_head values (p_la, 0, '\x00') on conflict (la_id) do nothing;
  select * into head from audit_head where la_id = p_la for update;
  entry := row (p_la, head.seq + 1, p_at, p_account, p_role, p_organisation, p_source, p_request, p_action,
    p_record_type, p_record_ids, p_outcome, p_why, p_detail, head.hash, null);
  entry.hash := onroll.audit_hash(entry, head.hash);
  insert into audit_entry select entry.*;
  update audit_head set seq = entry.seq, hash = entry.hash where la_id = p_la;
  return entry.seq;
end $$;

-- The first row whose chain does not hold, or no row. A cut tail shows against the head.
create function onroll.verify_audit(p_la int) returns table (entries bigint, first_bad bigint, reason text)
language sql stable security definer set search_path = public, pg_temp as $$
  with chained as (
    select e.seq, e.hash, e.previous_hash, onroll.audit_hash(e, e.previous_hash) as expected,
      lag(e.hash, 1, '\x00'::bytea) over (order by e.seq) as before, row_number() over (order by e.seq) as position
    from audit_entry e where e.la_id = p_la
  ), bad as (
    select seq, case when seq <> position then 'an entry is missing before it'
      when previous_hash <> before then 'it does not follow the entry before it'
      else 'its content was changed' end as reason
    from chained where seq <> position or previous_hash <> before or hash <> expected order by seq limit 1
  )
  select (select count(*) from chained),
    coalesce((select seq from bad), case when h.seq is distinct from (select max(seq) from chained) then coalesce((select max(seq) from chained), 0) + 1 end),
    coalesce((select b.reason from bad b), case when h.seq is distinct from (select max(seq) from chained) then 'the end of the record was cut off' end)
  from (select (select seq from audit_head where la_id = p_la) as seq) h
$$;
