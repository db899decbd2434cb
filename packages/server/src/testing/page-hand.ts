import { expect } from 'vitest';
import type { Actor, App } from '@guong/core/usecase';
import { buildServer } from '../app.ts';
import { violationsIn } from './axe.ts';

/** Fields of a form in the order of the page; a name may come more than once. */
export type Fields = readonly (readonly [string, string])[];

/** A hand on the pages of a house: asks for them and posts their forms as whoever is named. */
export interface PageHand {
  readonly get: (actor: Actor, path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  readonly send: (actor: Actor, path: string, body: URLSearchParams | FormData) => Promise<Response>;
  readonly post: (actor: Actor, path: string, fields?: Fields) => Promise<Response>;
  /** The text of a page that must be there and free of accessibility faults. */
  readonly soundPage: (actor: Actor, path: string, headers?: Readonly<Record<string, string>>) => Promise<string>;
}

/**
 * The pages of a house without a port: the server is built anew for each request, for one visitor. `always` are headers that
 * every request bears, like `IN_ENGLISH`.
 */
export function pageHand(app: App, always: Readonly<Record<string, string>> = {}): PageHand {
  const ask = async (actor: Actor, path: string, init?: RequestInit): Promise<Response> =>
    buildServer(app, () => Promise.resolve({ actor })).request(`http://localhost${path}`, init);
  const get: PageHand['get'] = (actor, path, headers = {}) => ask(actor, path, { headers: { ...always, ...headers } });
  const send: PageHand['send'] = (actor, path, body) =>
    ask(actor, path, { method: 'POST', headers: { ...always, 'sec-fetch-site': 'same-origin' }, body });
  return {
    get,
    send,
    post: (actor, path, fields = []) =>
      send(actor, path, new URLSearchParams(fields.map(([name, value]) => [name, value]))),
    soundPage: async (actor, path, headers) => {
      const answer = await get(actor, path, headers);
      const text = await answer.text();
      expect([path, answer.status, await violationsIn(text)]).toEqual([path, 200, []]);
      return text;
    },
  };
}

/** Where a form that was taken leads to. */
export const ledTo = (answer: Response): string => answer.headers.get('location') ?? '';

/** The sentence that a form which was taken says on the next page. */
export function saidBy(answer: Response): string {
  const cookie = /guong_flash=([^;]+)/.exec(answer.headers.getSetCookie().join('\n'))?.[1] ?? '';
  return Buffer.from(cookie, 'base64url').toString('utf8').replace(/^\w+:/, '');
}

/** A reader of the English pages. */
export const IN_ENGLISH = { cookie: 'guong_look=en.normal.normal' };

/** The form of a new round as an officer fills it in; noon of 22 November 2026 lies between issuing and casting. */
export const ROUND_FORM: Fields = Object.entries({
  template: 'gop-y-21@1',
  title: 'Góp ý người đứng đầu, đợt I/2026',
  purpose: 'Góp ý việc tu dưỡng, rèn luyện',
  planSymbol: '12-KH/ĐU',
  place: 'Hội trường phường Hoa Gạo',
  superior: 'Thành ủy Sông Hồng',
  'issueOpensAt.day': '22/11/2026',
  'issueOpensAt.time': '08:00',
  'issueClosesAt.day': '22/11/2026',
  'issueClosesAt.time': '12:00',
  'castOpensAt.day': '22/11/2026',
  'castOpensAt.time': '12:00',
  'castClosesAt.day': '22/11/2026',
  'castClosesAt.time': '18:00',
  isEarlyEndAllowed: 'true',
  epochMinimum: '5',
  epochMinutes: '0',
});
