import type { Fault } from '@guong/core/kernel';
import type { WebContext } from '../../http/web-env.ts';
import { refuse } from '../html.tsx';

/** Whether a fresh confirmation of who it is would lift this refusal. */
export const needsConfirming = (fault: Fault): boolean =>
  fault.code === 'conflict' && fault.detail?.['needs'] === 'identity.verifyAgain';

/** The page that asks to confirm, and comes back to `back`. */
export const confirmAt = (back: string): string => `/sign-in/code?again=1&back=${encodeURIComponent(back)}`;

/** A refusal that a fresh confirmation would lift leads to the page that asks for it; all others are shown. */
export const stepUp = (c: WebContext, fault: Fault, back: string): Response | Promise<Response> =>
  needsConfirming(fault) ? c.redirect(confirmAt(back), 303) : refuse(c, fault);
