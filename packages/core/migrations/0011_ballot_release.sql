-- After the signed result: minutes as drawn, how rolls differ, what was destroyed on whose decision.

-- Exact and restricted. Every drawing is kept; the last one is what the chair confirms.
create table count.minutes (
  tenant_id uuid not null,
  protocol_id text not null,
  draft_no int not null check (draft_no > 0),
  record text not null,
  pdf_sha256 text not null,
  docx_sha256 text not null,
  drawn_at timestamptz not null,
  is_confirmed boolean not null default false,
  primary key (tenant_id, protocol_id, draft_no)
);
alter table count.minutes enable row level security;
alter table count.minutes force row level security;
create policy tenant on count.minutes using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, insert on count.minutes to guong_count;
grant update (is_confirmed) on count.minutes to guong_count;

-- By how many people two rolls about one subject differ: numbers only, so that the login which publishes never sees a
-- roll. Written when a roll is frozen.
create table ballot.roll_change (
  tenant_id uuid not null,
  round_id uuid not null,
  earlier_round_id uuid not null,
  joined int not null check (joined >= 0),
  departed int not null check (departed >= 0),
  primary key (tenant_id, round_id, earlier_round_id),
  foreign key (tenant_id, round_id) references ballot.round,
  foreign key (tenant_id, earlier_round_id) references ballot.round
);
alter table ballot.roll_change enable row level security;
alter table ballot.roll_change force row level security;
create policy tenant on ballot.roll_change using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, insert on ballot.roll_change to guong_app;
grant select on ballot.roll_change to guong_count;

-- The minutes of destruction: what went, on which decision.
create table count.destruction (
  tenant_id uuid not null,
  protocol_id text not null,
  decision_symbol text not null,
  reason text not null,
  share_bundles int not null,
  comments int not null,
  destroyed_on date not null,
  primary key (tenant_id, protocol_id)
);
alter table count.destruction enable row level security;
alter table count.destruction force row level security;
create policy tenant on count.destruction using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, insert on count.destruction to guong_count;

-- What opens ballots can be destroyed; the ballots themselves are ciphertext on a public log and stay append-only.
grant delete on count.share_bundle, count.comment to guong_count;
