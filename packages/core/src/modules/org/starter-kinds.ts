/**
 * Kinds of unit that a new committee starts with (domain.md, 3.3). Data, not code: a committee adds its own with
 * `org.addUnitKind`, and nothing in the house asks for one of these by name.
 */
export const STARTER_KINDS = [
  { code: 'province_committee', name: 'Tỉnh ủy, thành ủy', precedence: 10, takes_members: false },
  { code: 'ward_committee', name: 'Đảng ủy', precedence: 20, takes_members: false },
  { code: 'body', name: 'Cơ quan của cấp ủy', precedence: 30, takes_members: false },
  { code: 'board', name: 'Ban tham mưu', precedence: 40, takes_members: false },
  { code: 'agency', name: 'Cơ quan, đơn vị', precedence: 50, takes_members: false },
  { code: 'front', name: 'Mặt trận Tổ quốc', precedence: 60, takes_members: false },
  { code: 'mass_organisation', name: 'Tổ chức chính trị - xã hội', precedence: 70, takes_members: false },
  { code: 'partial_committee', name: 'Đảng bộ bộ phận', precedence: 80, takes_members: false },
  { code: 'cell', name: 'Chi bộ', precedence: 90, takes_members: true },
  { code: 'residential_group', name: 'Tổ dân phố', precedence: 100, takes_members: false },
  { code: 'front_committee', name: 'Ban công tác Mặt trận', precedence: 110, takes_members: false },
];
