import { buildServer } from '../app.ts';
import { houseDoorman } from '../http/house-doorman.ts';
import { siteNamer } from '../http/tenant-of-host.ts';
import type { App } from '@guong/core/usecase';

/** A browser without a screen before the real doorman: it keeps cookies as they were set, and follows nothing by itself. */
export interface WebBrowser {
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  readonly post: (path: string, fields?: Readonly<Record<string, string | readonly string[]>>) => Promise<Response>;
  readonly postJson: (path: string, body: object, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  /** The value of a cookie of ours (`session`), or nothing. */
  readonly cookie: (name: string) => string | undefined;
  /** Puts a cookie of ours into the jar, as another site or person might. */
  readonly plant: (name: string, value: string) => void;
  /** Every `Set-Cookie` line that came. */
  readonly cookieLines: readonly string[];
}

/** The host of the first tenant of an empty house. */
export const HOST = 'hoa-gao.test';

/** The main origin, built without a port. */
export type Server = ReturnType<typeof buildServer>;
const serverOf = (app: App): Server => buildServer(app, houseDoorman(app), { siteNameOf: siteNamer(app) });

/** A fresh browser at one host of this house; before a server that was built already, where many come to one. */
export function webBrowser(app: App, host = HOST, server = serverOf(app)): WebBrowser {
  const isHttps = app.settings.mainOrigin.startsWith('https:');
  const fullName = (name: string): string => (isHttps ? `__Host-guong_${name}` : `guong_${name}`);
  const jar = new Map<string, string>();
  const cookieLines: string[] = [];
  const ask = async (path: string, init: RequestInit): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { host, ...(cookie && { cookie }), ...(init.headers as Record<string, string>) };
    const answer = await server.request(`http://${host}${path}`, { ...init, headers });
    for (const line of answer.headers.getSetCookie()) {
      cookieLines.push(line);
      keepIn(jar, line);
    }
    return answer;
  };
  const posting = { 'sec-fetch-site': 'same-origin' };
  return {
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, fields = {}) => ask(path, { method: 'POST', headers: posting, body: formBody(fields) }),
    postJson: (path, body, headers = {}) =>
      ask(path, {
        method: 'POST',
        headers: { ...posting, 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    cookie: (name) => jar.get(fullName(name)),
    plant: (name, value) => void jar.set(fullName(name), value),
    cookieLines,
  };
}

function keepIn(jar: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split('; ');
  const [name = '', ...value] = pair.split('=');
  if (attributes.includes('Max-Age=0')) jar.delete(name);
  else jar.set(name, value.join('='));
}

const formBody = (fields: Readonly<Record<string, string | readonly string[]>>): URLSearchParams =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : value.map((one) => [`${name}[]`, one]),
    ),
  );
