-- For the officer who prepares a round: whether it was sent for approval, how its roll was drawn, from which round it was
-- repeated, and the day of the last reminder. All empty in rounds from before.
alter table ballot.round
  add column sent_on date,
  add column roll_by text check (roll_by in ('category', 'people', 'import')),
  add column roll_categories text[],
  add column repeated_from uuid,
  add column reminded_on date;

-- A draft can be opened again before it is sealed: what its approval had led to is taken back.
grant delete on ballot.issuer, ballot.roll_change, issue.issuer_key to guong_app;

-- By what a voter's name is found: the folded name from each of its words on, so that whatever is typed is the beginning
-- of a row and the key finds it among tens of thousands. Goes with the line of the roll.
create table issue.roll_name (
  tenant_id uuid not null,
  round_id uuid not null,
  folded text not null collate "C",
  person_id uuid not null,
  spelled text not null collate "C",
  canon text not null collate "C",
  is_whole boolean not null,
  primary key (tenant_id, round_id, folded, person_id),
  foreign key (tenant_id, round_id, person_id) references issue.roll_entry (tenant_id, round_id, person_id) on delete cascade
);
create index roll_name_by_person on issue.roll_name (tenant_id, round_id, person_id);
alter table issue.roll_name enable row level security;
alter table issue.roll_name force row level security;
create policy tenant on issue.roll_name
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
grant select, insert, delete on issue.roll_name to guong_app;
