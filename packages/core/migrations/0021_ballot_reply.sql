-- The duty of reply: whoever was rated answers a published result, in public, by a day that was set with it.
alter table ballot.round add column reply_due_on date;

create table ballot.reply (
  tenant_id uuid not null,
  round_id uuid not null,
  subject_no int not null,
  version int not null check (version > 0),
  acceptance text not null,
  explanation text not null,
  replied_on date not null,
  primary key (tenant_id, round_id, subject_no, version),
  foreign key (tenant_id, round_id, subject_no) references ballot.subject
);

create table ballot.reply_change (
  tenant_id uuid not null,
  round_id uuid not null,
  subject_no int not null,
  version int not null,
  change_no int not null check (change_no > 0),
  what text not null,
  due_on date not null,
  primary key (tenant_id, round_id, subject_no, version, change_no),
  foreign key (tenant_id, round_id, subject_no, version) references ballot.reply
);

alter table ballot.reply enable row level security;
alter table ballot.reply force row level security;
create policy tenant on ballot.reply using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, insert on ballot.reply to guong_app;

alter table ballot.reply_change enable row level security;
alter table ballot.reply_change force row level security;
create policy tenant on ballot.reply_change using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
grant select, insert on ballot.reply_change to guong_app;
