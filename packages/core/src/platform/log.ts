import { pino, type DestinationStream, type Logger } from 'pino';

/** The technical log: one JSON object a line. Never content, names of people, addresses or secrets. */
export type Log = Logger;

// Whatever a library hands over, these never reach the file, at the top or one level down.
const PERSONAL = [
  'ip',
  'remoteAddress',
  'headers',
  'cookie',
  'authorization',
  'body',
  'password',
  'token',
  'secret',
  'code',
  'name',
  'phone',
  'detail',
  'parameters',
];

/** Opens the log; `destination` defaults to standard output. JSON escapes line ends, so nobody can forge a line. */
export function openLog(level: 'debug' | 'info' | 'warn' | 'error', destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    redact: { paths: PERSONAL.flatMap((field) => [field, `*.${field}`]), remove: true },
    serializers: { err: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** An error without its data: PostgreSQL puts row values into `detail`, and messages of ours carry none. */
function describeError(error: Error & { code?: unknown }): Record<string, unknown> {
  const cause = error.cause instanceof Error ? describeError(error.cause) : undefined;
  return {
    type: error.name,
    message: error.message,
    sqlstate: typeof error.code === 'string' ? error.code : undefined,
    stack: error.stack,
    cause,
  };
}
