import type { Actor } from '@guong/core/usecase';
import type { Visitor } from '../web/ui/index.ts';
import type { WebContext } from './web-env.ts';

/** Who came, and what the header of a page says about it. */
export interface Visit {
  readonly actor: Actor;
  /** Present when a person is signed in. */
  readonly visitor?: Visitor;
  /** Whether the request was recognised by a Bearer token and not by a cookie: no browser sends that by itself. */
  readonly byToken?: boolean;
  /** `Set-Cookie` lines to answer with, such as a session id that was renewed. */
  readonly setCookies?: readonly string[];
}

/** Says who is knocking. The session store implements it; tests pass a stub. */
export type Doorman = (request: Request) => Promise<Visit>;

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
