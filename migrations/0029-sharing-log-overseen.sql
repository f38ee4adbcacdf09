-- The auditor reads what was told to whom, and no record of a child: the log names none. Of a child who is shut off
-- or kept back the CME team alone reads it.
create policy read_by_auditor on sharing_log for select to onroll_app
  using (la_id = (select onroll.asking_la()) and (select onroll.asking_role()) = 'auditor'
    and child_id <> all ((select onroll.kept_back())::uuid[]) and child_id <> all ((select onroll.excluded_children())::uuid[]));
create index sharing_log_by_time on sharing_log (la_id, at desc, id desc);
