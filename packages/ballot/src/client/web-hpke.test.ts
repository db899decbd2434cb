import { afterEach, expect, test, vi } from 'vitest';
import { createNodeEngine } from '../node/index.ts';
import { toHex } from '../protocol/bytes.ts';
import { openShares } from '../protocol/opening.ts';
import { sealBallot } from '../protocol/seal.ts';
import {
  closeTestRound,
  createTestRound,
  forgeBallot,
  mustAccept,
  plainAnswers,
  seeded,
  testBallot,
  testCredential,
} from '../testing/index.ts';
import { hasWebX25519, openSharesOnDevice, portableEngine, sealBallotOnDevice } from './index.ts';

const fixture = createTestRound({ issuers: 1 });
const { round } = fixture;
const input = {
  round,
  credential: testCredential(fixture, 'an'),
  answers: plainAnswers(fixture, 2, 'Một ý'),
  secret: seeded('secret an'),
};
const garbled = forgeBallot(fixture, testCredential(fixture, 'bình'), {
  from: testBallot(fixture, 'bình', plainAnswers(fixture, 1)),
  change: ({ shares }) => ({ shares: shares.map((share) => share.map((byte) => byte ^ 1)) }),
});
const { box } = closeTestRound(fixture, [[testBallot(fixture, 'an', plainAnswers(fixture, 1)), garbled]]);
const opener = { index: 1, keys: fixture.members[0]?.keys ?? fixture.auditor };

afterEach(() => vi.restoreAllMocks());

test.each([true, false])(
  'a device with WebCrypto X25519 (%s) and one without give the same bytes and shares',
  async (native) => {
    if (!native) vi.spyOn(crypto.subtle, 'generateKey').mockRejectedValue(new Error('not supported'));
    expect(await hasWebX25519()).toBe(native);
    const ballot = mustAccept(await sealBallotOnDevice(portableEngine, input));
    expect(toHex(ballot)).toBe(toHex(mustAccept(sealBallot(createNodeEngine(), input))));
    const shares = await openSharesOnDevice(portableEngine, box, opener);
    expect(shares).toEqual(openShares(createNodeEngine(), box, opener));
    expect(shares.filter((share) => share === null)).toHaveLength(1);
  },
);

test('answers that do not fit are refused on the device too', async () => {
  expect(await sealBallotOnDevice(portableEngine, { ...input, answers: [] })).toMatchObject({ code: 'answers' });
});
