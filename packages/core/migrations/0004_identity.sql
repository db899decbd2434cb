-- Identity: who signs in, with which factors, from which cards. What an account may do stands in org, never here.
-- No address and no browser string is stored. Of people without powers nothing is kept finer than the day (ruling 1).
create schema identity;
grant usage on schema identity to guong_app;

create table identity.account (
  tenant_id uuid not null,
  account_id uuid not null,
  person_id uuid not null,
  login text not null,
  state text not null check (state in ('invited', 'active', 'locked', 'closed')),
  password_hash text,
  totp_sealed bytea,
  is_totp_confirmed boolean not null,
  totp_last_step bigint not null,
  revision int not null,
  check (totp_sealed is not null or not is_totp_confirmed),
  primary key (tenant_id, account_id),
  unique (tenant_id, person_id),
  unique (tenant_id, login),
  foreign key (tenant_id, person_id) references org.person
);

-- A printed card: 128 random bits in the QR (SHA-256 here), 8 typed characters (argon2id over HMAC with a pepper).
create table identity.invitation (
  tenant_id uuid not null,
  invitation_id uuid not null,
  account_id uuid not null,
  purpose text not null check (purpose in ('first', 'recovery')),
  qr_hash text not null,
  code_hash text not null,
  tries int not null check (tries between 0 and 5),
  ticket_hash text,
  ticket_until timestamptz(3),
  state text not null check (state in ('open', 'accepted', 'revoked')),
  issued_on date not null,
  expires_on date not null,
  check ((ticket_hash is null) = (ticket_until is null)),
  primary key (tenant_id, invitation_id),
  unique (tenant_id, qr_hash),
  foreign key (tenant_id, account_id) references identity.account
);
create unique index invitation_open on identity.invitation (tenant_id, account_id) where state = 'open';
create index invitation_by_ticket on identity.invitation (tenant_id, ticket_hash);

create table identity.session (
  tenant_id uuid not null,
  session_id uuid not null,
  token_hash text not null,
  account_id uuid not null,
  factors int not null check (factors in (1, 2)),
  is_powered boolean not null,
  device text not null,
  created_on date not null,
  last_seen_on date not null,
  seen_at timestamptz(3),
  expires_at timestamptz(3) not null,
  check (is_powered or seen_at is null),
  primary key (tenant_id, session_id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, account_id) references identity.account
);
create index session_by_account on identity.session (tenant_id, account_id);

create table identity.passkey (
  tenant_id uuid not null,
  credential_id text not null,
  account_id uuid not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  label text not null,
  added_on date not null,
  primary key (tenant_id, credential_id),
  foreign key (tenant_id, account_id) references identity.account
);
create index passkey_by_account on identity.passkey (tenant_id, account_id);

-- Lives five minutes; of a sign-in it does not say whose.
create table identity.challenge (
  tenant_id uuid not null,
  challenge_id uuid not null,
  purpose text not null check (purpose in ('add', 'sign_in')),
  challenge text not null,
  account_id uuid,
  expires_at timestamptz(3) not null,
  check ((purpose = 'add') = (account_id is not null)),
  primary key (tenant_id, challenge_id)
);

-- Failed tries of a day, under keys that change every day: nobody can be followed from one day to the next.
create table identity.attempt (
  tenant_id uuid not null,
  key_hash text not null,
  tried_on date not null,
  tries int not null,
  primary key (tenant_id, key_hash)
);
create index attempt_by_day on identity.attempt (tenant_id, tried_on);

create table identity.recovery (
  tenant_id uuid not null,
  recovery_id uuid not null,
  account_id uuid not null,
  reason text not null,
  requested_by text not null,
  requested_on date not null,
  state text not null check (state in ('asked', 'half', 'done', 'withdrawn')),
  first_approver uuid,
  second_approver uuid,
  check (first_approver <> second_approver),
  check ((state = 'done') = (second_approver is not null)),
  primary key (tenant_id, recovery_id),
  foreign key (tenant_id, account_id) references identity.account
);
create unique index recovery_open on identity.recovery (tenant_id, account_id) where state in ('asked', 'half');

create table identity.api_token (
  tenant_id uuid not null,
  token_id uuid not null,
  token_hash text not null,
  account_id uuid not null,
  name text not null,
  scopes text[] not null check (cardinality(scopes) between 1 and 50),
  factors int not null check (factors in (1, 2)),
  created_on date not null,
  expires_on date not null,
  last_used_on date,
  revoked_on date,
  check (expires_on > created_on),
  primary key (tenant_id, token_id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, account_id) references identity.account
);
create index api_token_by_account on identity.api_token (tenant_id, account_id);

alter table identity.account enable row level security;
alter table identity.account force row level security;
create policy tenant on identity.account
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
alter table identity.invitation enable row level security;
alter table identity.invitation force row level security;
create policy tenant on identity.invitation
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
alter table identity.session enable row level security;
alter table identity.session force row level security;
create policy tenant on identity.session
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
alter table identity.passkey enable row level security;
alter table identity.passkey force row level security;
create policy tenant on identity.passkey
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
alter table identity.challenge enable row level security;
alter table identity.challenge force row level security;
create policy tenant on identity.challenge
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
alter table identity.attempt enable row level security;
alter table identity.attempt force row level security;
create policy tenant on identity.attempt
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
alter table identity.recovery enable row level security;
alter table identity.recovery force row level security;
create policy tenant on identity.recovery
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
alter table identity.api_token enable row level security;
alter table identity.api_token force row level security;
create policy tenant on identity.api_token
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);

-- What is kept as evidence cannot be deleted; what is only alive for a while can.
grant select, insert, update on identity.account, identity.invitation, identity.recovery, identity.api_token to guong_app;
grant select, insert, update, delete on identity.session, identity.passkey, identity.challenge, identity.attempt to guong_app;
