-- Ways in: the step between password and one-time code, one-time links that set both, and the people of a demonstration.
create table pending_sign_in (
  token_hash bytea primary key,
  la_id int not null,
  account_id uuid not null,
  made_at timestamptz not null,
  until_at timestamptz not null,
  foreign key (la_id, account_id) references account (la_id, id)
);
create index pending_sign_in_by_account on pending_sign_in (la_id, account_id);

create table invite (
  token_hash bytea primary key,
  la_id int not null,
  account_id uuid not null,
  one_time_code_secret text not null,
  made_at timestamptz not null,
  until_at timestamptz not null,
  used_at timestamptz,
  foreign key (la_id, account_id) references account (la_id, id)
);
create index invite_by_account on invite (la_id, account_id);

do $$
declare t text;
begin
  foreach t in array array['pending_sign_in', 'invite'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy by_definer on %I to onroll_definer using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to onroll_definer', t);
  end loop;
end $$;

-- The password was right; the one-time code is still to come.
create function onroll.begin_pending_sign_in(p_token bytea, p_la int, p_account uuid, p_at timestamptz, p_until timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from pending_sign_in where until_at < p_at;
  insert into pending_sign_in values (p_token, p_la, p_account, p_at, p_until)
$$;
create function onroll.find_pending_sign_in(p_token bytea, p_at timestamptz)
returns table (la_id int, account_id uuid, one_time_code_secret text)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.la_id, p.account_id, a.one_time_code_secret from pending_sign_in p
    join account a on a.la_id = p.la_id and a.id = p.account_id
  where p.token_hash = p_token and p.until_at > p_at and a.disabled_at is null
$$;
create function onroll.end_pending_sign_in(p_token bytea) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with gone as (delete from pending_sign_in where token_hash = p_token returning 1) select exists (select 1 from gone)
$$;

-- A guess that turned out right, or was never weighed, does not count against the next one.
create function onroll.forgive_guess(p_key bytea, p_id uuid) returns void
language sql security definer set search_path = public, pg_temp as
  $$ delete from sign_in_guess where key_hash = p_key and id = p_id $$;

-- Another role of the same person: a new token, the same limit of time.
create function onroll.act_as(p_old bytea, p_new bytea, p_role uuid, p_anti_forgery text, p_at timestamptz, p_today date) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare old sign_in;
begin
  update sign_in set ended_at = p_at where token_hash = p_old and ended_at is null and until_at > p_at returning * into old;
  if old.token_hash is null or not exists (select 1 from account_role r where r.la_id = old.la_id and r.id = p_role
    and r.account_id = old.account_id and r.from_on <= p_today and (r.until_on is null or r.until_on >= p_today))
  then return false; end if;
  insert into sign_in (token_hash, la_id, account_id, account_role_id, anti_forgery, created_at, last_seen_at, second_factor_at, until_at)
  values (p_new, old.la_id, old.account_id, p_role, p_anti_forgery, old.created_at, p_at, old.second_factor_at, old.until_at);
  return true;
end $$;

create function onroll.list_demo_people(p_today date)
returns table (key text, name text, la_id int, account_id uuid, account_role_id uuid, role text, organisation text, organisation_kind text, laestab text)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.demo_key, a.display_name, a.la_id, a.id, r.id, r.role, o.name, o.kind, s.laestab
  from account a join local_authority la on la.id = a.la_id and la.demo
    join account_role r on r.la_id = a.la_id and r.account_id = a.id and r.from_on <= p_today and (r.until_on is null or r.until_on >= p_today)
    join organisation o on o.la_id = r.la_id and o.id = r.organisation_id
    left join school s on s.urn = o.school_urn
  where a.demo_key is not null and a.disabled_at is null
  order by a.la_id, a.demo_key, o.name, r.role
$$;

-- What an administrator does with accounts. Neither sees nor sets a password.
create function onroll.manages_accounts() returns boolean language sql stable
  return onroll.asking_la() is not null and (onroll.asking_scope() = 'system' or onroll.asking_role() = 'administrator');
create function onroll.account_activity(p_at timestamptz, p_idle interval)
returns table (account_id uuid, has_password boolean, open_sign_ins int, last_seen_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.password_phc is not null,
    count(*) filter (where s.ended_at is null and s.until_at > p_at and s.last_seen_at > p_at - p_idle)::int, max(s.last_seen_at)
  from account a left join sign_in s on s.la_id = a.la_id and s.account_id = a.id
  where a.la_id = onroll.asking_la() and onroll.manages_accounts()
  group by a.id, a.password_phc
$$;
create function onroll.end_all_sign_ins(p_account uuid, p_at timestamptz) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare ended int;
begin
  if not onroll.manages_accounts() then raise exception 'only an administrator may end sign-ins' using errcode = '42501'; end if;
  delete from pending_sign_in where la_id = onroll.asking_la() and account_id = p_account;
  update sign_in set ended_at = p_at where la_id = onroll.asking_la() and account_id = p_account and ended_at is null;
  get diagnostics ended = row_count;
  return ended;
end $$;
create function onroll.set_account_disabled(p_account uuid, p_disabled boolean, p_version int, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not onroll.manages_accounts() then raise exception 'only an administrator may disable accounts' using errcode = '42501'; end if;
  update account set disabled_at = case when p_disabled then p_at end, lock_version = lock_version + 1
  where la_id = onroll.asking_la() and id = p_account and lock_version = p_version;
  if not found then return false; end if;
  if p_disabled then
    perform onroll.end_all_sign_ins(p_account, p_at);
    update invite set used_at = p_at where la_id = onroll.asking_la() and account_id = p_account and used_at is null;
  end if;
  return true;
end $$;

-- A one-time link. A newer one ends the older.
create function onroll.make_invite(p_token bytea, p_account uuid, p_secret text, p_at timestamptz, p_until timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not onroll.manages_accounts() then raise exception 'only an administrator may invite' using errcode = '42501'; end if;
  update invite set used_at = p_at where la_id = onroll.asking_la() and account_id = p_account and used_at is null;
  insert into invite (token_hash, la_id, account_id, one_time_code_secret, made_at, until_at)
  select p_token, a.la_id, a.id, p_secret, p_at, p_until from account a
  where a.la_id = onroll.asking_la() and a.id = p_account and a.disabled_at is null;
end $$;
create function onroll.find_invite(p_token bytea, p_at timestamptz)
returns table (la_id int, account_id uuid, email text, display_name text, one_time_code_secret text)
language sql stable security definer set search_path = public, pg_temp as $$
  select i.la_id, i.account_id, a.email, a.display_name, i.one_time_code_secret from invite i
    join account a on a.la_id = i.la_id and a.id = i.account_id
  where i.token_hash = p_token and i.used_at is null and i.until_at > p_at and a.disabled_at is null
$$;
-- Sets password and one-time code together, ends everything that was open under the old ones.
create function onroll.take_invite(p_token bytea, p_password_phc text, p_step bigint, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare taken invite;
begin
  update invite set used_at = p_at where token_hash = p_token and used_at is null and until_at > p_at returning * into taken;
  if taken.token_hash is null then return false; end if;
  update account set password_phc = p_password_phc, one_time_code_secret = taken.one_time_code_secret,
    one_time_code_last_step = p_step, lock_version = lock_version + 1
  where la_id = taken.la_id and id = taken.account_id and disabled_at is null;
  if not found then return false; end if;
  delete from pending_sign_in where la_id = taken.la_id and account_id = taken.account_id;
  delete from known_device where la_id = taken.la_id and account_id = taken.account_id;
  update sign_in set ended_at = p_at where la_id = taken.la_id and account_id = taken.account_id and ended_at is null;
  return true;
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
