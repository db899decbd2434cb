-- Who published which edition, in which post, and what exactly: hashes of the publication and of the bundle for checking.
create table ballot.release_decision (
  tenant_id uuid not null,
  round_id uuid not null,
  edition int not null check (edition > 0),
  person_id uuid not null,
  post text not null,
  body_sha256 text not null check (body_sha256 ~ '^[0-9a-f]{64}$'),
  bundle_sha256 text not null check (bundle_sha256 ~ '^[0-9a-f]{64}$'),
  primary key (tenant_id, round_id, edition),
  foreign key (tenant_id, round_id) references ballot.round
);
alter table ballot.release_decision enable row level security;
alter table ballot.release_decision force row level security;
create policy tenant on ballot.release_decision
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
grant select on ballot.release_decision to guong_app;
grant select, insert on ballot.release_decision to guong_count;

-- Passages of a comment that a reader covered before it is released; what either of the two readers covers is covered.
alter table count.comment add column covers text[] not null default '{}';
