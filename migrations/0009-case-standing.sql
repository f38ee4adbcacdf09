-- What the reporting school sees of the authority's case: where it stands and until when, never what is in it.
create function onroll.standing_of_case(p_enquiry uuid)
returns table (state text, since date, open boolean, owner_name text, next_due_on date)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.state, s.state_since, s.open, a.display_name, s.next_due_on
  from matter m
    join matter_summary s on s.la_id = m.la_id and s.matter_id = m.id
    left join account a on a.la_id = s.la_id and a.id = s.owner_account_id
  where m.la_id = onroll.asking_la() and m.kind = 'authority-case' and m.opened_from = p_enquiry
    and onroll.sees_matter(m.la_id, p_enquiry)
$$;
alter function onroll.standing_of_case owner to onroll_definer;
revoke execute on function onroll.standing_of_case from public;
grant execute on function onroll.standing_of_case to onroll_app, onroll_worker;

-- Stops the transfer file of a child in hiding. Only for those who see the child, and only yes or no.
create function onroll.has_protected_address(p_child uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select onroll.sees_child(onroll.asking_la(), p_child) and exists (select 1 from child_address a
    where a.la_id = onroll.asking_la() and a.child_id = p_child and a.protected and a.until_on is null)
$$;
alter function onroll.has_protected_address owner to onroll_definer;
revoke execute on function onroll.has_protected_address from public;
grant execute on function onroll.has_protected_address to onroll_app, onroll_worker;
