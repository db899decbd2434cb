import { beforeAll, expect, test } from 'vitest';
import { ballot } from '@guong/core/ballot';
import { changedTables, snapshot } from '@guong/core/testing';
import type { Actor } from '@guong/core/usecase';
import { castingRound, type CastingRound } from '../../packages/core/src/testing/casting-round.ts';
import { foundedHouse, foundIn, type FoundedHouse } from '../../packages/core/src/testing/founded-house.ts';
import { buildServer } from '../../packages/server/src/app.ts';
import { buildCastServer } from '../../packages/server/src/cast-app.ts';

let house: FoundedHouse;
let stage: CastingRound;
let stranger: Actor;
beforeAll(async () => {
  house = await foundedHouse();
  stage = await castingRound(house, { voters: 12 });
  await stage.round.step(house.office, ballot.close);
  const other = await foundIn(house, house.otherTenantId, { code: 'SH', name: 'Đảng ủy phường Sông Hồng' });
  stranger = other.office;
}, 300_000);

const serverFor = (actor: Actor) =>
  buildServer(house.app, () =>
    Promise.resolve({
      actor,
      ...(actor.kind === 'person' && { visitor: { name: 'Nguyễn Thị Hoa Gạo', unitName: 'Đảng bộ phường Hoa Gạo' } }),
    }),
  );
/** Every address that answers GET, filled with names that exist. */
function addressesOf({
  routes,
}: {
  readonly routes: readonly { readonly method: string; readonly path: string }[];
}): string[] {
  const known: Record<string, string> = {
    roundId: stage.round.roundId,
    protocolId: stage.protocolId,
    personId: stage.round.subjectIds[0] ?? '',
    subjectId: stage.round.subjectIds[0] ?? '',
    subjectNo: '1',
    step: 'close',
    room: 'ballot',
    sha256: 'ab'.repeat(32),
  };
  const gets = routes.filter(({ method, path }) => method === 'GET' && !path.includes('*') && !path.includes('{'));
  const filled = gets.map(({ path }) => path.replace(/:(\w+)/g, (_, name: string) => known[name] ?? house.rootUnitId));
  return [...new Set(filled)];
}

test('SES-5: no address writes anything when it is read, whoever reads it', async () => {
  const nobody: Actor = { kind: 'anonymous', tenantId: house.tenantId };
  const [member = nobody] = stage.round.members;
  const [voter = nobody] = stage.round.voters;
  const readers = { office: house.office, leader: house.leader, member, voter, nobody, stranger };
  const before = await snapshot(house.ownerDb);
  let read = 0;
  const statuses: Record<string, number> = {};
  for (const [who, actor] of Object.entries(readers)) {
    const server = serverFor(actor);
    for (const address of addressesOf(server)) {
      const { status } = await server.request(address);
      statuses[`${who} ${String(status)}`] = (statuses[`${who} ${String(status)}`] ?? 0) + 1;
      expect(status, `${who} ${address}`).toBeLessThan(500);
      read += 1;
    }
  }
  const cast = buildCastServer(house.app);
  for (const address of addressesOf(cast)) {
    expect((await cast.request(address)).status, address).toBeLessThan(500);
    read += 1;
  }
  console.log(`SES-5: ${String(read)} reads, ${JSON.stringify(statuses)}`);
  expect(changedTables(before, await snapshot(house.ownerDb))).toEqual([]);
  expect(statuses['office 200']).toBeGreaterThan(20);
}, 120_000);

test('AUT-8: an officer of another tenant reads nothing of this one, by whatever address', async () => {
  const server = serverFor(stranger);
  const marks = ['phường Hoa Gạo, đợt I/2026', 'Lê Lãnh Đạo', 'Trần Thị Hòa', 'Nguyễn Văn Hòa'];
  const addresses = addressesOf(server);
  const asOffice = await Promise.all(
    addresses.map(async (address) => (await serverFor(house.office).request(address)).text()),
  );
  expect(marks.filter((mark) => !asOffice.some((body) => body.includes(mark)))).toEqual([]);
  for (const address of addresses) {
    const body = await (await server.request(address)).text();
    expect(
      marks.filter((mark) => body.includes(mark)),
      address,
    ).toEqual([]);
  }
  console.log(`AUT-8: ${String(addresses.length)} addresses read by a stranger`);
}, 120_000);
