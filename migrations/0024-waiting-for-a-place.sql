-- Since when a child waits for a school place, beside the summary of the case: the board of all who wait is read the
-- longest first. Empty where no place is sought. Summaries from before are read by the day of their stage.
alter table matter_summary add column waiting_since date;
create index matter_summary_waiting on matter_summary (la_id, (coalesce(waiting_since, state_since)), matter_id)
  where open and state in ('L3', 'L4', 'L5');
create index matter_event_of_exchange on matter_event (la_id, happened_on desc, id desc) where kind = 'authority-exchanged';
