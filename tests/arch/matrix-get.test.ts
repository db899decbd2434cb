import { beforeAll, expect, test } from 'vitest';
import { ballot } from '@guong/core/ballot';
import { changedTables, snapshot } from '@guong/core/testing';
import { addressesOf, filled, matrixStage, READING, type MatrixStage, type Mounted } from './matrix-stage.ts';

let stage: MatrixStage;
beforeAll(async () => {
  stage = await matrixStage();
  await stage.round.round.step(stage.house.office, ballot.close);
}, 900_000);

const gets = (server: Mounted): string[] =>
  addressesOf(server, READING).map((line) => filled(stage, line.slice('GET '.length)));

test('SES-5: no address writes anything when it is read, whoever reads it', async () => {
  const before = await snapshot(stage.house.ownerDb);
  let read = 0;
  const statuses: Record<string, number> = {};
  for (const [who, actor] of Object.entries(stage.readers)) {
    const server = stage.serverFor(actor);
    for (const address of gets(server)) {
      const { status } = await server.request(address);
      statuses[`${who} ${String(status)}`] = (statuses[`${who} ${String(status)}`] ?? 0) + 1;
      expect(status, `${who} ${address}`).toBeLessThan(500);
      read += 1;
    }
  }
  for (const address of gets(stage.cast)) {
    expect((await stage.cast.request(address)).status, address).toBeLessThan(500);
    read += 1;
  }
  console.log(`SES-5: ${String(read)} reads, ${JSON.stringify(statuses)}`);
  expect(changedTables(before, await snapshot(stage.house.ownerDb))).toEqual([]);
  expect(statuses['office 200']).toBeGreaterThan(20);
}, 600_000);

test('AUT-8: an officer of another tenant reads nothing of this one, by whatever address', async () => {
  const [server, own] = [stage.serverFor(stage.readers.stranger), stage.serverFor(stage.readers.office)];
  const marks = ['phường Hoa Gạo, đợt I/2026', 'Lê Lãnh Đạo', 'Trần Thị Hòa', 'Nguyễn Văn Hòa'];
  const addresses = gets(server);
  const asOffice = await Promise.all(addresses.map(async (address) => (await own.request(address)).text()));
  expect(marks.filter((mark) => !asOffice.some((body) => body.includes(mark)))).toEqual([]);
  for (const address of addresses) {
    const body = await (await server.request(address)).text();
    expect(
      marks.filter((mark) => body.includes(mark)),
      address,
    ).toEqual([]);
  }
  console.log(`AUT-8: ${String(addresses.length)} addresses read by a stranger`);
}, 600_000);

const FOR_READERS = /^(text\/html|application\/json|text\/css|text\/javascript)/;
/** Leaves of the log, which only islands fetch. */
const FOR_ISLANDS = 'application/octet-stream';

/** Whether a browser will keep the file and show nothing of it, whatever is in it. */
function isTied({ headers }: Response): boolean {
  const isKept = headers.get('content-disposition')?.startsWith('attachment; filename');
  const isBytes = headers.get('content-type') === FOR_ISLANDS;
  return (isKept ?? isBytes) && headers.get('x-content-type-options') === 'nosniff';
}

/** The addresses of this server that answer with a file, and what is loose about them. */
async function filesOf(server: Mounted): Promise<{ address: string; loose: string }[]> {
  const files: { address: string; loose: string }[] = [];
  const exports = ['xlsx', 'csv'].flatMap((format) => [
    `/org/people/export?format=${format}`,
    `/rounds/${stage.round.round.roundId}/roll/export?format=${format}`,
  ]);
  for (const address of [...gets(server), ...exports].filter((each) => !each.startsWith('/api/'))) {
    const answer = await server.request(address);
    const kind = answer.headers.get('content-type') ?? '';
    if (answer.status === 200 && !FOR_READERS.test(kind)) files.push({ address, loose: isTied(answer) ? '' : kind });
  }
  return files;
}

test('FIL-6: what is neither a page nor an answer for programs is served as an attachment that nobody may sniff', async () => {
  const files = [...(await filesOf(stage.serverFor(stage.readers.office))), ...(await filesOf(stage.cast))];
  console.log(`FIL-6: ${String(files.length)} addresses answer with a file`);
  expect(files.filter(({ loose }) => loose !== '')).toEqual([]);
  expect(files.length).toBeGreaterThan(5);
}, 600_000);
