import { expect, test } from 'vitest';
import { portableEngine } from '../client/index.ts';
import {
  createTestRound,
  forgeBallot,
  mustAccept,
  plainAnswers,
  sealRawBodies,
  seeded,
  testBallot,
  testCredential,
} from '../testing/index.ts';
import { openChallenge } from './challenge.ts';
import { createDoor } from './door.ts';
import { commentsLength, ratingsLength } from './envelope.ts';
import { blindedHash } from './credential.ts';

const fixture = createTestRound({ issuers: 1 });
const { engine, round } = fixture;
const answers = plainAnswers(fixture, 3, 'Góp ý thẳng');
const ballot = testBallot(fixture, 'an', answers);
const secret = seeded('secret an');
const unsignedOf = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, -64);
const open = (bytes: Uint8Array, key = secret) =>
  openChallenge(engine, round, { unsigned: unsignedOf(bytes), secret: key });

test('a challenged ballot shows what was sealed and can never be cast', () => {
  expect(mustAccept(open(ballot))).toEqual(answers);
  expect(openChallenge(portableEngine, round, { unsigned: unsignedOf(ballot), secret })).toEqual(open(ballot));
  expect(createDoor(engine, round)(unsignedOf(ballot))).toMatchObject({ ok: false, code: 'length' });
});

test('a device that sealed another mark is found out', () => {
  const flipped = testBallot(fixture, 'an', plainAnswers(fixture, 4, 'Góp ý thẳng'));
  expect(mustAccept(open(flipped))).not.toEqual(answers);
});

test('a wrong secret, foreign shares, impossible marks or other bytes are refused', () => {
  const credential = testCredential(fixture, 'an');
  const shares = [0, 1, 2].map(() => new Uint8Array(80));
  const ratings = new Uint8Array(ratingsLength(round.manifest)).fill(9);
  const raw = sealRawBodies(fixture, credential, {
    secret,
    ratings,
    comments: new Uint8Array(commentsLength(round.manifest)),
  });
  expect(open(ballot, seeded('other'))).toMatchObject({ code: 'secret' });
  expect(open(forgeBallot(fixture, credential, { from: ballot, change: () => ({ shares }) }))).toMatchObject({
    code: 'sealing',
  });
  expect(open(raw)).toMatchObject({ code: 'answers' });
  expect(open(ballot.subarray(1))).toMatchObject({ code: 'format' });
});

test('the hash of a blinded value differs by round, issuer and value', () => {
  const hashes = [
    blindedHash(round.id, 1, seeded('z')),
    blindedHash(round.id, 2, seeded('z')),
    blindedHash(seeded('round'), 1, seeded('z')),
    blindedHash(round.id, 1, seeded('y')),
  ];
  expect(new Set(hashes.map(String)).size).toBe(4);
});
