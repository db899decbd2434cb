import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { opaqueId } from '@guong/core/kernel';
import type { AnyUseCase, App } from '@guong/core/usecase';
import { apiDoor } from './api/door.ts';
import { API_BASE, openApi } from './api/openapi.ts';
import { operationsOf } from './api/operation.ts';
import { doorProblem } from './api/problem.ts';
import { API_USE_CASES } from './api/use-cases.ts';
import { accessLog } from './http/access-log.ts';
import { assetPages, type Shelf } from './http/assets.ts';
import { refuseCrossSite } from './http/cross-site.ts';
import { askOnce, type Doorman, type Visit } from './http/doorman.ts';
import { securityHeaders } from './http/headers.ts';
import { limitBody } from './http/limits.ts';
import { lookPages } from './http/look.ts';
import { siteOf, type Site } from './http/site.ts';
import { sourceShelf } from './http/shelf.ts';
import type { WebContext, WebEnv } from './http/web-env.ts';
import type { DoorRefusal } from './web/app-shell/fault-page.tsx';
import { referencePages } from './web/api/routes.tsx';
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
  /** The same by the host that was asked, where it is known: a house may serve several committees. */
  readonly siteNameOf?: (host: string) => Promise<string | undefined>;
  /** The rooms to mount; all of them unless a test says otherwise. */
  readonly rooms?: readonly Room[];
  /** What the REST door opens; everything unless a test says otherwise. */
  readonly useCases?: readonly AnyUseCase[];
}

/** The whole main origin, without a port: tests call `.request()`, `main.ts` serves it. */
export function buildServer(app: App, doorman: Doorman, options: ServerOptions = {}): Hono<WebEnv> {
  const { shelf = sourceShelf(), rooms = ROOMS } = options;
  const site = siteOf(app.settings, options.siteName);
  const siteAt = async (host: string): Promise<Site> => ({
    ...site,
    name: (await options.siteNameOf?.(host)) ?? site.name,
  });
  const server = new Hono<WebEnv>();
  server.use(securityHeaders(site), accessLog(app.log, app.clock));
  server.use(async (c, next) => {
    c.set('requestId', opaqueId());
    c.set('site', await siteAt(c.req.header('host') ?? ''));
    c.set('shelf', shelf);
    c.set('visit', askOnce(doorman, c.req.raw));
    c.set('visitAnew', () => doorman(c.req.raw));
    c.set('navFor', navOf(rooms));
    await next();
  });
  server.onError((error, c) => refuseError(app, error, c));
  server.notFound((c) =>
    READING.has(c.req.method) ? refuse(c, { code: 'not_found', what: 'page' }) : refuseAtDoor(c, 'method'),
  );
  server.use(
    limitBody,
    refuseCrossSite(site.mainOrigin, (c) => refuseHere(c, 'cross_site')),
  );
  server.route('/assets', assetPages(shelf));
  server.route('/look', lookPages());
  mountApi(server, app, options.useCases ?? API_USE_CASES);
  for (const room of rooms) server.route(room.path, room.pages(app, doorman));
  return server;
}

// A page that takes no such method and a page that is not there look the same from outside.
const READING = new Set(['GET', 'HEAD']);

/** The REST door, its contract and its reference. */
function mountApi(server: Hono<WebEnv>, app: App, useCases: readonly AnyUseCase[]): void {
  const operations = operationsOf(useCases);
  const contract = openApi(useCases);
  server.get(`${API_BASE}/openapi.json`, (c) => {
    c.header('cache-control', 'public, max-age=300');
    return c.json(contract);
  });
  server.route(API_BASE, apiDoor(app, operations));
  server.route('/api', referencePages(operations));
}

/** A refusal in the language of the door that was knocked at: a problem for programs, a page for people. */
const refuseHere = (c: WebContext, refusal: DoorRefusal): Response =>
  c.req.path.startsWith(`${API_BASE}/`) ? doorProblem(c, refusal) : refuseAtDoor(c, refusal);

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
  if (refusal) return refuseHere(c, refusal);
  app.log.error({ requestId: c.var.requestId, err: error }, 'request broke');
  return refuseHere(c, 'broken');
}
