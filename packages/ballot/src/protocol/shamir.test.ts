import fc from 'fast-check';
import { combine, split } from 'shamir-secret-sharing';
import { expect, test } from 'vitest';
import { combineShares, shareAt } from './shamir.ts';

const secrets = fc.uint8Array({ minLength: 32, maxLength: 32 });

test('the audited library combines our shares, and we combine its shares', async () => {
  await fc.assert(
    fc.asyncProperty(
      secrets,
      fc.integer({ min: 2, max: 5 }),
      fc.infiniteStream(fc.nat(255)),
      async (secret, t, stream) => {
        const coefficients = Uint8Array.from({ length: 32 * (t - 1) }, () => Number(stream.next().value));
        const ours = Array.from({ length: t }, (_, at) => ({
          index: 2 * at + 1,
          y: shareAt(secret, coefficients, 2 * at + 1),
        }));
        expect(await combine(ours.map(({ index, y }) => Uint8Array.of(...y, index)))).toEqual(secret);
        expect(combineShares(ours)).toEqual(secret);
        const theirs = (await split(secret, 7, t)).slice(0, t);
        expect(combineShares(theirs.map((share) => ({ index: share[32] ?? 0, y: share.subarray(0, 32) })))).toEqual(
          secret,
        );
      },
    ),
    { numRuns: 40 },
  );
});

test('fewer shares than the threshold give another secret, silently', () => {
  const secret = new Uint8Array(32).fill(3);
  const coefficients = new Uint8Array(64).fill(5);
  const two = [1, 2].map((index) => ({ index, y: shareAt(secret, coefficients, index) }));
  expect(combineShares(two)).not.toEqual(secret);
});

test('one index twice is a bug', () => {
  const share = { index: 1, y: new Uint8Array(32) };
  expect(() => combineShares([share, { ...share }])).toThrow('repeated');
});
