-- Ballot: setting a round up, until its manifest is sealed. Nothing here says who cast what, or whether.
create schema ballot;
grant usage on schema ballot to guong_app, guong_issue, guong_count;

create table ballot.round (
  tenant_id uuid not null,
  round_id uuid not null,
  unit_id uuid not null,
  kind text not null check (kind in ('feedback', 'confidence', 'classification', 'own')),
  title text not null,
  purpose text not null,
  plan_symbol text not null,
  place text not null,
  superior text not null,
  template_code text not null,
  template_version int not null,
  state text not null check (state in ('draft', 'approved', 'roll_frozen', 'committee_ready', 'sealed', 'issuing', 'issued',
    'casting', 'closed', 'opened', 'minuted', 'confirmed', 'released', 'archived', 'destroyed', 'annulled')),
  issue_opens_at timestamptz not null,
  issue_closes_at timestamptz not null,
  cast_opens_at timestamptz not null,
  cast_closes_at timestamptz not null,
  is_early_end_allowed boolean not null,
  epoch_minimum int not null check (epoch_minimum between 1 and 1000),
  epoch_minutes int not null check (epoch_minutes between 0 and 1440),
  comment_bytes int not null check (comment_bytes between 0 and 4096),
  blank_rule text not null check (blank_rule in ('blank', 'invalid')),
  denominator text not null check (denominator in ('valid', 'collected')),
  threshold int not null check (threshold between 2 and 8),
  rsa_bits int not null check (rsa_bits in (2048, 3072)),
  roll_hash text,
  protocol_id text,
  manifest text,
  annulled_because text,
  -- Changed by nobody: the right to lock the row is all that the issue login gets.
  issue_fence int not null default 0,
  created_at timestamptz not null,
  check (issue_opens_at < issue_closes_at and issue_closes_at <= cast_opens_at and cast_opens_at < cast_closes_at),
  check ((protocol_id is null) = (manifest is null)),
  primary key (tenant_id, round_id),
  unique (tenant_id, protocol_id)
);
create index round_by_state on ballot.round (tenant_id, state, created_at desc);

create table ballot.subject (
  tenant_id uuid not null,
  round_id uuid not null,
  subject_no int not null check (subject_no between 1 and 15),
  person_id uuid not null,
  name text not null,
  post text not null,
  plan_sha256 text,
  plan_title text not null,
  primary key (tenant_id, round_id, subject_no),
  unique (tenant_id, round_id, person_id),
  foreign key (tenant_id, round_id) references ballot.round
);

create table ballot.item (
  tenant_id uuid not null,
  round_id uuid not null,
  item_no int not null check (item_no between 1 and 40),
  text text not null,
  levels text[] not null check (cardinality(levels) between 2 and 5),
  primary key (tenant_id, round_id, item_no),
  foreign key (tenant_id, round_id) references ballot.round
);

create table ballot.template (
  tenant_id uuid not null,
  code text not null,
  version int not null,
  title text not null,
  definition text not null,
  published_on date not null,
  primary key (tenant_id, code, version)
);

create table ballot.credential_group (
  tenant_id uuid not null,
  round_id uuid not null,
  group_no int not null,
  name text not null,
  categories text[] not null,
  size int not null,
  issued int,
  primary key (tenant_id, round_id, group_no),
  foreign key (tenant_id, round_id) references ballot.round
);

create table ballot.committee_member (
  tenant_id uuid not null,
  round_id uuid not null,
  member_index int not null check (member_index between 1 and 9),
  person_id uuid not null,
  name text not null,
  post text not null,
  role text not null check (role in ('head', 'member')),
  x25519 text,
  ed25519 text,
  proof text,
  primary key (tenant_id, round_id, member_index),
  unique (tenant_id, round_id, person_id),
  check ((x25519 is null) = (ed25519 is null) and (x25519 is null) = (proof is null)),
  foreign key (tenant_id, round_id) references ballot.round
);

-- The public half of each issuer key; the private half lives in schema issue, out of reach of whoever writes the box.
create table ballot.issuer (
  tenant_id uuid not null,
  round_id uuid not null,
  issuer_no int not null check (issuer_no between 1 and 2),
  group_no int not null,
  channel text not null check (channel in ('online', 'slip')),
  spki text not null,
  primary key (tenant_id, round_id, issuer_no, group_no, channel),
  foreign key (tenant_id, round_id) references ballot.round
);

-- A paper that belongs to a round: minutes, bundle, restricted minutes, decision to destroy.
create table ballot.round_file (
  tenant_id uuid not null,
  round_id uuid not null,
  kind text not null check (kind in ('minutes_pdf', 'minutes_docx', 'bundle', 'auditor_bundle')),
  sha256 text not null,
  name text not null,
  size int not null,
  made_at timestamptz not null,
  primary key (tenant_id, round_id, kind, sha256),
  foreign key (tenant_id, round_id) references ballot.round
);

-- The roll: who is called, in which category, and whether a ballot was handed out. Its own schema and login.
create schema issue;
grant usage on schema issue to guong_app, guong_issue;

create table issue.roll_entry (
  tenant_id uuid not null,
  round_id uuid not null,
  roll_no int not null,
  person_id uuid not null,
  name text not null,
  post text not null,
  unit text not null,
  category text not null,
  category_name text not null,
  group_no int,
  channel text not null default 'online' check (channel in ('online', 'slip', 'paper')),
  is_issued boolean not null default false,
  blinded_hash text,
  primary key (tenant_id, round_id, roll_no),
  unique (tenant_id, round_id, person_id),
  check (is_issued or blinded_hash is null)
);

create index roll_entry_by_person on issue.roll_entry (tenant_id, person_id);

create table issue.issuer_key (
  tenant_id uuid not null,
  round_id uuid not null,
  issuer_no int not null check (issuer_no between 1 and 2),
  group_no int not null,
  channel text not null check (channel in ('online', 'slip')),
  wrapped_key bytea,
  primary key (tenant_id, round_id, issuer_no, group_no, channel)
);

-- The box: no time, no order, no address, no person, and no login that also reaches the roll.
create schema box;
grant usage on schema box to guong_cast, guong_count;

-- Reference table: the casting door knows a round only by the hash of its public manifest, and learns the tenant here.
create table box.directory (
  protocol_id text primary key,
  tenant_id uuid not null,
  manifest text not null,
  -- With the key kept outside the database it gives the seed of the log key.
  log_salt bytea not null
);
grant select on box.directory to guong_cast;
grant select, insert on box.directory to guong_count;

create table box.round (
  tenant_id uuid not null,
  protocol_id text not null,
  phase text not null check (phase in ('waiting', 'casting', 'closed')),
  epoch_no int not null,
  spool_escrow bytea,
  primary key (tenant_id, protocol_id)
);

create table box.spool (
  tenant_id uuid not null,
  protocol_id text not null,
  slot bytea not null,
  sealed bytea not null,
  primary key (tenant_id, protocol_id, slot)
);

create table box.ballot (
  tenant_id uuid not null,
  protocol_id text not null,
  ballot_hash bytea not null,
  vk bytea not null,
  epoch_no int not null,
  ballot bytea not null,
  primary key (tenant_id, protocol_id, ballot_hash),
  unique (tenant_id, protocol_id, vk)
);

create table box.leaf (
  tenant_id uuid not null,
  protocol_id text not null,
  leaf_index int not null,
  epoch_no int not null,
  kind text not null check (kind in ('manifest', 'ballot', 'control')),
  leaf_hash bytea not null,
  body bytea,
  primary key (tenant_id, protocol_id, leaf_index),
  check ((kind = 'ballot') = (body is null))
);

create table box.head (
  tenant_id uuid not null,
  protocol_id text not null,
  tree_size int not null,
  head text not null,
  primary key (tenant_id, protocol_id, tree_size)
);

-- The count: sealed shares, the signed result, what is published.
create schema count;
grant usage on schema count to guong_count;

create table count.opening (
  tenant_id uuid not null,
  protocol_id text not null,
  station_key text not null,
  opened_by uuid not null,
  primary key (tenant_id, protocol_id)
);

create table count.share_bundle (
  tenant_id uuid not null,
  protocol_id text not null,
  member_index int not null,
  sealed bytea not null,
  primary key (tenant_id, protocol_id, member_index)
);

create table count.result (
  tenant_id uuid not null,
  protocol_id text not null,
  result text not null,
  result_hash text not null,
  recount_package bytea,
  primary key (tenant_id, protocol_id)
);

-- Signatures of committee members on the control leaves that need several of them.
create table count.control_signature (
  tenant_id uuid not null,
  protocol_id text not null,
  type text not null check (type in ('SEALED', 'RESULT')),
  member_index int not null,
  signature text not null,
  primary key (tenant_id, protocol_id, type, member_index)
);

create table count.comment (
  tenant_id uuid not null,
  protocol_id text not null,
  subject_no int not null,
  comment_no int not null,
  text text not null,
  first_reader uuid,
  second_reader uuid,
  verdict text check (verdict in ('release', 'withhold')),
  reason text,
  primary key (tenant_id, protocol_id, subject_no, comment_no)
);

create table count.publication (
  tenant_id uuid not null,
  protocol_id text not null,
  edition int not null,
  body text not null,
  incident text not null,
  published_on date not null,
  primary key (tenant_id, protocol_id, edition)
);

-- Second lock: a row is seen and written only inside the tenant of the transaction.
alter table ballot.round enable row level security;
alter table ballot.round force row level security;
create policy tenant on ballot.round using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, insert, update on ballot.round to guong_app;
grant select, update (issue_fence) on ballot.round to guong_issue;
grant select, update on ballot.round to guong_count;
alter table ballot.subject enable row level security;
alter table ballot.subject force row level security;
create policy tenant on ballot.subject using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, insert, update, delete on ballot.subject to guong_app;
grant select on ballot.subject to guong_count;
alter table ballot.item enable row level security;
alter table ballot.item force row level security;
create policy tenant on ballot.item using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, insert, delete on ballot.item to guong_app;
grant select on ballot.item to guong_count;
alter table ballot.template enable row level security;
alter table ballot.template force row level security;
create policy tenant on ballot.template using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, insert on ballot.template to guong_app;
alter table ballot.credential_group enable row level security;
alter table ballot.credential_group force row level security;
create policy tenant on ballot.credential_group using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, insert, update, delete on ballot.credential_group to guong_app;
grant select on ballot.credential_group to guong_issue;
grant select on ballot.credential_group to guong_count;
alter table ballot.committee_member enable row level security;
alter table ballot.committee_member force row level security;
create policy tenant on ballot.committee_member using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, insert, update, delete on ballot.committee_member to guong_app;
grant select on ballot.committee_member to guong_count;
alter table ballot.issuer enable row level security;
alter table ballot.issuer force row level security;
create policy tenant on ballot.issuer using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, insert on ballot.issuer to guong_app;
grant select on ballot.issuer to guong_issue;
grant select on ballot.issuer to guong_count;
alter table ballot.round_file enable row level security;
alter table ballot.round_file force row level security;
create policy tenant on ballot.round_file using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, insert on ballot.round_file to guong_app;
grant select, insert on ballot.round_file to guong_count;
alter table issue.roll_entry enable row level security;
alter table issue.roll_entry force row level security;
create policy tenant on issue.roll_entry using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, insert, update, delete on issue.roll_entry to guong_app;
grant select, update on issue.roll_entry to guong_issue;
alter table issue.issuer_key enable row level security;
alter table issue.issuer_key force row level security;
create policy tenant on issue.issuer_key using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, insert, update on issue.issuer_key to guong_app;
grant select on issue.issuer_key to guong_issue;
alter table box.round enable row level security;
alter table box.round force row level security;
create policy tenant on box.round using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, update on box.round to guong_cast;
grant select, insert, update on box.round to guong_count;
alter table box.spool enable row level security;
alter table box.spool force row level security;
create policy tenant on box.spool using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, insert, delete on box.spool to guong_cast;
grant select, delete on box.spool to guong_count;
alter table box.ballot enable row level security;
alter table box.ballot force row level security;
create policy tenant on box.ballot using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, insert on box.ballot to guong_cast;
grant select, insert on box.ballot to guong_count;
alter table box.leaf enable row level security;
alter table box.leaf force row level security;
create policy tenant on box.leaf using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, insert on box.leaf to guong_cast;
grant select, insert on box.leaf to guong_count;
alter table box.head enable row level security;
alter table box.head force row level security;
create policy tenant on box.head using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, insert on box.head to guong_cast;
grant select, insert on box.head to guong_count;
alter table count.opening enable row level security;
alter table count.opening force row level security;
create policy tenant on count.opening using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, insert, update on count.opening to guong_count;
alter table count.share_bundle enable row level security;
alter table count.share_bundle force row level security;
create policy tenant on count.share_bundle using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, insert, update on count.share_bundle to guong_count;
alter table count.result enable row level security;
alter table count.result force row level security;
create policy tenant on count.result using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, insert, update on count.result to guong_count;
alter table count.control_signature enable row level security;
alter table count.control_signature force row level security;
create policy tenant on count.control_signature using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, insert on count.control_signature to guong_count;
alter table count.comment enable row level security;
alter table count.comment force row level security;
create policy tenant on count.comment using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, insert, update on count.comment to guong_count;
alter table count.publication enable row level security;
alter table count.publication force row level security;
create policy tenant on count.publication using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, insert on count.publication to guong_count;

-- Whoever closes and counts leaves a row in the audit chain like everyone else.
grant usage on schema audit to guong_count;
grant select, insert on audit.entry, audit.security_event to guong_count;
grant select, insert, update on audit.head, audit.idempotency to guong_count;
