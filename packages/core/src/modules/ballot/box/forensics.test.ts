import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { leafHash } from '@guong/ballot';
import * as play from '@guong/ballot/devices';
import { openLog } from '../../../platform/index.ts';
import { perform, performDeposit, type App } from '../../../usecase/index.ts';
import { appBeside, castingRound, type CastingRound } from '../../../testing/casting-round.ts';
import { foundedHouse, valueOf, type FoundedHouse } from '../../../testing/founded-house.ts';
import { ballot, cast } from '../index.ts';
import { parsedBallot } from '../protocol.ts';
import { workerServer } from '../../../testing/worker-server.ts';

/** Ballots of three epochs: the roll of the reference ward. */
const EPOCHS = [90, 70, 42];
const VOTERS = 202;
/** Right places that chance may give in one epoch: one on average, more than eight about once in a million tries. */
const CHANCE = 8;

let house: FoundedHouse;
let stage: CastingRound;
let app: App & { stop(): Promise<void> };
let root: pg.Client;
const written: string[] = [];
/** In the order of arrival, epoch by epoch. */
const sent: { hash: Buffer; voterKey: Buffer }[][] = [];

beforeAll(async () => {
  house = await foundedHouse();
  const log = openLog('debug', { write: (line: string) => void written.push(line) });
  app = await appBeside(house, { log });
  stage = await castingRound(house, { voters: VOTERS });
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(house.ownerDb);
  root = new pg.Client({ ...workerServer().root, database: rows[0]?.name ?? '' });
  await root.connect();
}, 300_000);
afterAll(async () => {
  await root.end();
  await app.stop();
});

const shuffled = <T>(list: readonly T[]): T[] =>
  list
    .map((value) => ({ value, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);

/** Tells of every place where one of these byte strings stands, in order. */
function find(bytes: Buffer, wanted: ReadonlyMap<number, readonly Buffer[]>, seen: (found: Buffer) => void) {
  let start = 0;
  for (const [at, byte] of bytes.entries()) {
    start = (start << 8) | byte;
    for (const needle of wanted.get(start) ?? []) {
      if (needle.equals(bytes.subarray(at - 3, at - 3 + needle.length))) seen(needle);
    }
  }
}
function byStart(needles: readonly Buffer[]): Map<number, Buffer[]> {
  const starts = new Map<number, Buffer[]>();
  for (const needle of needles)
    starts.set(needle.readInt32BE(0), [...(starts.get(needle.readInt32BE(0)) ?? []), needle]);
  return starts;
}
/** Raw, as hexadecimal and as base64: every spelling in which a server could let a value slip. */
const spellings = (value: Buffer): Buffer[] => [
  value,
  Buffer.from(value.toString('hex')),
  Buffer.from(value.toString('base64').slice(0, 40)),
];

interface Trace {
  readonly files: number;
  readonly bytes: number;
  /** Per file that holds any: the values in the order of their places. */
  readonly places: readonly { readonly file: string; readonly order: readonly string[] }[];
}
/** What went meanwhile reads as nothing: other tests end databases of their own on this server. Anything else is a fault. */
const unlessGone =
  <T>(nothing: T) =>
  (error: unknown): T => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return nothing;
    throw error;
  };
/** Folder by folder: the recursive reading of Node gives up whole when one folder goes while it looks. */
async function filesUnder(folder: string): Promise<string[]> {
  const files: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(unlessGone([]))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await filesUnder(path)));
    else if (entry.isFile()) files.push(path);
  }
  return files;
}
/** Looks through every file of the server: tables, indexes, WAL, what it logged. */
async function searchServer(values: readonly Buffer[]): Promise<Trace> {
  const folder = join(workerServer().folder, 'data');
  await root.query('checkpoint');
  const wanted = byStart(values.flatMap(spellings));
  const files = await filesUnder(folder);
  let bytes = 0;
  const places: { file: string; order: string[] }[] = [];
  for (const file of files) {
    const content = await readFile(file).catch(unlessGone(Buffer.alloc(0)));
    bytes += content.length;
    const order: string[] = [];
    find(content, wanted, (found) => void order.push(found.toString('hex')));
    if (order.length > 0) places.push({ file, order: [...new Set(order)] });
  }
  return { files: files.length, bytes, places };
}

/** In how many places two orders agree, read forwards or backwards. */
const agreeing = (order: readonly string[], arrival: readonly string[]): number => {
  const places = (read: readonly string[]): number => read.filter((value, at) => value === arrival[at]).length;
  return Math.max(places(order), places(order.toReversed()));
};
/** The most that an order says of any one epoch; which epoch a ballot is of stands on the public log. */
const mostOfAnEpoch = (order: readonly string[], arrivals: readonly (readonly string[])[]): number =>
  Math.max(
    ...arrivals.map((arrival) => {
      const own = new Set(arrival);
      return agreeing(
        order.filter((value) => own.has(value)),
        arrival,
      );
    }),
  );

async function castEpoch(credentials: CastingRound['credentials']): Promise<void> {
  const arrived: { hash: Buffer; voterKey: Buffer }[] = [];
  sent.push(arrived);
  for (const credential of shuffled(credentials)) {
    const bytes = play.sealed(stage.protocol, credential, play.sameMark(stage.protocol, 1 + (arrived.length % 3)));
    const { head } = parsedBallot(stage.protocol, bytes);
    arrived.push({ hash: Buffer.from(leafHash(bytes)), voterKey: Buffer.from(head.voterKey) });
    valueOf(await performDeposit(app, cast, { roundId: stage.protocolId, bytes }));
  }
}
const flush = () => perform(app, house.system, ballot.flushEpoch, { protocolId: stage.protocolId }).then(valueOf);
const walPlace = async (): Promise<string> => {
  const { rows } = await root.query<{ place: string }>('select pg_current_wal_insert_lsn()::text as place');
  return rows[0]?.place ?? '';
};
let beforeFirst: string;

// These look into the files of the server and ask what only PostgreSQL 17 and later answer, so they need our own.
const onOurServer = test.skipIf(process.env['GUONG_TEST_DATABASE_URL'] !== undefined);

onOurServer(
  'before a flush neither tables, indexes, WAL nor logs hold a voter key or a ballot hash',
  async () => {
    // Other tests write to this server too; a checkpoint of theirs would take away what is to be read.
    await root.query("alter system set wal_keep_size = '4GB'");
    await root.query('select pg_reload_conf()');
    beforeFirst = await walPlace();
    let from = 0;
    for (const size of EPOCHS) {
      if (from > 0) await flush();
      await castEpoch(stage.credentials.slice(from, from + size));
      from += size;
    }
    const waiting = sent.at(-1) ?? [];
    const rows = await root.query<{ sealed: Buffer }>('select sealed from box.spool');
    expect(rows.rows).toHaveLength(waiting.length);
    expect(new Set(rows.rows.map(({ sealed }) => sealed.length)).size).toBe(1);
    const { files, bytes, places } = await searchServer(waiting.flatMap(({ hash, voterKey }) => [hash, voterKey]));
    expect(places.map(({ file }) => file)).toEqual([]);
    // The search finds what is there: the name of the round stands in the clear.
    const control = await searchServer([Buffer.from(stage.protocolId, 'hex')]);
    expect(control.places.some(({ file }) => file.includes('pg_wal'))).toBe(true);
    console.log(
      `${String(waiting.length * 2)} keys and hashes of an epoch looked for in ${String(files)} files, ${String(bytes >> 20)} MB: none`,
    );
  },
  120_000,
);

onOurServer('after the flush no order in the database tells the order of arrival', async () => {
  await root.query('create extension if not exists pg_walinspect');
  await flush();
  const arrivals = sent.map((epoch) => epoch.map(({ hash }) => hash.toString('hex')));
  const orders: Record<string, string> = {
    ctid: 'order by ctid',
    xmin: 'order by xmin::text::bigint, ctid',
    cmin: 'order by cmin::text::bigint, ctid',
    toast: 'order by pg_column_toast_chunk_id(ballot), ctid',
  };
  for (const [name, by] of Object.entries(orders)) {
    const { rows } = await root.query<{ hash: string }>(
      `select encode(ballot_hash, 'hex') as hash from box.ballot ${by}`,
    );
    const order = rows.map(({ hash }) => hash);
    expect(order).toHaveLength(VOTERS);
    const right = mostOfAnEpoch(order, arrivals);
    console.log(`${name}: at most ${String(right)} places right in an epoch, ${String(VOTERS)} ballots`);
    expect(right).toBeLessThanOrEqual(CHANCE);
  }
  const moments = await root.query('select distinct xmin from box.ballot');
  expect(moments.rows).toHaveLength(EPOCHS.length);
  // The WAL as PostgreSQL itself reads it: one transaction for each epoch put its ballots there. The table bears the same
  // number in every database cloned from the template, so the database is named too.
  await root.query('select pg_switch_wal()');
  const { rows } = await root.query<{ xid: string; records: number }>(
    `select xid::text, count(*)::int as records
     from pg_get_wal_records_info($1, pg_current_wal_flush_lsn())
     where resource_manager = 'Heap' and block_ref like '%/' || (
       select oid from pg_database where datname = current_database()) || '/' || pg_relation_filenode('box.ballot') || ' %'
     group by 1`,
    [beforeFirst],
  );
  console.log(`pg_walinspect: ${JSON.stringify(rows)}`);
  expect(rows).toHaveLength(EPOCHS.length);
});

onOurServer(
  'after the flush no file of the server, WAL included, holds the ballots in the order of arrival',
  async () => {
    const hashes = sent.map((epoch) => epoch.map(({ hash }) => hash.toString('hex')));
    const keys = sent.map((epoch) => epoch.map(({ voterKey }) => voterKey.toString('hex')));
    const { places } = await searchServer(sent.flat().flatMap(({ hash, voterKey }) => [hash, voterKey]));
    expect(places.some(({ file }) => file.includes('pg_wal'))).toBe(true);
    for (const { file, order } of places) {
      const right = mostOfAnEpoch(order, [...hashes, ...keys]);
      console.log(
        `${file.slice(file.indexOf('postgres/'))}: ${String(order.length)} values, at most ${String(right)} of an epoch in their place`,
      );
      expect(right).toBeLessThanOrEqual(CHANCE);
    }
  },
  120_000,
);

onOurServer('what the casting process wrote at debug level names no voter key, no ballot and no round', () => {
  // The log that stays silent about ballots is one that does write: a line of our own is in it.
  app.log.debug('the reader of this log is awake');
  const lines = written.join('\n');
  expect(lines).toContain('the reader of this log is awake');
  for (const { hash, voterKey } of sent.flat()) {
    for (const text of [
      hash.toString('hex'),
      voterKey.toString('hex'),
      hash.toString('base64'),
      voterKey.toString('base64'),
    ]) {
      expect(lines.includes(text)).toBe(false);
    }
  }
  expect(lines).not.toContain(stage.protocolId);
  console.log(`${String(written.length)} log lines at debug level`);
});
