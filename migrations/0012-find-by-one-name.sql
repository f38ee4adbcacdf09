-- One name out of several finds a child too: "Osei" is as good as the whole of "Kwame Pretend-Osei".
create or replace function onroll.find_children(
  p_name_key text, p_born date, p_upn text, p_reference text, p_limit int, p_at timestamptz, p_request text
) returns table (child_id uuid, likeness real)
language plpgsql security definer set search_path = public, pg_temp as $$
declare la int := onroll.asking_la(); found_ids uuid[]; found_likeness real[];
begin
  if onroll.asking_scope() not in ('authority', 'organisation') then return; end if;
  select array_agg(f.id order by f.likeness desc, f.id), array_agg(f.likeness order by f.likeness desc, f.id)
  into found_ids, found_likeness from (
    select c.id, case when p_upn is not null and c.upn = p_upn then 1 when p_reference is not null and c.reference = p_reference then 1
        when p_name_key is not null then greatest(similarity(c.name_key, p_name_key), 0.9 * strict_word_similarity(p_name_key, c.name_key))::real
        else 1 end as likeness
    from child c
    where c.la_id = la
      and (p_upn is null or c.upn = p_upn) and (p_reference is null or c.reference = p_reference)
      and (p_born is null or c.born_on = p_born)
      and (p_name_key is null or c.name_key % p_name_key or p_name_key <<% c.name_key or c.name_key like p_name_key || '%')
      and (p_upn is not null or p_reference is not null or p_born is not null or p_name_key is not null)
      and (onroll.asking_scope() = 'authority' or exists (select 1 from child_access a where a.la_id = la and a.child_id = c.id
        and a.organisation_id = onroll.asking_organisation() and a.until_at is null))
    order by likeness desc, c.id limit least(p_limit, 200)
  ) f;
  perform onroll.append_audit(la, p_at, onroll.asking_account(), onroll.asking_role(), onroll.asking_organisation(), null, p_request,
    'search-children', 'child', coalesce(found_ids::text[], '{}'), 'done', null, null);
  return query select * from unnest(coalesce(found_ids, '{}'), coalesce(found_likeness, '{}'));
end $$;
