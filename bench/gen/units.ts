// The wards of a generated district with their cells, members and posts.
import { nameSortKey, searchKeys } from '@guong/vietnamese';
import { chanceOf, idOf, ROOT, type Row, type Table } from './rows.ts';

const WARDS = 14;
/** Cells with members; one more stands empty, and has begun late. */
export const CELLS = 24;
const EMPTY_SINCE = '2024-06-01';
const MEMBERS = 21_000;
const BEGUN = '2020-01-01';
const FAMILIES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Đặng', 'Vũ', 'Đỗ', 'Bùi', 'Lý', 'Ngô', 'Dương'];
const MIDDLES = ['Thị', 'Văn', 'Hữu', 'Ngọc', 'Đình', 'Thúy', 'Minh', 'Quốc'];
const GIVEN = [
  'Hòa',
  'Thủy',
  'Hoa',
  'Ước',
  'Đạt',
  'Yến',
  'Dũng',
  'Quỳnh',
  'Ánh',
  'Lựu',
  'Tuyết',
  'Khuê',
  'Oanh',
  'Phượng',
];

/** A member as meetings call him. */
export interface Member {
  readonly personId: string;
  readonly code: string;
  readonly name: string;
  readonly cellName: string;
}
/** A post, its unit, and the two people who have held it: the second since {@link HANDED_OVER_ON}. */
export interface Post {
  readonly postId: string;
  readonly unitId: string;
  readonly title: string;
  readonly holders: readonly [string, string];
}
/** The day on which every post changed hands. */
export const HANDED_OVER_ON = '2023-05-01';

/** A ward with what hangs on it. */
export interface Ward {
  readonly unitId: string;
  readonly name: string;
  /** Posts that own tasks: of its head, its deputy, its office, and of the heads of its first five cells. */
  readonly posts: readonly Post[];
  readonly cellIds: readonly string[];
  /** The member with place n belongs to the cell with place n modulo the number of cells. */
  readonly members: readonly Member[];
}

/** The wards in the order of their numbers. */
export function wardsOf(seed: number): readonly Ward[] {
  const chance = chanceOf(seed);
  const pick = (from: readonly string[]): string => from[Math.floor(chance() * from.length)] ?? '';
  const each = MEMBERS / WARDS;
  return Array.from({ length: WARDS }, (_, w) => {
    const unitId = idOf(seed, 'ward', w);
    const cellIds = Array.from({ length: CELLS + 1 }, (__, c) => idOf(seed, 'cell', w * (CELLS + 1) + c));
    const members = Array.from({ length: each }, (__, m) => ({
      personId: idOf(seed, 'person', w * each + m),
      code: `DO-${String(w * each + m + 1).padStart(6, '0')}`,
      name: `${pick(FAMILIES)} ${pick(MIDDLES)} ${pick(GIVEN)}`,
      cellName: `Chi bộ ${String((m % CELLS) + 1)}`,
    }));
    const name = `Đảng bộ phường ${['Hoa Gạo', 'Sông Hồng', 'Bến Nứa', 'Đồng Tâm'][w % 4] ?? ''} ${String(w + 1)}`;
    return { unitId, name, cellIds, members, posts: postsOf(seed, { unitId, cellIds, members }) };
  });
}

const TITLES = ['Bí thư', 'Phó Bí thư', 'Chánh văn phòng'];

function postsOf(seed: number, { unitId, cellIds, members }: Pick<Ward, 'unitId' | 'cellIds' | 'members'>): Post[] {
  const places = [
    ...TITLES.map((title) => ({ unitId, title })),
    ...cellIds.slice(0, 5).map((cellId, c) => ({ unitId: cellId, title: `Bí thư chi bộ ${String(c + 1)}` })),
  ];
  return places.map((place, n) => {
    const holders = [members[n * 2], members[n * 2 + 1]].map((member) => member?.personId ?? '');
    return { ...place, postId: idOf(seed, `post of ${unitId}`, n), holders: [holders[0] ?? '', holders[1] ?? ''] };
  });
}

/** The rows of units, people, memberships and posts. */
export function unitTables(seed: number, wards: readonly Ward[]): readonly Table[] {
  const units = wards.flatMap((ward, w) => [
    {
      unitId: ward.unitId,
      code: `P${String(w + 1)}`,
      name: ward.name,
      kind: 'ward_committee',
      parentId: ROOT,
      begun: BEGUN,
    },
    ...ward.cellIds.map((unitId, c) => ({
      ...{ unitId, code: `P${String(w + 1)}-C${String(c + 1)}`, name: cellNameOf(c), kind: 'cell' },
      ...{ parentId: ward.unitId, begun: c < CELLS ? BEGUN : EMPTY_SINCE },
    })),
  ]);
  const people = wards.flatMap((ward) => ward.members);
  const dated = { from_on: BEGUN, to_on: null };
  return [
    {
      name: 'org.unit',
      rows: units.map(({ unitId, code, kind, begun }, n) => ({
        ...{ unit_id: unitId, code, kind, precedence: n, issuer_code: null, is_suspended: false },
        ...{ from_on: begun, to_on: null, revision: 1 },
      })),
    },
    {
      name: 'org.unit_name',
      rows: units.map(({ unitId, name, begun }) => ({ unit_id: unitId, from_on: begun, to_on: null, ...named(name) })),
    },
    {
      name: 'org.unit_parent',
      rows: units.map(({ unitId, parentId, begun }) => ({
        ...{ unit_id: unitId, from_on: begun, to_on: null, parent_id: parentId },
      })),
    },
    { name: 'org.person', rows: people.map(personRow) },
    {
      name: 'org.membership',
      rows: wards.flatMap(({ members, cellIds }) =>
        members.map(({ personId }, m) => ({
          ...{ membership_id: idOf(seed, `membership of ${personId}`, 0), person_id: personId },
          ...{ unit_id: cellIds[m % CELLS] ?? '', ...dated, end_kind: null, revision: 1 },
        })),
      ),
    },
    { name: 'org.post', rows: wards.flatMap(({ posts }) => posts.map(postRow)) },
    { name: 'org.holding', rows: wards.flatMap(({ posts }) => posts.flatMap((post) => holdingRows(seed, post))) },
  ];
}

/** Every eighth cell has a name that no column is wide enough for. */
const cellNameOf = (c: number): string =>
  c % 8 === 7
    ? `Chi bộ ${String(c + 1)}, gồm các tổ dân phố dọc đường đê và khu tập thể nhà máy đóng tàu Sông Hồng cũ`
    : `Chi bộ ${String(c + 1)}`;

function named(name: string): Row {
  const { exact, canon, folded } = searchKeys(name);
  return { name, search_exact: exact, search_canon: canon, search_folded: folded };
}

function personRow({ personId, code, name }: Member, n: number): Row {
  const { exact, canon, folded } = searchKeys(name);
  return {
    ...{ person_id: personId, code, full_name: name, sort_key: nameSortKey(name), is_sort_key_typed: false },
    ...{ search_exact: exact, search_canon: canon, search_folded: folded, birth_year: 1940 + (n % 65) },
    ...{ born_on: null, sex: n % 2 === 0 ? 'female' : 'male', member_kind: 'official', state: 'active' },
    ...{ state_on: BEGUN, merged_into: null, revision: 1 },
  };
}

const postRow = ({ postId, unitId, title }: Post, n: number): Row => ({
  ...{ post_id: postId, unit_id: unitId, title, group_code: 'cap_uy', is_head: title.startsWith('Bí thư') },
  ...{ is_leader: n < TITLES.length, precedence: n + 1, powers: [], from_on: BEGUN, to_on: null, revision: 1 },
});

const holdingRows = (seed: number, { postId, holders }: Post): Row[] =>
  holders.map((personId, n) => ({
    ...{ holding_id: idOf(seed, `holding of ${postId}`, n), person_id: personId, post_id: postId, mode: 'main' },
    ...{ from_on: n === 0 ? BEGUN : HANDED_OVER_ON, to_on: n === 0 ? HANDED_OVER_ON : null, revision: 1 },
  }));
