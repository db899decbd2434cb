import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { checkBundle, leafHash, toHex, type CheckOptions } from '@guong/ballot';
import * as play from '@guong/ballot/devices';
import { ballot } from '@guong/core/ballot';
import { castingRound, type CastingRound } from '@guong/core/testing/casting-round';
import { ownHouse, type OwnHouse } from '@guong/core/testing/own-house';
import { openAndCount } from '@guong/core/testing/played-round';
import { perform } from '@guong/core/usecase';
import { valueOf } from '@guong/core/testing/founded-house';
import { freePort, startBuiltServer, type BuiltServer } from '../testing/index.ts';

/** 10,000 casts, 1,000 repeats and 50 kills in the catalogue; these fit into every run. */
const CASTS = Number(process.env['GUONG_LAW_CASTS'] ?? 400);
const REPEATS = Math.max(40, CASTS / 10);
const KILLS = Number(process.env['GUONG_LAW_KILLS'] ?? 5);
const AT_ONCE = 32;
/** The round clock ticks every five seconds. */
const FLUSHED_BY_MS = 8_000;
const IS_EMBEDDED = process.env['GUONG_TEST_DATABASE_URL'] === undefined;

let running: BuiltServer | undefined;
let own: OwnHouse | undefined;
afterEach(async () => {
  running?.child.kill('SIGKILL');
  await running?.ended;
  await own?.close();
});

const whole = (below: number): number => Math.floor(Math.random() * below);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What the voters' devices know: the receipts that came back for each ballot, over all lives of the server. */
interface Devices {
  readonly receipts: Map<number, Set<string>>;
  /** Ballots that still have to be sent: each once, and some again. */
  readonly waiting: number[];
  answered: number;
  unanswered: number;
  /** Nobody sends any more once nothing waits. */
  isOver: boolean;
}

/** One ballot over HTTP; the receipt as hexadecimal, or nothing when none came back. Anything else fails the test. */
async function castOver(origin: string, roundId: string, bytes: Uint8Array): Promise<string | undefined> {
  const headers = { 'content-type': 'application/octet-stream' };
  const sent = { method: 'POST', headers, body: new Uint8Array(bytes), signal: AbortSignal.timeout(20_000) };
  const answer = await fetch(`${origin}/cast/${roundId}`, sent).catch(() => undefined);
  const text = await answer?.text().catch(() => undefined);
  if (answer === undefined || text === undefined || answer.status === 503) return undefined;
  const { receipt } = JSON.parse(text) as { receipt?: string };
  if (answer.status !== 200 || receipt === undefined) throw new Error(`${String(answer.status)} ${text}`);
  return receipt;
}

/** Sends what waits, so many at once, until it is over. A server that is down is asked again soon. */
async function sendAll(stage: CastingRound, ballots: readonly Uint8Array[], devices: Devices, origin: string) {
  const sender = async (): Promise<void> => {
    for (;;) {
      const at = devices.waiting.pop();
      if (at === undefined) {
        if (devices.isOver) return;
        await pause(5);
        continue;
      }
      const receipt = await castOver(origin, stage.protocolId, ballots[at] ?? new Uint8Array());
      if (receipt === undefined) {
        devices.unanswered += 1;
        devices.waiting.unshift(at);
        await pause(whole(200));
      } else {
        devices.answered += 1;
        devices.receipts.set(at, (devices.receipts.get(at) ?? new Set<string>()).add(receipt));
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
}

/** The number of the newest head on the public log, or nothing while the server is down. */
async function headNumber({ castOrigin }: BuiltServer, protocolId: string): Promise<number | undefined> {
  const answer = await fetch(`${castOrigin}/log/${protocolId}`).catch(() => undefined);
  const state = (await answer?.json().catch(() => undefined)) as { head?: { epoch: number } } | undefined;
  return state?.head?.epoch;
}

/** Kills the embedded database under the server, which starts it again by itself; waits until ballots are taken again. */
async function killDatabase(folder: string, devices: Devices): Promise<void> {
  const file = await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(file.split('\n')[0]);
  if (!(pid > 1)) return;
  process.kill(pid, 'SIGKILL');
  const before = devices.answered;
  while (devices.answered < before + 5 && devices.waiting.length > 0) await pause(5);
}

/** Until the log has grown; where only repeats are left there is nothing to flush, and the wait has an end. */
async function untilFlushed(server: BuiltServer, protocolId: string): Promise<void> {
  const before = await headNumber(server, protocolId);
  const latest = performance.now() + FLUSHED_BY_MS;
  while (performance.now() < latest && (await headNumber(server, protocolId)) === before) await pause(5);
}

/** Where in the life of a server it is killed: among casts, or just when an epoch is flushed to the log. */
async function untilKill(
  server: BuiltServer,
  stage: CastingRound,
  what: { devices: Devices; life: number; folder: string },
) {
  const { devices, life, folder } = what;
  // Voters who have a receipt may ask for it again: there is load to the last life.
  const known = [...devices.receipts.keys()];
  const share = Math.ceil((CASTS + REPEATS) / KILLS);
  if (devices.waiting.length < share) devices.waiting.push(...known.slice(0, share));
  if (life % 5 === 3) {
    await untilFlushed(server, stage.protocolId);
    return;
  }
  const goal = devices.answered + 1 + whole(Math.ceil(0.9 * share));
  while (devices.waiting.length > 0 && devices.answered < goal) await pause(1);
  if (life % 5 === 1 && IS_EMBEDDED) await killDatabase(folder, devices);
}

interface Hunt {
  readonly devices: Devices;
  /** The data folder, for the number of the database's process. */
  readonly folder: string;
  readonly start: () => Promise<BuiltServer>;
}
async function killSometimes(stage: CastingRound, { devices, folder, start }: Hunt) {
  let [kills, atFlush, ofDatabase] = [0, 0, 0];
  for (; kills < KILLS; kills += 1) {
    const server = await start();
    await untilKill(server, stage, { devices, life: kills, folder });
    server.child.kill('SIGKILL');
    await server.ended;
    if (kills % 5 === 3) atFlush += 1;
    if (kills % 5 === 1 && IS_EMBEDDED) ofDatabase += 1;
  }
  await start();
  return { kills, atFlush, ofDatabase };
}

test('BAL-1: kill -9 of the built server under load: nothing acknowledged is lost or doubled, every receipt is honoured', async () => {
  own = await ownHouse();
  const { house, variables } = own;
  const fields = { castClosesAt: '2099-11-22T18:00' };
  const stage = await castingRound(house, { voters: CASTS, fields });
  const ballots = stage.credentials.map((credential, at) =>
    play.sealed(stage.protocol, credential, play.sameMark(stage.protocol, 1 + (at % 3))),
  );
  await own.close();
  const first = Array.from({ length: CASTS }, (_, at) => at).sort(() => Math.random() - 0.5);
  const repeats = Array.from({ length: REPEATS }, () => whole(CASTS));
  const devices: Devices = {
    receipts: new Map(),
    waiting: [...repeats, ...first],
    answered: 0,
    unanswered: 0,
    isOver: false,
  };
  const ports = { mainPort: await freePort(), castPort: await freePort() };
  const begun = performance.now();
  const start = async (): Promise<BuiltServer> => (running = await startBuiltServer(variables, ports));
  const killed = killSometimes(stage, { devices, folder: variables['GUONG_DATA'] ?? '', start });
  const sending = sendAll(stage, ballots, devices, `http://127.0.0.1:${String(ports.castPort)}`);
  const { kills, atFlush, ofDatabase } = await killed;
  // Once more after the last kill, for the bytes of the receipts.
  devices.waiting.unshift(...Array.from({ length: REPEATS }, () => whole(CASTS)));
  devices.isOver = true;
  await sending;
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  running?.child.kill('SIGTERM');
  await running?.ended;

  expect(devices.receipts.size).toBe(CASTS);
  expect([...devices.receipts.values()].filter((receipts) => receipts.size !== 1)).toEqual([]);
  await own.open();
  const counted = await openAndCount(house, stage.round, stage.protocolId);
  expect(counted.box.ballots.map(({ hash }) => toHex(hash)).sort()).toEqual(
    ballots.map((bytes) => toHex(leafHash(bytes))).sort(),
  );
  const [member] = stage.round.members;
  if (!member) throw new Error('a committee has members');
  const asked = { roundId: stage.round.roundId, part: 'sealed' };
  const { bytes } = valueOf(await perform(house.app, member, ballot.publicBundle, asked));
  const receipts = [...devices.receipts.values()].flatMap((set) => [...set]).map((hex) => Buffer.from(hex, 'hex'));
  const options: CheckOptions = { fingerprint: null, keptHeads: [], witnesses: 0, publish: null, receipts };
  const findings = checkBundle(play.deviceEngine, bytes, { ...options, opening: counted.opening });
  expect(findings.filter(({ state }) => state === 'failed')).toEqual([]);
  expect(findings.find(({ id }) => id === 'V19')).toMatchObject({ state: 'ok' });
  expect(findings.find(({ id }) => id === 'V12')).toMatchObject({ state: 'ok' });
  console.log(
    `BAL-1: ${String(CASTS)} ballots, ${String(devices.answered - CASTS)} repeats, ${String(kills)} kill -9 of the built server (${String(atFlush)} at a flush), ${String(ofDatabase)} of its database, ${String(devices.unanswered)} sends without an answer, in ${seconds} s: 0 lost, 0 doubled, ${String(receipts.length)} receipts honoured, the same bytes at every repeat, equations hold`,
  );
}, 1_800_000);
