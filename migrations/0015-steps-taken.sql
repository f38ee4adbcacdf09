-- Which way each matter went through the process and when: the fold's own path, kept beside its summary, so that the
-- policy map counts its arrows without reading histories. Written again in the transaction of the event.
create table matter_step (
  la_id int not null,
  matter_id uuid not null,
  step int not null,
  from_state text not null,
  to_state text not null,
  transition text not null,
  on_day date not null,
  primary key (la_id, matter_id, step),
  foreign key (la_id, matter_id) references matter (la_id, id)
);
create index matter_step_day on matter_step (la_id, on_day);

alter table matter_step enable row level security;
alter table matter_step force row level security;
create policy by_definer on matter_step to onroll_definer using (true) with check (true);
create policy by_worker on matter_step to onroll_worker
  using (la_id = onroll.asking_la() and onroll.asking_scope() = 'system')
  with check (la_id = onroll.asking_la() and onroll.asking_scope() = 'system');
create policy by_matter on matter_step to onroll_app
  using (la_id = (select onroll.asking_la()) and ((select onroll.asking_scope()) = 'authority'
    or ((select onroll.asking_scope()) = 'organisation' and exists (
      select 1 from matter_access a where a.la_id = matter_step.la_id and a.matter_id = matter_step.matter_id
        and a.organisation_id = (select onroll.asking_organisation())))))
  with check (onroll.sees_matter(la_id, matter_id));
grant select, insert, update, delete on matter_step to onroll_definer;
grant select, insert, update on matter_step to onroll_app, onroll_worker;
