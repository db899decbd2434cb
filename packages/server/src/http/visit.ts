import type { Actor } from '@guong/core/usecase';
import type { Visitor } from '../web/ui/index.ts';

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
