-- When the end of a register entry was written down: true from `ended_on`, known from then. "Where was this child?" asks both.
alter table register_entry add column end_recorded_at timestamptz;
