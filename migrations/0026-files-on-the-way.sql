-- The work list of transfer files: which matters have one, and the last that was said of it.
create index matter_event_of_file on matter_event (la_id, matter_id, seq desc) where kind like 'transfer-file-%';
create index matter_summary_with_file on matter_summary (la_id, school_urn, matter_id) where state in ('Q8', 'Q9');
