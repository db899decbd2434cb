import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectedHash, hashOf } from './plan-hash.ts';

test('the hash is SHA-256 of the bytes, whatever they are', async () => {
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 4_000 }), async (bytes) => {
      tried += 1;
      expect(await hashOf(new Uint8Array(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'));
    }),
  );
  console.log(`${String(tried)} files hashed`);
});

test('what the ballot read in the manifest outweighs what the page claims; anything else behind # is ignored', () => {
  const [mine, claimed] = ['ab'.repeat(32), 'cd'.repeat(32)];
  expect(expectedHash(`#${mine}`, claimed)).toBe(mine);
  for (const other of ['', '#', '#screen-1', `#${mine}0`, `#${mine.toUpperCase()}`]) {
    expect(expectedHash(other, claimed)).toBe(claimed);
  }
});
