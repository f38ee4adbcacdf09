-- What anybody tells the authority about a child, without an account (policy 1.1, 1.3, 1.6). Strangers write through
-- the doors below and read nothing; only the CME team reads, and who told it stands in a table of its own.
create table public_report_draft (
  token_hash bytea primary key,
  la_id int not null references local_authority (id),
  form text not null check (form in ('public', 'professional')),
  answers jsonb not null default '{}',
  sent_reference text,
  made_at timestamptz not null,
  until_at timestamptz not null
);
create index public_report_draft_until on public_report_draft (until_at);

create table public_report (
  la_id int not null references local_authority (id),
  id uuid not null,
  reference text not null,
  form text not null check (form in ('public', 'professional')),
  said jsonb not null,
  words_hash bytea not null,
  referrer text not null check (referrer in ('anonymous', 'protected', 'named')),
  received_at timestamptz not null,
  received_on date not null,
  -- Signs of a machine. They set a report apart; they never throw one away.
  signs text[] not null default '{}',
  state text not null check (state in ('set-apart', 'waiting', 'settled')),
  settled_as text check (settled_as in ('case', 'other-authority', 'no-child', 'repeat', 'not-genuine')),
  settled_note text,
  settled_on date,
  owner_account_id uuid,
  deputy_account_id uuid,
  next_action text,
  next_due_on date,
  lock_version int not null default 1,
  primary key (la_id, id),
  unique (la_id, reference),
  check ((state = 'settled') = (settled_as is not null)),
  check (state = 'settled' or (next_action is not null and next_due_on is not null))
);
create index public_report_by_state on public_report (la_id, state, next_due_on, id);
create index public_report_by_words on public_report (la_id, words_hash, received_at);

create table public_report_referrer (
  la_id int not null,
  report_id uuid not null,
  name text,
  relationship text,
  job text,
  organisation text,
  phone text,
  email text,
  safe_to_reach text,
  wants_updates boolean not null default false,
  primary key (la_id, report_id),
  foreign key (la_id, report_id) references public_report (la_id, id)
);

-- The cases that a report led to: twins told of as one lead to two.
create table public_report_case (
  la_id int not null,
  report_id uuid not null,
  matter_id uuid not null,
  child_id uuid not null,
  linked_at timestamptz not null,
  linked_by uuid not null,
  primary key (la_id, report_id, matter_id),
  foreign key (la_id, report_id) references public_report (la_id, id),
  foreign key (la_id, matter_id) references matter (la_id, id)
);
create index public_report_case_by_matter on public_report_case (la_id, matter_id);

create function onroll.reads_public_reports(p_la int) returns boolean language sql stable
  return p_la = onroll.asking_la() and onroll.asking_scope() = 'authority'
    and onroll.asking_role() in ('cme-officer', 'cme-manager');

do $$
declare t text;
begin
  foreach t in array array['public_report_draft', 'public_report', 'public_report_referrer', 'public_report_case'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy by_definer on %I to onroll_definer using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to onroll_definer', t);
    if t <> 'public_report_draft' then
      execute format('create policy by_worker on %I to onroll_worker
        using (la_id = onroll.asking_la() and onroll.asking_scope() = ''system'')
        with check (la_id = onroll.asking_la() and onroll.asking_scope() = ''system'')', t);
      execute format('create policy by_cme_team on %I to onroll_app using (onroll.reads_public_reports(la_id))
        with check (onroll.reads_public_reports(la_id))', t);
      execute format('grant select on %I to onroll_app, onroll_worker', t);
    end if;
  end loop;
end $$;
grant insert on public_report_case to onroll_app;
grant update (state, settled_as, settled_note, settled_on, owner_account_id, deputy_account_id, next_action, next_due_on,
  lock_version) on public_report to onroll_app;

create function onroll.begin_public_report(p_token bytea, p_la int, p_form text, p_at timestamptz, p_until timestamptz)
returns void language sql security definer set search_path = public, pg_temp as $$
  delete from public_report_draft where until_at <= p_at;
  insert into public_report_draft (token_hash, la_id, form, made_at, until_at) values (p_token, p_la, p_form, p_at, p_until)
$$;

create function onroll.find_public_report_draft(p_token bytea, p_at timestamptz)
returns table (la_id int, la_name text, pack text, form text, answers jsonb, sent_reference text, made_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.la_id, la.name, la.pack, d.form, d.answers, d.sent_reference, d.made_at
  from public_report_draft d join local_authority la on la.id = d.la_id
  where d.token_hash = p_token and d.until_at > p_at
$$;

create function onroll.save_public_report_draft(p_token bytea, p_answers jsonb, p_at timestamptz, p_until timestamptz)
returns boolean language sql security definer set search_path = public, pg_temp as $$
  with saved as (update public_report_draft set answers = answers || p_answers, until_at = p_until
    where token_hash = p_token and until_at > p_at and sent_reference is null returning 1)
  select exists (select 1 from saved)
$$;

-- Leaving takes all of it away at once; so does the hour at which a draft ends.
create function onroll.leave_public_report(p_token bytea) returns void
language sql security definer set search_path = public, pg_temp as
  $$ delete from public_report_draft where token_hash = p_token $$;
create function onroll.remove_ended_report_drafts(p_at timestamptz) returns int
language sql security definer set search_path = public, pg_temp as $$
  with gone as (delete from public_report_draft where until_at <= p_at returning 1) select count(*)::int from gone
$$;

-- Takes the report in and empties the draft, once: who sends twice is given the first reference again. The owner is the
-- officer with the fewest reports waiting, the deputy a manager.
create function onroll.send_public_report(p_token bytea, p_report jsonb, p_referrer jsonb, p_words bytea, p_at timestamptz,
  p_since timestamptz, p_until timestamptz) returns table (reference text, is_first boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  draft public_report_draft;
  signs text[] := array(select jsonb_array_elements_text(p_report -> 'signs'));
  owner uuid;
  deputy uuid;
begin
  select * into draft from public_report_draft d where d.token_hash = p_token and d.until_at > p_at for update;
  if draft.token_hash is null then return; end if;
  if draft.sent_reference is not null then
    return query select draft.sent_reference, false;
    return;
  end if;
  if exists (select 1 from public_report r where r.la_id = draft.la_id and r.words_hash = p_words and r.received_at > p_since)
  then signs := signs || 'same-words'::text; end if;
  select a.account_id into owner from account_role a
    join account on account.la_id = a.la_id and account.id = a.account_id and account.disabled_at is null
    left join public_report r on r.la_id = a.la_id and r.owner_account_id = a.account_id and r.state <> 'settled'
  where a.la_id = draft.la_id and a.role = 'cme-officer' and (a.until_on is null or a.until_on >= (p_report ->> 'receivedOn')::date)
  group by a.account_id order by count(r.id), a.account_id limit 1;
  select a.account_id into deputy from account_role a
    join account on account.la_id = a.la_id and account.id = a.account_id and account.disabled_at is null
  where a.la_id = draft.la_id and a.role = 'cme-manager' and (a.until_on is null or a.until_on >= (p_report ->> 'receivedOn')::date)
  order by a.account_id limit 1;
  insert into public_report (la_id, id, reference, form, said, words_hash, referrer, received_at, received_on, signs, state,
    owner_account_id, deputy_account_id, next_action, next_due_on)
  values (draft.la_id, (p_report ->> 'id')::uuid, p_report ->> 'reference', draft.form, p_report -> 'said', p_words,
    p_report ->> 'referrer', (p_report ->> 'receivedAt')::timestamptz, (p_report ->> 'receivedOn')::date, signs,
    case when signs = '{}' then 'waiting' else 'set-apart' end, coalesce(owner, deputy), deputy,
    case when signs = '{}' then p_report ->> 'nextAction' else p_report ->> 'nextActionApart' end,
    (p_report ->> 'nextDueOn')::date);
  if p_referrer is not null then
    insert into public_report_referrer
    select draft.la_id, (p_report ->> 'id')::uuid, p_referrer ->> 'name', p_referrer ->> 'relationship', p_referrer ->> 'job',
      p_referrer ->> 'organisation', p_referrer ->> 'phone', p_referrer ->> 'email', p_referrer ->> 'safeToReach',
      coalesce((p_referrer ->> 'wantsUpdates')::boolean, false);
  end if;
  update public_report_draft set answers = '{}', sent_reference = p_report ->> 'reference', until_at = p_until
  where token_hash = p_token;
  return query select p_report ->> 'reference', true;
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
