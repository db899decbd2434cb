-- What a document from above asks of a unit: a document of its own by a day. It is answered by that document, or by a day
-- and a reason for carrying it out otherwise.
create table document.obligation (
  tenant_id uuid not null,
  obligation_id uuid not null,
  document_id uuid not null,
  unit_id uuid not null,
  required_type text not null,
  task text not null,
  due_on date not null,
  own_document_id uuid,
  done_on date,
  done_how text not null,
  is_withdrawn boolean not null,
  check (own_document_id is null or done_on is null),
  check ((done_on is null) = (done_how = '')),
  primary key (tenant_id, obligation_id),
  unique (tenant_id, document_id, unit_id, required_type),
  foreign key (tenant_id, document_id) references document.document,
  foreign key (tenant_id, unit_id) references org.unit,
  foreign key (tenant_id, own_document_id) references document.document
);
create index obligation_by_unit on document.obligation (tenant_id, unit_id);
create index obligation_by_own on document.obligation (tenant_id, own_document_id);
alter table document.obligation enable row level security;
alter table document.obligation force row level security;
create policy tenant on document.obligation
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
grant select, insert, update on document.obligation to guong_app;
select audit.watch('document.obligation', '{}', false);
