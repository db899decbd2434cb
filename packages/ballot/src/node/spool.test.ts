import fc from 'fast-check';
import { expect, test } from 'vitest';
import { portableEngine } from '../client/index.ts';
import { toHex } from '../protocol/bytes.ts';
import { combineEscrow, escrowSpoolKey, openEscrowShare } from '../protocol/escrow.ts';
import { decodeRevoked, encodeRevoked, revokedHash, signReturn, verifyReturn } from '../protocol/returned.ts';
import { createTestRound, seeded } from '../testing/index.ts';
import { createSpool } from './spool.ts';

const fixture = createTestRound({ members: 5, threshold: 3, issuers: 1 });
const { engine, round } = fixture;
const spoolKey = seeded('spool');
const spool = createSpool(engine, round.id, spoolKey);

test('a row opens to its ballot and epoch, in its own slot, round and key only', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.nat(), (ballot, epoch) => {
      const row = spool.seal({ voterKey: seeded('v'), ballot, epoch, nonce: seeded('n').subarray(0, 12) });
      expect(spool.open(row)).toEqual({ ballot, epoch });
      expect(row.slot).toEqual(spool.slot(seeded('v')));
      expect(spool.open({ ...row, slot: spool.slot(seeded('w')) })).toBeNull();
      expect(spool.open({ ...row, sealed: row.sealed.map((byte, at) => (at === 15 ? byte ^ 1 : byte)) })).toBeNull();
      expect(createSpool(engine, seeded('other round'), spoolKey).open(row)).toBeNull();
      expect(createSpool(engine, round.id, seeded('other key')).open(row)).toBeNull();
    }),
    { numRuns: 30 },
  );
});

test('a second process with the same key gives the same slot, so a duplicate meets its row', () => {
  expect(createSpool(portableEngine, round.id, spoolKey).slot(seeded('v'))).toEqual(spool.slot(seeded('v')));
  expect(toHex(spool.slot(seeded('v')))).not.toContain(toHex(seeded('v')).slice(0, 8));
});

test('t members give an escrowed spool key back, fewer or strangers do not', () => {
  const escrow = escrowSpoolKey(engine, round, { spoolKey, seed: seeded('escrow') });
  const shares = fixture.members.flatMap(({ index, keys }) => {
    const share = openEscrowShare(engine, round, { escrow, opener: { index, keys } });
    return share === null ? [] : [share];
  });
  expect(shares).toHaveLength(5);
  expect(combineEscrow(round, escrow, shares.slice(2))).toEqual(spoolKey);
  expect(combineEscrow(round, escrow, shares.slice(0, 2))).toBeNull();
  const [first, ...rest] = shares;
  if (first === undefined) throw new Error('no share');
  expect(combineEscrow(round, escrow, [{ index: 1, y: seeded('lie') }, ...rest])).toEqual(spoolKey);
  const opener = { index: 1, keys: fixture.auditor };
  expect(openEscrowShare(engine, round, { escrow, opener })).toBeNull();
  const member = { index: 1, keys: fixture.members[0]?.keys ?? fixture.auditor };
  expect(openEscrowShare(engine, round, { escrow: escrow.subarray(1), opener: member })).toBeNull();
  expect(openEscrowShare(engine, round, { escrow: escrow.subarray(0, 80), opener: member })).toBeNull();
});

test('a credential is given back by its holder only, and the revoked keys have one order', () => {
  const given = signReturn(engine, round, seeded('holder'));
  expect(verifyReturn(portableEngine, round, given)).toBe(true);
  expect(verifyReturn(engine, round, { ...given, voterKey: engine.ed25519Public(seeded('x')) })).toBe(false);
  expect(verifyReturn(engine, createTestRound({ name: 'b' }).round, given)).toBe(false);
  const keys = ['a', 'b', 'c'].map(seeded);
  const bytes = encodeRevoked(keys);
  expect(decodeRevoked(bytes)?.map(toHex)).toEqual(keys.map(toHex).toSorted());
  expect(revokedHash(keys.toReversed())).toEqual(revokedHash(keys));
  expect(decodeRevoked(bytes.subarray(1))).toBeNull();
  expect(decodeRevoked(encodeRevoked([seeded('a'), seeded('a')]))).toBeNull();
});
