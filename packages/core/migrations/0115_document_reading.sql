-- What is known of the words of a file, and whether it was stored as it came because it bears a digital signature.
-- Nullable and at the end, all of them: the journal's hashes of older rows stay true (0031).
alter table platform.file add column is_signed boolean;

-- `reading`: the words of all of it are known, those of its first pages, none (a picture), none (reading took too much), or a
-- mark of secrecy was found in what had been stored before marks could be seen. Null: not looked at yet.
alter table document.attachment
  add column reading text check (reading in ('whole', 'part', 'picture', 'unreadable', 'marked')),
  add column pages_read int check (pages_read >= 0),
  add column is_signed boolean;
create index attachment_unread on document.attachment (tenant_id, attachment_id) where reading is null;

-- The different words of each file that can be read, so that a file is opened once.
create table document.attachment_words (
  tenant_id uuid not null,
  attachment_id uuid not null,
  words text[] not null,
  primary key (tenant_id, attachment_id),
  foreign key (tenant_id, attachment_id) references document.attachment
);
alter table document.attachment_words enable row level security;
alter table document.attachment_words force row level security;
create policy tenant on document.attachment_words
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
grant select, insert, update on document.attachment_words to guong_app;
