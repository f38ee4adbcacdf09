-- Which organisation stands on which side of a matter: for all who work on it, so that a date of the team’s goes to
-- the team whoever records the event that makes it. Ids and sides, nothing else.
create function onroll.sides_of_matter(p_matter uuid) returns table (organisation_id uuid, side text)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.organisation_id, a.side from matter_access a
  where a.la_id = onroll.asking_la() and a.matter_id = p_matter
    and (onroll.asking_scope() = 'system' or onroll.sees_matter(a.la_id, p_matter))
  order by a.from_at, a.organisation_id
$$;
alter function onroll.sides_of_matter owner to onroll_definer;
revoke execute on function onroll.sides_of_matter from public;
grant execute on function onroll.sides_of_matter to onroll_app, onroll_worker;
