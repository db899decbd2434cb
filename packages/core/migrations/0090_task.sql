-- Tasks: who in which post does what by when, with what product. The owner is a post, so that a task outlives whoever held
-- it; that a task is overdue is never stored, it follows from the day. Nothing is deleted; the history only grows.
create schema task;
grant usage on schema task to guong_app;

-- A secret task is a code, a day and a state: no text of it may come in.
create table task.task (
  tenant_id uuid not null,
  task_id uuid not null,
  number int not null check (number > 0),
  state text not null check (state in ('proposed', 'assigned', 'accepted', 'in_progress', 'submitted', 'returned', 'done',
    'cancelled')),
  what text not null,
  responsibility text not null,
  product text not null,
  authority text not null,
  owner_post_id uuid,
  unit_id uuid,
  due_on date,
  assigner_post_id uuid,
  supervisor_post_id uuid,
  parent_id uuid,
  source_kind text not null check (source_kind in ('document', 'conclusion', 'none')),
  source_id uuid,
  secret_code text,
  accepted_by uuid,
  accepted_on date,
  submitted_by uuid,
  submitted_on date,
  decided_on date,
  search_exact text not null,
  search_canon text not null,
  search_folded text not null,
  revision int not null,
  check ((source_kind = 'none') = (source_id is null)),
  check ((owner_post_id is null) or (unit_id is not null)),
  check (secret_code is null or (what = '' and responsibility = '' and product = '' and authority = ''
    and owner_post_id is null and supervisor_post_id is null and parent_id is null and source_id is null)),
  check (state = 'proposed' or state = 'cancelled' or due_on is not null),
  check (state = 'proposed' or state = 'cancelled' or secret_code is not null
    or (what <> '' and responsibility <> '' and product <> '' and authority <> '' and owner_post_id is not null)),
  check (state <> 'done' or (submitted_on is not null and decided_on is not null)),
  check (parent_id <> task_id),
  primary key (tenant_id, task_id),
  unique (tenant_id, number),
  foreign key (tenant_id, owner_post_id) references org.post,
  foreign key (tenant_id, unit_id) references org.unit,
  foreign key (tenant_id, assigner_post_id) references org.post,
  foreign key (tenant_id, supervisor_post_id) references org.post,
  foreign key (tenant_id, parent_id) references task.task
);
create unique index task_by_secret_code on task.task (tenant_id, secret_code) where secret_code is not null;
create index task_by_owner on task.task (tenant_id, owner_post_id);
create index task_by_unit on task.task (tenant_id, unit_id, due_on);
create index task_by_day on task.task (tenant_id, due_on, task_id);
create index task_by_assigner on task.task (tenant_id, assigner_post_id);
create index task_by_supervisor on task.task (tenant_id, supervisor_post_id);
create index task_by_parent on task.task (tenant_id, parent_id);
create index task_by_source on task.task (tenant_id, source_id);

-- Units that support the owner (phối hợp).
create table task.support (
  tenant_id uuid not null,
  task_id uuid not null,
  unit_id uuid not null,
  is_withdrawn boolean not null,
  primary key (tenant_id, task_id, unit_id),
  foreign key (tenant_id, task_id) references task.task,
  foreign key (tenant_id, unit_id) references org.unit
);
create index support_by_unit on task.support (tenant_id, unit_id);

-- What happened to a task, in order; rows are only ever added. `note` is the report or the reason, `before` what stood.
create table task.event (
  tenant_id uuid not null,
  task_id uuid not null,
  seq int not null check (seq > 0),
  kind text not null check (kind in ('proposed', 'edited', 'assigned', 'accepted', 'progress', 'submitted', 'returned',
    'done', 'reopened', 'due_changed', 'transferred', 'taken_over', 'cancelled', 'evidence_added', 'evidence_withdrawn',
    'evidence_verified', 'evidence_rejected', 'reminded', 'escalated')),
  made_at timestamptz(3) not null,
  made_by text not null,
  owner_post_id uuid,
  note text not null,
  before text not null,
  primary key (tenant_id, task_id, seq),
  foreign key (tenant_id, task_id) references task.task,
  foreign key (tenant_id, owner_post_id) references org.post
);
create index event_by_owner on task.event (tenant_id, owner_post_id);

-- What shows that it was done: a file, or a document of the register. The receiver verifies or rejects it.
create table task.evidence (
  tenant_id uuid not null,
  evidence_id uuid not null,
  task_id uuid not null,
  file_id uuid,
  name text not null,
  media_type text not null,
  size int not null,
  sha256 text not null,
  document_id uuid,
  added_on date not null,
  added_by text not null,
  verdict text not null check (verdict in ('pending', 'verified', 'rejected')),
  is_withdrawn boolean not null,
  check ((file_id is null) <> (document_id is null)),
  primary key (tenant_id, evidence_id),
  foreign key (tenant_id, task_id) references task.task,
  foreign key (tenant_id, document_id) references document.document
);
create index evidence_by_task on task.evidence (tenant_id, task_id);
create index evidence_by_document on task.evidence (tenant_id, document_id);

-- After how many days overdue a task is brought before whom: the head of its unit, or the head of the unit above.
create table task.escalation (
  tenant_id uuid not null,
  step int not null check (step between 1 and 5),
  days_after int not null check (days_after between 1 and 365),
  brought_to text not null check (brought_to in ('unit_head', 'parent_head')),
  primary key (tenant_id, step)
);

alter table task.task enable row level security;
alter table task.task force row level security;
create policy tenant on task.task
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter table task.support enable row level security;
alter table task.support force row level security;
create policy tenant on task.support
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter table task.event enable row level security;
alter table task.event force row level security;
create policy tenant on task.event
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter table task.evidence enable row level security;
alter table task.evidence force row level security;
create policy tenant on task.evidence
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter table task.escalation enable row level security;
alter table task.escalation force row level security;
create policy tenant on task.escalation
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));

grant select, insert on task.event to guong_app;
grant select, insert, update on task.task, task.support, task.evidence to guong_app;
-- The rule is short and set as a whole: the journal keeps what it was.
grant select, insert, update, delete on task.escalation to guong_app;

select audit.watch('task.task', '{}', false);
select audit.watch('task.support', '{}', false);
select audit.watch('task.event', '{}', false);
select audit.watch('task.evidence', '{}', false);
select audit.watch('task.escalation', '{}', false);
