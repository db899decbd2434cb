import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { opaqueId } from '@guong/core/kernel';
import type { App } from '@guong/core/usecase';
import { accessLog } from './http/access-log.ts';
import { assetPages, type Shelf } from './http/assets.ts';
import { refuseCrossSite } from './http/cross-site.ts';
import { askOnce, type Doorman, type Visit } from './http/doorman.ts';
import { securityHeaders } from './http/headers.ts';
import { limitBody } from './http/limits.ts';
import { lookPages } from './http/look.ts';
import { siteOf } from './http/site.ts';
import { sourceShelf } from './http/shelf.ts';
import type { WebContext, WebEnv } from './http/web-env.ts';
import type { DoorRefusal } from './web/app-shell/fault-page.tsx';
import { refuse, refuseAtDoor } from './web/html.tsx';
import { ROOMS, type NavEntry, type Room } from './web/rooms.ts';
import type { Lang } from './web/text/index.ts';
import type { NavLink } from './web/ui/index.ts';

/** What a server may be given besides its house. */
export interface ServerOptions {
  /** The files of a build; without it the sources are served as they are. */
  readonly shelf?: Shelf;
  /** The name over public pages. */
  readonly siteName?: string;
  /** The rooms to mount; all of them unless a test says otherwise. */
  readonly rooms?: readonly Room[];
}

/** The whole main origin, without a port: tests call `.request()`, `main.ts` serves it. */
export function buildServer(app: App, doorman: Doorman, options: ServerOptions = {}): Hono<WebEnv> {
  const { shelf = sourceShelf(), rooms = ROOMS } = options;
  const site = siteOf(app.settings, options.siteName);
  const server = new Hono<WebEnv>();
  server.use(securityHeaders(site), accessLog(app.log, app.clock));
  server.use(async (c, next) => {
    c.set('requestId', opaqueId());
    c.set('site', site);
    c.set('shelf', shelf);
    c.set('visit', askOnce(doorman, c.req.raw));
    c.set('navFor', navOf(rooms));
    await next();
  });
  server.onError((error, c) => refuseError(app, error, c));
  server.notFound((c) => refuse(c, { code: 'not_found', what: 'page' }));
  server.use(
    limitBody,
    refuseCrossSite(site.mainOrigin, (c) => refuseAtDoor(c, 'cross_site')),
  );
  server.route('/assets', assetPages(shelf));
  server.route('/look', lookPages());
  for (const room of rooms) server.route(room.path, room.pages(app, doorman));
  return server;
}

const navOf = (rooms: readonly Room[]) => {
  const entries: readonly NavEntry[] = rooms.flatMap((room) => room.nav ?? []);
  return ({ actor }: Visit, lang: Lang): readonly NavLink[] =>
    entries
      .filter((entry) => entry.isFor(actor))
      .map(({ href, label, isTab }) => ({ href, label: label[lang], ...(isTab && { isTab }) }));
};

const REFUSALS: Readonly<Record<number, DoorRefusal>> = {
  400: 'malformed',
  403: 'cross_site',
  405: 'method',
  413: 'too_large',
  415: 'media_type',
};

/** A refusal of the door becomes its page; anything else is a bug: the log has the story, the page only a number. */
function refuseError(app: App, error: Error, c: WebContext): Response {
  const refusal = error instanceof HTTPException ? REFUSALS[error.status] : undefined;
  if (refusal) return refuseAtDoor(c, refusal);
  app.log.error({ requestId: c.var.requestId, err: error }, 'request broke');
  return refuseAtDoor(c, 'broken');
}
