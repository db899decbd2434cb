-- Nobody may anything until a migration says so.
revoke all on schema public from public;

create schema audit;
grant usage on schema audit to guong_app;

-- The chain. `hash` covers every other column; milliseconds only, so that no finer edit can hide below the hash.
create table audit.entry (
  tenant_id uuid not null,
  seq bigint not null check (seq > 0),
  at timestamptz(3) not null,
  actor text not null,
  post text not null,
  rule text not null,
  type text not null,
  subject text not null,
  data text not null,
  prev text not null,
  hash text not null,
  primary key (tenant_id, seq)
);
create index entry_by_subject on audit.entry (tenant_id, subject, seq);

create table audit.head (
  tenant_id uuid primary key,
  seq bigint not null,
  hash text not null
);

-- One short line a day, printed and kept on paper: finds a chain that was cut and regrown.
create table audit.checkpoint (
  tenant_id uuid not null,
  taken_on date not null,
  seq bigint not null,
  hash text not null,
  line text not null,
  primary key (tenant_id, taken_on)
);

create table audit.security_event (
  tenant_id uuid not null,
  security_event_id uuid not null,
  at timestamptz(3) not null,
  kind text not null,
  actor text not null,
  action text not null,
  primary key (tenant_id, security_event_id)
);
create index security_event_by_time on audit.security_event (tenant_id, at);

-- Answers to requests with a key; a day only, and nothing that is shown once.
create table audit.idempotency (
  tenant_id uuid not null,
  key_hash text not null,
  actor text not null,
  request_hash text not null,
  answer text,
  kept_on date not null,
  primary key (tenant_id, key_hash)
);

alter table audit.entry enable row level security;
alter table audit.entry force row level security;
create policy tenant on audit.entry
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
alter table audit.head enable row level security;
alter table audit.head force row level security;
create policy tenant on audit.head
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
alter table audit.checkpoint enable row level security;
alter table audit.checkpoint force row level security;
create policy tenant on audit.checkpoint
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
alter table audit.security_event enable row level security;
alter table audit.security_event force row level security;
create policy tenant on audit.security_event
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
alter table audit.idempotency enable row level security;
alter table audit.idempotency force row level security;
create policy tenant on audit.idempotency
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);

-- Append-only by missing rights, not by triggers.
grant select, insert on audit.entry, audit.checkpoint, audit.security_event to guong_app;
grant select, insert, update on audit.head to guong_app;
grant select, insert, update, delete on audit.idempotency to guong_app;
