// The wards of a generated district with their cells, members and posts.
import { nameSortKey, searchKeys } from '@guong/vietnamese';
import { chanceOf, idOf, ROOT, type Row, type Table } from './rows.ts';

const WARDS = 14;
const CELLS = 24;
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
/** A ward with what hangs on it. */
export interface Ward {
  readonly unitId: string;
  readonly name: string;
  /** The post of its head. */
  readonly postId: string;
  readonly cellIds: readonly string[];
  /** The member with place n belongs to the cell with place n modulo the number of cells. */
  readonly members: readonly Member[];
}

/** The wards in the order of their numbers. */
export function wardsOf(seed: number): readonly Ward[] {
  const chance = chanceOf(seed);
  const pick = (from: readonly string[]): string => from[Math.floor(chance() * from.length)] ?? '';
  const each = MEMBERS / WARDS;
  return Array.from({ length: WARDS }, (_, w) => ({
    unitId: idOf(seed, 'ward', w),
    name: `Đảng bộ phường ${['Hoa Gạo', 'Sông Hồng', 'Bến Nứa', 'Đồng Tâm'][w % 4] ?? ''} ${String(w + 1)}`,
    postId: idOf(seed, 'post', w),
    cellIds: Array.from({ length: CELLS }, (__, c) => idOf(seed, 'cell', w * CELLS + c)),
    members: Array.from({ length: each }, (__, m) => ({
      personId: idOf(seed, 'person', w * each + m),
      code: `DO-${String(w * each + m + 1).padStart(6, '0')}`,
      name: `${pick(FAMILIES)} ${pick(MIDDLES)} ${pick(GIVEN)}`,
      cellName: `Chi bộ ${String((m % CELLS) + 1)}`,
    })),
  }));
}

/** The rows of units, people, memberships and posts. */
export function unitTables(seed: number, wards: readonly Ward[]): readonly Table[] {
  const units = wards.flatMap((ward, w) => [
    { unitId: ward.unitId, code: `P${String(w + 1)}`, name: ward.name, kind: 'ward_committee', parentId: ROOT },
    ...ward.cellIds.map((unitId, c) => ({
      ...{ unitId, code: `P${String(w + 1)}-C${String(c + 1)}`, name: cellNameOf(c), kind: 'cell' },
      parentId: ward.unitId,
    })),
  ]);
  const people = wards.flatMap((ward) => ward.members);
  const dated = { from_on: BEGUN, to_on: null };
  return [
    {
      name: 'org.unit',
      rows: units.map(({ unitId, code, kind }, n) => ({
        ...{ unit_id: unitId, code, kind, precedence: n, issuer_code: null, is_suspended: false },
        ...{ ...dated, revision: 1 },
      })),
    },
    { name: 'org.unit_name', rows: units.map(({ unitId, name }) => ({ unit_id: unitId, ...dated, ...named(name) })) },
    {
      name: 'org.unit_parent',
      rows: units.map(({ unitId, parentId }) => ({ unit_id: unitId, ...dated, parent_id: parentId })),
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
    { name: 'org.post', rows: wards.map(postRow) },
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

const postRow = ({ unitId, postId }: Ward): Row => ({
  ...{ post_id: postId, unit_id: unitId, title: 'Bí thư', group_code: 'cap_uy', is_head: true, is_leader: true },
  ...{ precedence: 1, powers: [], from_on: BEGUN, to_on: null, revision: 1 },
});
