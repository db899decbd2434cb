-- The journal: for every row that a command changed, a hash of the row before and one of the row after (AUD-3, AUD-7).
-- An audit row names the rows of its own transaction (`change_set`) and holds one hash over them, inside the chain.
-- No time and no person here: both stand in the audit row. What this does and why: docs/decisions/012.
create table audit.change (
  tenant_id uuid not null,
  change_set uuid not null,
  change_no int not null check (change_no > 0),
  -- schema.table
  place text not null,
  -- Values of the primary key after tenant_id, as JSON, with commas between.
  row_key text not null,
  before bytea check (length(before) = 32),
  after bytea check (length(after) = 32),
  check (before is distinct from after),
  primary key (tenant_id, change_set, change_no)
);
alter table audit.change enable row level security;
alter table audit.change force row level security;
create policy tenant on audit.change
  using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));

-- Rows from before this step have none of the four, and are hashed as they were.
alter table audit.entry
  add column reason text,
  add column change_set uuid,
  add column changes int,
  add column changes_hash text,
  add constraint entry_covers_changes check (
    (changes is null) = (changes_hash is null) and (changes is null) = (reason is null)
    and (change_set is not null) = (coalesce(changes, 0) > 0)
  );
create unique index entry_by_change_set on audit.entry (tenant_id, change_set) where change_set is not null;

-- Whether an account is closed is decided by commands only; the rest of its state also by whoever uses a card up.
alter table identity.account add column is_closed boolean generated always as (state = 'closed') stored;

-- Hash of a row of a table that is covered whole: SHA-256 over its text as PostgreSQL writes a row, without the commas
-- that empty columns leave at its end. So a nullable column added later changes no hash.
create function audit.text_hash(shown text) returns bytea
  language sql immutable
  as $$ select sha256(convert_to(rtrim(shown, ',)'), 'UTF8')) $$;
revoke all on function audit.text_hash(text) from public;

-- Hash of a row without some columns: SHA-256 over the rest as JSON, with what is null left out.
create function audit.json_hash(shown jsonb, left_out text[]) returns bytea
  language sql immutable
  as $$ select sha256(convert_to(jsonb_strip_nulls(shown - left_out)::text, 'UTF8')) $$;
revoke all on function audit.json_hash(jsonb, text[]) from public;

-- SQL for the hash of a row `r`.
create function audit.hash_sql(left_out text[]) returns text
  language sql immutable
  as $$ select case when left_out = '{}' then 'audit.text_hash(r::text)' else format('audit.json_hash(to_jsonb(r), %L)', left_out) end $$;
revoke all on function audit.hash_sql(text[]) from public;

-- SQL for the key of a row `r` of a table: its primary key after tenant_id, as JSON, with commas between.
create function audit.key_sql(of_place text) returns text
  language sql stable
  as $$
    select format('concat_ws('','', %s)', coalesce(string_agg(format('to_json(r.%I)::text', a.attname), ', '
      order by array_position(i.indkey::int[], a.attnum::int)), quote_literal('')))
    from pg_catalog.pg_index i join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
    where i.indrelid = of_place::regclass and i.indisprimary and a.attname <> 'tenant_id'
  $$;
revoke all on function audit.key_sql(text) from public;

-- Watches a table from now on: one function, run once per statement. `may_vanish`: rows may go without a trace, because
-- a use case without an audit row takes them away. The settings make the text of a row the same whoever writes it.
create function audit.watch(of_place text, left_out text[], may_vanish boolean) returns void
  language plpgsql
  as $$
declare
  journal constant text := 'audit.journal_' || replace(of_place, '.', '_');
  row_hash constant text := audit.hash_sql(left_out);
  row_key constant text := audit.key_sql(of_place);
begin
  execute format($function$
    create function %1$s() returns trigger
      language plpgsql security definer
      set search_path = pg_catalog, pg_temp set timezone = 'UTC' set datestyle = 'ISO' set bytea_output = 'hex'
      as $body$
    declare
      own_set uuid := nullif(current_setting('guong.change_set', true), '')::uuid;
      written int := coalesce(nullif(current_setting('guong.changes', true), ''), '0')::int;
      added int;
    begin
      if own_set is null then
        own_set := set_config('guong.change_set', gen_random_uuid()::text, true)::uuid;
      end if;
      if tg_op = 'INSERT' then
        insert into audit.change
        select r.tenant_id, own_set, written + row_number() over (), %2$L, %3$s, null, %4$s from new_rows r;
      elsif tg_op = 'DELETE' then
        insert into audit.change
        select r.tenant_id, own_set, written + row_number() over (), %2$L, %3$s, %4$s, null from old_rows r;
      else
        insert into audit.change
        select tenant_id, own_set, written + row_number() over (), %2$L, row_key, was.hash, is_now.hash
        from (select r.tenant_id, %3$s as row_key, %4$s as hash from old_rows r offset 0) was
          full join (select r.tenant_id, %3$s as row_key, %4$s as hash from new_rows r offset 0) is_now
          using (tenant_id, row_key)
        where was.hash is distinct from is_now.hash;
      end if;
      get diagnostics added = row_count;
      if added > 0 then
        perform set_config('guong.changes', (written + added)::text, true);
      end if;
      return null;
    end
    $body$
  $function$, journal, of_place, row_key, row_hash);
  execute format('revoke all on function %s() from public', journal);
  execute format('create trigger journal_insert after insert on %s referencing new table as new_rows
    for each statement execute function %s()', of_place::regclass, journal);
  execute format('create trigger journal_update after update on %s referencing old table as old_rows new table as new_rows
    for each statement execute function %s()', of_place::regclass, journal);
  if may_vanish then
    return;
  end if;
  execute format('create trigger journal_delete after delete on %s referencing old table as old_rows
    for each statement execute function %s()', of_place::regclass, journal);
end
$$;
revoke all on function audit.watch(text, text[], boolean) from public;

-- One hash over the rows of a set in their order: `place key before after` in each line, `-` where there is no row.
create function audit.digest_of(tenant uuid, wanted uuid, out changes int, out changes_hash text)
  language sql stable
  as $$
    select count(*)::int, encode(sha256(convert_to('guong/v1/changes' || coalesce(string_agg(
      E'\n' || place || ' ' || row_key || ' ' || coalesce(encode(before, 'hex'), '-') || ' ' || coalesce(encode(after, 'hex'), '-'),
      '' order by change_no), ''), 'UTF8')), 'hex')
    from audit.change where tenant_id = tenant and change_set = wanted
  $$;
revoke all on function audit.digest_of(uuid, uuid) from public;

-- What this transaction has changed so far in its tenant: the set (none when nothing), how many rows, their hash.
create function audit.own_changes(out change_set uuid, out changes int, out changes_hash text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
begin
  select d.changes, d.changes_hash into changes, changes_hash
  from audit.digest_of(nullif(current_setting('guong.tenant', true), '')::uuid,
    nullif(current_setting('guong.change_set', true), '')::uuid) d;
  if changes > 0 then
    change_set := current_setting('guong.change_set', true)::uuid;
  end if;
end
$$;
revoke all on function audit.own_changes() from public;
grant execute on function audit.own_changes() to guong_app, guong_count;

-- The first audit row whose rows in the journal are no longer those it signed; nothing when all are.
create function audit.first_unsigned_entry() returns bigint
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    with sets as (
      select change_set, count(*)::int as changes, encode(sha256(convert_to('guong/v1/changes' || string_agg(
        E'\n' || place || ' ' || row_key || ' ' || coalesce(encode(before, 'hex'), '-') || ' ' || coalesce(encode(after, 'hex'), '-'),
        '' order by change_no), 'UTF8')), 'hex') as changes_hash
      from audit.change where tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid
      group by change_set
    )
    select min(e.seq) from audit.entry e left join sets s on s.change_set = e.change_set
    where e.tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid and e.changes_hash is not null
      and (coalesce(s.changes, 0) <> e.changes
        or coalesce(s.changes_hash, encode(sha256('guong/v1/changes'), 'hex')) <> e.changes_hash)
  $$;
revoke all on function audit.first_unsigned_entry() from public;
grant execute on function audit.first_unsigned_entry() to guong_app;

-- Rows of a table that are not as the last signed change left them: edited, deleted or inserted behind the corridor,
-- or changed under a set that no audit row claims. `good_seq`: the last audit row that fits.
create function audit.rows_astray(of_place text, left_out text[], may_vanish boolean)
  returns table (row_key text, problem text, good_seq bigint)
  language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp set timezone = 'UTC' set datestyle = 'ISO' set bytea_output = 'hex'
  as $$
declare
  tenant constant uuid := nullif(current_setting('guong.tenant', true), '')::uuid;
begin
  return query execute format($query$
    with told as (
      select c.row_key, c.before, c.after, e.seq, lag(c.after) over steps as stood, lag(e.seq) over steps as stood_seq,
        row_number() over (partition by c.row_key order by e.seq desc nulls last, c.change_no desc) as back
      from audit.change c left join audit.entry e on e.tenant_id = c.tenant_id and e.change_set = c.change_set
      where c.tenant_id = $1 and c.place = $2
      window steps as (partition by c.row_key order by e.seq nulls last, c.change_no)
    ), judged as (
      select *, seq is null or (before is distinct from stood and not ($3 and before is null)) as is_torn from told
    ), known as (
      select row_key, bool_or(is_torn) as is_torn,
        coalesce(min(coalesce(stood_seq, 0)) filter (where is_torn), max(seq)) as good_seq,
        (array_agg(after) filter (where back = 1 and seq is not null))[1] as after
      from judged group by row_key
    ), present as (
      select %1$s as row_key, %3$s as hash from %2$s r where r.tenant_id = $1
    )
    select row_key,
      case when p.hash is null then 'row_deleted' when k.after is null then 'row_inserted' else 'row_edited' end,
      nullif(k.good_seq, 0)
    from known k full join present p using (row_key)
    where coalesce(k.is_torn, false) or (p.hash is distinct from k.after and not ($3 and p.hash is null))
    order by 3 nulls last, 1
  $query$, audit.key_sql(of_place), of_place::regclass, audit.hash_sql(left_out)) using tenant, of_place, may_vanish;
end
$$;
revoke all on function audit.rows_astray(text, text[], boolean) from public;
grant execute on function audit.rows_astray(text, text[], boolean) to guong_app;

-- Takes a watched table as it stands: for rows that were there before they were watched, and after a step that gives
-- them another shape (a column added that is not null, dropped, or of another type).
create function audit.take_baseline(of_place text, left_out text[]) returns void
  language plpgsql
  set timezone = 'UTC' set datestyle = 'ISO' set bytea_output = 'hex'
  as $$
declare
  own_set uuid := nullif(current_setting('guong.change_set', true), '')::uuid;
  written int := coalesce(nullif(current_setting('guong.changes', true), ''), '0')::int;
  added int;
begin
  if own_set is null then
    own_set := gen_random_uuid();
    perform set_config('guong.change_set', own_set::text, true);
  end if;
  execute format($query$
    insert into audit.change
    with known as (
      select distinct on (c.tenant_id, c.row_key) c.tenant_id, c.row_key, c.after
      from audit.change c left join audit.entry e on e.tenant_id = c.tenant_id and e.change_set = c.change_set
      where c.place = $1
      order by c.tenant_id, c.row_key, e.seq desc nulls first, c.change_no desc
    ), present as (
      select r.tenant_id, %1$s as row_key, %3$s as hash from %2$s r
    )
    select tenant_id, $2, $3 + row_number() over (order by tenant_id, row_key), $1, row_key, k.after, p.hash
    from present p left join known k using (tenant_id, row_key)
    where p.hash is distinct from k.after
  $query$, audit.key_sql(of_place), of_place::regclass, audit.hash_sql(left_out)) using of_place, own_set, written;
  get diagnostics added = row_count;
  perform set_config('guong.changes', (written + added)::text, true);
end
$$;
revoke all on function audit.take_baseline(text, text[]) from public;

-- What a step of the schema changed is claimed by a row of each chain it touched, as a command's changes are.
-- The upgrade itself calls this after every step.
create function audit.claim_changes(step text) returns int
  language plpgsql
  as $$
declare
  own_set constant uuid := nullif(current_setting('guong.change_set', true), '')::uuid;
  made_at constant timestamptz(3) := date_trunc('milliseconds', now());
  told constant text := '{"step":' || to_json(step) || '}';
  rule constant text := 'operation.migrate: the owner of the database';
  kind constant text := 'operation.migrated';
  head record;
  sum record;
  hashed text;
  claimed int := 0;
begin
  for head in
    insert into audit.head as h (tenant_id, seq, hash)
    select distinct tenant_id, 0, repeat('0', 64) from audit.change where change_set = own_set
    on conflict (tenant_id) do update set seq = h.seq
    returning *
  loop
    select * into sum from audit.digest_of(head.tenant_id, own_set);
    hashed := encode(sha256(convert_to('guong/v2/audit' || E'\n' || '[' || concat_ws(',',
      to_json(head.tenant_id::text), head.seq + 1,
      to_json(to_char(made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
      to_json('system:upgrade'::text), '""', to_json(rule), to_json(kind), to_json(head.tenant_id::text), to_json(told),
      to_json(head.hash), '""', to_json(own_set::text), sum.changes, to_json(sum.changes_hash)) || ']', 'UTF8')), 'hex');
    insert into audit.entry (tenant_id, seq, at, actor, post, rule, type, subject, data, prev, hash,
      reason, change_set, changes, changes_hash)
    values (head.tenant_id, head.seq + 1, made_at, 'system:upgrade', '', rule, kind, head.tenant_id::text, told, head.hash,
      hashed, '', own_set, sum.changes, sum.changes_hash);
    update audit.head h set seq = head.seq + 1, hash = hashed where h.tenant_id = head.tenant_id;
    claimed := claimed + 1;
  end loop;
  return claimed;
end
$$;
revoke all on function audit.claim_changes(text) from public;

-- Which tables, and why no others: packages/core/src/usecase/audit-coverage.ts; a test compares the two.
select audit.watch('org.committee', '{}', false);
select audit.watch('org.unit_kind', '{}', false);
select audit.watch('org.unit', '{}', false);
select audit.watch('org.unit_name', '{}', false);
select audit.watch('org.unit_parent', '{}', false);
select audit.watch('org.succession', '{}', false);
select audit.watch('org.succession_link', '{}', false);
select audit.watch('org.person', '{}', false);
select audit.watch('org.external_id', '{}', false);
select audit.watch('org.post', '{}', false);
select audit.watch('org.holding', '{}', false);
select audit.watch('org.membership', '{}', false);
select audit.watch('org.category', '{}', false);
select audit.watch('org.category_assignment', '{}', false);
select audit.watch('org.correction', '{}', false);
select audit.watch('org.import', '{}', false);
select audit.watch('identity.account', '{state,password_hash,totp_sealed,is_totp_confirmed,totp_last_step,revision}', false);
select audit.watch('identity.invitation', '{tries,ticket_hash,ticket_until,state}', false);
select audit.watch('identity.passkey', '{counter}', true);
select audit.watch('identity.recovery', '{}', false);
select audit.watch('identity.api_token', '{last_used_on,revoked_on}', false);
select audit.watch('platform.file', '{}', false);
select audit.watch('ballot.round', '{}', false);
select audit.watch('ballot.subject', '{}', false);
select audit.watch('ballot.item', '{}', false);
select audit.watch('ballot.template', '{}', false);
select audit.watch('ballot.credential_group', '{}', false);
select audit.watch('ballot.committee_member', '{}', false);
select audit.watch('ballot.issuer', '{}', false);
select audit.watch('ballot.round_file', '{}', false);
select audit.watch('ballot.roll_change', '{}', false);
select audit.watch('ballot.reply', '{}', false);
select audit.watch('ballot.reply_change', '{}', false);
select audit.watch('ballot.auditor', '{}', false);
select audit.watch('count.opening', '{}', false);
select audit.watch('count.share_bundle', '{}', false);
select audit.watch('count.result', '{}', false);
select audit.watch('count.control_signature', '{}', false);
select audit.watch('count.comment', '{text,covers}', false);
select audit.watch('count.publication', '{}', false);
select audit.watch('count.minutes', '{}', false);
select audit.watch('count.destruction', '{}', false);

-- Whatever is there already is taken as it stands; each chain says so in a row of its own.
select audit.take_baseline('org.committee', '{}');
select audit.take_baseline('org.unit_kind', '{}');
select audit.take_baseline('org.unit', '{}');
select audit.take_baseline('org.unit_name', '{}');
select audit.take_baseline('org.unit_parent', '{}');
select audit.take_baseline('org.succession', '{}');
select audit.take_baseline('org.succession_link', '{}');
select audit.take_baseline('org.person', '{}');
select audit.take_baseline('org.external_id', '{}');
select audit.take_baseline('org.post', '{}');
select audit.take_baseline('org.holding', '{}');
select audit.take_baseline('org.membership', '{}');
select audit.take_baseline('org.category', '{}');
select audit.take_baseline('org.category_assignment', '{}');
select audit.take_baseline('org.correction', '{}');
select audit.take_baseline('org.import', '{}');
select audit.take_baseline('identity.account', '{state,password_hash,totp_sealed,is_totp_confirmed,totp_last_step,revision}');
select audit.take_baseline('identity.invitation', '{tries,ticket_hash,ticket_until,state}');
select audit.take_baseline('identity.passkey', '{counter}');
select audit.take_baseline('identity.recovery', '{}');
select audit.take_baseline('identity.api_token', '{last_used_on,revoked_on}');
select audit.take_baseline('platform.file', '{}');
select audit.take_baseline('ballot.round', '{}');
select audit.take_baseline('ballot.subject', '{}');
select audit.take_baseline('ballot.item', '{}');
select audit.take_baseline('ballot.template', '{}');
select audit.take_baseline('ballot.credential_group', '{}');
select audit.take_baseline('ballot.committee_member', '{}');
select audit.take_baseline('ballot.issuer', '{}');
select audit.take_baseline('ballot.round_file', '{}');
select audit.take_baseline('ballot.roll_change', '{}');
select audit.take_baseline('ballot.reply', '{}');
select audit.take_baseline('ballot.reply_change', '{}');
select audit.take_baseline('ballot.auditor', '{}');
select audit.take_baseline('count.opening', '{}');
select audit.take_baseline('count.share_bundle', '{}');
select audit.take_baseline('count.result', '{}');
select audit.take_baseline('count.control_signature', '{}');
select audit.take_baseline('count.comment', '{text,covers}');
select audit.take_baseline('count.publication', '{}');
select audit.take_baseline('count.minutes', '{}');
select audit.take_baseline('count.destruction', '{}');
