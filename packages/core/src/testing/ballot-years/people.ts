// The people of the rounds: made by use cases for a house that has none, and put into categories in any house.
import { org } from '../../modules/org/index.ts';
import { perform, type Actor, type App } from '../../usecase/index.ts';
import { chanceOf, seedOf } from '../chance.ts';
import type { FoundedHouse } from '../founded-house.ts';
import { FOUNDED_ON, valueOf } from '../value-of.ts';
import { CATEGORIES, categoryAt, SUBJECTS } from './plan.ts';
import { poolOf, type YearsShape } from './shape.ts';
import type { BallotWard, Stage } from './stage.ts';

const FAMILIES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Đặng', 'Vũ', 'Đỗ', 'Bùi', 'Lý'];
const MIDDLES = ['Thị', 'Văn', 'Hữu', 'Ngọc', 'Đình', 'Thúy', 'Minh'];
const GIVEN = ['Hòa', 'Thủy', 'Ước', 'Đạt', 'Yến', 'Dũng', 'Quỳnh', 'Ánh', 'Lựu', 'Khuê', 'Phượng'];
const MEMBERS = 3;

/** Founds the wards of a shape in a house that has none, with cells, people, heads and one cell that stands empty. */
export async function peopledStage(house: FoundedHouse, seed: number, shape: YearsShape): Promise<Stage> {
  const wards: BallotWard[] = [];
  for (let ward = 0; ward < shape.wards; ward += 1) wards.push(await peopledWard(house, seed, { shape, ward }));
  await categorize(house.app, house.system, { wards, fromOn: FOUNDED_ON });
  return { house, system: house.system, wards };
}

interface Numbered {
  readonly shape: YearsShape;
  readonly ward: number;
}
async function peopledWard(house: FoundedHouse, seed: number, { shape, ward }: Numbered): Promise<BallotWard> {
  const { app, system, rootUnitId } = house;
  const dated = { fromOn: FOUNDED_ON };
  const unitOf = async (unit: object): Promise<string> =>
    valueOf(await perform(app, system, org.createUnit, { ...dated, ...unit })).id;
  const [code, name] = [`P${String(ward + 1)}`, `Đảng bộ phường Bến Nứa ${String(ward + 1)}`];
  const unitId = await unitOf({ code, name, kind: 'ward_committee', parentId: rootUnitId });
  const cellOf = (n: number) => ({ code: `${code}-C${String(n)}`, name: `Chi bộ ${String(n)}`, kind: 'cell' });
  const cellIds = [await unitOf({ ...cellOf(1), parentId: unitId }), await unitOf({ ...cellOf(2), parentId: unitId })];
  await unitOf({ ...cellOf(3), parentId: unitId, fromOn: '2026-06-01' });
  const chance = chanceOf(seedOf(seed, `people of ward ${String(ward)}`));
  const pick = (from: readonly string[]): string => from[Math.floor(chance() * from.length)] ?? '';
  const people = Array.from({ length: poolOf(shape) + MEMBERS + SUBJECTS }, (_, n) => ({
    ...{ fullName: `${pick(FAMILIES)} ${pick(MIDDLES)} ${pick(GIVEN)}`, memberKind: 'official', isNamesake: true },
    ...{ cellId: cellIds[n % 2], birthYear: 1940 + (n % 65), ...dated },
  }));
  const added = valueOf(await perform(app, system, org.addPeople, { people }));
  const ids = added.people.map(({ personId }) => personId);
  const subjectIds = ids.slice(0, SUBJECTS);
  for (const [at, personId] of subjectIds.entries()) {
    const post = { unitId, title: at === 0 ? 'Bí thư' : 'Phó Bí thư', isLeader: true, precedence: at + 1, ...dated };
    const { id: postId } = valueOf(await perform(app, system, org.createPost, post));
    valueOf(await perform(app, system, org.appoint, { personId, postId, ...dated }));
  }
  const memberIds = ids.slice(SUBJECTS, SUBJECTS + MEMBERS);
  return { unitId, name, pool: ids.slice(SUBJECTS + MEMBERS), memberIds, subjectsIn: () => subjectIds };
}

/** Puts everyone who may be called into his category, by his place in the pool of his ward. */
export async function categorize(
  app: App,
  actor: Actor,
  { wards, fromOn }: { readonly wards: readonly Pick<BallotWard, 'pool'>[]; readonly fromOn: string },
): Promise<void> {
  for (const [n, { code, name }] of CATEGORIES.entries()) {
    const category = { code, name, precedence: n + 1, fromOn };
    const { id: categoryId } = valueOf(await perform(app, actor, org.createCategory, category));
    const personIds = wards.flatMap(({ pool }) => pool.filter((_, place) => categoryAt(place) === n));
    for (let from = 0; from < personIds.length; from += 1_000) {
      const some = { categoryId, personIds: personIds.slice(from, from + 1_000), fromOn };
      valueOf(await perform(app, actor, org.assignCategory, some));
    }
  }
}
