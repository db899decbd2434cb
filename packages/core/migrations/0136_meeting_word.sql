-- By what a meeting is found: every folded word of its title and of the name of its kind. A table of words under an ordinary
-- key, as for documents: row-level security keeps other search operators off an index.
create table meeting.word (
  tenant_id uuid not null,
  word text not null collate "C",
  meeting_id uuid not null,
  primary key (tenant_id, word, meeting_id),
  foreign key (tenant_id, meeting_id) references meeting.meeting
);
create index word_by_meeting on meeting.word (tenant_id, meeting_id);

alter table meeting.word enable row level security;
alter table meeting.word force row level security;
create policy tenant on meeting.word
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
-- Words are derived: those of a meeting with another name are made anew.
grant select, insert, delete on meeting.word to guong_app;

-- What was planned before is found as well.
insert into meeting.word (tenant_id, word, meeting_id)
select distinct m.tenant_id, left(w.word, 60), m.meeting_id
from meeting.meeting m
  cross join lateral regexp_split_to_table(
    lower(translate(
      normalize(m.title || ' ' || m.kind_name, nfc),
      'ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵĂÂĐÊÔƠƯÀẢÃÁẠẰẲẴẮẶẦẨẪẤẬÈẺẼÉẸỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌỒỔỖỐỘỜỞỠỚỢÙỦŨÚỤỪỬỮỨỰỲỶỸÝỴÐƉðɖ',
      'aadeoouaaaaaaaaaaaaaaaeeeeeeeeeeiiiiiooooooooooooooouuuuuuuuuuyyyyyaadeoouaaaaaaaaaaaaaaaeeeeeeeeeeiiiiiooooooooooooooouuuuuuuuuuyyyyydddd'
    )),
    '[^a-z0-9]+'
  ) as w (word)
where w.word <> '';
