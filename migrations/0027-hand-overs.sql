-- A child handed over to another authority: what went, sealed, and what was answered. And what others handed over to us.
create table hand_over (
  la_id int not null,
  id uuid not null,
  reference text not null,
  matter_id uuid not null,
  child_id uuid not null,
  to_code text not null references national_authority (code),
  to_name text not null,
  to_email text,
  token_hash bytea not null unique,
  link_until date not null,
  file_name text not null,
  file bytea not null,
  fields text[] not null,
  offered_on date not null,
  offered_at timestamptz not null,
  offered_by uuid not null,
  status text not null check (status in ('offered', 'accepted', 'refused', 'withdrawn')),
  answered_at timestamptz,
  late_answer text,
  late_at timestamptz,
  primary key (la_id, id),
  unique (la_id, reference),
  foreign key (la_id, matter_id) references matter (la_id, id),
  foreign key (la_id, child_id) references child (la_id, id)
);
create unique index hand_over_one_open on hand_over (la_id, matter_id) where status = 'offered';
create index hand_over_by_status on hand_over (la_id, status, offered_on);

create table received_hand_over (
  la_id int not null references local_authority (id),
  id uuid not null,
  from_code text not null,
  from_name text not null,
  fingerprint text not null,
  their_id uuid not null,
  content jsonb not null,
  received_at timestamptz not null,
  received_by uuid not null,
  child_id uuid,
  matter_id uuid,
  lock_version int not null default 1,
  primary key (la_id, id),
  unique (la_id, fingerprint, their_id),
  foreign key (la_id, child_id) references child (la_id, id),
  foreign key (la_id, matter_id) references matter (la_id, id)
);
create index received_hand_over_by_time on received_hand_over (la_id, received_at desc);

-- The CME team alone; and the service itself, when another authority answers by its link.
create function onroll.works_hand_overs(p_la int) returns boolean language sql stable
  return p_la = onroll.asking_la() and onroll.asking_scope() = 'authority'
    and onroll.asking_role() in ('cme-officer', 'cme-manager', 'system');

do $$
declare t text;
begin
  foreach t in array array['hand_over', 'received_hand_over'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy by_definer on %I to onroll_definer using (true) with check (true)', t);
    execute format('create policy by_worker on %I to onroll_worker
      using (la_id = onroll.asking_la() and onroll.asking_scope() = ''system'')
      with check (la_id = onroll.asking_la() and onroll.asking_scope() = ''system'')', t);
    -- Where a child goes tells where the child is: kept from whom the home is kept.
    execute format('create policy by_team on %I to onroll_app using (onroll.works_hand_overs(la_id)
        and (child_id is null or (select onroll.asking_role()) = ''system'' or child_id <> all ((select onroll.kept_back())::uuid[])))
      with check (onroll.works_hand_overs(la_id))', t);
    execute format('grant select, insert, update, delete on %I to onroll_definer', t);
    execute format('grant select, insert on %I to onroll_app, onroll_worker', t);
  end loop;
end $$;
grant update (status, answered_at, late_answer, late_at) on hand_over to onroll_app, onroll_worker;
grant update (child_id, matter_id, lock_version) on received_hand_over to onroll_app, onroll_worker;

-- Whose link it is: before anybody is asking. Knows the hash of 256 random bits alone.
create function onroll.find_hand_over_link(p_token bytea) returns table (la_id int, hand_over_id uuid, offered_by uuid)
language sql stable security definer set search_path = public, pg_temp as
  $$ select h.la_id, h.id, h.offered_by from hand_over h where h.token_hash = p_token $$;
alter function onroll.find_hand_over_link owner to onroll_definer;
revoke execute on function onroll.find_hand_over_link from public;
grant execute on function onroll.find_hand_over_link to onroll_app, onroll_worker;
