import type { Fault } from '@guong/core/kernel';
import { STATUS } from '../http/show-fault.ts';
import type { WebContext } from '../http/web-env.ts';
import { faultIn } from '../refusals/in-language.ts';
import { languageAsked } from '../refusals/language-asked.ts';

/** What the REST door itself refuses, before any use case is asked. */
export type DoorCode = 'malformed' | 'cross_site' | 'method' | 'too_large' | 'media_type' | 'broken' | 'no_operation';

const DOOR_STATUS = {
  malformed: 400,
  cross_site: 403,
  no_operation: 404,
  method: 405,
  too_large: 413,
  media_type: 415,
  broken: 500,
} as const satisfies Record<DoorCode, number>;

/** The body of every refusal (RFC 9457): `code` is for programs, `title` for people, `fields` for forms. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: Fault['code'] | DoorCode;
  readonly [more: string]: unknown;
}

const TITLES: Readonly<Record<Problem['code'], string>> = {
  invalid: 'The input was refused',
  unauthenticated: 'Sign in, or send a valid token',
  forbidden: 'Not allowed',
  not_found: 'Not found',
  conflict: 'The state does not allow it',
  too_many: 'Too many requests',
  unavailable: 'Not available for now; nothing was written',
  malformed: 'The request could not be read',
  cross_site: 'The request may have come from another site',
  no_operation: 'There is no such operation',
  method: 'The operation has other methods',
  too_large: 'The request is too large',
  media_type: 'Send application/json, unpacked',
  broken: 'Something broke; nothing was written',
};

/** Every code the door may answer with, and its status: for the contract and the reference. */
export const PROBLEMS: Readonly<Record<Problem['code'], { readonly status: number; readonly title: string }>> =
  Object.fromEntries(
    Object.entries({ ...STATUS, ...DOOR_STATUS }).map(([code, status]) => [
      code,
      { status, title: TITLES[code as Problem['code']] },
    ]),
  ) as Record<Problem['code'], { status: number; title: string }>;

/** Answers with a problem. */
function answer(c: WebContext, code: Problem['code'], more: Readonly<Record<string, unknown>>): Response {
  const { status, title } = PROBLEMS[code];
  const problem: Problem = { type: `/api#${code}`, title, status, code, requestId: c.var.requestId, ...more };
  return new Response(JSON.stringify(problem), { status, headers: { 'content-type': 'application/problem+json' } });
}

/** A refusal of the house as a problem, its sentences in the language of the Accept-Language header. */
export function faultProblem(c: WebContext, fault: Fault): Response {
  const lang = languageAsked(c.req.header('accept-language'));
  const { code, ...more } = faultIn(fault, lang);
  const response = answer(c, code, more);
  response.headers.set('content-language', lang);
  response.headers.set('vary', 'accept-language');
  if (code === 'unauthenticated') response.headers.set('www-authenticate', 'Bearer');
  if ('retryAfterSeconds' in more) response.headers.set('retry-after', more.retryAfterSeconds.toString());
  return response;
}

/** A refusal of the door as a problem; `reason` says more. */
export const doorProblem = (c: WebContext, code: DoorCode, reason?: string): Response =>
  answer(c, code, reason === undefined ? {} : { reason });
