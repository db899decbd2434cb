import { org } from '../../modules/org/index.ts';
import { perform, type Actor, type AnyUseCase } from '../../usecase/index.ts';
import type { z } from 'zod';
import { FOUNDED_ON, valueOf, type FoundedHouse } from '../founded-house.ts';
import { tasksIn, type HeldPost } from '../tasks-in.ts';

/** How large a ward is, and how much happens in its year. */
export interface Shape {
  readonly cells: number;
  readonly members: number;
  readonly conferences: number;
  /** At each conference. */
  readonly called: number;
  readonly came: number;
  readonly tasks: number;
  readonly directives: number;
}
/** Size S of the data generator. */
export const SIZE_S: Shape = {
  ...{ cells: 32, members: 1_500, conferences: 12, called: 240, came: 200, tasks: 40, directives: 6 },
};
/** The same in small, for every run. */
export const SAMPLE: Shape = {
  ...{ cells: 6, members: 90, conferences: 4, called: 24, came: 18, tasks: 9, directives: 2 },
};

/** A ward with its people, and a hand that acts in it. */
export interface Ward {
  readonly house: FoundedHouse;
  readonly shape: Shape;
  readonly cellIds: readonly string[];
  readonly personIds: readonly string[];
  /** Posts that own tasks, in different cells. */
  readonly posts: readonly HeldPost[];
  readonly tell: <U extends AnyUseCase>(useCase: U, raw: object, actor?: Actor) => Promise<z.output<U['output']>>;
}

const FAMILIES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Đặng', 'Vũ', 'Đỗ', 'Bùi', 'Lý'];
const MIDDLES = ['Thị', 'Văn', 'Hữu', 'Ngọc', 'Đình', 'Thúy', 'Minh'];
const GIVEN = ['Hòa', 'Thủy', 'Ước', 'Đạt', 'Yến', 'Dũng', 'Quỳnh', 'Ánh', 'Lựu', 'Khuê', 'Phượng'];
const nameOf = (n: number): string =>
  [FAMILIES[(n * 7) % FAMILIES.length], MIDDLES[n % MIDDLES.length], GIVEN[(n * 5) % GIVEN.length]].join(' ');
const cellName = (n: number): string =>
  n % 8 === 7
    ? `Chi bộ ${String(n + 1)}, gồm các tổ dân phố dọc đường đê và khu tập thể nhà máy đóng tàu Sông Hồng cũ`
    : `Chi bộ ${String(n + 1)}`;

/** Sets a ward up: cells (one more begins late and stays empty), members with names that repeat, posts. */
export async function wardOf(house: FoundedHouse, shape: Shape): Promise<Ward> {
  const tell: Ward['tell'] = async (useCase, raw, actor = house.office) =>
    valueOf(await perform(house.app, actor, useCase, raw)) as never;
  const cellIds = [house.cellId];
  for (let n = 1; n < shape.cells; n += 1) {
    const cell = { code: `CB-${String(n + 1)}`, name: cellName(n), kind: 'cell', parentId: house.rootUnitId };
    cellIds.push((await tell(org.createUnit, { ...cell, fromOn: FOUNDED_ON })).id);
  }
  const late = { code: 'CB-MUON', name: 'Chi bộ mới, chưa có đảng viên', kind: 'cell', parentId: house.rootUnitId };
  await tell(org.createUnit, { ...late, fromOn: '2026-10-01' });
  const people = Array.from({ length: shape.members }, (_, n) => ({
    ...{ fullName: nameOf(n), memberKind: 'official', cellId: cellIds[n % shape.cells], fromOn: FOUNDED_ON },
    ...{ birthYear: 1940 + (n % 65), isNamesake: true },
  }));
  const added = await tell(org.addPeople, { people });
  const stage = await tasksIn(house);
  const posts: HeldPost[] = [stage.owner];
  for (const [n, unitId] of cellIds.slice(1, 5).entries()) {
    posts.push(await stage.post(`Bí thư chi bộ ${String(n + 2)}`, { unitId, isHead: true }));
  }
  return { house, shape, cellIds, personIds: added.people.map(({ personId }) => personId), posts, tell };
}
