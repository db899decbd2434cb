-- What goes from one committee to another is a message with an id and a version, kept here until it has arrived or was given
-- up. It says what it is about, never what it says: that is made when it leaves, from what stands then. The newest version of
-- the same thing puts the older ones out of use, here and at the receiver, so that order and repeats do not matter.
create table document.message (
  tenant_id uuid not null,
  message_id uuid not null,
  to_tenant_id uuid not null,
  kind text not null check (kind in ('document', 'file', 'answer')),
  -- The document, the attachment, or the obligation that was answered.
  subject_id uuid not null,
  document_id uuid not null,
  version int not null check (version > 0),
  state text not null check (state in ('waiting', 'delivered', 'refused', 'given_up', 'superseded')),
  tries int not null check (tries >= 0),
  why text not null,
  made_at timestamptz(3) not null,
  next_at timestamptz(3),
  ended_at timestamptz(3),
  check (to_tenant_id <> tenant_id),
  check ((state = 'waiting') = (next_at is not null)),
  check ((state = 'waiting') = (ended_at is null)),
  primary key (tenant_id, message_id),
  unique (tenant_id, to_tenant_id, kind, subject_id, version),
  foreign key (tenant_id, document_id) references document.document
);
create index message_by_document on document.message (tenant_id, document_id);
create index message_due on document.message (tenant_id, next_at) where state = 'waiting';

-- What came from another committee: which document there is which document here, and the newest version that was taken in.
create table document.inbound (
  tenant_id uuid not null,
  from_tenant_id uuid not null,
  source_id uuid not null,
  document_id uuid not null,
  from_name text not null,
  version int not null check (version > 0),
  received_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  primary key (tenant_id, from_tenant_id, source_id),
  foreign key (tenant_id, document_id) references document.document
);
create index inbound_by_document on document.inbound (tenant_id, document_id);

-- The files that the sender named; `attachment_id` is this committee's own copy, null until it has arrived.
create table document.inbound_file (
  tenant_id uuid not null,
  from_tenant_id uuid not null,
  source_id uuid not null,
  document_id uuid not null,
  name text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  is_withdrawn boolean not null,
  attachment_id uuid,
  arrived_at timestamptz(3),
  primary key (tenant_id, from_tenant_id, source_id),
  foreign key (tenant_id, document_id) references document.document,
  foreign key (tenant_id, attachment_id) references document.attachment
);
create index inbound_file_by_document on document.inbound_file (tenant_id, document_id);
create index inbound_file_by_attachment on document.inbound_file (tenant_id, attachment_id);

-- Nullable and at the end, all of them: the journal's hashes of older rows stay true (0031).
alter table document.document
  add column withdrawn_on date,
  add column withdrawn_by text,
  add column withdrawn_because text,
  add constraint document_withdrawn_whole check (
    (withdrawn_on is null) = (withdrawn_by is null) and (withdrawn_on is null) = (withdrawn_because is null)
  );
alter table document.obligation
  add column withdrawn_on date,
  add column withdrawn_by text,
  add column withdrawn_because text,
  -- The newest version of its answer that came up from the house of the unit.
  add column heard_version int check (heard_version > 0),
  add constraint obligation_withdrawn_whole check (
    (withdrawn_on is null) = (withdrawn_by is null) and (withdrawn_on is null) = (withdrawn_because is null)
  );

alter table document.message enable row level security;
alter table document.message force row level security;
create policy tenant on document.message
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter table document.inbound enable row level security;
alter table document.inbound force row level security;
create policy tenant on document.inbound
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter table document.inbound_file enable row level security;
alter table document.inbound_file force row level security;
create policy tenant on document.inbound_file
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
grant select, insert, update on document.message, document.inbound, document.inbound_file to guong_app;
select audit.watch('document.message', '{}', false);
select audit.watch('document.inbound', '{}', false);
select audit.watch('document.inbound_file', '{}', false);

-- What was delivered is noted on the message from now on; `document.delivery` keeps what was noted before.
