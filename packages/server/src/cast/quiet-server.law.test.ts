import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { leafHash, parseBallot } from '@guong/ballot';
import * as play from '@guong/ballot/devices';
import { openBackup } from '@guong/core/platform';
import { castingRound, type CastingRound } from '@guong/core/testing/casting-round';
import { ownHouse, type OwnHouse } from '@guong/core/testing/own-house';
import { openAndCount } from '@guong/core/testing/played-round';
import { BUILT_CLI, freePort, startBuiltServer, type BuiltServer } from '../testing/index.ts';

const run = promisify(execFile);
const VOTERS = 20;
/** Where the voters' connections come from, and what their browsers say they are: nobody else here uses either. */
const ADDRESS = '127.7.7.7';
const BROWSER = 'DienThoaiCuaCuTri/7.7';
const COOKIE = 'guong=banhquycuacutri';

let running: BuiltServer | undefined;
let own: OwnHouse | undefined;
afterEach(async () => {
  running?.child.kill('SIGKILL');
  await running?.ended;
  await own?.close();
});

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body?: Uint8Array;
}
/** A request as a voter's telephone sends it, from the voter's own address; answers the status. */
const ask = (origin: string, { method, path, body }: Sent): Promise<number> =>
  new Promise((answered, broke) => {
    const headers = {
      'user-agent': BROWSER,
      cookie: COOKIE,
      referer: `${origin}/?${BROWSER}`,
      'x-forwarded-for': ADDRESS,
      ...(body && { 'content-type': 'application/octet-stream', 'content-length': String(body.length) }),
    };
    const asking = request(`${origin}${path}`, { method, headers, localAddress: ADDRESS }, (answer) => {
      answer.resume().on('end', () => answered(answer.statusCode ?? 0));
    });
    asking.on('error', broke).end(body);
  });

/** Every way in which a voter's telephone meets the casting door, right and wrong. */
async function castEverything(origin: string, stage: CastingRound, ballots: readonly Uint8Array[]): Promise<number[]> {
  const { protocolId } = stage;
  const statuses: number[] = [];
  const get = async (path: string) => statuses.push(await ask(origin, { method: 'GET', path }));
  const post = async (body: Uint8Array, path = `/cast/${protocolId}`) =>
    statuses.push(await ask(origin, { method: 'POST', path, body }));
  for (const path of [`/b/${protocolId}`, `/log/${protocolId}`, `/log/${protocolId}/manifest`, '/nothing']) {
    await get(path);
  }
  for (const [at, bytes] of ballots.entries()) {
    await post(bytes);
    if (at % 3 === 0) await post(bytes);
    if (at % 4 === 0) await post(bytes.map((byte, place) => (place === bytes.length - 1 ? byte ^ 1 : byte)));
  }
  const [credential] = stage.credentials;
  if (!credential) throw new Error('voters have credentials');
  await post(play.sealed(stage.protocol, credential, play.sameMark(stage.protocol, 3)));
  await post(new Uint8Array(10));
  await post(ballots[0] ?? new Uint8Array(), `/cast/${'00'.repeat(32)}`);
  return statuses;
}

const spellings = (value: Uint8Array): Buffer[] => {
  const bytes = Buffer.from(value);
  return [bytes, Buffer.from(bytes.toString('hex')), Buffer.from(bytes.toString('base64').slice(0, 40))];
};

/** Everything by which a ballot or its voter could be known again. */
function tracesOf(stage: CastingRound, ballots: readonly Uint8Array[]) {
  const ofBallots = ballots.flatMap((bytes) => {
    const parsed = parseBallot(stage.protocol, bytes);
    if (!parsed.ok) throw new Error(parsed.detail);
    const { head, signatures } = parsed.value;
    return [leafHash(bytes), head.voterKey, ...signatures.flatMap(({ prefix, signature }) => [prefix, signature])];
  });
  return {
    ballots: ofBallots.flatMap(spellings),
    people: [ADDRESS, BROWSER, COOKIE, ...stage.round.voters.map(({ personId }) => personId)].map((text) =>
      Buffer.from(text),
    ),
  };
}
const hits = (text: Buffer, wanted: readonly Buffer[]): number =>
  wanted.filter((needle) => text.includes(needle)).length;

async function backupOf(variables: OwnHouse['variables'], file: string): Promise<Buffer> {
  await run(process.execPath, [BUILT_CLI, 'backup', file], { env: { PATH: process.env['PATH'] ?? '', ...variables } });
  const { archive } = await openBackup(file);
  const pieces: Buffer[] = [];
  for (const name of archive.names) for await (const bytes of archive.read(name)) pieces.push(bytes as Buffer);
  await archive.close();
  return Buffer.concat(pieces);
}

test('ANO-3: after a round cast over HTTP at debug level, no log, metric, health page or backup knows a voter or a ballot', async () => {
  own = await ownHouse();
  const { house, variables } = own;
  const fields = { castClosesAt: '2099-11-22T18:00' };
  const stage = await castingRound(house, { voters: VOTERS, fields });
  const ballots = stage.credentials.map((credential) =>
    play.sealed(stage.protocol, credential, play.sameMark(stage.protocol, 1)),
  );
  await own.close();
  const ports = { mainPort: await freePort(), castPort: await freePort() };
  running = await startBuiltServer({ ...variables, GUONG_LOG_LEVEL: 'debug' }, ports);
  const statuses = await castEverything(running.castOrigin, stage, ballots);
  expect([...new Set(statuses)].sort()).toEqual([200, 404, 409, 422]);

  const traces = tracesOf(stage, ballots);
  const shown: [string, Buffer][] = [];
  for (const path of ['metrics', 'healthz', 'readyz']) {
    const answer = await fetch(`http://localhost:${String(ports.mainPort)}/${path}`);
    shown.push([path, Buffer.from(await answer.arrayBuffer())]);
  }
  const folder = variables['GUONG_DATA'] ?? '';
  const backup = await backupOf(variables, join(folder, 'open-round.guong'));
  // A box of so few waits for its close: until then every ballot is in the spool, and the spool is ciphertext.
  shown.push(['backup', backup]);
  running.child.kill('SIGTERM');
  await running.ended;
  await own.open();
  const counted = await openAndCount(house, stage.round, stage.protocolId);
  expect(counted.box.ballots).toHaveLength(VOTERS);
  await own.close();
  shown.push(['process', Buffer.from(running.said())]);
  const database = await readFile(join(folder, 'postgres.log')).catch(() => undefined);
  if (database) shown.push(['postgres.log', database]);

  for (const [name, text] of shown) {
    // The roll stands in a backup, as names of people who are called; the door must not add to it.
    const people = name.startsWith('backup') ? traces.people.slice(0, 3) : traces.people;
    expect([name, hits(text, people), hits(text, traces.ballots)]).toEqual([name, 0, 0]);
  }
  // The search finds what is there: the round's own name stands in the backup.
  expect(hits(backup, [Buffer.from(stage.protocolId)])).toBe(1);
  const sizes = shown.map(([name, text]) => `${name} ${String(text.length)} bytes`).join(', ');
  const needles = traces.ballots.length + traces.people.length;
  console.log(
    `ANO-3: ${String(statuses.length)} requests of voters, ${String(needles)} traces looked for: 0 in ${sizes}`,
  );
}, 240_000);
