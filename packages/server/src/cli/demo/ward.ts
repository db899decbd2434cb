/** The fictional ward "Hoa Gạo": real structure and numbers, invented people (refusal 10 of the product). */

/** One category of the roll, in the order of precedence. */
export interface DemoCategory {
  readonly code: string;
  readonly name: string;
  readonly post: string;
  readonly people: number;
}
/** 204 people: two leaders stand in the first category and are rated, so 202 vote. */
export const CATEGORIES: readonly DemoCategory[] = [
  { code: 'ban_thuong_vu', name: 'Ban Thường vụ Đảng ủy', post: 'Ủy viên Ban Thường vụ', people: 11 },
  { code: 'ban_chap_hanh', name: 'Ban Chấp hành Đảng bộ', post: 'Ủy viên Ban Chấp hành', people: 6 },
  { code: 'truong_ban_nganh', name: 'Trưởng ban, ngành, đoàn thể', post: 'Trưởng ban, ngành, đoàn thể', people: 14 },
  { code: 'can_bo', name: 'Cán bộ, công chức, viên chức, người lao động', post: 'Cán bộ, công chức', people: 47 },
  { code: 'bi_thu_chi_bo', name: 'Bí thư chi bộ', post: 'Bí thư chi bộ', people: 32 },
  { code: 'to_truong', name: 'Tổ trưởng tổ dân phố', post: 'Tổ trưởng tổ dân phố', people: 46 },
  { code: 'mat_tran', name: 'Trưởng ban công tác Mặt trận', post: 'Trưởng ban công tác Mặt trận', people: 46 },
  { code: 'dai_bieu_moi', name: 'Đại biểu mời', post: 'Đại biểu mời', people: 2 },
];
/** The ward has 32 cells. */
export const CELLS = 32;
/** Posts of the first three people: two leaders who are rated, and the one who approves. */
export const LEADERS = ['Bí thư Đảng ủy phường', 'Chủ tịch UBND phường', 'Phó Bí thư Thường trực Đảng ủy'] as const;

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Dương', 'Lý'];
const MIDDLE = ['Văn', 'Thị', 'Đức', 'Ngọc', 'Quang', 'Thanh', 'Minh', 'Hữu', 'Xuân', 'Thu', 'Hồng'];
const GIVEN = [
  'An',
  'Bình',
  'Chi',
  'Dũng',
  'Giang',
  'Hà',
  'Hòa',
  'Hương',
  'Khánh',
  'Lan',
  'Linh',
  'Long',
  'Mai',
  'Nam',
  'Nga',
  'Phúc',
  'Quý',
  'Sơn',
  'Tâm',
  'Thảo',
  'Thủy',
  'Trung',
  'Tuấn',
  'Vân',
  'Yến',
];

/** The n-th invented name; all 3,850 combinations differ, because the three list lengths share no factor. */
export const inventedName = (n: number): string =>
  [FAMILY[n % FAMILY.length], MIDDLE[n % MIDDLE.length], GIVEN[n % GIVEN.length]].join(' ');
