-- Who recounts from outside: the station seals the recount package to this key, so that the server cannot read it.
create table ballot.auditor (
  tenant_id uuid not null,
  round_id uuid not null,
  name text not null,
  x25519 text not null check (x25519 ~ '^[0-9a-f]{64}$'),
  primary key (tenant_id, round_id),
  foreign key (tenant_id, round_id) references ballot.round
);
alter table ballot.auditor enable row level security;
alter table ballot.auditor force row level security;
create policy tenant on ballot.auditor using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, insert, update on ballot.auditor to guong_app;
grant select on ballot.auditor to guong_count;
