-- Files of a document: the text as issued, a scan, an appendix. The bytes lie in the file store under their hash; the words
-- of a text that can be read go into document.word.
create table document.attachment (
  tenant_id uuid not null,
  attachment_id uuid not null,
  document_id uuid not null,
  kind text not null check (kind in ('original', 'scan', 'appendix')),
  file_id uuid not null,
  name text not null,
  media_type text not null,
  size int not null check (size > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  has_text boolean not null,
  is_withdrawn boolean not null,
  primary key (tenant_id, attachment_id),
  foreign key (tenant_id, document_id) references document.document
);
create index attachment_by_document on document.attachment (tenant_id, document_id);
alter table document.attachment enable row level security;
alter table document.attachment force row level security;
create policy tenant on document.attachment
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
grant select, insert, update on document.attachment to guong_app;
select audit.watch('document.attachment', '{}', false);
