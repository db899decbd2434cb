-- The security log takes no edit and no deletion from any login. What is over a year old may be forgotten, through this
-- door only: whoever holds the application's login cannot wipe the traces of this year with it.
create function audit.forget_security_events(before timestamptz) returns bigint
  language sql security definer set search_path = pg_catalog
  as $$
    with gone as (
      delete from audit.security_event
      where tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid
        and at < least(before, now() - interval '1 year')
      returning 1
    )
    select count(*) from gone
  $$;
revoke all on function audit.forget_security_events(timestamptz) from public;
grant execute on function audit.forget_security_events(timestamptz) to guong_app;
