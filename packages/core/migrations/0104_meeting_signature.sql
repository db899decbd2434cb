-- What the check of a certificate signature found, as JSON text: who signed, by which issuer, when. Null for a scan.
alter table meeting.minutes add column signatures text;
alter table meeting.minutes add constraint minutes_signatures_check check (signatures is null or signed_at is not null);
