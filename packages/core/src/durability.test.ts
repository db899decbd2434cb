import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openHouse, type House } from './house.ts';
import { opaqueId, ok } from './kernel/index.ts';
import { transaction } from './platform/index.ts';
import { testLog } from './testing/index.ts';
import { seededFolder, settingsIn } from './testing/seeded-folder.ts';
import { verifyAudit } from './usecase/index.ts';

const CHILD = fileURLToPath(new URL('./testing/writing-child.ts', import.meta.url));
const tenantId = opaqueId();

let data: string;
let children: ChildProcessByStdio<null, Readable, null>[];
let houses: House[];
// Real servers start and end here: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

beforeEach(async () => {
  data = await seededFolder();
  [children, houses] = [[], []];
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const house of houses) await house.close();
});

/** A writer, and what it has acknowledged so far. */
function startWriter(): { child: ChildProcessByStdio<null, Readable, null>; acknowledged: string[] } {
  const child = spawn(process.execPath, [CHILD, data, tenantId], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const acknowledged: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => acknowledged.push(line));
  return { child, acknowledged };
}
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}
async function open(as: 'serve' | 'visit'): Promise<House> {
  const house = await openHouse(settingsIn(data), { clock: () => new Date('2026-11-22T02:00:00Z'), as, log: testLog });
  houses.push(house);
  return house;
}
/** The texts whose audit rows are in the database, after checking that the chain holds and fits the files. */
async function kept({ app }: House): Promise<Set<string>> {
  const read = await transaction(app.stores.app, { tenantId, readOnly: true }, async (tx) => {
    const { rows } = await sql<{ text: string }>`select data::json ->> 'text' as text from audit.entry`.execute(tx);
    const files = await sql<{ n: number }>`select count(*)::int as n from platform.file`.execute(tx);
    const verdict = await verifyAudit(tx, tenantId);
    return ok({ texts: rows.map(({ text }) => text), files: files.rows[0]?.n, verdict });
  });
  if (!read.ok) throw new Error('refused');
  const { texts, files, verdict } = read.value;
  expect([verdict.holds, files]).toEqual([true, texts.length]);
  return new Set(texts);
}
const postmaster = async () =>
  Number((await readFile(join(data, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);

test('the house killed without warning while it writes: nothing acknowledged is lost, and the folder opens again', async () => {
  let total = 0;
  const { child, acknowledged } = startWriter();
  await until(() => acknowledged.length >= 40);
  const server = await postmaster();
  child.kill('SIGKILL');
  await until(() => child.exitCode !== null || child.signalCode !== null);
  const house = await open('serve');
  expect(await postmaster()).not.toBe(server);
  const texts = await kept(house);
  expect(acknowledged.filter((text) => !texts.has(text))).toEqual([]);
  total += acknowledged.length;
  console.log(`${String(total)} acknowledged writes, 0 lost after kill -9 of the house`);
});

test('the database killed three times under the house: it comes back by itself, nothing acknowledged is lost', async () => {
  const { child, acknowledged } = startWriter();
  let kills = 0;
  await until(() => acknowledged.length >= 20);
  for (; kills < 3; kills += 1) {
    const before = acknowledged.length;
    const running = await postmaster();
    process.kill(running, 'SIGKILL');
    await until(async () => (await postmaster().catch(() => running)) !== running);
    await until(() => acknowledged.length >= before + 20 || child.exitCode !== null);
  }
  const visitor = await open('visit');
  const seen = acknowledged.slice();
  const texts = await kept(visitor);
  expect(seen.filter((text) => !texts.has(text))).toEqual([]);
  console.log(`${String(seen.length)} acknowledged writes, 0 lost after ${String(kills)} kills of the database`);
});

test('a second server is refused while the first runs in another process, and a command line joins it', async () => {
  const { acknowledged } = startWriter();
  await until(() => acknowledged.length >= 3);
  await expect(open('serve')).rejects.toThrow(/đang do một máy chủ Gương khác dùng/);
  const visitor = await open('visit');
  expect((await kept(visitor)).size).toBeGreaterThanOrEqual(3);
  await visitor.close();
  houses = [];
  const before = acknowledged.length;
  await until(() => acknowledged.length > before);
});

test('files of another major version are refused with the way out, and stay as they are', async () => {
  const first = await open('serve');
  await first.close();
  houses = [];
  const version = join(data, 'postgres', 'PG_VERSION');
  await writeFile(version, '13\n');
  await expect(open('serve')).rejects.toThrow(/thuộc PostgreSQL 13.*back up with the old version/s);
  await writeFile(version, '18\n');
  await open('serve');
});
