-- A vote that was written down twice is taken back with a reason: it leaves page and minutes, the row stays.
alter table meeting.vote add column withdrawn_at timestamptz(3);
grant update (withdrawn_at) on meeting.vote to guong_app;
