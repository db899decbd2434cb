import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromHex, leafHash, toHex } from '@guong/ballot';
import { startChild, type Child } from './child.ts';
import { databaseFloor } from './database-floor.ts';
import type { HouseReady, Usage } from './house-words.ts';
import type { LoadReport } from './load-words.ts';
import { spread, type Section } from './report.ts';

const CONNECTIONS = 64;

/** The house under test and where its load generator lies. */
export interface UnderTest {
  readonly house: Child;
  readonly ready: HouseReady;
  readonly folder: string;
  readonly loadProgram: string;
}

/** Durable casts per second over HTTP, beside what the same database server inserts in the same minute. */
export async function casting({ house, ready, folder, loadProgram }: UnderTest): Promise<Section> {
  const before = await house.ask<Usage>({ kind: 'usage' });
  const load = startChild(loadProgram, [folder, ready.castOrigin, ready.protocolId, String(CONNECTIONS)]);
  const report = await load.hears<LoadReport>();
  await load.ended;
  const after = await house.ask<Usage>({ kind: 'usage' });
  if (report.verified !== report.sent) throw new Error(`${report.verified} of ${report.sent} receipts verify`);
  await house.ask({ kind: 'flush' });
  const logged = await onTheLog(ready, folder);
  if (logged !== report.sent) throw new Error(`${logged} of ${report.sent} ballots stand on the log`);
  const cpu = (after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system) / 1000 / report.sent;
  const kept = `${report.verified} of ${report.sent} receipts verify; after the flush all ${logged} stand on the public log`;
  return {
    title: `Casting over HTTP: ${report.sent} ballots of ${report.bytes} bytes, ${CONNECTIONS} connections, load on the same cores`,
    lines: [
      { name: 'durably acknowledged casts', value: report.sent / report.seconds, unit: '/s', proved: kept },
      ...spread('one cast as its sender sees it', report.times, `${CONNECTIONS} wait at once`),
      {
        name: 'server process for one cast',
        value: cpu,
        unit: 'ms CPU',
        proved: 'without the database and the load generator',
      },
      ...(await databaseFloor(folder, report.bytes)),
    ],
  };
}

/** How many of the ballots that were sent stand on the public log. */
async function onTheLog({ castOrigin, protocolId }: HouseReady, folder: string): Promise<number> {
  const sent = (JSON.parse(await readFile(join(folder, 'ballots.json'), 'utf8')) as string[]).map(fromHex);
  const answer = await fetch(`${castOrigin}/log/${protocolId}`);
  const { hashes } = (await answer.json()) as { readonly hashes: string };
  const standing = new Set(hashes.match(/.{64}/g));
  return sent.filter((ballot) => standing.has(toHex(leafHash(ballot)))).length;
}
