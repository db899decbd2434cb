import { recount, createDoor, encodeAudit, openBox, openShares, sealBallot, type Answers } from '@guong/ballot';
import { portableEngine } from '@guong/ballot/client';
import { blindSign, createNodeEngine } from '@guong/ballot/node';
import {
  closeTestRound,
  createTestRound,
  mustAccept,
  plainAnswers,
  seeded,
  testCredential,
  testShares,
} from '@guong/ballot/testing';
import { cpuOfEach } from './measure.ts';
import type { Line, Section } from './report.ts';

interface Shape {
  readonly rsaBits: 2048 | 3072;
  readonly issuers: 1 | 2;
  readonly ballots: number;
}
const engine = createNodeEngine();

/** CPU of every step of a ballot's life, for one key length and number of issuers; committee of 5, threshold 3. */
export function ballotCpu({ rsaBits, issuers, ballots: count }: Shape): Section {
  const test = createTestRound({ members: 5, threshold: 3, rsaBits, issuers });
  const { round } = test;
  const [key] = test.issuerKey({ group: 1, channel: 'online' });
  const [member] = test.members;
  if (!key || !member) throw new Error('a round has an issuer and a member');
  const lines: Line[] = [];
  const step = <T>(name: string, work: () => T): T => {
    const { line, made } = cpuOfEach(name, count, work);
    lines.push(line);
    return made;
  };
  const credentials = Array.from({ length: count }, (_, at) => testCredential(test, `bench ${at}`));
  const blinded = Array.from({ length: count }, (_, at) => seededBelow(rsaBits, at));
  step('issue: blind sign and confirm, each issuer', () => blinded.map((value) => mustAccept(blindSign(key, value))));
  const sealWith = (at: number, made = engine) => {
    const [credential] = credentials.slice(at);
    if (!credential) throw new Error('one credential for each ballot');
    const secret = seeded(`bench ${at}`);
    return mustAccept(sealBallot(made, { round, credential, answers: marksOf(test, at), secret }));
  };
  const places = credentials.map((_, at) => at);
  const ballots = step('seal on a device, OpenSSL', () => places.map((at) => sealWith(at)));
  const few = places.slice(0, 20);
  lines.push(
    cpuOfEach('seal on a device, JavaScript', few.length, () => few.map((at) => sealWith(at, portableEngine))).line,
  );
  const door = createDoor(createNodeEngine(), round);
  step('door: parse, check every signature', () => ballots.map((bytes) => mustAccept(door(bytes))));
  const { box } = closeTestRound(test, [ballots]);
  step('one member opens his share', () => openShares(engine, box, { index: 1, keys: member.keys }));
  const shares = testShares(test, box, [1, 3, 5]);
  const opened = step('station: combine, recompute every ciphertext, count', () =>
    mustAccept(openBox(engine, box, shares)),
  );
  const audit = encodeAudit(box, opened);
  const again = step('auditor: recount from the audit file', () => mustAccept(recount(engine, box, audit)));
  const counted = opened.result.tally.total;
  if (counted.valid !== count || Buffer.compare(again.hash, opened.result.hash) !== 0) throw new Error('miscounted');
  const bytes = ballots[0]?.length ?? 0;
  lines.push({ name: 'one ballot', value: bytes, unit: 'bytes', proved: `${count} valid, recount has the same hash` });
  return { title: `CPU for one ballot: RSA-${rsaBits}, ${issuers} issuer(s), 3 of 5 members, ${count} ballots`, lines };
}

/** A whole box opened at the station: wall and CPU seconds for all of it. */
export function openWholeBox(count: number): Section {
  const test = createTestRound({ members: 5, threshold: 3, rsaBits: 2048, issuers: 1 });
  const { round } = test;
  const ballots = Array.from({ length: count }, (_, at) => {
    const credential = testCredential(test, `box ${at}`);
    return mustAccept(
      sealBallot(engine, { round, credential, answers: marksOf(test, at), secret: seeded(`box ${at}`) }),
    );
  });
  const { box } = closeTestRound(test, [ballots]);
  const shares = testShares(test, box, [1, 3, 5]);
  const [wall, cpu] = [performance.now(), process.cpuUsage()];
  const opened = mustAccept(openBox(engine, box, shares));
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - wall) / 1000;
  const again = mustAccept(recount(engine, box, encodeAudit(box, opened)));
  const isSame = Buffer.compare(again.hash, opened.result.hash) === 0;
  if (opened.result.tally.total.valid !== count || !isSame) throw new Error('miscounted');
  const proved = `${count} ballots, all valid; an independent recount has the same hash`;
  return {
    title: `Opening a box of ${count} ballots with full recomputation (RSA-2048, 3 of 5)`,
    lines: [
      { name: 'station, wall', value: seconds, unit: 's', proved },
      { name: 'station, CPU', value: (user + system) / 1e6, unit: 's' },
    ],
  };
}

const marksOf = (test: ReturnType<typeof createTestRound>, at: number): Answers =>
  plainAnswers(test, 1 + (at % 4), at % 10 === 0 ? `Góp ý số ${at}` : '');

/** A value as long as the modulus and surely below it. */
const seededBelow = (rsaBits: number, at: number): Uint8Array => new Uint8Array(rsaBits / 8).fill(1 + (at % 120));
