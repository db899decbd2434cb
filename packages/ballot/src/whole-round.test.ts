import { expect, test } from 'vitest';
import {
  finishCredential,
  openSharesOnDevice,
  portableEngine,
  requestCredential,
  sealBallotOnDevice,
} from './client/index.ts';
import { createDoor } from './protocol/door.ts';
import { encodeAudit, openAudit, sealAudit } from './protocol/audit.ts';
import { verifyInclusion, leafHash, logOf } from './protocol/log.ts';
import { checkBeforeOpening } from './protocol/opening.ts';
import { signReceipt, verifyReceipt } from './protocol/receipt.ts';
import { recount } from './protocol/recount.ts';
import { openShareBundle, sealShareBundle, signShares } from './protocol/share-bundle.ts';
import { openBox } from './protocol/station.ts';
import { fromHex, sameBytes } from './protocol/bytes.ts';
import { blindSign } from './node/issuer.ts';
import { closeTestRound, createTestRound, mustAccept, plainAnswers, seeded } from './testing/index.ts';

test('three voters receive, seal and cast; two of three members open; an auditor counts the same', async () => {
  const fixture = createTestRound();
  const { engine, round } = fixture;
  const place = { group: 1, channel: 'online' } as const;
  const door = createDoor(engine, round);
  const cast: Uint8Array[] = [];
  for (const [at, mark] of [1, 4, 0].entries()) {
    const seed = seeded(`live voter ${at}`);
    const request = mustAccept(await requestCredential(portableEngine, round, { place, seed }));
    const answers = request.parts.map((part, issuer) => {
      const key = fixture.issuerKey(place)[issuer];
      if (key === undefined) throw new Error('no key');
      return mustAccept(blindSign(key, part.blinded));
    });
    const credential = mustAccept(await finishCredential(portableEngine, round, { request, answers }));
    const input = { round, credential, answers: plainAnswers(fixture, mark, `Góp ý ${at}`), secret: seeded(`k${at}`) };
    const bytes = mustAccept(await sealBallotOnDevice(portableEngine, input));
    const admitted = mustAccept(door(bytes));
    const receipt = signReceipt(engine, fixture.logSeed, { round, ballotHash: admitted.hash, epoch: 0 });
    expect(verifyReceipt(portableEngine, round, receipt)).toBe(true);
    cast.push(bytes);
  }

  const { leaves, head, box } = closeTestRound(fixture, [cast]);
  const log = logOf(leaves.map(leafHash));
  for (const ballot of cast) {
    const index = leaves.findIndex((leaf) => sameBytes(leaf, ballot));
    const tree = { size: head.size, root: fromHex(head.root) };
    const proof = log.inclusionProof(index, head.size);
    expect(verifyInclusion({ index, hash: leafHash(ballot) }, tree, proof)).toBe(true);
  }

  const station = { secret: seeded('station'), publicKey: engine.x25519Public(seeded('station')) };
  const now = new Date('2026-11-06T00:00:00Z');
  const given = await Promise.all(
    fixture.members.slice(1).map(async ({ index, keys, seed }) => {
      const own = mustAccept(checkBeforeOpening(portableEngine, round, { leaves, head, opener: { index, keys }, now }));
      const shares = await openSharesOnDevice(portableEngine, own, { index, keys });
      const signed = signShares(portableEngine, own, { index, shares, seed });
      const ephemeralIkm = seeded(`bundle ${index}`);
      const what = { shares: signed, station: station.publicKey, ephemeralIkm };
      return sealShareBundle(portableEngine, own, what);
    }),
  );
  const members = given.map((bytes) => mustAccept(openShareBundle(engine, box, { station, bytes })));
  const opened = mustAccept(openBox(engine, box, members));
  const { total } = opened.result.tally;
  expect([total.collected, total.valid, opened.unopened, opened.wrongShares]).toEqual([3, 3, 0, []]);
  expect(total.subjects[0]?.items[0]).toEqual({ id: 'dao-duc', levels: [1, 0, 0, 1], blank: 1 });
  expect(opened.comments[0]?.toSorted()).toEqual(['Góp ý 0', 'Góp ý 1', 'Góp ý 2']);

  const audit = encodeAudit(box, opened);
  const sealed = sealAudit(engine, box, { audit, at: 0, ephemeralIkm: seeded('audit') });
  const received = mustAccept(openAudit(portableEngine, box, { bytes: sealed, keys: fixture.auditor }));
  expect(mustAccept(recount(portableEngine, box, received)).hash).toEqual(opened.result.hash);
});
