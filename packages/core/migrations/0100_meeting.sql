-- Meetings and study sessions: who was called (frozen when it opens: the denominator of every rate), who was there as
-- intervals, what was said as rows (the number of opinions is the number of rows), votes by show of hands, conclusions.
create schema meeting;
grant usage on schema meeting to guong_app;

-- Kinds are data: a tenant's own row goes before the one that the product brings along. A meeting keeps what held for it.
create table meeting.kind (
  tenant_id uuid not null,
  code text not null check (code ~ '^[a-z][a-z0-9_]{1,39}$'),
  name text not null,
  is_study boolean not null,
  quorum_part int not null check (quorum_part > 0),
  quorum_whole int not null,
  late_after_minutes int not null check (late_after_minutes between 0 and 240),
  is_retired boolean not null,
  check (quorum_part <= quorum_whole),
  primary key (tenant_id, code)
);

create table meeting.meeting (
  tenant_id uuid not null,
  meeting_id uuid not null,
  kind text not null,
  kind_name text not null,
  is_study boolean not null,
  quorum_part int not null,
  quorum_whole int not null,
  late_after_minutes int not null,
  unit_id uuid not null,
  title text not null,
  starts_at timestamptz(3) not null,
  place text not null,
  mode text not null check (mode in ('in_person', 'online', 'mixed')),
  chair_id uuid,
  secretary_id uuid,
  state text not null check (state in
    ('planned', 'invited', 'open', 'closed', 'minuted', 'confirmed', 'published', 'cancelled')),
  make_up_of uuid,
  check_in_code text not null,
  current_item_id uuid,
  invitation_rule text not null,
  opened_at timestamptz(3),
  closed_at timestamptz(3),
  revision int not null,
  check (quorum_part > 0 and quorum_part <= quorum_whole),
  check (closed_at is null or (opened_at is not null and closed_at >= opened_at)),
  check (make_up_of <> meeting_id),
  primary key (tenant_id, meeting_id),
  foreign key (tenant_id, unit_id) references org.unit,
  foreign key (tenant_id, chair_id) references org.person,
  foreign key (tenant_id, secretary_id) references org.person,
  foreign key (tenant_id, make_up_of) references meeting.meeting
);
create index meeting_by_start on meeting.meeting (tenant_id, starts_at desc, meeting_id);
create index meeting_by_unit on meeting.meeting (tenant_id, unit_id, starts_at);
create index meeting_by_original on meeting.meeting (tenant_id, make_up_of) where make_up_of is not null;

create table meeting.agenda_item (
  tenant_id uuid not null,
  item_id uuid not null,
  meeting_id uuid not null,
  item_no int not null check (item_no > 0),
  title text not null,
  minutes int check (minutes between 1 and 600),
  presenter text not null,
  document_id uuid,
  primary key (tenant_id, item_id),
  unique (tenant_id, meeting_id, item_no),
  foreign key (tenant_id, meeting_id) references meeting.meeting,
  foreign key (tenant_id, document_id) references document.document
);

-- Called: by the rule or singly; `excluded_because` is empty for whoever counts. The category is the one of the day by
-- precedence: nobody is counted twice.
create table meeting.invitee (
  tenant_id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  seat_no int not null check (seat_no > 0),
  code text not null,
  name text not null,
  post text not null,
  unit_name text not null,
  category text not null,
  category_name text not null,
  source text not null check (source in ('rule', 'single', 'make_up')),
  excluded_because text not null,
  primary key (tenant_id, meeting_id, person_id),
  unique (tenant_id, meeting_id, seat_no),
  foreign key (tenant_id, meeting_id) references meeting.meeting,
  foreign key (tenant_id, person_id) references org.person
);
create index invitee_by_person on meeting.invitee (tenant_id, person_id);

-- From when until when somebody was there, and what proves it. Open (`to_at` null) while he is there.
create table meeting.attendance (
  tenant_id uuid not null,
  attendance_id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  from_at timestamptz(3) not null,
  to_at timestamptz(3),
  mode text not null check (mode in ('present', 'online')),
  proof text not null check (proof in ('qr', 'number', 'list', 'secretary')),
  is_withdrawn boolean not null,
  check (to_at is null or to_at >= from_at),
  primary key (tenant_id, attendance_id),
  foreign key (tenant_id, meeting_id, person_id) references meeting.invitee
);
create index attendance_by_person on meeting.attendance (tenant_id, meeting_id, person_id);
create unique index attendance_open on meeting.attendance (tenant_id, meeting_id, person_id)
  where to_at is null and not is_withdrawn;

create table meeting.excuse (
  tenant_id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  because text not null,
  is_withdrawn boolean not null,
  primary key (tenant_id, meeting_id, person_id),
  foreign key (tenant_id, meeting_id, person_id) references meeting.invitee
);

-- Who asks to speak, who speaks, what was said. `opinion_no` is given when it is spoken: the count is the rows.
create table meeting.opinion (
  tenant_id uuid not null,
  opinion_id uuid not null,
  meeting_id uuid not null,
  opinion_no int check (opinion_no > 0),
  queue_no int not null check (queue_no > 0),
  item_id uuid,
  person_id uuid,
  speaker text not null,
  kind text not null check (kind in ('comment', 'proposal', 'paper', 'guidance', 'reply')),
  topic text not null,
  text text not null,
  state text not null check (state in ('waiting', 'speaking', 'done', 'withdrawn')),
  minutes_allowed int not null check (minutes_allowed between 1 and 120),
  started_at timestamptz(3),
  ended_at timestamptz(3),
  check (state in ('waiting', 'withdrawn') or opinion_no is not null),
  check (ended_at is null or (started_at is not null and ended_at >= started_at)),
  primary key (tenant_id, opinion_id),
  foreign key (tenant_id, meeting_id) references meeting.meeting,
  foreign key (tenant_id, item_id) references meeting.agenda_item,
  foreign key (tenant_id, person_id) references org.person
);
create index opinion_by_meeting on meeting.opinion (tenant_id, meeting_id, queue_no);
create unique index opinion_speaking on meeting.opinion (tenant_id, meeting_id) where state = 'speaking';

-- A vote by show of hands, with the quorum as it stood: who was there and how many that had to be.
create table meeting.vote (
  tenant_id uuid not null,
  vote_id uuid not null,
  meeting_id uuid not null,
  vote_no int not null check (vote_no > 0),
  item_id uuid,
  question text not null,
  votes_for int not null check (votes_for >= 0),
  votes_against int not null check (votes_against >= 0),
  abstentions int not null check (abstentions >= 0),
  present int not null,
  invited int not null,
  quorum_needed int not null,
  taken_at timestamptz(3) not null,
  check (votes_for + votes_against + abstentions <= present),
  check (present <= invited),
  primary key (tenant_id, vote_id),
  unique (tenant_id, meeting_id, vote_no),
  foreign key (tenant_id, meeting_id) references meeting.meeting,
  foreign key (tenant_id, item_id) references meeting.agenda_item
);

-- What the meeting concluded. With the six clear things it becomes a task, once: `task_id` says which.
create table meeting.conclusion (
  tenant_id uuid not null,
  conclusion_id uuid not null,
  meeting_id uuid not null,
  conclusion_no int not null check (conclusion_no > 0),
  what text not null,
  owner_post_id uuid,
  due_on date,
  responsibility text not null,
  product text not null,
  authority text not null,
  support_unit_ids uuid[] not null,
  task_id uuid,
  is_withdrawn boolean not null,
  primary key (tenant_id, conclusion_id),
  unique (tenant_id, meeting_id, conclusion_no),
  foreign key (tenant_id, meeting_id) references meeting.meeting,
  foreign key (tenant_id, owner_post_id) references org.post
);

-- The minutes as drawn from the records: the record with its hash, the two forms of the paper, the signed scan.
create table meeting.minutes (
  tenant_id uuid not null,
  meeting_id uuid not null,
  draft_no int not null check (draft_no > 0),
  record text not null,
  record_sha256 text not null check (record_sha256 ~ '^[0-9a-f]{64}$'),
  pdf_sha256 text not null check (pdf_sha256 ~ '^[0-9a-f]{64}$'),
  docx_sha256 text not null check (docx_sha256 ~ '^[0-9a-f]{64}$'),
  drawn_at timestamptz(3) not null,
  signed_file_id uuid,
  signed_sha256 text check (signed_sha256 ~ '^[0-9a-f]{64}$'),
  signed_at timestamptz(3),
  check ((signed_at is null) = (signed_file_id is null) and (signed_at is null) = (signed_sha256 is null)),
  primary key (tenant_id, meeting_id, draft_no),
  foreign key (tenant_id, meeting_id) references meeting.meeting
);

-- What was changed after the meeting had closed: what stood before, and why.
create table meeting.correction (
  tenant_id uuid not null,
  correction_id uuid not null,
  meeting_id uuid not null,
  what text not null,
  before text not null,
  reason text not null,
  made_at timestamptz(3) not null,
  made_by text not null,
  primary key (tenant_id, correction_id),
  foreign key (tenant_id, meeting_id) references meeting.meeting
);
create index correction_by_meeting on meeting.correction (tenant_id, meeting_id);

-- What a held meeting adds to the figures, by category, made anew in the transaction that changes it. Opinions, papers and
-- the session itself stand in the row without a category.
create table meeting.tally (
  tenant_id uuid not null,
  meeting_id uuid not null,
  category text not null,
  category_name text not null,
  unit_id uuid not null,
  held_on date not null,
  is_study boolean not null,
  is_make_up boolean not null,
  sessions int not null,
  opinions int not null,
  papers int not null,
  invited int not null,
  present int not null,
  online int not null,
  late int not null,
  excused int not null,
  made_up int not null,
  check (present + excused <= invited and online <= present and late <= present and made_up <= invited - present),
  primary key (tenant_id, meeting_id, category),
  foreign key (tenant_id, meeting_id) references meeting.meeting
);
create index tally_by_unit on meeting.tally (tenant_id, unit_id, held_on);

alter table meeting.kind enable row level security;
alter table meeting.kind force row level security;
create policy tenant on meeting.kind
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter table meeting.meeting enable row level security;
alter table meeting.meeting force row level security;
create policy tenant on meeting.meeting
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter table meeting.agenda_item enable row level security;
alter table meeting.agenda_item force row level security;
create policy tenant on meeting.agenda_item
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter table meeting.invitee enable row level security;
alter table meeting.invitee force row level security;
create policy tenant on meeting.invitee
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter table meeting.attendance enable row level security;
alter table meeting.attendance force row level security;
create policy tenant on meeting.attendance
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter table meeting.excuse enable row level security;
alter table meeting.excuse force row level security;
create policy tenant on meeting.excuse
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter table meeting.opinion enable row level security;
alter table meeting.opinion force row level security;
create policy tenant on meeting.opinion
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter table meeting.vote enable row level security;
alter table meeting.vote force row level security;
create policy tenant on meeting.vote
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter table meeting.conclusion enable row level security;
alter table meeting.conclusion force row level security;
create policy tenant on meeting.conclusion
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter table meeting.minutes enable row level security;
alter table meeting.minutes force row level security;
create policy tenant on meeting.minutes
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter table meeting.correction enable row level security;
alter table meeting.correction force row level security;
create policy tenant on meeting.correction
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter table meeting.tally enable row level security;
alter table meeting.tally force row level security;
create policy tenant on meeting.tally
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));

grant select, insert on meeting.vote, meeting.correction to guong_app;
grant select, insert, update on meeting.kind, meeting.meeting, meeting.attendance, meeting.excuse, meeting.opinion,
  meeting.conclusion, meeting.minutes to guong_app;
-- The agenda and the list of who is called are written anew until the meeting opens; the tally is derived.
grant select, insert, update, delete on meeting.agenda_item, meeting.invitee, meeting.tally to guong_app;

select audit.watch('meeting.kind', '{}', false);
select audit.watch('meeting.meeting', '{}', false);
select audit.watch('meeting.agenda_item', '{}', false);
select audit.watch('meeting.invitee', '{}', false);
select audit.watch('meeting.attendance', '{}', false);
select audit.watch('meeting.excuse', '{}', false);
select audit.watch('meeting.opinion', '{}', false);
select audit.watch('meeting.vote', '{}', false);
select audit.watch('meeting.conclusion', '{}', false);
select audit.watch('meeting.minutes', '{}', false);
select audit.watch('meeting.correction', '{}', false);
