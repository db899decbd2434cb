-- Templates of documents that an office brings in itself (a .docx with placeholders), by unit, type and layout. `version`
-- counts within these three. `to_on` is the first day on which it no longer holds; `fields` are the placeholders found.
create table document.form_template (
  tenant_id uuid not null,
  template_id uuid not null,
  unit_id uuid not null,
  type text not null,
  family text not null check (family in ('party', 'state')),
  code text not null,
  version int not null check (version > 0),
  state text not null check (state in ('draft', 'published', 'superseded')),
  is_withdrawn boolean not null check (not is_withdrawn or state = 'draft'),
  from_on date,
  to_on date,
  published_because text not null,
  superseded_because text not null,
  file_id uuid not null,
  name text not null,
  size int not null check (size > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  fields text[] not null,
  made_at timestamptz(3) not null,
  check ((state = 'draft') = (from_on is null)),
  check (to_on is null or from_on <= to_on),
  check (state <> 'superseded' or to_on is not null),
  primary key (tenant_id, template_id),
  unique (tenant_id, unit_id, type, family, version),
  foreign key (tenant_id, unit_id) references org.unit
);
alter table document.form_template enable row level security;
alter table document.form_template force row level security;
create policy tenant on document.form_template
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
grant select, insert, update on document.form_template to guong_app;

-- A draft that was begun for what a unit is asked, and the template it is written on; none: the layout of the house.
create table document.own_draft (
  tenant_id uuid not null,
  draft_id uuid not null,
  obligation_id uuid not null,
  template_id uuid,
  made_at timestamptz(3) not null,
  primary key (tenant_id, draft_id),
  foreign key (tenant_id, obligation_id) references document.obligation,
  foreign key (tenant_id, template_id) references document.form_template
);
create index own_draft_by_obligation on document.own_draft (tenant_id, obligation_id);
alter table document.own_draft enable row level security;
alter table document.own_draft force row level security;
create policy tenant on document.own_draft
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
grant select, insert on document.own_draft to guong_app;

select audit.watch('document.form_template', '{}', false);
select audit.watch('document.own_draft', '{}', false);
