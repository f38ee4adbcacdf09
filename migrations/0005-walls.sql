-- Row-level security, forced on every table that holds an authority's data. No context: no rows.
grant usage on schema onroll to public;
grant execute on all functions in schema onroll to public;
revoke execute on function onroll.append_audit from public;
revoke execute on function onroll.verify_audit from public;
grant usage on schema public to onroll_app, onroll_worker, onroll_auditor, onroll_definer;
grant usage, create on schema onroll to onroll_definer;

create function onroll.sees_child(p_la int, p_child uuid) returns boolean language sql stable
  return p_la = onroll.asking_la() and (onroll.asking_scope() = 'authority'
    or (onroll.asking_scope() = 'organisation' and exists (
      select 1 from child_access a where a.la_id = p_la and a.child_id = p_child
        and a.organisation_id = onroll.asking_organisation() and a.until_at is null)));
create function onroll.sees_matter(p_la int, p_matter uuid) returns boolean language sql stable
  return p_la = onroll.asking_la() and (onroll.asking_scope() = 'authority'
    or (onroll.asking_scope() = 'organisation' and exists (
      select 1 from matter_access a where a.la_id = p_la and a.matter_id = p_matter
        and a.organisation_id = onroll.asking_organisation())));
-- Where a family lives in hiding: only the authority's own CME team reads these rows.
create function onroll.may_read_protected() returns boolean language sql stable
  return onroll.asking_scope() = 'authority' and onroll.asking_role() in ('cme-officer', 'cme-manager');

do $$
declare t text;
begin
  foreach t in array array['organisation', 'account', 'account_role', 'sign_in', 'known_device', 'counter', 'idempotency_key',
    'draft', 'calendar_period', 'family', 'child', 'child_fact', 'child_address', 'family_contact', 'child_flag',
    'register_entry', 'child_access', 'matter', 'matter_access', 'matter_event', 'matter_summary', 'deadline',
    'safety_contact', 'document', 'outbox_message', 'sharing_log', 'audit_entry', 'audit_head']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy by_definer on %I to onroll_definer using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to onroll_definer', t);
    if t not in ('audit_entry', 'audit_head', 'sign_in', 'known_device') then
      execute format('create policy by_worker on %I to onroll_worker
        using (la_id = onroll.asking_la() and onroll.asking_scope() = ''system'')
        with check (la_id = onroll.asking_la() and onroll.asking_scope() = ''system'')', t);
      execute format('grant select, insert on %I to onroll_worker', t);
    end if;
  end loop;
  -- about a child, seen by those who see the child
  foreach t in array array['child_fact', 'child_flag', 'register_entry', 'document'] loop
    execute format('create policy by_child on %I to onroll_app using (onroll.sees_child(la_id, child_id))
      with check (onroll.sees_child(la_id, child_id))', t);
  end loop;
  foreach t in array array['child_address', 'family_contact'] loop
    execute format('create policy read_by_child on %I for select to onroll_app
      using (onroll.sees_child(la_id, child_id) and (not protected or onroll.may_read_protected()))', t);
    execute format('create policy add_by_child on %I for insert to onroll_app with check (onroll.sees_child(la_id, child_id))', t);
    execute format('create policy change_by_child on %I for update to onroll_app
      using (onroll.sees_child(la_id, child_id) and (not protected or onroll.may_read_protected()))
      with check (onroll.sees_child(la_id, child_id))', t);
  end loop;
  foreach t in array array['matter_event', 'matter_summary', 'deadline'] loop
    execute format('create policy by_matter on %I to onroll_app using (onroll.sees_matter(la_id, matter_id))
      with check (onroll.sees_matter(la_id, matter_id))', t);
  end loop;
  foreach t in array array['organisation', 'account', 'account_role', 'calendar_period', 'counter'] loop
    execute format('create policy by_authority on %I to onroll_app using (la_id = onroll.asking_la() and onroll.asking_account() is not null)
      with check (la_id = onroll.asking_la() and onroll.asking_account() is not null)', t);
  end loop;
  foreach t in array array['draft', 'idempotency_key'] loop
    execute format('create policy by_account on %I to onroll_app
      using (la_id = onroll.asking_la() and account_id = onroll.asking_account())
      with check (la_id = onroll.asking_la() and account_id = onroll.asking_account())', t);
  end loop;
end $$;

create policy by_scope on family to onroll_app
  using (la_id = onroll.asking_la() and onroll.asking_scope() in ('authority', 'organisation'))
  with check (la_id = onroll.asking_la() and onroll.asking_scope() in ('authority', 'organisation'));
create policy read_by_child on child for select to onroll_app using (onroll.sees_child(la_id, id));
create policy change_by_child on child for update to onroll_app using (onroll.sees_child(la_id, id)) with check (onroll.sees_child(la_id, id));
create policy add on child for insert to onroll_app
  with check (la_id = onroll.asking_la() and onroll.asking_scope() in ('authority', 'organisation'));
create policy read_by_matter on matter for select to onroll_app using (onroll.sees_matter(la_id, id));
create policy add_by_child on matter for insert to onroll_app with check (onroll.sees_child(la_id, child_id));
create policy read_own on child_access for select to onroll_app
  using (la_id = onroll.asking_la() and (onroll.asking_scope() = 'authority' or organisation_id = onroll.asking_organisation()));
create policy read_own on matter_access for select to onroll_app
  using (la_id = onroll.asking_la() and (onroll.asking_scope() = 'authority' or organisation_id = onroll.asking_organisation()));
create policy own_or_authority on safety_contact to onroll_app
  using (la_id = onroll.asking_la() and (onroll.asking_scope() = 'authority'
    or (onroll.asking_scope() = 'organisation' and organisation_id = onroll.asking_organisation())))
  with check (la_id = onroll.asking_la() and organisation_id = onroll.asking_organisation());
create policy own_or_authority on outbox_message for select to onroll_app
  using (la_id = onroll.asking_la() and (onroll.asking_scope() = 'authority'
    or (onroll.asking_scope() = 'organisation' and organisation_id = onroll.asking_organisation())));
create policy add on outbox_message for insert to onroll_app
  with check (la_id = onroll.asking_la() and onroll.asking_scope() in ('authority', 'organisation'));
create policy read_authority on sharing_log for select to onroll_app
  using (la_id = onroll.asking_la() and onroll.asking_scope() = 'authority');
create policy add on sharing_log for insert to onroll_app with check (onroll.sees_child(la_id, child_id));
create policy read_by_overseer on audit_entry for select to onroll_app
  using (la_id = onroll.asking_la() and onroll.asking_role() in ('auditor', 'cme-manager', 'cme-officer'));
create policy read_by_auditor on audit_entry for select to onroll_auditor using (la_id = onroll.asking_la());

-- What each role may do at all. Events, facts and logs are never changed or deleted.
grant select, insert on family, child, child_fact, child_address, family_contact, child_flag, register_entry, matter,
  matter_event, matter_summary, deadline, safety_contact, document, outbox_message, sharing_log, draft, idempotency_key,
  calendar_period, counter to onroll_app;
grant update on child, register_entry, matter_summary, deadline, draft, counter to onroll_app, onroll_worker;
grant update (until_on) on child_address, family_contact, child_flag to onroll_app, onroll_worker;
grant update (must_not_contact, must_not_contact_reason) on family_contact to onroll_app, onroll_worker;
grant update (superseded_at) on calendar_period to onroll_app, onroll_worker;
grant update (status, tries, problem, sent_at) on outbox_message to onroll_worker;
grant update (until_at) on child_access to onroll_worker;
grant select on organisation, account_role, child_access, matter_access, audit_entry to onroll_app;
grant select (la_id, id, email, display_name, demo_key, disabled_at, created_at, lock_version) on account to onroll_app;
grant select on audit_entry to onroll_auditor;
grant select on local_authority, school, school_number, school_link, school_change, bank_holiday, national_authority,
  reference_import, demo_clock to onroll_app, onroll_worker, onroll_definer;
grant insert, update on local_authority, school, school_number, school_link, school_change, bank_holiday, national_authority,
  reference_import, demo_clock to onroll_worker;
grant select, insert, delete on sign_in_guess to onroll_definer;
