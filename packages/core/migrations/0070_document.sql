-- Documents: numbered official papers as they were issued, with the bodies that issue them, their terms, other names and
-- links. Texts marked secret never come in. Nothing is deleted; a correction keeps what stood before.
create schema document;
grant usage on schema document to guong_app;

-- Many committees sign with the same code (ĐU): who issued is a body with a name, not a code.
create table document.issuer (
  tenant_id uuid not null,
  issuer_id uuid not null,
  code text not null,
  name text not null,
  name_key text not null,
  unit_id uuid,
  is_superior boolean not null,
  check (unit_id is null or not is_superior),
  primary key (tenant_id, issuer_id),
  unique (tenant_id, name_key),
  foreign key (tenant_id, unit_id) references org.unit
);
create index issuer_by_unit on document.issuer (tenant_id, unit_id);

-- A committee numbers its documents from 01 for each type and term; `to_on` is the first day that no longer belongs to it.
create table document.term (
  tenant_id uuid not null,
  term_id uuid not null,
  issuer_id uuid not null,
  name text not null,
  from_on date not null,
  to_on date,
  check (to_on is null or to_on > from_on),
  primary key (tenant_id, term_id),
  foreign key (tenant_id, issuer_id) references document.issuer
);
create index term_by_issuer on document.term (tenant_id, issuer_id);

-- `series`: within what the number is unique: a term, a year (the state), or, where no term is known, the day of issue.
create table document.document (
  tenant_id uuid not null,
  document_id uuid not null,
  issuer_id uuid not null,
  type text not null,
  number int not null check (number > 0),
  suffix text not null,
  series text not null check (series ~ '^(term:[0-9a-f-]{36}|year:\d{4}|day:\d{4}-\d{2}-\d{2})$'),
  symbol text not null,
  issued_on date not null,
  effective_on date not null,
  expires_on date,
  title text not null,
  signer text not null,
  is_public boolean not null,
  search_exact text not null,
  search_canon text not null,
  search_folded text not null,
  revision int not null,
  check (effective_on >= issued_on),
  check (expires_on is null or expires_on > effective_on),
  primary key (tenant_id, document_id),
  unique (tenant_id, issuer_id, type, series, number, suffix),
  foreign key (tenant_id, issuer_id) references document.issuer
);
create index document_by_symbol on document.document (tenant_id, symbol);
create index document_by_day on document.document (tenant_id, issued_on desc, document_id);

-- Other names by which people call a document: "Chỉ thị 24".
create table document.alias (
  tenant_id uuid not null,
  document_id uuid not null,
  alias_key text not null,
  alias text not null,
  is_withdrawn boolean not null,
  primary key (tenant_id, document_id, alias_key),
  foreign key (tenant_id, document_id) references document.document
);

-- What one document does to another: from_id implements (guides, amends ...) to_id.
create table document.link (
  tenant_id uuid not null,
  link_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  kind text not null check (kind in ('implements', 'guides', 'amends', 'replaces', 'revokes', 'cites', 'concludes')),
  is_withdrawn boolean not null,
  check (from_id <> to_id),
  primary key (tenant_id, link_id),
  unique (tenant_id, from_id, to_id, kind),
  foreign key (tenant_id, from_id) references document.document,
  foreign key (tenant_id, to_id) references document.document
);
create index link_by_to on document.link (tenant_id, to_id);

create table document.correction (
  tenant_id uuid not null,
  correction_id uuid not null,
  document_id uuid not null,
  before text not null,
  reason text not null,
  made_at timestamptz(3) not null,
  made_by text not null,
  primary key (tenant_id, correction_id),
  foreign key (tenant_id, document_id) references document.document
);
create index correction_by_document on document.correction (tenant_id, document_id);

-- By what a document is found: every folded word of its register line (symbol, title, other names) or of the text of an
-- attachment. A table of words under an ordinary key, because row-level security keeps full-text operators off an index.
create table document.word (
  tenant_id uuid not null,
  word text not null collate "C",
  document_id uuid not null,
  place text not null check (place in ('register', 'text')),
  primary key (tenant_id, word, document_id, place),
  foreign key (tenant_id, document_id) references document.document
);
create index word_by_document on document.word (tenant_id, document_id, place);

alter table document.issuer enable row level security;
alter table document.issuer force row level security;
create policy tenant on document.issuer
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter table document.term enable row level security;
alter table document.term force row level security;
create policy tenant on document.term
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter table document.document enable row level security;
alter table document.document force row level security;
create policy tenant on document.document
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter table document.alias enable row level security;
alter table document.alias force row level security;
create policy tenant on document.alias
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter table document.link enable row level security;
alter table document.link force row level security;
create policy tenant on document.link
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter table document.correction enable row level security;
alter table document.correction force row level security;
create policy tenant on document.correction
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter table document.word enable row level security;
alter table document.word force row level security;
create policy tenant on document.word
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));

grant select, insert on document.issuer, document.correction to guong_app;
grant select, insert, update on document.term, document.document, document.alias, document.link to guong_app;
-- Words are derived: those of a corrected line are made anew.
grant select, insert, delete on document.word to guong_app;

select audit.watch('document.issuer', '{}', false);
select audit.watch('document.term', '{}', false);
select audit.watch('document.document', '{}', false);
select audit.watch('document.alias', '{}', false);
select audit.watch('document.link', '{}', false);
select audit.watch('document.correction', '{}', false);
