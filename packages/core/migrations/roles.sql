-- For operators of an external PostgreSQL 15 or later: run once as a superuser, with passwords of your own.
-- Embedded mode does the same by itself (platform/create-logins.ts).
create role guong_owner login bypassrls password 'CHANGE';
create role guong_app login nobypassrls password 'CHANGE';
create role guong_issue login nobypassrls password 'CHANGE';
create role guong_cast login nobypassrls password 'CHANGE';
create role guong_count login nobypassrls password 'CHANGE';
create database guong owner guong_owner template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C';
-- Messages of level ERROR quote what people typed; they must not reach the server's log.
alter database guong set log_min_messages = 'log';
alter database guong set log_min_error_statement = 'panic';
alter database guong set log_statement = 'none';
alter database guong set log_min_duration_statement = -1;
revoke all on database guong from public;
grant connect on database guong to guong_app, guong_issue, guong_cast, guong_count;
