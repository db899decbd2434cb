import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { API_USE_CASES } from '../../packages/server/src/api/use-cases.ts';
import { operationOf } from '../../packages/server/src/api/operation.ts';
import { repositoryFiles } from '../../scripts/repository-files.ts';
import {
  addressesOf,
  filled,
  matrixStage,
  parametersOf,
  READING,
  type MatrixStage,
  type Mounted,
} from './matrix-stage.ts';
import { ROOT } from './planted-tree.ts';

/** What an attacker would have shown back to a victim, each with the piece that must never stand in a page as it is. */
const PAYLOADS: readonly (readonly [sent: string, harmful: string])[] = [
  ['<script>zzx(1)</script>', '<script>zzx'],
  ['"><script>zzx(1)</script>', '<script>zzx'],
  ["'><img src=x onerror=zzx(1)>", '<img src=x onerror=zzx'],
  ['"><svg/onload=zzx(1)>', '<svg/onload=zzx'],
  ['" autofocus onfocus=zzx(1) x="', '" autofocus onfocus=zzx'],
  ["' onmouseover='zzx(1)", "=' onmouseover='zzx"],
  ['</title><script>zzx(1)</script>', '</title><script>zzx'],
  ['</textarea><script>zzx(1)</script>', '</textarea><script>zzx'],
  ['</script><script>zzx(1)</script>', '</script><script>zzx'],
  ['<!--><script>zzx(1)</script>', '<!--><script>zzx'],
  ['<style>@import "//evil.example/zzx"</style>', '<style>@import'],
  ['<base href="//evil.example/">', '<base href="//evil'],
  ['<meta http-equiv=refresh content="0;url=//evil.example">', '<meta http-equiv=refresh'],
  ['javascript:zzx(1)', 'href="javascript:zzx'],
  ['//evil.example/zzx', 'href="//evil.example/zzx'],
  ['/\\evil.example/zzx', 'href="/\\evil.example/zzx'],
  ['zzx\r\nset-cookie: guong=1\r\n\r\n<script>zzx(1)</script>', '<script>zzx'],
  ['＜script＞zzx(1)＜/script＞<b>zzx', '<b>zzx'],
  ['{{7*7}}${7*7}<%= 7*7 %><i>zzx', '<i>zzx'],
  ['\u202Etxt.exe\u0000<u>zzx', '<u>zzx'],
];

let stage: MatrixStage;
beforeAll(async () => {
  stage = await matrixStage();
}, 900_000);

/** Every name that some page reads out of its query, as the sources say it. */
function queryNames(): string[] {
  const sources = repositoryFiles()
    .filter((file) => /^packages\/server\/src\/.*\.tsx?$/.test(file) && !file.includes('.test.'))
    .map((file) => readFileSync(join(ROOT, file), 'utf8'));
  const named = sources.flatMap((text) => [...text.matchAll(/req\.query\('(\w+)'\)/g)].map(([, name = '']) => name));
  const unpacked = sources.flatMap((text) =>
    [...text.matchAll(/const \{([^}]*)\} = c\.req\.query\(\)/g)].flatMap(([, list = '']) =>
      list.split(',').map((part) => part.split('=')[0]?.trim() ?? ''),
    ),
  );
  return [...new Set([...named, ...unpacked])].filter((name) => name !== '');
}

/** The parameters that each operation of the REST door declares for its query, by path. */
const declared = new Map(
  API_USE_CASES.map(operationOf).map(({ path, rest }) => [
    `/api/v1${path.replace(/\{(\w+)\}/g, ':$1')}`,
    Object.keys(rest.properties ?? {}),
  ]),
);

const encoded = (payload: string): string => encodeURIComponent(payload.toWellFormed());

interface Place {
  readonly path: string;
  /** The address with ids that exist. */
  readonly plain: string;
  /** Names of the query that the address takes notice of. */
  readonly names: readonly string[];
}

/** The names that change what is answered; the REST door says itself which it takes. */
async function placeOf(server: Mounted, path: string, names: readonly string[]): Promise<Place> {
  const plain = filled(stage, path);
  const own = declared.get(path);
  if (own !== undefined || path.startsWith('/api/v1')) return { path, plain, names: own ?? [] };
  return { path, plain, names: await liveNames(server, plain, names) };
}

/** What an address answers to these names, as one text, without the ids that change and without the query itself. */
async function saidTo(server: Mounted, plain: string, names: readonly string[]): Promise<string> {
  const query = names.map((name) => `${name}=zzx9`).join('&');
  const answer = await server.request(`${plain}?${query}`);
  const location = answer.headers.get('location') ?? '';
  const whole = `${String(answer.status)} ${location} ${await answer.text()}`;
  const isText = /^(text|application\/json)/.test(answer.headers.get('content-type') ?? '');
  if (!isText) return whole;
  const decoded = decodeURIComponent(whole.replaceAll(/[0-9a-f-]{36}|%(?![0-9A-F]{2})/g, ''));
  // A link back to this very page holds its query (encoded once more): it is taken out before answers are compared.
  return decoded.replaceAll('&amp;', '&').replaceAll(query, '');
}

/** Names that change the answer: a group that changes nothing is not asked one by one. */
async function liveNames(server: Mounted, plain: string, names: readonly string[]): Promise<string[]> {
  const usual = await saidTo(server, plain, ['qzq']);
  const live = async (some: readonly string[]): Promise<string[]> => {
    if (some.length === 0 || (await saidTo(server, plain, some)) === usual) return [];
    if (some.length === 1) return [...some];
    const half = Math.ceil(some.length / 2);
    return [...(await live(some.slice(0, half))), ...(await live(some.slice(half)))];
  };
  return live(names);
}

/** Tried also in all names at once; one at a time finds the same faults with the others. */
const TOGETHER = PAYLOADS.slice(0, 3).map(([payload]) => payload);
const everything = (plain: string, all: readonly string[], text: string): string =>
  `${plain}?${[...all, text].map((name) => `${name}=${text}`).join('&')}`;

/** Addresses in which one parameter of path or query is the payload, or all names of all pages and one nobody knows. */
function addressesWith({ path, plain, names }: Place, all: readonly string[], payload: string): string[] {
  const text = encoded(payload);
  const inPath = parametersOf(path).map((name) =>
    filled(stage, path.replace(new RegExp(`:${name}(\\{[^}]*\\})?`), text)),
  );
  const inQuery = names.map((name) => `${plain}?${name}=${text}`);
  return [...inPath, ...inQuery, ...(TOGETHER.includes(payload) ? [everything(plain, all, text)] : [])];
}

/** Whether a redirect leads away from our own two origins. */
function leadsAway(location: string): boolean {
  const { mainOrigin, castOrigin } = stage.house.app.settings;
  const { origin } = new URL(location, mainOrigin);
  return origin !== mainOrigin && origin !== castOrigin;
}

/** What is wrong with an answer to a payload; nothing when it is escaped or refused. */
async function harmIn(answer: Response, harmful: string): Promise<string[]> {
  const location = answer.headers.get('location') ?? '';
  const isPage = (answer.headers.get('content-type') ?? '').includes('html');
  const wrong = {
    [`answers ${String(answer.status)}`]: answer.status >= 500,
    [`sends to ${location}`]: leadsAway(location),
    'sets a planted cookie': answer.headers.get('set-cookie')?.startsWith('guong=1') === true,
    'may be sniffed': answer.headers.get('x-content-type-options') !== 'nosniff',
    [`shows ${harmful}`]: isPage && (await answer.text()).includes(harmful),
  };
  return Object.keys(wrong).filter((what) => wrong[what]);
}

interface Reflected {
  addresses: number;
  parameters: number;
  tried: number;
  readonly harm: string[];
}
async function tryPlace(server: Mounted, place: Place, { all, into }: { all: readonly string[]; into: Reflected }) {
  const requests = PAYLOADS.flatMap(([payload, harmful]) =>
    addressesWith(place, all, payload).map((address) => ({ address, harmful })),
  );
  for (const { address, harmful } of requests) {
    const harm = await harmIn(await server.request(address), harmful);
    into.harm.push(...harm.map((what) => `${address.slice(0, 200)} ${what}`));
  }
  into.addresses += 1;
  into.parameters += parametersOf(place.path).length + place.names.length;
  into.tried += requests.length;
}

test(
  'INJ-2: no parameter of any address of either origin shows a payload back as it was sent, or breaks the server',
  { timeout: 900_000 },
  async () => {
    const all = queryNames();
    const into: Reflected = { addresses: 0, parameters: 0, tried: 0, harm: [] };
    for (const server of [stage.serverFor(stage.readers.office), stage.cast]) {
      for (const line of addressesOf(server, READING)) {
        await tryPlace(server, await placeOf(server, line.slice('GET '.length), all), { all, into });
      }
    }
    const { addresses, parameters, tried, harm } = into;
    console.log(
      `INJ-2: ${String(addresses)} addresses with ${String(parameters)} parameters, ${String(PAYLOADS.length)} payloads, ` +
        `${String(tried)} requests, ${String(harm.length)} harmful`,
    );
    expect(harm).toEqual([]);
    expect(all).toContain('back');
    expect(parameters).toBeGreaterThan(100);
  },
);
