-- Org: units, people, posts, who holds them, who belongs where. Everything is dated; nothing is ever deleted.
-- A period holds on day d when from_on <= d and (to_on is null or d < to_on): `to_on` is the first day it no longer holds,
-- so that ending something today takes effect at once.
create schema org;
grant usage on schema org to guong_app;

create table org.committee (
  tenant_id uuid not null,
  code text not null check (code ~ '^[A-Z0-9]{2,8}$'),
  name text not null,
  root_unit_id uuid not null,
  founded_on date not null,
  primary key (tenant_id)
);

-- Kinds of unit are data: another organisation has other levels.
create table org.unit_kind (
  tenant_id uuid not null,
  code text not null check (code ~ '^[a-z][a-z0-9_]{1,39}$'),
  name text not null,
  precedence int not null,
  takes_members boolean not null,
  primary key (tenant_id, code)
);

create table org.unit (
  tenant_id uuid not null,
  unit_id uuid not null,
  code text not null,
  kind text not null,
  precedence int not null,
  issuer_code text,
  is_suspended boolean not null,
  from_on date not null,
  to_on date,
  revision int not null,
  check (to_on is null or to_on >= from_on),
  primary key (tenant_id, unit_id),
  unique (tenant_id, code),
  foreign key (tenant_id, kind) references org.unit_kind
);

create table org.unit_name (
  tenant_id uuid not null,
  unit_id uuid not null,
  from_on date not null,
  to_on date,
  name text not null,
  search_exact text not null,
  search_canon text not null,
  search_folded text not null,
  check (to_on is null or to_on >= from_on),
  primary key (tenant_id, unit_id, from_on),
  foreign key (tenant_id, unit_id) references org.unit
);

create table org.unit_parent (
  tenant_id uuid not null,
  unit_id uuid not null,
  from_on date not null,
  to_on date,
  parent_id uuid not null,
  check (to_on is null or to_on >= from_on),
  check (parent_id <> unit_id),
  primary key (tenant_id, unit_id, from_on),
  foreign key (tenant_id, unit_id) references org.unit,
  foreign key (tenant_id, parent_id) references org.unit
);
create index unit_parent_by_parent on org.unit_parent (tenant_id, parent_id);

create table org.succession (
  tenant_id uuid not null,
  succession_id uuid not null,
  kind text not null check (kind in ('merge', 'split', 'rename', 'part')),
  effective_on date not null,
  decision_symbol text not null,
  decided_on date not null,
  new_name text,
  state text not null check (state in ('draft', 'confirmed', 'corrected')),
  revision int not null,
  check ((kind = 'rename') = (new_name is not null)),
  primary key (tenant_id, succession_id)
);

create table org.succession_link (
  tenant_id uuid not null,
  succession_id uuid not null,
  from_unit_id uuid not null,
  to_unit_id uuid not null,
  share_bp int not null check (share_bp between 1 and 10000),
  primary key (tenant_id, succession_id, from_unit_id, to_unit_id),
  foreign key (tenant_id, succession_id) references org.succession,
  foreign key (tenant_id, from_unit_id) references org.unit,
  foreign key (tenant_id, to_unit_id) references org.unit
);
create index succession_link_by_from on org.succession_link (tenant_id, from_unit_id);
create index succession_link_by_to on org.succession_link (tenant_id, to_unit_id);

create table org.person (
  tenant_id uuid not null,
  person_id uuid not null,
  code text not null,
  full_name text not null,
  sort_key text not null collate "C",
  is_sort_key_typed boolean not null,
  search_exact text not null,
  search_canon text not null,
  search_folded text not null,
  birth_year int check (birth_year between 1900 and 2200),
  born_on date,
  sex text check (sex in ('female', 'male')),
  member_kind text not null check (member_kind in ('official', 'probationary', 'exempt', 'non_member')),
  state text not null check (state in ('active', 'moved', 'retired', 'deceased', 'merged')),
  state_on date not null,
  merged_into uuid,
  revision int not null,
  check (born_on is null or birth_year = extract(year from born_on)),
  check ((state = 'merged') = (merged_into is not null)),
  check (merged_into <> person_id),
  primary key (tenant_id, person_id),
  unique (tenant_id, code),
  foreign key (tenant_id, merged_into) references org.person
);
create index person_by_name on org.person (tenant_id, sort_key, person_id);

create table org.external_id (
  tenant_id uuid not null,
  scheme text not null,
  value text not null,
  person_id uuid not null,
  primary key (tenant_id, scheme, value),
  foreign key (tenant_id, person_id) references org.person
);
create index external_id_by_person on org.external_id (tenant_id, person_id);

create table org.post (
  tenant_id uuid not null,
  post_id uuid not null,
  unit_id uuid not null,
  title text not null,
  group_code text not null,
  is_head boolean not null,
  is_leader boolean not null,
  precedence int not null,
  powers text[] not null check (powers <@ array['office', 'approve', 'inspect', 'operate']),
  from_on date not null,
  to_on date,
  revision int not null,
  check (to_on is null or to_on >= from_on),
  primary key (tenant_id, post_id),
  foreign key (tenant_id, unit_id) references org.unit
);
create index post_by_unit on org.post (tenant_id, unit_id);

create table org.holding (
  tenant_id uuid not null,
  holding_id uuid not null,
  person_id uuid not null,
  post_id uuid not null,
  mode text not null check (mode in ('main', 'concurrent', 'acting', 'in_charge', 'delegated')),
  from_on date not null,
  to_on date,
  revision int not null,
  check (to_on is null or to_on >= from_on),
  primary key (tenant_id, holding_id),
  foreign key (tenant_id, person_id) references org.person,
  foreign key (tenant_id, post_id) references org.post
);
create index holding_by_person on org.holding (tenant_id, person_id);
create index holding_by_post on org.holding (tenant_id, post_id);

create table org.membership (
  tenant_id uuid not null,
  membership_id uuid not null,
  person_id uuid not null,
  unit_id uuid not null,
  from_on date not null,
  to_on date,
  end_kind text check (end_kind in ('transferred', 'ended')),
  revision int not null,
  check (to_on is null or to_on >= from_on),
  check ((to_on is null) = (end_kind is null)),
  primary key (tenant_id, membership_id),
  foreign key (tenant_id, person_id) references org.person,
  foreign key (tenant_id, unit_id) references org.unit
);
create unique index membership_current on org.membership (tenant_id, person_id) where to_on is null;
create index membership_by_person on org.membership (tenant_id, person_id, from_on);
create index membership_by_unit on org.membership (tenant_id, unit_id);

create table org.category (
  tenant_id uuid not null,
  category_id uuid not null,
  code text not null check (code ~ '^[a-z][a-z0-9_]{0,39}$'),
  name text not null,
  precedence int not null,
  from_on date not null,
  to_on date,
  revision int not null,
  check (to_on is null or to_on >= from_on),
  primary key (tenant_id, category_id),
  unique (tenant_id, code)
);

create table org.category_assignment (
  tenant_id uuid not null,
  assignment_id uuid not null,
  person_id uuid not null,
  category_id uuid not null,
  from_on date not null,
  to_on date,
  revision int not null,
  check (to_on is null or to_on >= from_on),
  primary key (tenant_id, assignment_id),
  foreign key (tenant_id, person_id) references org.person,
  foreign key (tenant_id, category_id) references org.category
);
create unique index category_assignment_current on org.category_assignment (tenant_id, person_id, category_id)
  where to_on is null;
create index category_assignment_by_category on org.category_assignment (tenant_id, category_id);

-- What stood before a correction, with the reason; rows are only ever added.
create table org.correction (
  tenant_id uuid not null,
  correction_id uuid not null,
  subject_kind text not null check (subject_kind in ('unit', 'succession', 'person', 'post', 'holding', 'membership',
    'category', 'category_assignment')),
  subject_id uuid not null,
  before text not null,
  reason text not null,
  made_at timestamptz not null,
  made_by text not null,
  primary key (tenant_id, correction_id)
);
create index correction_by_subject on org.correction (tenant_id, subject_id);

-- The second lock behind the policies: without a tenant nothing is seen and nothing accepted.
alter table org.committee enable row level security;
alter table org.committee force row level security;
create policy tenant on org.committee
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
alter table org.unit_kind enable row level security;
alter table org.unit_kind force row level security;
create policy tenant on org.unit_kind
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
alter table org.unit enable row level security;
alter table org.unit force row level security;
create policy tenant on org.unit
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
alter table org.unit_name enable row level security;
alter table org.unit_name force row level security;
create policy tenant on org.unit_name
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
alter table org.unit_parent enable row level security;
alter table org.unit_parent force row level security;
create policy tenant on org.unit_parent
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
alter table org.succession enable row level security;
alter table org.succession force row level security;
create policy tenant on org.succession
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
alter table org.succession_link enable row level security;
alter table org.succession_link force row level security;
create policy tenant on org.succession_link
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
alter table org.person enable row level security;
alter table org.person force row level security;
create policy tenant on org.person
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
alter table org.external_id enable row level security;
alter table org.external_id force row level security;
create policy tenant on org.external_id
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
alter table org.post enable row level security;
alter table org.post force row level security;
create policy tenant on org.post
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
alter table org.holding enable row level security;
alter table org.holding force row level security;
create policy tenant on org.holding
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
alter table org.membership enable row level security;
alter table org.membership force row level security;
create policy tenant on org.membership
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
alter table org.category enable row level security;
alter table org.category force row level security;
create policy tenant on org.category
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
alter table org.category_assignment enable row level security;
alter table org.category_assignment force row level security;
create policy tenant on org.category_assignment
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);
alter table org.correction enable row level security;
alter table org.correction force row level security;
create policy tenant on org.correction
  using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);

-- Nobody may delete; what was written down as history is not even updated.
grant select, insert on org.correction, org.external_id, org.unit_kind to guong_app;
grant select, insert, update on org.committee, org.unit, org.unit_name, org.unit_parent, org.succession, org.succession_link,
  org.person, org.post, org.holding, org.membership, org.category, org.category_assignment to guong_app;
