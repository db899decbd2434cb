-- Where the head of the committee is absent, as many members as open the box sign in his place, one after the other;
-- an annulled round says so on its log, by the same rule (GBP-1, control leaves).
alter table count.control_signature drop constraint control_signature_type_check;
alter table count.control_signature add constraint control_signature_type_check
  check (type in ('SEALED', 'ISSUE-CLOSED', 'CAST-OPEN', 'CLOSE', 'RESULT', 'ANNULLED'));
