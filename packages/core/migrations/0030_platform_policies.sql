-- The setting that names the tenant was asked for once per row: a count over a roll of 2,000 asked 2,000 times. Behind a
-- `select` it is asked once per statement. What is seen and accepted stays the same.
alter policy tenant on audit.entry
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on audit.head
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on audit.checkpoint
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on audit.security_event
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on audit.idempotency
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on platform.file
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on platform.job
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on org.committee
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on org.unit_kind
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on org.unit
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on org.unit_name
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on org.unit_parent
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on org.succession
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on org.succession_link
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on org.person
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on org.external_id
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on org.post
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on org.holding
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on org.membership
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on org.category
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on org.category_assignment
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on org.correction
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on identity.account
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on identity.invitation
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on identity.session
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on identity.passkey
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on identity.challenge
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on identity.attempt
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on identity.recovery
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on identity.api_token
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on ballot.round
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on ballot.subject
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on ballot.item
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on ballot.template
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on ballot.credential_group
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on ballot.committee_member
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on ballot.issuer
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on ballot.round_file
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on issue.roll_entry
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on issue.issuer_key
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on box.round
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on box.spool
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on box.ballot
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on box.leaf
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on box.head
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on count.opening
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on count.share_bundle
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on count.result
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on count.control_signature
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on count.comment
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on count.publication
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on count.minutes
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on ballot.roll_change
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on count.destruction
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on org.import
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on org.import_row
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on ballot.reply
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on ballot.reply_change
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
alter policy tenant on ballot.auditor
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));
