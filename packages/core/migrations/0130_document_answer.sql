-- A unit that takes back the document with which it answered has its duty open again: which document that was stays here, and
-- by whom, when and why stands at the document. Nullable and at the end: the journal's hashes of older rows stay true (0031).
alter table document.obligation
  add column recalled_document_id uuid,
  add constraint obligation_recalled_document foreign key (tenant_id, recalled_document_id) references document.document,
  add constraint obligation_recalled_is_open check (
    recalled_document_id is null or (own_document_id is null and done_on is null)
  );
create index obligation_by_recalled on document.obligation (tenant_id, recalled_document_id)
  where recalled_document_id is not null;

-- Version 0: known from an answer that named it, before the document itself was told.
alter table document.inbound
  drop constraint inbound_version_check,
  add constraint inbound_version_check check (version >= 0);
