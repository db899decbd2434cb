import type { z } from 'zod';
import { fail, ok, type Result } from '../../kernel/index.ts';
import { logRefusal, perform, type Actor, type AnonymousActor, type App, type Issue } from '../../usecase/index.ts';
import { touch } from './commands/touch.ts';
import { whoIsThis } from './who-is-this.views.ts';

/** What a request carries: from cookies (`sessionToken`, `proof`) or from the header `Authorization: Bearer` (`apiToken`). */
export interface Carried {
  readonly sessionToken?: string | undefined;
  readonly proof?: string | undefined;
  readonly apiToken?: string | undefined;
}

/** Who came: the actor for `perform`, and for a person the names that a page's header shows. */
export interface Comer {
  readonly actor: Actor;
  readonly person?: { readonly fullName: string; readonly unitName: string };
}

/**
 * Who a request comes from, in the tenant of its host: a person with the posts and powers of today, or nobody.
 * Looked up anew at every request; a token of another tenant is nobody here.
 */
export async function whoComes(app: App, tenantId: string, carried: Carried): Promise<Comer> {
  const nobody: AnonymousActor = { kind: 'anonymous', tenantId };
  const { sessionToken, proof, apiToken } = carried;
  if (sessionToken === undefined && apiToken === undefined) return { actor: nobody };
  const seen = await perform(app, nobody, whoIsThis, { sessionToken, proof, apiToken });
  if (!seen.ok) return { actor: nobody };
  const { isStale, scopes, fullName, unitName, ...who } = seen.value;
  // It may have ended between the two looks.
  if (isStale && !(await noteUse(app, nobody, carried))) return { actor: nobody };
  const actor = { kind: 'person' as const, tenantId, ...who, ...(scopes && { scopes }) };
  return { actor, person: { fullName, unitName } };
}

/** The actor alone of {@link whoComes}. */
export const actorOf = async (app: App, tenantId: string, carried: Carried): Promise<Actor> =>
  (await whoComes(app, tenantId, carried)).actor;

async function noteUse(app: App, nobody: AnonymousActor, { sessionToken, apiToken }: Carried): Promise<boolean> {
  const noted = await perform(app, nobody, touch, apiToken === undefined ? { sessionToken } : { apiToken });
  return noted.ok && noted.value.isNoted;
}

type Refused = { readonly outcome: 'refused'; readonly retryAfterSeconds: number | null };
type Admitted<O> = Exclude<O, Refused>;

/**
 * `perform` for the use cases that count tries (sign-in, card, step-up). There a failed try is an answer, so that its
 * count is committed; here it becomes a Fault again (`unauthenticated`, or `too_many` once a count is full) and a line of
 * the security log. Tries that were not even looked at are not logged: a flood cannot fill the log.
 */
export async function performAttempt<N extends string, I extends z.ZodType, O extends z.ZodType<{ outcome: string }>>(
  app: App,
  actor: Actor,
  { attempt, raw }: { readonly attempt: Issue<N, I, O>; readonly raw: unknown },
): Promise<Result<Admitted<z.output<O>>>> {
  const result = await perform(app, actor, attempt, raw);
  if (!result.ok) return result;
  if (!isRefused(result.value)) return ok(result.value as Admitted<z.output<O>>);
  const { retryAfterSeconds } = result.value;
  if (retryAfterSeconds !== null) return fail({ code: 'too_many', retryAfterSeconds });
  await logRefusal(app, actor, { action: attempt.name, kind: 'failed_try' });
  return fail({ code: 'unauthenticated' });
}

const isRefused = (value: { outcome: string }): value is Refused => value.outcome === 'refused';
