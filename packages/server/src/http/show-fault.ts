import type { Fault } from '@guong/core/kernel';

/** One table for both doors. `satisfies` makes a new Fault code a compile error here. */
export const STATUS = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_many: 429,
  unavailable: 503,
} as const satisfies Record<Fault['code'], number>;
