import { createNodeEngine } from '../node/node-engine.ts';
import { blindSign } from '../node/issuer.ts';
import { encodeAudit } from '../protocol/audit.ts';
import { createDoor } from '../protocol/door.ts';
import type { RsaBits } from '../protocol/key-shapes.ts';
import { openShares } from '../protocol/opening.ts';
import { recount } from '../protocol/recount.ts';
import { sealBallot } from '../protocol/seal.ts';
import { openBox } from '../protocol/station.ts';
import { closeTestRound, createTestRound, plainAnswers, seeded, testCredential, testShares } from './fixture.ts';
import { mustAccept } from './must-accept.ts';

/** One line of the table: CPU time is what the operation takes, wall time depends on what else the machine does. */
function measure<T>(name: string, count: number, run: () => T): T {
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  const outcome = run();
  const { user, system } = process.cpuUsage(cpu);
  const each = ((user + system) / 1000 / count).toFixed(3).padStart(8);
  console.log(
    `${name.padEnd(44)}${each} ms CPU each ${(performance.now() - wall).toFixed(0).padStart(7)} ms wall, ${count}`,
  );
  return outcome;
}

// node packages/ballot/src/testing/measure.ts [ballots] [2048|3072]
const count = Number(process.argv[2] ?? 202);
const rsaBits: RsaBits = process.argv[3] === '2048' ? 2048 : 3072;
const test = createTestRound({ members: 5, threshold: 3, rsaBits, issuers: 2 });
const { round } = test;
const engine = createNodeEngine();
const credentials = Array.from({ length: count }, (_, at) => testCredential(test, `measure ${at}`));

const [key] = test.issuerKey({ group: 1, channel: 'online' });
if (key === undefined) throw new Error('no issuer key');
const blinded = Array.from({ length: count }, (_, at) => new Uint8Array(rsaBits / 8).fill(1 + (at % 120)));
measure(`blind sign, RSA-${rsaBits}, one issuer`, count, () => blinded.map((z) => mustAccept(blindSign(key, z))));

const ballots = measure('seal a ballot 3-of-5 (node engine)', count, () =>
  credentials.map((credential, at) => {
    const answers = plainAnswers(test, 1 + (at % 4), `Góp ý ${at}`);
    return mustAccept(sealBallot(engine, { round, credential, answers, secret: seeded(`measure ${at}`) }));
  }),
);
const door = createDoor(engine, round);
measure('door: parse, 2 issuer and 1 voter signatures', count, () => ballots.map((bytes) => mustAccept(door(bytes))));
const { box } = measure('sort, log, CLOSE, read the log', count, () => closeTestRound(test, [ballots]));
const [member] = test.members;
if (member === undefined) throw new Error('no member');
measure('one member opens a share', count, () => openShares(engine, box, { index: 1, keys: member.keys }));
const shares = testShares(test, box, [1, 3, 5]);
const opened = measure('station: combine, recompute all, decode', count, () =>
  mustAccept(openBox(engine, box, shares)),
);
const audit = encodeAudit(box, opened);
measure('auditor: recount', count, () => mustAccept(recount(engine, box, audit)));
console.log(`${ballots[0]?.length ?? 0} bytes each ballot`);
