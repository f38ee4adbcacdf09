-- The Virtual School's board reads every open case of a looked-after child.
create index matter_summary_looked_after on matter_summary (la_id, opened_on, matter_id)
  where open and kind = 'authority-case' and 'looked-after' = any (flags);
