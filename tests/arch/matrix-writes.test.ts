import { beforeAll, expect, test } from 'vitest';
import { changedTables, snapshot } from '@guong/core/testing';
import { addressesOf, filled, matrixStage, WRITING, type MatrixStage, type Mounted } from './matrix-stage.ts';

let stage: MatrixStage;
beforeAll(async () => {
  stage = await matrixStage();
}, 900_000);

const FORM = 'application/x-www-form-urlencoded';
const HOME = { 'sec-fetch-site': 'same-origin' };

/** How a request may come that must do nothing. */
const DISGUISES: Readonly<Record<string, { readonly headers: Record<string, string> }>> = {
  'another site': { headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example', 'content-type': FORM } },
  'the casting origin': { headers: { 'sec-fetch-site': 'cross-site', origin: 'http://127.0.0.1:4181' } },
  'plain text of an old browser': { headers: { origin: 'https://evil.example', 'content-type': 'text/plain' } },
  'a frame without an origin': { headers: { origin: 'null', 'content-type': FORM } },
  'no proof of origin': { headers: { 'content-type': FORM } },
};
const BODY = 'reason=Nghi+ng%E1%BB%9D+c%C3%B3+sai+s%C3%B3t&title=x&fullName=x&personId=x';

interface Tried {
  readonly what: string;
  readonly status: number;
  readonly location: string;
}
/** Sends every disguise to every writing address of this server. */
async function disguised(server: Mounted): Promise<Tried[]> {
  const requests = addressesOf(server, WRITING).flatMap((line) =>
    Object.entries(DISGUISES).map(([name, { headers }]) => ({ line, name, headers })),
  );
  const tried: Tried[] = [];
  for (const { line, name, headers } of requests) tried.push(await sent(server, { line, headers, what: name }));
  return tried;
}

interface Request {
  readonly line: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly what?: string;
  readonly body?: string;
}
async function sent(server: Mounted, { line, headers, what = '', body = BODY }: Request): Promise<Tried> {
  const [method = '', path = ''] = line.split(' ');
  const answer = await server.request(filled(stage, path), { method, headers, body });
  const { status } = answer;
  return { what: `${line} ${what} ${String(status)}`, status, location: answer.headers.get('location') ?? '' };
}
const isRefusal = ({ status }: Tried): boolean => status >= 400 && status < 500;

test('SES-5: no writing address of either origin lets a disguised request do anything, for whoever is signed in', async () => {
  const { office, leader, nobody } = stage.readers;
  const before = await snapshot(stage.house.ownerDb);
  const tried: Tried[] = [];
  for (const server of [...[office, leader, nobody].map(stage.serverFor), stage.cast]) {
    tried.push(...(await disguised(server)));
  }
  const passed = tried.filter((one) => !isRefusal(one));
  console.log(`SES-5: ${String(tried.length)} disguised requests, ${String(passed.length)} not refused`);
  expect(passed).toEqual([]);
  expect(changedTables(before, await snapshot(stage.house.ownerDb))).toEqual([]);
  expect(tried.length).toBeGreaterThan(1_000);
}, 600_000);

test('SES-5: the same addresses by GET, with the form as a query, write nothing', async () => {
  const server = stage.serverFor(stage.readers.office);
  const before = await snapshot(stage.house.ownerDb);
  const lines = addressesOf(server, WRITING);
  for (const line of lines) {
    const { status } = await server.request(`${filled(stage, line.split(' ')[1] ?? '')}?${BODY}`, { headers: HOME });
    expect(status, line).toBeLessThan(500);
  }
  expect(changedTables(before, await snapshot(stage.house.ownerDb))).toEqual([]);
  console.log(`SES-5: ${String(lines.length)} writing addresses read by GET, 0 rows changed`);
}, 600_000);

/** Where whoever is not signed in knocks; a try is counted there, and a challenge kept. */
const KNOCKING = /\/(sign-in|invitation)(\/|$)/;

test('a form without a sign-in is turned away at every page, and nothing is written', async () => {
  const server = stage.serverFor(stage.readers.nobody);
  const before = await snapshot(stage.house.ownerDb);
  const lines = addressesOf(server, WRITING).filter((line) => !KNOCKING.test(line));
  const tried: Tried[] = [];
  for (const line of lines) {
    const isApi = line.includes(' /api/');
    const headers = { ...HOME, 'content-type': isApi ? 'application/json' : FORM };
    tried.push(await sent(server, { line, headers, ...(isApi && { body: '{}' }) }));
  }
  expect(tried.filter((one) => !isRefusal(one) && !one.location.startsWith('/sign-in'))).toEqual([]);
  expect(changedTables(before, await snapshot(stage.house.ownerDb))).toEqual([]);
  console.log(`${String(lines.length)} writing addresses without a sign-in, 0 accepted`);
}, 600_000);
