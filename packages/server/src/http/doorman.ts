import type { Actor } from '@guong/core/usecase';
import type { Doorman, Visit } from './visit.ts';
import type { WebContext } from './web-env.ts';

export type { Doorman, Visit } from './visit.ts';

/** Lets everybody in as nobody, in one tenant. */
export const anonymousDoorman =
  (tenantId: string): Doorman =>
  () =>
    Promise.resolve({ actor: { kind: 'anonymous', tenantId } });

/** The actor of this request, for `perform`. */
export const actorOf = async (c: WebContext): Promise<Actor> => (await c.var.visit()).actor;

/** Asks at most once a request: the answer may cost a database look-up. */
export function askOnce(doorman: Doorman, request: Request): () => Promise<Visit> {
  let answer: Promise<Visit> | undefined;
  return () => (answer ??= doorman(request));
}
