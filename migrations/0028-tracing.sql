-- What was asked of whom when a child is traced, as it went, and what came back by the link in it. A link is held as
-- its hash, shows only what the request told, ends on a day, and is used once; what comes late, again or about another
-- child is kept for the officer.
create table tracing_request (
  la_id int not null,
  id uuid not null,
  matter_id uuid not null,
  child_id uuid not null,
  source text not null,
  asked text not null,
  asks_for text not null,
  told jsonb not null,
  initials text not null,
  born_year int not null,
  token_hash bytea not null unique,
  message_id uuid not null,
  sent_at timestamptz not null,
  sent_by uuid not null,
  ends_on date not null,
  used_at timestamptz,
  primary key (la_id, id),
  foreign key (la_id, matter_id) references matter (la_id, id),
  foreign key (la_id, child_id) references child (la_id, id)
);
create index tracing_request_by_matter on tracing_request (la_id, matter_id, sent_at);

create table tracing_reply (
  la_id int not null,
  id uuid not null,
  request_id uuid not null,
  matter_id uuid not null,
  child_id uuid not null,
  came text not null check (came in ('in-time', 'late', 'again', 'other-child')),
  result text not null check (result in ('found-something', 'nothing-found')),
  words text not null,
  by_name text not null,
  by_job text not null,
  received_at timestamptz not null,
  read_at timestamptz,
  read_by uuid,
  became text check (became in ('answer', 'put-aside')),
  primary key (la_id, id),
  foreign key (la_id, request_id) references tracing_request (la_id, id),
  foreign key (la_id, matter_id) references matter (la_id, id),
  foreign key (la_id, child_id) references child (la_id, id)
);
create index tracing_reply_unread on tracing_reply (la_id, received_at) where read_at is null;
create index tracing_reply_by_matter on tracing_reply (la_id, matter_id, received_at);
-- What each source has given in this authority is counted from the latest askings.
create index matter_event_checks_asked on matter_event (la_id, happened_on desc, matter_id, seq) where kind = 'check-requested';

do $$
declare t text;
begin
  foreach t in array array['tracing_request', 'tracing_reply'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy by_definer on %I to onroll_definer using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to onroll_definer', t);
    execute format('create policy by_worker on %I to onroll_worker
      using (la_id = onroll.asking_la() and onroll.asking_scope() = ''system'')
      with check (la_id = onroll.asking_la() and onroll.asking_scope() = ''system'')', t);
    execute format('create policy by_cme_team on %I to onroll_app
      using (la_id = (select onroll.asking_la()) and (select onroll.asking_scope()) = ''authority''
        and (select onroll.asking_role()) in (''cme-officer'', ''cme-manager'')
        and child_id <> all ((select onroll.excluded_children())::uuid[]) and child_id <> all ((select onroll.kept_back())::uuid[]))
      with check (onroll.sees_child(la_id, child_id) and onroll.sees_matter(la_id, matter_id)
        and onroll.asking_scope() = ''authority'' and onroll.asking_role() in (''cme-officer'', ''cme-manager''))', t);
    execute format('grant select on %I to onroll_app, onroll_worker', t);
  end loop;
end $$;
grant insert on tracing_request to onroll_app, onroll_worker;
grant update (read_at, read_by, became) on tracing_reply to onroll_app;

-- What the holder of a link may see: what the request told and asked, and nothing of it once it has ended or was used.
create function onroll.find_tracing_link(p_token bytea, p_today date)
returns table (la_name text, asked text, asks_for text, told jsonb, ends_on date, standing text)
language sql stable security definer set search_path = public, pg_temp as $$
  select la.name, r.asked, r.asks_for,
    case when r.used_at is null and r.ends_on >= p_today then r.told else '[]'::jsonb end, r.ends_on,
    case when r.used_at is not null then 'used' when r.ends_on < p_today then 'late' else 'open' end
  from tracing_request r join local_authority la on la.id = r.la_id
  where r.token_hash = p_token
$$;
-- Takes an answer in, whatever it is. Only one for the child asked about, in time and for the first time, uses the link.
-- Gives how it came; 'full' when so many came that nobody reads them, and then nothing is taken.
create function onroll.answer_tracing_link(p_token bytea, p_id uuid, p_initials text, p_born_year int, p_result text, p_words text,
  p_name text, p_job text, p_at timestamptz, p_today date) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare r tracing_request; how text;
begin
  select * into r from tracing_request t where t.token_hash = p_token for update;
  if r.id is null then return null; end if;
  if (select count(*) from tracing_reply y where y.la_id = r.la_id and y.request_id = r.id) >= 20 then return 'full'; end if;
  how := case when r.initials <> p_initials or r.born_year <> p_born_year then 'other-child'
    when r.used_at is not null then 'again' when r.ends_on < p_today then 'late' else 'in-time' end;
  insert into tracing_reply (la_id, id, request_id, matter_id, child_id, came, result, words, by_name, by_job, received_at)
  values (r.la_id, p_id, r.id, r.matter_id, r.child_id, how, p_result, p_words, p_name, p_job, p_at);
  if how = 'in-time' then update tracing_request t set used_at = p_at where t.la_id = r.la_id and t.id = r.id; end if;
  return how;
end $$;
do $$
declare f regprocedure;
begin
  foreach f in array array['onroll.find_tracing_link(bytea, date)'::regprocedure,
    'onroll.answer_tracing_link(bytea, uuid, text, int, text, text, text, text, timestamptz, date)'::regprocedure] loop
    execute format('alter function %s owner to onroll_definer', f);
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to onroll_app', f);
  end loop;
end $$;
