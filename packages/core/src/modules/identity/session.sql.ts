import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';
import { dayOf, opaqueId } from '../../kernel/index.ts';
import { runNamed, type NamedStatement } from '../../platform/index.ts';
import type { Ctx } from '../../usecase/index.ts';
import type { Standing } from '../org/index.ts';
import { carriesPower, hasSecondFactor } from './account.sql.ts';
import { tables, type AccountRow, type AccountState } from './identity.tables.ts';
import { makeProof } from './proof.ts';
import { newSecret, sha256 } from './secret-text.ts';
import type { SignedIn } from './sign-in.schema.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** How long a sign-in lives: short with powers, long for a member who comes four times a year. */
export const LIFETIME = {
  powered: { total: 12 * HOUR, idle: HOUR },
  plain: { total: 60 * DAY, idle: 30 * DAY },
} as const;

interface Opening {
  readonly account: AccountRow;
  readonly standing: Standing;
  readonly factors: 1 | 2;
  readonly device: string;
}

/** Opens a sign-in under a fresh token. Powers count only in a sign-in that rests on two factors. */
export async function openSession(ctx: Ctx, opening: Opening): Promise<z.input<typeof SignedIn>> {
  const { account, standing, factors, device } = opening;
  const sessionToken = newSecret('gs_', 32);
  const hasPowers = carriesPower(standing);
  const isPowered = hasPowers && factors === 2;
  const today = dayOf(ctx.now);
  const expiresAt = expiryOf(ctx.now, isPowered);
  await tables(ctx.tx)
    .insertInto('identity.session')
    .values({
      tenant_id: ctx.tenantId,
      session_id: opaqueId(),
      token_hash: sha256(sessionToken),
      account_id: account.account_id,
      factors,
      is_powered: isPowered,
      device,
      created_on: today,
      last_seen_on: today,
      seen_at: isPowered ? ctx.now : null,
      expires_at: expiresAt,
    })
    .execute();
  const bound = { tenantId: ctx.tenantId, accountId: account.account_id, sessionHash: sha256(sessionToken) };
  return {
    outcome: 'signed_in',
    sessionToken,
    expiresAt,
    proof: makeProof(ctx.secrets, bound, ctx.now),
    deviceToken: deviceTokenFor(ctx, account.login),
    factors,
    arePowersWithheld: hasPowers && !isPowered,
    next: hasPowers && !isPowered ? await nextStep(ctx, account) : 'nothing',
  };
}

const nextStep = async (ctx: Ctx, account: AccountRow): Promise<'enter_totp' | 'set_up_second_factor' | 'nothing'> => {
  if (account.is_totp_confirmed) return 'enter_totp';
  return (await hasSecondFactor(ctx, account)) ? 'nothing' : 'set_up_second_factor';
};

/** Without powers the end is a midnight: the instant of signing in cannot be read back from it. */
function expiryOf(now: Date, isPowered: boolean): Date {
  if (isPowered) return new Date(now.getTime() + LIFETIME.powered.total);
  const midnight = new Date(`${dayOf(now)}T00:00:00+07:00`);
  return new Date(midnight.getTime() + LIFETIME.plain.total);
}

/** The live sign-in behind a token; nothing when it ended, ran out or belongs to another tenant. */
export async function sessionOf(ctx: Ctx, sessionToken: string): Promise<LiveSession | undefined> {
  const [session] = await runNamed<LiveSession>(ctx.tx, SESSION, [ctx.tenantId, sha256(sessionToken)]);
  return session && session.state === 'active' && isAlive(session, ctx.now) ? session : undefined;
}

/** A sign-in with the account it belongs to. */
export interface LiveSession extends Life {
  readonly session_id: string;
  readonly token_hash: string;
  readonly account_id: string;
  readonly factors: number;
  readonly device: string;
  readonly person_id: string;
  readonly state: AccountState;
  readonly login: string;
}
const SESSION: NamedStatement = {
  name: 'identity.session',
  text: `
    select s.session_id, s.token_hash, s.account_id, s.factors, s.is_powered, s.device, s.last_seen_on, s.seen_at,
      s.expires_at, a.person_id, a.state, a.login
    from identity.session s
    join identity.account a on a.tenant_id = s.tenant_id and a.account_id = s.account_id
    where s.tenant_id = $1::uuid and s.token_hash = $2`,
};

interface Life {
  readonly is_powered: boolean;
  readonly expires_at: Date;
  readonly seen_at: Date | null;
  readonly last_seen_on: string;
}
/** Whether a sign-in is within its total and its idle time. */
export function isAlive(session: Life, now: Date): boolean {
  if (now >= session.expires_at) return false;
  const { idle } = session.is_powered ? LIFETIME.powered : LIFETIME.plain;
  const seenAt = session.seen_at ?? new Date(`${session.last_seen_on}T00:00:00+07:00`);
  return now.getTime() - seenAt.getTime() <= idle + (session.is_powered ? 0 : DAY);
}

/**
 * Puts a sign-in of the same account under a fresh token, with `factors` if more than before: the id changes whenever
 * what it is worth changes. Nothing when the token does not belong to this account.
 */
export async function rotateSession(
  ctx: Ctx,
  sessionToken: string,
  { account, standing, factors }: Omit<Opening, 'device'>,
): Promise<{ sessionToken: string; proof: string; factors: number } | undefined> {
  const session = await sessionOf(ctx, sessionToken);
  if (session?.account_id !== account.account_id) return undefined;
  const raised = Math.max(session.factors, factors) === 2 ? 2 : 1;
  const isPowered = raised === 2 && carriesPower(standing);
  const fresh = newSecret('gs_', 32);
  await tables(ctx.tx)
    .updateTable('identity.session')
    .set({
      token_hash: sha256(fresh),
      factors: raised,
      is_powered: isPowered,
      seen_at: isPowered ? ctx.now : null,
      ...(isPowered && !session.is_powered && { expires_at: expiryOf(ctx.now, true) }),
    })
    .where('tenant_id', '=', ctx.tenantId)
    .where('session_id', '=', session.session_id)
    .execute();
  const bound = { tenantId: ctx.tenantId, accountId: account.account_id, sessionHash: sha256(fresh) };
  return { sessionToken: fresh, proof: makeProof(ctx.secrets, bound, ctx.now), factors: raised };
}

/** Ends sign-ins of an account, all but the one with `keepHash`; answers how many. */
export async function endSessions(ctx: Ctx, accountId: string, keepHash?: string): Promise<number> {
  const gone = await tables(ctx.tx)
    .deleteFrom('identity.session')
    .where('tenant_id', '=', ctx.tenantId)
    .where('account_id', '=', accountId)
    .$if(keepHash !== undefined, (query) => query.where('token_hash', '<>', keepHash ?? ''))
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/** Ends the sign-in behind a token, whatever it is; answers how many ended (0 or 1). */
export async function endSession(ctx: Ctx, sessionToken: string): Promise<number> {
  const gone = await tables(ctx.tx)
    .deleteFrom('identity.session')
    .where('tenant_id', '=', ctx.tenantId)
    .where('token_hash', '=', sha256(sessionToken))
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/**
 * A mark for a browser in which this login was used before (OWASP "device cookies"): tries from there have a count of
 * their own, so that an attack from elsewhere does not lock the owner out. Opens nothing by itself.
 */
export function deviceTokenFor(ctx: Ctx, login: string): string {
  const chance = randomBytes(12).toString('base64url');
  return `${chance}.${markOf(ctx, login, chance).toString('base64url')}`;
}

/** Whether a mark was given to this login. */
export function isKnownDevice(ctx: Ctx, login: string, deviceToken: string | undefined): boolean {
  const [chance = '', mark = ''] = (deviceToken ?? '').split('.');
  const [given, expected] = [Buffer.from(mark, 'base64url'), markOf(ctx, login, chance)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const markOf = (ctx: Ctx, login: string, chance: string): Buffer =>
  createHmac('sha256', ctx.secrets.derive('identity/known-device'))
    .update([ctx.tenantId, login, chance].join('\n'))
    .digest();
