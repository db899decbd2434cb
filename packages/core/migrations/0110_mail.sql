-- Mail: where somebody wants to be written to, and the letters that wait, went out or did not. A letter says what it is about,
-- never what it says: its text is made when it leaves, from what its reader may see at that moment.
create schema mail;
grant usage on schema mail to guong_app;

-- One address for an account. `nonce` names the confirmation that is asked for; the code itself is stored nowhere.
create table mail.address (
  tenant_id uuid not null,
  account_id uuid not null,
  person_id uuid not null,
  address text not null check (address ~ '^[^[:space:][:cntrl:]<>,;"]+@[^[:space:][:cntrl:]<>,;"@]+$' and length(address) <= 200),
  state text not null check (state in ('pending', 'confirmed', 'stopped')),
  lang text not null check (lang in ('vi', 'en')),
  wishes text[] not null,
  is_digest boolean not null,
  nonce uuid not null,
  asked_at timestamptz(3) not null,
  primary key (tenant_id, account_id),
  unique (tenant_id, person_id),
  foreign key (tenant_id, account_id) references identity.account,
  foreign key (tenant_id, person_id) references org.person
);

-- A letter on its way. `subject_id` is the task, the meeting or the confirmation that it is about; none for a digest.
create table mail.letter (
  tenant_id uuid not null,
  letter_id uuid not null,
  account_id uuid not null,
  kind text not null check (kind in ('confirm', 'task_assigned', 'task_due_soon', 'task_overdue', 'task_escalated',
    'meeting_invited', 'digest')),
  subject_id uuid,
  state text not null check (state in ('waiting', 'sent', 'dropped', 'failed')),
  tries int not null check (tries >= 0),
  why text not null,
  made_at timestamptz(3) not null,
  ended_at timestamptz(3),
  check ((state = 'waiting') = (ended_at is null)),
  primary key (tenant_id, letter_id),
  foreign key (tenant_id, account_id) references identity.account
);
create index letter_by_account on mail.letter (tenant_id, account_id, made_at);
create index letter_by_end on mail.letter (tenant_id, state, ended_at);
-- What waits is not ordered again.
create unique index letter_waiting on mail.letter (tenant_id, account_id, kind, subject_id) where state = 'waiting';

alter table mail.address enable row level security;
alter table mail.address force row level security;
create policy tenant on mail.address
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter table mail.letter enable row level security;
alter table mail.letter force row level security;
create policy tenant on mail.letter
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));

grant select, insert, update, delete on mail.address, mail.letter to guong_app;

-- An address that was taken away must not be guessable from a hash that stays.
select audit.watch('mail.address', '{address}', false);
