-- A unit may be let off what a document from above asks of it, by whoever asked, with a reason; and what stands in a year,
-- or waits for a unit, is found without reading every obligation there ever was.
alter table document.obligation add column exempt_because text;
alter table document.obligation add constraint obligation_answered_once check (
  exempt_because is null or (own_document_id is null and done_on is null and exempt_because <> '')
);
create index obligation_by_document on document.obligation (tenant_id, document_id);
