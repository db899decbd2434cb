import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BackupRefused, openBytes } from './archive-bytes.ts';
import { openArchive } from './archive-reader.ts';
import { createArchive } from './archive-writer.ts';
import { HEADER, sealer } from './sealed-file.ts';

const PASSPHRASE = 'bốn con cò bay qua sông';
/** Cheap on purpose: these tests derive keys hundreds of times. */
const SEALING = { passphrase: PASSPHRASE, cost: 4 };
const CHUNK = 65_536;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guong-sealed-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A sealed file with these bytes, written in steps of `step`. */
async function sealed(bytes: Buffer, step = bytes.length || 1): Promise<string> {
  const path = join(folder, 'sealed');
  const out = await sealer(SEALING);
  const pieces = [out.header];
  for (let at = 0; at < bytes.length; at += step) pieces.push(out.update(bytes.subarray(at, at + step)));
  await writeFile(path, Buffer.concat([...pieces, out.final()]));
  return path;
}
async function whole(path: string, passphrase = PASSPHRASE): Promise<Buffer> {
  const opened = await openBytes(path, passphrase);
  return opened.at(0, opened.size).finally(() => opened.close());
}
const patterned = (length: number): Buffer => Buffer.alloc(length, 'Gương soi ');

test('whatever is sealed, in whatever steps, comes back equal, from any place', async () => {
  const lengths = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 17];
  for (const length of lengths)
    expect((await whole(await sealed(patterned(length), 10_007))).equals(patterned(length))).toBe(true);
  const bytes = patterned(3 * CHUNK + 17);
  const opened = await openBytes(await sealed(bytes), PASSPHRASE);
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length + 10), fc.nat(2 * CHUNK), async (from, length) => {
      expect((await opened.at(from, length)).equals(bytes.subarray(from, from + length))).toBe(true);
    }),
    { numRuns: 200 },
  );
  await opened.close();
  console.log(`${String(lengths.length)} lengths and 200 windows came back equal`);
});

test('a changed bit, a cut, something added, and chunks swapped, repeated or left out are all refused', async () => {
  const good = await readFile(await sealed(patterned(2 * CHUNK + 99)));
  const path = join(folder, 'broken');
  const refusedWhen = async (bytes: Buffer): Promise<void> => {
    await writeFile(path, bytes);
    await expect(whole(path)).rejects.toThrow(BackupRefused);
  };
  await fc.assert(
    fc.asyncProperty(fc.nat(good.length - 1), fc.nat(7), async (at, bit) => {
      const changed = Buffer.from(good);
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at);
      await refusedWhen(changed);
    }),
    { numRuns: 150 },
  );
  // A header may ask for gigabytes, or for no work at all: both are refused without trying.
  for (const cost of [0, 19, 25, 255]) {
    await refusedWhen(Buffer.concat([good.subarray(0, HEADER - 49), Buffer.from([cost]), good.subarray(HEADER - 48)]));
  }
  await fc.assert(
    fc.asyncProperty(fc.nat(good.length - 1), async (length) => refusedWhen(good.subarray(0, length))),
    { numRuns: 100 },
  );
  const [header, one, two, rest] = [
    good.subarray(0, HEADER),
    good.subarray(HEADER, HEADER + CHUNK + 16),
    good.subarray(HEADER + CHUNK + 16, HEADER + 2 * (CHUNK + 16)),
    good.subarray(HEADER + 2 * (CHUNK + 16)),
  ];
  const rearranged = [[two, one, rest], [one, rest], [one, one, two, rest], [one, two], [one, two, rest, rest], [rest]];
  for (const chunks of rearranged) await refusedWhen(Buffer.concat([header, ...chunks]));
  console.log(`150 bits, 100 cuts and ${String(rearranged.length)} rearrangements, all refused`);
});

test('a wrong passphrase is called wrong; one typed with other Unicode forms of the same letters is right', async () => {
  const path = await sealed(patterned(100));
  await expect(whole(path, `${PASSPHRASE} `)).rejects.toThrow(/wrong passphrase/);
  expect((await whole(path, PASSPHRASE.normalize('NFD'))).length).toBe(100);
  await expect(openBytes(path, undefined)).rejects.toThrow(/needs its passphrase/);
});

test('two files under one passphrase share no key: their bytes have nothing in common', async () => {
  const [a, b] = [await readFile(await sealed(patterned(500))), await readFile(await sealed(patterned(500)))];
  expect(a.subarray(HEADER).equals(b.subarray(HEADER))).toBe(false);
  expect(a.includes('Gương')).toBe(false);
});

test('an archive is sealed at the full price of a guess, and its parts are read at random', async () => {
  const path = join(folder, 'archive');
  const archive = await createArchive(path, { passphrase: PASSPHRASE });
  await archive.part('one', Readable.from([patterned(300_000)]));
  await archive.part('two', Readable.from([Buffer.from('second')]));
  await archive.finish();
  const opened = await openArchive(path, PASSPHRASE);
  expect(opened.names).toEqual(['one', 'two']);
  const pieces: Buffer[] = [];
  for await (const bytes of opened.read('two')) pieces.push(bytes as Buffer);
  await opened.close();
  expect(Buffer.concat(pieces).toString()).toBe('second');
  expect((await readFile(path)).readUInt8(15)).toBe(17);
});
