-- The tallies of a month added up, so that years over many units are read from few rows: kept in the transaction that makes a
-- tally anew. Days at the edges of a period come out of the tallies themselves.
create table meeting.counter (
  tenant_id uuid not null,
  unit_id uuid not null,
  month date not null check (extract(day from month) = 1),
  is_study boolean not null,
  is_make_up boolean not null,
  category text not null,
  category_name text not null,
  sessions int not null,
  opinions int not null,
  papers int not null,
  invited int not null,
  present int not null,
  excused int not null,
  made_up int not null,
  primary key (tenant_id, unit_id, month, is_study, is_make_up, category),
  foreign key (tenant_id, unit_id) references org.unit
);
create index tally_by_day on meeting.tally (tenant_id, held_on);
alter table meeting.counter enable row level security;
alter table meeting.counter force row level security;
create policy tenant on meeting.counter
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
grant select, insert, update on meeting.counter to guong_app;
