-- Between committees of one installation: a unit that keeps a house of its own (another tenant) receives there what it is
-- asked here. The obligation is the sending; what was delivered is noted here, what was received is noted there under the
-- id of the sending, so that a delivery that was cut off between the two is repeated without a second effect.
create table document.subordinate (
  tenant_id uuid not null,
  unit_id uuid not null,
  child_tenant_id uuid not null,
  check (child_tenant_id <> tenant_id),
  primary key (tenant_id, unit_id),
  unique (tenant_id, child_tenant_id),
  foreign key (tenant_id, unit_id) references org.unit
);
create table document.delivery (
  tenant_id uuid not null,
  obligation_id uuid not null,
  delivered_at timestamptz(3) not null,
  primary key (tenant_id, obligation_id),
  foreign key (tenant_id, obligation_id) references document.obligation
);
create table document.receipt (
  tenant_id uuid not null,
  sending_id uuid not null,
  from_tenant_id uuid not null,
  obligation_id uuid not null,
  received_at timestamptz(3) not null,
  primary key (tenant_id, sending_id),
  foreign key (tenant_id, obligation_id) references document.obligation
);
create index receipt_by_obligation on document.receipt (tenant_id, obligation_id);
alter table document.subordinate enable row level security;
alter table document.subordinate force row level security;
create policy tenant on document.subordinate
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter table document.delivery enable row level security;
alter table document.delivery force row level security;
create policy tenant on document.delivery
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter table document.receipt enable row level security;
alter table document.receipt force row level security;
create policy tenant on document.receipt
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
grant select, insert on document.subordinate, document.delivery, document.receipt to guong_app;
select audit.watch('document.subordinate', '{}', false);
select audit.watch('document.delivery', '{}', false);
select audit.watch('document.receipt', '{}', false);
