-- A fact about an adult of the family is never written over: a correction is a new line that says which one it takes
-- the place of, and an ended line says why it ended.
alter table family_contact
  add column has_care text not null default 'not-known' check (has_care in ('yes', 'no', 'not-known')),
  add column note text,
  add column corrects uuid,
  add column ended_because text;
-- What restricts an adult restricts the corrected line too.
create function onroll.keep_contact_restricted() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update restriction r set contact_id = new.id
  where r.la_id = new.la_id and r.child_id = new.child_id and r.contact_id = new.corrects and r.lifted_at is null;
  return null;
end $$;
create trigger keep_contact_restricted after insert on family_contact for each row when (new.corrects is not null)
  execute function onroll.keep_contact_restricted();
alter function onroll.keep_contact_restricted owner to onroll_definer;
revoke execute on function onroll.keep_contact_restricted from public;
revoke update (must_not_contact, must_not_contact_reason) on family_contact from onroll_app, onroll_worker;
grant update (ended_because) on family_contact to onroll_app, onroll_worker;

-- A referral or report of a child whose brother or sister is being looked for says so, on the school's side too: that
-- there is a case, since when, and its reference, so that the family is asked once. Never the name of the child, never
-- what is in it, and nothing at all where either child is in hiding. With p_own_too for a child who is about to be
-- reported as a brother or sister of this one.
create function onroll.cases_of_siblings(p_child uuid, p_own_too boolean) returns table (reference text, opened_on date)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.reference, m.opened_on
  from child c
    join child s on s.la_id = c.la_id and s.family_id = c.family_id and (p_own_too or s.id <> c.id)
    join matter_summary open on open.la_id = s.la_id and open.child_id = s.id and open.kind = 'authority-case' and open.open
    join matter m on m.la_id = open.la_id and m.id = open.matter_id
  where c.la_id = onroll.asking_la() and c.id = p_child and onroll.sees_child(c.la_id, c.id)
    and s.id <> all (onroll.excluded_children())
    and (not onroll.is_in_hiding(c.la_id, c.id) or onroll.reads_location(c.la_id, c.id))
    and (not onroll.is_in_hiding(s.la_id, s.id) or onroll.reads_location(s.la_id, s.id))
  order by m.opened_on, m.reference
  limit 20
$$;
alter function onroll.cases_of_siblings owner to onroll_definer;
revoke execute on function onroll.cases_of_siblings from public;
grant execute on function onroll.cases_of_siblings to onroll_app, onroll_worker;
