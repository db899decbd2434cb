import type { ServerOptions } from 'node:http';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import type { MiddlewareHandler } from 'hono';

/** Limits of one request (DOS-2), bytes and milliseconds. */
export const LIMITS = {
  formBytes: 256 * 1024,
  jsonBytes: 2 * 1024 * 1024,
  uploadBytes: 25 * 1024 * 1024,
  headerBytes: 16 * 1024,
  headersMs: 10_000,
  requestMs: 60_000,
  idleMs: 5_000,
  connections: 2_000,
} as const;

const tooLarge = (): never => {
  throw new HTTPException(413);
};
const counted = {
  formBytes: bodyLimit({ maxSize: LIMITS.formBytes, onError: tooLarge }),
  jsonBytes: bodyLimit({ maxSize: LIMITS.jsonBytes, onError: tooLarge }),
  uploadBytes: bodyLimit({ maxSize: LIMITS.uploadBytes, onError: tooLarge }),
};

/**
 * Refuses bodies over the limit of their kind, and packed bodies altogether: a small bomb unpacks to any size.
 * A body that says its length is judged by it (`node:http` reads no further); only one that does not is counted, since
 * counting turns the body into a stream of the slow kind.
 */
export const limitBody: MiddlewareHandler = (c, next) => {
  if (c.req.header('content-encoding') !== undefined) throw new HTTPException(415);
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
  const kind = kindOf(c.req.header('content-type') ?? '');
  const length = c.req.header('transfer-encoding') === undefined ? c.req.header('content-length') : undefined;
  if (length === undefined) return counted[kind](c, next);
  return Number(length) > LIMITS[kind] ? tooLarge() : next();
};

/** The options of `node:http` that bound a connection. */
type ServerLimits = Required<
  Pick<
    ServerOptions,
    | 'maxHeaderSize'
    | 'headersTimeout'
    | 'requestTimeout'
    | 'keepAliveTimeout'
    | 'connectionsCheckingInterval'
    | 'requireHostHeader'
  >
>;

/** Options of `node:http` that cut off slow, huge and idle senders. */
export const SERVER_OPTIONS: ServerLimits = {
  maxHeaderSize: LIMITS.headerBytes,
  headersTimeout: LIMITS.headersMs,
  requestTimeout: LIMITS.requestMs,
  keepAliveTimeout: LIMITS.idleMs,
  connectionsCheckingInterval: 2_000,
  requireHostHeader: true,
};

function kindOf(contentType: string): keyof typeof counted {
  if (/^multipart\/form-data\b/i.test(contentType)) return 'uploadBytes';
  return /^application\/json\b/i.test(contentType) ? 'jsonBytes' : 'formBytes';
}
