-- A family in hiding stays hidden: while a child has a protected address, every further one is protected too, whoever
-- reports it. The reporter may not be able to see that there is a protected one.
create function onroll.keep_address_protected() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not new.protected and exists (select 1 from child_address a
    where a.la_id = new.la_id and a.child_id = new.child_id and a.protected and a.until_on is null)
  then new.protected := true; end if;
  return new;
end $$;
create trigger keep_address_protected before insert on child_address for each row execute function onroll.keep_address_protected();
alter function onroll.keep_address_protected owner to onroll_definer;
revoke execute on function onroll.keep_address_protected from public;
