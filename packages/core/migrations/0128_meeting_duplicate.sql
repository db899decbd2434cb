-- One meeting may be written down twice. Which of two that look alike is the other once more is decided by a person, with a
-- reason: the one that is struck leaves the figures and names the one that stays, and can come back.
alter table meeting.meeting add column duplicate_of uuid;
alter table meeting.meeting add constraint meeting_duplicate_of_check check (duplicate_of <> meeting_id);
alter table meeting.meeting add constraint meeting_duplicate_state_check check (duplicate_of is null or state = 'cancelled');
alter table meeting.meeting add constraint meeting_duplicate_of_fkey
  foreign key (tenant_id, duplicate_of) references meeting.meeting;
create index meeting_by_duplicate on meeting.meeting (tenant_id, duplicate_of) where duplicate_of is not null;

-- Two that look alike and are two all the same.
create table meeting.kept_apart (
  tenant_id uuid not null,
  meeting_id uuid not null,
  other_id uuid not null,
  reason text not null,
  decided_at timestamptz(3) not null,
  check (meeting_id < other_id),
  primary key (tenant_id, meeting_id, other_id),
  foreign key (tenant_id, meeting_id) references meeting.meeting,
  foreign key (tenant_id, other_id) references meeting.meeting
);
alter table meeting.kept_apart enable row level security;
alter table meeting.kept_apart force row level security;
create policy tenant on meeting.kept_apart
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
grant select, insert on meeting.kept_apart to guong_app;
select audit.watch('meeting.kept_apart', '{}', false);
