import type { WebContext } from '../../../http/web-env.ts';

/** The number of the group in `?group=3`; nothing when none is asked for. */
export function groupAsked(c: WebContext): number | undefined {
  const asked = c.req.query('group') ?? '';
  return /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : undefined;
}
