import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { App } from '@guong/core/usecase';
import { castDoor } from './cast/cast-door.ts';
import { voterPages } from './cast/voter-routes.tsx';
import { assetPages, type Shelf } from './http/assets.ts';
import type { CastEnv } from './http/cast-env.ts';
import { fixedHeaders, secureAnswer } from './http/headers.ts';
import { limitBody } from './http/limits.ts';
import { sourceShelf } from './http/shelf.ts';
import { siteOf } from './http/site.ts';

/** One part of the casting origin. */
export interface CastRoom {
  readonly path: `/${string}`;
  readonly pages: (app: App) => Hono<CastEnv>;
}

/** Everything the casting origin serves besides the files of the build. The ballot room adds its lines here. */
export const CAST_ROOMS: readonly CastRoom[] = [
  { path: '/', pages: castDoor },
  { path: '/', pages: voterPages },
];

/**
 * The casting origin: reads no cookie and sets none, asks nobody who he is, writes no access log, gives no request a
 * number, allows no other origin in (rulings, 3 and 11). What breaks is logged without any word of the request.
 */
export function buildCastServer(
  app: App,
  {
    shelf = sourceShelf(),
    rooms = CAST_ROOMS,
    siteName,
  }: { shelf?: Shelf; rooms?: readonly CastRoom[]; siteName?: string } = {},
): Hono<CastEnv> {
  const site = siteOf(app.settings, siteName);
  const fixed = fixedHeaders(site);
  const server = new Hono<CastEnv>();
  server.use(async (c, next) => {
    c.set('site', site);
    c.set('shelf', shelf);
    await next();
    secureAnswer(c.res.headers, fixed, c.var.pageSecurity);
  });
  server.onError((error, c) => {
    if (error instanceof HTTPException) return c.json({ code: 'refused' }, error.status);
    app.log.error({ errorType: error.name }, 'the casting door broke');
    return c.json({ code: 'unavailable' }, 503);
  });
  server.notFound((c) => c.json({ code: 'not_found' }, 404));
  server.use(limitBody);
  server.route('/assets', assetPages(shelf));
  for (const room of rooms) server.route(room.path, room.pages(app));
  return server;
}
