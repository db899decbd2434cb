import { beforeEach, expect, test } from 'vitest';
import { identity } from '@guong/core/identity';
import { org } from '@guong/core/org';
import { listTenants } from '@guong/core/platform';
import { perform, type Actor } from '@guong/core/usecase';
import { emptyHouse, type EmptyHouse } from '../../../core/src/testing/empty-house.ts';
import { valueOf } from '../../../core/src/testing/founded-house.ts';
import { found, foundCommittee, type Founding } from './found.ts';

let house: EmptyHouse;
beforeEach(async () => {
  house = await emptyHouse();
});

const FOUNDING: Founding = {
  code: 'HX',
  name: 'Đảng bộ phường Hoa Xoan',
  officer: 'Tạ Thị Văn Phòng',
  leader: 'Nguyễn Văn Bí Thư',
  leaderTitle: 'Bí thư Đảng ủy',
  foundedOn: '2025-07-01',
  host: null,
};

test('a new committee has an officer and a leader who come in with their printed cards', async () => {
  const lines = await foundCommittee(house, FOUNDING);
  expect(lines).toHaveLength(5);
  const tenant = (await listTenants(house.app.stores.app)).find(({ code }) => code === 'hx');
  const nobody: Actor = { kind: 'anonymous', tenantId: tenant?.tenantId ?? '' };
  expect(valueOf(await perform(house.app, nobody, org.committee, {})).name).toBe(FOUNDING.name);
  const tokens = lines.flatMap((line) => /\/invitation\/(\S+)$/.exec(line)?.[1] ?? []);
  const names = await Promise.all(
    tokens.map(async (token) => valueOf(await perform(house.app, nobody, identity.readInvitation, { token })).fullName),
  );
  expect(names).toEqual([FOUNDING.officer, FOUNDING.leader]);
});

test('the same code twice, or a name that cannot be, founds nothing and says why', async () => {
  await foundCommittee(house, FOUNDING);
  const before = await listTenants(house.app.stores.app);
  for (const wrong of [FOUNDING, { ...FOUNDING, code: 'hoa xoan' }, { ...FOUNDING, code: 'HY', officer: '' }]) {
    const said = await foundCommittee(house, wrong);
    expect(said).toHaveLength(1);
  }
  expect(await listTenants(house.app.stores.app)).toEqual(before);
});

test('called without its names it answers how it is called', async () => {
  const never = () => {
    throw new Error('nothing is said');
  };
  const context = { settings: house.app.settings, clock: () => house.clock.now(), say: never };
  expect(await found.run({ ...context, args: ['--code', 'HX'] })).toBe(2);
  expect(await found.run({ ...context, args: ['--no-such-option'] })).toBe(2);
});
