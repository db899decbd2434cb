create schema platform;
grant usage on schema platform to guong_app, guong_issue, guong_cast, guong_count;

-- Reference table: one committee with the organisation under it. Made by the owner only.
create table platform.tenant (
  tenant_id uuid primary key,
  code text not null unique check (code ~ '^[a-z0-9-]{1,40}$'),
  name text not null,
  host text unique
);
grant select on platform.tenant to guong_app, guong_issue, guong_cast, guong_count;

-- Which bytes belong to whom, and under which name. The bytes lie in the file store under their SHA-256.
create table platform.file (
  tenant_id uuid not null,
  file_id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size >= 0),
  media_type text not null,
  name text not null,
  kept_at timestamptz(3) not null,
  primary key (tenant_id, file_id)
);
create index file_by_content on platform.file (tenant_id, sha256);
alter table platform.file enable row level security;
alter table platform.file force row level security;
create policy tenant on platform.file
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, insert, delete on platform.file to guong_app;

-- How far long work has come: what a person sees while waiting.
create table platform.job (
  tenant_id uuid not null,
  job_id uuid not null,
  name text not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed')),
  done integer not null default 0,
  total integer,
  message text not null default '',
  result_file_id uuid,
  requested_by text not null,
  created_at timestamptz(3) not null,
  finished_at timestamptz(3),
  primary key (tenant_id, job_id),
  check ((finished_at is not null) = (state in ('done', 'failed')))
);
alter table platform.job enable row level security;
alter table platform.job force row level security;
create policy tenant on platform.job
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, insert, update, delete on platform.job to guong_app;

-- One row: what this database was made for. A production start refuses a database that began as a demo.
create table platform.installation (
  only_one boolean primary key default true check (only_one),
  is_demo boolean not null
);
grant select on platform.installation to guong_app;
