// A child of the benchmark: a house with both doors, in embedded mode, and a round whose box is open.
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ballot } from '@guong/core/ballot';
import { openHouse } from '@guong/core/house';
import { readSettings, type Settings } from '@guong/core/platform';
import { buildServer } from '../packages/server/src/app.ts';
import { buildCastServer } from '../packages/server/src/cast-app.ts';
import { act } from './act.ts';
import { castFront, mainFront } from '../packages/server/src/http/front.ts';
import { houseDoorman } from '../packages/server/src/http/house-doorman.ts';
import { listen } from '../packages/server/src/http/listen.ts';
import { builtShelf } from '../packages/server/src/http/shelf.ts';
import type { Asked, HouseReady } from './house-words.ts';
import { journalCost } from './journal.ts';
import { oneByOne } from './measure.ts';
import { setPolicies, timesOfCounting } from './policies.ts';
import { readyRound, sessionOf } from './ward.ts';

const [folder = '', voters = '0', bits = '2048', publicFolder = ''] = process.argv.slice(2);
const clock = () => new Date();
const [mainPort, castPort] = [await freePort(), await freePort()];
const host = '127.0.0.1';
const read = readSettings(
  { GUONG_DATA: folder, GUONG_PORT: String(mainPort), GUONG_CAST_PORT: String(castPort), GUONG_LOG_LEVEL: 'error' },
  { cwd: folder, isRoot: process.getuid?.() === 0 },
);
if (!read.ok) throw new Error(JSON.stringify(read.fault));
const settings: Settings = read.value;
const house = await openHouse(settings, { clock, as: 'serve' });
const { app } = house;
const shelf = builtShelf(publicFolder);
const main = buildServer(app, houseDoorman(app), { shelf });
const doors = [
  await listen(mainFront(app, main), { host, port: mainPort }),
  await listen(castFront(app, buildCastServer(app, { shelf })), { host, port: castPort }),
];
const started = performance.now();
const round = await readyRound(house, { voters: Number(voters), rsaBits: bits === '3072' ? 3072 : 2048 });
const cookie = await sessionOf(app, round.ward);
const inHex = (all: readonly Uint8Array[]): string =>
  JSON.stringify(all.map((one) => Buffer.from(one).toString('hex')));
await writeFile(join(folder, 'ballots.json'), inHex(round.ballots));
await writeFile(join(folder, 'phones.json'), inHex(round.unused));
await writeFile(join(folder, 'manifest.json'), round.manifest);
tell({
  mainOrigin: settings.mainOrigin,
  castOrigin: settings.castOrigin,
  roundId: round.roundId,
  protocolId: round.protocolId,
  cookie,
  preparedSeconds: (performance.now() - started) / 1000,
} satisfies HouseReady);

process.on('message', (asked: Asked) => void answer(asked));

async function answer(asked: Asked): Promise<void> {
  if (asked.kind === 'usage') tell({ cpu: process.cpuUsage(), rss: process.memoryUsage().rss });
  if (asked.kind === 'flush') {
    await act(app, round.ward.system, ballot.flushEpoch, { protocolId: round.protocolId });
    tell('flushed');
  }
  if (asked.kind === 'journal') tell(await journalCost(house, round.ward));
  if (asked.kind === 'policies') {
    await setPolicies(house.reach('guong_owner'), asked.asks);
    tell(await timesOfCounting(house.reach, round.ward.tenantId, 40));
  }
  if (asked.kind === 'render') tell(await rendered(asked));
  if (asked.kind === 'stop') {
    await Promise.all(doors.map((door) => door.close(100)));
    await house.close();
    process.disconnect();
  }
}

/** Times of requests that never leave this process: the page, the queries, no socket. */
const rendered = ({ path, cookie: carried, count }: Extract<Asked, { kind: 'render' }>): Promise<number[]> =>
  oneByOne({ count, warm: 20 }, async () => {
    const answer = await main.request(`${settings.mainOrigin}${path}`, {
      headers: { host: new URL(settings.mainOrigin).host, ...(carried && { cookie: carried }) },
    });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  });

function tell(what: unknown): void {
  process.send?.(what);
}

async function freePort(): Promise<number> {
  return new Promise((done, broke) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        done(typeof address === 'object' && address ? address.port : 0);
      });
    });
    probe.once('error', broke);
  });
}
