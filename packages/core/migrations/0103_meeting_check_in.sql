-- The code of the hall changes every so many seconds; a fixed one that can be printed only where the office chooses it for a
-- meeting, and then the proof says so.
alter table meeting.meeting
  add column check_in_mode text not null default 'rotating' check (check_in_mode in ('rotating', 'printed')),
  add column check_in_seconds int not null default 30 check (check_in_seconds between 15 and 300);
select audit.take_baseline('meeting.meeting', '{}');
alter table meeting.attendance drop constraint attendance_proof_check;
alter table meeting.attendance
  add constraint attendance_proof_check check (proof in ('qr', 'printed', 'number', 'list', 'secretary'));
