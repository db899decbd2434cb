import type { PoolConfig } from 'pg';

/** The logins of the running product: each sees only what its migrations granted. */
export const RUNTIME_LOGINS = ['guong_app', 'guong_issue', 'guong_cast', 'guong_count'] as const;

/** Every login of the house; `guong_owner` migrates, backs up and restores, and serves no request. */
export type Login = (typeof RUNTIME_LOGINS)[number] | 'guong_owner';

/** How to reach the database of the house under a login: the settings of a `pg` pool. */
export type Reach = (login: Login) => PoolConfig;
