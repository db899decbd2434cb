/** One person's browser, reduced to what a browser does for a form: cookies, same-origin headers, redirects by hand. */
export interface HttpPerson {
  readonly get: (path: string) => Promise<Answer>;
  /** Posts a form. */
  readonly post: (path: string, fields: Readonly<Record<string, string>>) => Promise<Answer>;
  /** Posts a multipart form with one file. */
  readonly upload: (path: string, form: FormData) => Promise<Answer>;
  /** Takes a file away. */
  readonly bytes: (path: string) => Promise<Uint8Array>;
  /** Calls the REST door or a page's JSON address; a refusal throws with what the server said. */
  readonly call: <T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => Promise<T>;
}
/** What came back. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly location: string;
}

/** A person with an empty cookie jar at this origin. */
export function httpPerson(origin: string): HttpPerson {
  const jar = new Map<string, string>();
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    headers.set('origin', origin);
    headers.set('sec-fetch-site', 'same-origin');
    const response = await fetch(`${origin}${path}`, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  };
  const read = async (response: Response): Promise<Answer> => ({
    status: response.status,
    text: await response.text(),
    location: response.headers.get('location') ?? '',
  });
  return {
    get: async (path) => read(await send(path)),
    post: async (path, fields) => read(await send(path, { method: 'POST', body: new URLSearchParams(fields) })),
    upload: async (path, form) => read(await send(path, { method: 'POST', body: form })),
    bytes: async (path) => {
      const response = await send(path);
      if (!response.ok) throw new Error(`GET ${path}: ${response.status.toString()}`);
      return new Uint8Array(await response.arrayBuffer());
    },
    call: async <T>(method: string, path: string, body?: object): Promise<T> => {
      const json = body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
      const { status, text } = await read(await send(path, { method, ...json }));
      if (status >= 400) throw new Error(`${method} ${path}: ${status.toString()} ${text.slice(0, 500)}`);
      return JSON.parse(text) as T;
    },
  };
}

/** Takes a printed card up over HTTP: login and 8 characters, then a password; answers a person who is signed in. */
export async function withCard(
  origin: string,
  card: { readonly login: string; readonly code: string },
): Promise<HttpPerson> {
  const person = httpPerson(origin);
  const opened = await person.post('/invitation', card);
  const token = /name="token" value="([^"]+)"/.exec(opened.text)?.[1];
  if (!token) throw new Error(`the card of ${card.login} was refused: ${opened.status.toString()}`);
  const password = `phien-thu-${card.code.toLowerCase()}`;
  const entered = await person.post('/invitation/password', { token, password, passwordAgain: password });
  if (entered.status !== 303)
    throw new Error(`the password of ${card.login} was refused: ${entered.text.slice(0, 300)}`);
  return person;
}
