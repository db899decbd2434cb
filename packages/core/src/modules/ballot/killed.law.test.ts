import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { leafHash, recount, toHex } from '@guong/ballot';
import * as play from '@guong/ballot/devices';
import { perform } from '../../usecase/index.ts';
import { castingRound } from '../../testing/casting-round.ts';
import { foundedHouse, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { openAndCount } from '../../testing/played-round.ts';
import { asRoot } from '../../testing/test-server.ts';
import { ballot } from './index.ts';
import { workerServer } from '../../testing/worker-server.ts';

const CHILD = fileURLToPath(new URL('../../testing/casting-child.ts', import.meta.url));
const [VOTERS, SENDS, KILLS] = [120, 1_000, 8];

let running: ChildProcess | undefined;
afterEach(() => running?.kill('SIGKILL'));

/** What the senders know: which receipts came back for a ballot, over all processes. */
interface Known {
  readonly receipts: Map<number, Set<string>>;
  acknowledged: number;
  failed: number;
}

function startCasting(house: FoundedHouse, known: Known) {
  const connection = house.reach('guong_cast');
  const child = spawn(process.execPath, [CHILD, house.app.settings.dataFolder, JSON.stringify(connection)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  running = child;
  const { stdin, stdout } = child;
  // What is on its way when the process dies is lost, as on a wire.
  stdin.on('error', () => undefined);
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: stdout }).on('line', (line) => {
      if (line === 'ready') resolve();
      else note(known, line);
    });
  });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  return { child, ready, ended, send: (line: string) => stdin.write(`${line}\n`) };
}

function note(known: Known, line: string): void {
  const [at = '', answer = ''] = line.split(' ');
  if (answer === '?') known.failed += 1;
  else {
    known.acknowledged += 1;
    const before = known.receipts.get(Number(at)) ?? new Set<string>();
    known.receipts.set(Number(at), before.add(answer === '-' ? line : answer));
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const whole = (below: number): number => Math.floor(Math.random() * below);

test('BAL-1: kill -9 of the casting process and of its connections: nothing acknowledged is lost or doubled, the count agrees', async () => {
  const house = await foundedHouse();
  const stage = await castingRound(house, { voters: VOTERS });
  const ballots = stage.credentials.map((credential, at) =>
    play.sealed(stage.protocol, credential, play.sameMark(stage.protocol, 1 + (at % 3))),
  );
  const cut = () => cutConnections(house);
  const known: Known = { receipts: new Map(), acknowledged: 0, failed: 0 };
  const lineOf = (at: number) =>
    `${String(at)} ${stage.protocolId} ${Buffer.from(ballots[at] ?? []).toString('base64')}`;
  const answered = (): number => known.acknowledged + known.failed;
  let sent = 0;
  for (let life = 0; life < KILLS; life += 1) {
    const casting = startCasting(house, known);
    await casting.ready;
    const answeredBefore = answered();
    const goal = Math.ceil((SENDS * (life + 1)) / KILLS);
    // A later life knows more voters, so that new ballots and repeats meet in every one.
    const voters = Math.ceil((VOTERS * (life + 1)) / KILLS);
    await sendSome(casting.send, { count: goal - sent, line: () => lineOf(whole(voters)), cut });
    sent = goal;
    if (life % 2 === 0)
      valueOf(await perform(house.app, house.system, ballot.flushEpoch, { protocolId: stage.protocolId }));
    // Somewhere among the answers of this life, with casts under way before and behind.
    const enough = answeredBefore + 1 + whole(Math.floor(SENDS / KILLS));
    while (answered() < Math.min(enough, answeredBefore + SENDS / KILLS - 8)) await pause(1);
    casting.child.kill('SIGKILL');
    await casting.ended;
  }
  const last = startCasting(house, known);
  await last.ready;
  const knownBefore = known.receipts.size;
  for (let at = 0; at < VOTERS; at += 1) last.send(lineOf(at));
  const goal = answered() + VOTERS;
  while (answered() < goal) await pause(20);
  last.child.kill('SIGKILL');

  expect(knownBefore).toBeGreaterThan(VOTERS / 3);
  const unequal = [...known.receipts.values()].filter((receipts) => receipts.size !== 1);
  expect(unequal.map((receipts) => [...receipts])).toEqual([]);
  expect(known.receipts.size).toBe(VOTERS);
  const counted = await openAndCount(house, stage.round, stage.protocolId);
  const { rows } = await sql<{ hash: string }>`
    select encode(ballot_hash, 'hex') as hash from box.ballot where protocol_id = ${stage.protocolId} order by 1`.execute(
    house.ownerDb,
  );
  expect(rows.map(({ hash }) => hash)).toEqual(ballots.map((bytes) => toHex(leafHash(bytes))).sort());
  expect(counted.tally.total.collected).toBe(VOTERS);
  expect(counted.tally.total.subjects[0]?.items[0]?.levels).toEqual([VOTERS / 3, VOTERS / 3, VOTERS / 3]);
  expect(recount(play.deviceEngine, counted.box, counted.audit).ok).toBe(true);
  expect(house.takeLoggedErrors()).toEqual([]);
  console.log(
    `BAL-1: ${String(VOTERS)} ballots in ${String(sent + VOTERS)} sends, ${String(KILLS)} kills of the process, ${String(KILLS)} of its connections: ${String(known.acknowledged)} acknowledged, ${String(known.failed)} told to try again, ${String(knownBefore)} of ${String(VOTERS)} known before the last life, 0 lost, 0 doubled`,
  );
}, 300_000);

/** Sends so many lines in uneven bursts, and cuts the connections once on the way. */
async function sendSome(
  send: (line: string) => void,
  { count, line, cut }: { readonly count: number; readonly line: () => string; readonly cut: () => Promise<void> },
): Promise<void> {
  const cutAt = whole(count);
  for (let n = 0; n < count; n += 1) {
    send(line());
    if (n % 16 === 0) await pause(whole(8));
    if (n === cutAt) await cut();
  }
}

/** Ends every connection of this house's casting login in the middle of whatever it does. */
const cutConnections = ({ reach }: FoundedHouse) =>
  asRoot({ ...workerServer().root, database: reach('guong_cast').database ?? '' }, [
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'guong_cast'`,
  ]);
