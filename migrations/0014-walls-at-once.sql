-- The same walls, put so that the server looks once at who asks and reads the few rows that are open to an organisation,
-- where it called a function for every row of a table: a list of 50 out of 25,000 open matters asked 25,000 times.
do $$
declare
  t text;
  is_asked constant text := '%1$I.la_id = (select onroll.asking_la()) and ((select onroll.asking_scope()) = ''authority''
    or ((select onroll.asking_scope()) = ''organisation'' and exists (
      select 1 from %2$I a where a.la_id = %1$I.la_id and a.%3$I = %1$I.%4$I
        and a.organisation_id = (select onroll.asking_organisation())%5$s)))';
begin
  foreach t in array array['matter_event', 'matter_summary', 'deadline'] loop
    execute format('alter policy by_matter on %I using (', t) || format(is_asked, t, 'matter_access', 'matter_id', 'matter_id', '') || ')';
  end loop;
  execute 'alter policy read_by_matter on matter using (' || format(is_asked, 'matter', 'matter_access', 'matter_id', 'id', '') || ')';
  execute 'alter policy read_by_child on child using ('
    || format(is_asked, 'child', 'child_access', 'child_id', 'id', ' and a.until_at is null') || ')';
end $$;
