-- Guests: people who are there and belong to nobody's list. They are named with the body they come from and counted by
-- themselves: never in the denominator, the quorum or a vote.
create table meeting.guest (
  tenant_id uuid not null,
  guest_id uuid not null,
  meeting_id uuid not null,
  guest_no int not null check (guest_no > 0),
  name text not null check (name <> ''),
  body text not null,
  from_at timestamptz(3),
  to_at timestamptz(3),
  is_withdrawn boolean not null,
  check (to_at is null or (from_at is not null and to_at >= from_at)),
  primary key (tenant_id, guest_id),
  unique (tenant_id, meeting_id, guest_no),
  foreign key (tenant_id, meeting_id) references meeting.meeting
);
alter table meeting.guest enable row level security;
alter table meeting.guest force row level security;
create policy tenant on meeting.guest
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
grant select, insert, update on meeting.guest to guong_app;
select audit.watch('meeting.guest', '{}', false);

-- Counted beside the others, in the row without a category.
alter table meeting.tally add column guests int not null default 0 check (guests >= 0);
alter table meeting.counter add column guests int not null default 0;
