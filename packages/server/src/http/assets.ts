import { Hono, type Env } from 'hono';

/** One file as the browser gets it. */
export interface Asset {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
  /** Its address carries the hash of its content, so it may be kept for ever. */
  readonly isHashed: boolean;
  readonly gzip?: Uint8Array<ArrayBuffer>;
  readonly brotli?: Uint8Array<ArrayBuffer>;
}

/** All files a page may ask for. */
export interface Shelf {
  /** What there is, by the names that pages use. */
  readonly names: readonly string[];
  /** `site.css` → `/assets/site.1f2e3d4c.css` */
  readonly urlOf: (name: string) => string;
  /** The file at an address below `/assets/`. */
  readonly find: (name: string) => Asset | undefined;
}

const FOREVER = 'public, max-age=31536000, immutable';

/** `/assets/*`: no session, no cookie, packed when the build packed it. */
export function assetPages<E extends Env>(shelf: Shelf): Hono<E> {
  const room = new Hono<E>();
  room.get('/:name{.+}', (c) => {
    const asset = shelf.find(c.req.param('name'));
    if (!asset) return c.text('Not found', 404);
    c.header('content-type', asset.mediaType);
    c.header('cache-control', asset.isHashed ? FOREVER : 'no-cache');
    c.header('vary', 'accept-encoding');
    const accepts = c.req.header('accept-encoding') ?? '';
    const [encoding, packed] = /\bbr\b/.test(accepts) ? ['br', asset.brotli] : ['gzip', asset.gzip];
    if (packed && accepts.includes(encoding)) {
      c.header('content-encoding', encoding);
      return c.body(packed);
    }
    return c.body(asset.bytes);
  });
  return room;
}
