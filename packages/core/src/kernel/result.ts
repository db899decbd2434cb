/**
 * An expected refusal: something a person can be told about. Closed union, so every door must know how to show each one.
 * - `invalid`: what was typed cannot be taken; `fields` maps a field path to a message in Vietnamese.
 * - `unauthenticated`: nobody is signed in, or the sign-in has ended.
 * - `forbidden`: this person may not do `action`. With `hides`, he may not even know that such a thing is there: it is noted
 *   as a refusal, and the corridor answers `not_found` in the words it has for what does not exist.
 * - `not_found`: it does not exist, or this person may not know that it does.
 * - `conflict`: the state does not allow it; `reason` says why and the way out, in Vietnamese.
 * - `too_many`: a rate limit; try again after `retryAfterSeconds`.
 * - `unavailable`: the system cannot answer for now (disk, database); nothing was written.
 */
export type Fault =
  | { readonly code: 'invalid'; readonly fields: Readonly<Record<string, string>> }
  | { readonly code: 'unauthenticated' }
  | { readonly code: 'forbidden'; readonly action: string; readonly hides?: string }
  | { readonly code: 'not_found'; readonly what: string }
  | { readonly code: 'conflict'; readonly reason: string; readonly detail?: Readonly<Record<string, string>> }
  | { readonly code: 'too_many'; readonly retryAfterSeconds: number }
  | { readonly code: 'unavailable'; readonly reason: string };

/** The outcome of something that may be refused. Bugs throw; refusals are values. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

/** It went well, with this value. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
/** It was refused, for this reason. */
export const fail = (fault: Fault): Result<never> => ({ ok: false, fault });
/** This person may not do `action`, nor know whether the thing is there: outside it reads like one that does not exist. */
export const hidden = (action: string, what: string): Result<never> => fail({ code: 'forbidden', action, hides: what });
/** One field, one message: the commonest refusal. */
export const invalid = (field: string, message: string): Result<never> =>
  fail({ code: 'invalid', fields: { [field]: message } });
/** The state does not allow it; say why and what to do instead, in Vietnamese. */
export const conflict = (reason: string): Result<never> => fail({ code: 'conflict', reason });
