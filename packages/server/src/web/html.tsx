import { createHash } from 'node:crypto';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Fault } from '@guong/core/kernel';
import { packed } from '../http/packed.ts';
import { STATUS } from '../http/show-fault.ts';
import { recordOf, typedWords } from '../http/typed-words.ts';
import type { WebContext } from '../http/web-env.ts';
import { DoorRefusalPage, FaultPage, type DoorRefusal, type Refused } from './app-shell/fault-page.tsx';
import { frameOf, hereOf, publicFrameOf } from './app-shell/frame-of.ts';
import { FrameContext, type Frame } from './ui/index.ts';

/** The statuses a page may have. */
export type PageStatus = 200 | 201 | 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503;

/** A whole document out of a page and the frame around it. */
export const renderPage = (page: VNode, frame: Frame): string =>
  `<!doctype html>${renderToString(<FrameContext.Provider value={frame}>{page}</FrameContext.Provider>)}`;

/** Answers with a page made for this visitor; nobody may keep a copy of it (SES-8). */
export async function html(c: WebContext, page: VNode, status: PageStatus = 200): Promise<Response> {
  return c.html(renderPage(page, await frameOf(c)), status);
}

/**
 * Answers with a page that is the same for everyone: the doorman is not asked, no session is looked at or set.
 * Has an ETag, so that a second reading costs a few bytes, and is packed: it holds no secret that packing could betray.
 */
export function publicHtml(c: WebContext, page: VNode, status: PageStatus = 200): Response {
  const text = renderPage(page, publicFrameOf(c));
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  c.set('isPublic', true);
  c.header('cache-control', 'public, max-age=0, must-revalidate');
  c.header('vary', 'cookie, accept-encoding');
  c.header('etag', etag);
  if (status === 200 && sameTag(c.req.header('if-none-match'), etag)) return c.body(null, 304);
  const { body, headers } = packed(text, c.req.header('accept-encoding'));
  return c.body(body, status, {
    'content-type': 'text/html; charset=UTF-8',
    ...headers,
    vary: 'cookie, accept-encoding',
  });
}

const sameTag = (header: string | undefined, etag: string): boolean =>
  header?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) ?? false;

/** Shows a refusal. Who is not signed in is led to the door and comes back afterwards. */
export async function refuse(c: WebContext, fault: Fault): Promise<Response> {
  if (fault.code === 'unauthenticated' && c.req.method === 'GET') {
    return c.redirect(`/sign-in?back=${encodeURIComponent(hereOf(c))}`, 303);
  }
  if (fault.code === 'too_many') c.header('retry-after', fault.retryAfterSeconds.toString());
  return html(c, <FaultPage fault={fault} {...leftBehind(c, fault)} />, STATUS[fault.code]);
}

/** Nothing is left behind where the reader learns nothing: a record he may not see is as if it were not there. */
function leftBehind(c: WebContext, { code }: Fault): Refused {
  if (c.req.method !== 'POST' || code === 'not_found' || code === 'forbidden') return {};
  return { record: recordOf(c), words: typedWords(c) };
}

const DOOR_STATUS = {
  broken: 500,
  method: 405,
  too_large: 413,
  media_type: 415,
  cross_site: 403,
  malformed: 400,
} as const satisfies Record<DoorRefusal, PageStatus>;

/** Shows what the door itself refused. Made without asking who came: the reason may be that this cannot be asked. */
export function refuseAtDoor(c: WebContext, refusal: DoorRefusal): Response {
  const page = <DoorRefusalPage refusal={refusal} requestId={c.var.requestId} />;
  return c.html(renderPage(page, publicFrameOf(c)), DOOR_STATUS[refusal]);
}

/** Reloads the page being answered after some seconds, without a script; `?stay=1` turns it off. */
export function refreshAfter(c: WebContext, seconds: number): void {
  if (c.req.query('stay') !== '1') c.header('refresh', seconds.toString());
}
