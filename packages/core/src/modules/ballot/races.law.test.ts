import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { castMessage, concat, leafHash, toHex } from '@guong/ballot';
import * as play from '@guong/ballot/devices';
import { perform, performDeposit, type App } from '../../usecase/index.ts';
import { castingRound, appBeside, rememberBox, type CastingRound } from '../../testing/casting-round.ts';
import { foundedHouse, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { draftedRound, issuingRound } from '../../testing/played-round.ts';
import type { CastReceipt } from './box/cast.ts';
import { ballot, cast } from './index.ts';

/** 200 in the catalogue of tests, for both races; a tenth of a second each on an idle machine. */
const CREDENTIALS = Number(process.env['GUONG_LAW_CREDENTIALS'] ?? 60);
const AT_ONCE = 50;

let house: FoundedHouse;
let processes: (App & { stop(): Promise<void> })[];
let stage: CastingRound;
let reopen: () => Promise<void>;

beforeAll(async () => {
  house = await foundedHouse();
  processes = [await appBeside(house), await appBeside(house)];
  stage = await castingRound(house, { voters: CREDENTIALS });
  reopen = await rememberBox(house, stage);
}, 900_000);
afterAll(async () => {
  for (const running of processes) await running.stop();
});

const processAt = (at: number): App => {
  const app = processes[at % processes.length];
  if (!app) throw new Error('two processes run');
  return app;
};
const send = (at: number, bytes: Uint8Array) =>
  performDeposit(processAt(at), cast, { roundId: stage.protocolId, bytes });
/** Another ballot of the same voter, as the door sees it: other sealed bytes under a good signature. */
function otherBallot(bytes: Uint8Array, seed: Uint8Array, n: number): Uint8Array {
  const unsigned = bytes.slice(0, -64);
  const last = unsigned.length - 1;
  unsigned[last] = (unsigned[last] ?? 0) ^ n;
  return concat(unsigned, play.deviceEngine.ed25519Sign(seed, castMessage(unsigned)));
}
const receiptHex = ({ receipt }: CastReceipt): string => Buffer.from(receipt).toString('hex');
/** Hashes of the ballots on the log, in no order that matters. */
const logged = async (): Promise<string[]> => {
  const { rows } = await sql<{ hash: string }>`
    select encode(ballot_hash, 'hex') as hash from box.ballot where protocol_id = ${stage.protocolId} order by 1`.execute(
    house.ownerDb,
  );
  return rows.map(({ hash }) => hash);
};

test('BAL-3: one credential, 50 different ballots at once through two processes: one stands, and its receipt never changes', async () => {
  const kept: { at: number; bytes: Uint8Array; receipt: string }[] = [];
  for (const [at, credential] of stage.credentials.entries()) {
    const one = play.sealed(stage.protocol, credential, play.sameMark(stage.protocol, 1));
    const ballots = Array.from({ length: AT_ONCE }, (_, n) => otherBallot(one, credential.seed, n));
    const answers = await Promise.all(ballots.map((bytes, n) => send(n, bytes)));
    const accepted = ballots.flatMap((bytes, n) => {
      const answer = answers[n];
      return answer?.ok ? [{ at, bytes, receipt: receiptHex(answer.value) }] : [];
    });
    expect(accepted).toHaveLength(1);
    kept.push(...accepted);
    const firstHash = toHex(leafHash(accepted[0]?.bytes ?? new Uint8Array()));
    const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.fault]));
    for (const fault of refusals) expect(fault).toMatchObject({ code: 'conflict', detail: { firstHash } });
  }
  const sendAgain = async (when: string): Promise<void> => {
    const again = await Promise.all(kept.flatMap(({ bytes }, n) => [send(n, bytes), send(n + 1, bytes)]));
    const receipts = again.map((answer) => receiptHex(valueOf(answer)));
    expect(receipts, when).toEqual(kept.flatMap(({ receipt }) => [receipt, receipt]));
  };
  await sendAgain('waiting');
  valueOf(await perform(house.app, house.system, ballot.flushEpoch, { protocolId: stage.protocolId }));
  await sendAgain('on the log');
  await stage.round.step(house.office, ballot.close);
  await sendAgain('closed');
  expect(await logged()).toEqual(kept.map(({ bytes }) => toHex(leafHash(bytes))).sort());
  console.log(
    `BAL-3: ${String(kept.length)} credentials x ${String(AT_ONCE)} ballots at once, 1 accepted each; ${String(kept.length * 6)} repeats got the same receipt`,
  );
}, 900_000);

test('the same ballots reach two processes in opposite order at once: both answer every one alike', async () => {
  const ballots = stage.credentials.map((credential) =>
    play.sealed(stage.protocol, credential, play.sameMark(stage.protocol, 1)),
  );
  const backwards = ballots.toReversed();
  for (let round = 0; round < 12; round += 1) {
    await reopen();
    const [first, second] = await Promise.all([
      Promise.all(ballots.map((bytes) => send(0, bytes))),
      Promise.all(backwards.map((bytes) => send(1, bytes))),
    ]);
    expect(first.map((answer) => receiptHex(valueOf(answer)))).toEqual(
      second.toReversed().map((answer) => receiptHex(valueOf(answer))),
    );
  }
  await sql`truncate box.spool`.execute(house.ownerDb);
  await Promise.all(ballots.map((bytes) => send(0, bytes)));
  const { rows } = await sql<{ slot: string }>`select encode(slot, 'hex') as slot from box.spool order by ctid`.execute(
    house.ownerDb,
  );
  // The first found the lane empty and went alone; the others share transactions of up to 64 ballots, each sorted.
  const together = rows.map(({ slot }) => slot).slice(1);
  expect(together).toHaveLength(CREDENTIALS - 1);
  const steps = together.filter((slot, at) => slot < (together[at - 1] ?? '')).length;
  expect(steps).toBeLessThan(Math.ceil((CREDENTIALS - 1) / 64));
}, 900_000);

/** 500 in the catalogue of tests. */
const CLOSES = Number(process.env['GUONG_LAW_CLOSES'] ?? 60);
const WRITERS = 32;

test('BAL-9: the box closes while casts are on their way: each has a receipt and stands on the log, or neither', async () => {
  const ballots = stage.credentials
    .slice(0, WRITERS)
    .map((credential, at) => play.sealed(stage.protocol, credential, play.sameMark(stage.protocol, 1 + (at % 3))));
  let [receipted, refused, mixed] = [0, 0, 0];
  for (let round = 0; round < CLOSES; round += 1) {
    await reopen();
    const pause = (most: number) => new Promise((resolve) => setTimeout(resolve, Math.random() * most));
    const casting = Promise.all(
      ballots.map(async (bytes, at) => {
        await pause(40);
        return { hash: toHex(leafHash(bytes)), answer: await send(at, bytes) };
      }),
    );
    await pause(40);
    const closed = await stage.round.step(house.office, ballot.close);
    const answers = await casting;
    const yes = answers.filter(({ answer }) => answer.ok).map(({ hash }) => hash);
    expect(await logged()).toEqual(yes.sort());
    expect(closed.moved).toBe(yes.length);
    for (const { answer } of answers) if (!answer.ok) expect(answer.fault.code).toBe('conflict');
    receipted += yes.length;
    refused += answers.length - yes.length;
    if (yes.length > 0 && yes.length < answers.length) mixed += 1;
  }
  const waiting = await sql`select 1 from box.spool where protocol_id = ${stage.protocolId}`.execute(house.ownerDb);
  expect(waiting.rows).toEqual([]);
  expect(mixed).toBeGreaterThan(0);
  console.log(
    `BAL-9: ${String(CLOSES)} closes with ${String(WRITERS)} casts each: ${String(receipted)} receipted and on the log, ${String(refused)} refused and not; ${String(mixed)} closes fell among the casts`,
  );
}, 900_000);

test('BAL-4: one voter, 50 different blinded values at once through two processes: one is signed, its signature repeats', async () => {
  for (const running of processes) await running.stop();
  house = await foundedHouse();
  processes = [await appBeside(house), await appBeside(house)];
  house.clock.set('2026-11-22T00:30:00Z');
  const round = await draftedRound(house, { voters: CREDENTIALS, template: 'tin-nhiem-3' });
  await issuingRound(house, round);
  for (const voter of round.voters) {
    // The server signs any number below the modulus; what lies behind it, it cannot know.
    const values = Array.from({ length: AT_ONCE }, () => `00${randomBytes(255).toString('hex')}`);
    const ask = (n: number, blinded: string) =>
      perform(processAt(n), voter, ballot.receive, { roundId: round.roundId, blinded });
    const answers = await Promise.all(values.map((blinded, n) => ask(n, blinded)));
    const winners = values.flatMap((blinded, n) => {
      const answer = answers[n];
      return answer?.ok ? [{ blinded, signature: answer.value.signature }] : [];
    });
    expect(winners).toHaveLength(1);
    for (const answer of answers) if (!answer.ok) expect(answer.fault.code).toBe('conflict');
    for (const { blinded, signature } of winners) {
      const again = await Promise.all([ask(0, blinded), ask(1, blinded)]);
      expect(again.map((answer) => valueOf(answer).signature)).toEqual([signature, signature]);
    }
  }
  const { rows } = await sql<{ issued: number }>`
    select count(*)::int as issued from issue.roll_entry where round_id = ${round.roundId} and is_issued`.execute(
    house.ownerDb,
  );
  expect(rows[0]?.issued).toBe(CREDENTIALS);
  console.log(`BAL-4: ${String(CREDENTIALS)} voters x ${String(AT_ONCE)} blinded values at once, 1 signed each`);
}, 900_000);
