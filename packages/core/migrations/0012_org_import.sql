-- Lists that offices send: read into rows that people look at, then carried out all or none.
create table org.import (
  tenant_id uuid not null,
  import_id uuid not null,
  kind text not null check (kind in ('members', 'roll')),
  state text not null check (state in ('previewed', 'confirming', 'confirmed', 'failed', 'discarded')),
  file_id uuid not null,
  file_name text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  sheet text not null,
  sheets text not null,
  columns text not null,
  mapping text not null,
  notes text not null,
  counts text not null,
  job_id uuid,
  failure text not null,
  made_by text not null,
  made_at timestamptz(3) not null,
  confirmed_at timestamptz(3),
  check ((confirmed_at is not null) = (state = 'confirmed')),
  primary key (tenant_id, import_id)
);

-- One row of the sheet. Working material: deleted when the import is discarded or read again.
create table org.import_row (
  tenant_id uuid not null,
  import_id uuid not null,
  row_no int not null check (row_no > 0),
  is_record boolean not null,
  note text not null,
  fields text not null,
  changes text not null,
  problems text not null,
  is_changed boolean not null,
  is_blocked boolean not null,
  lead_row_no int not null,
  is_asked boolean not null,
  candidates text not null,
  match_person_id uuid,
  decision text check (decision in ('different', 'leave_out', 'same_person', 'same_row')),
  decision_person_id uuid,
  decision_row_no int,
  person_id uuid,
  is_added boolean not null,
  check ((decision_person_id is not null) = (decision is not null and decision = 'same_person')),
  check ((decision_row_no is not null) = (decision is not null and decision = 'same_row')),
  primary key (tenant_id, import_id, row_no),
  foreign key (tenant_id, import_id) references org.import
);

alter table org.import enable row level security;
alter table org.import force row level security;
create policy tenant on org.import
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
alter table org.import_row enable row level security;
alter table org.import_row force row level security;
create policy tenant on org.import_row
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);

grant select, insert, update on org.import to guong_app;
grant select, insert, update, delete on org.import_row to guong_app;
