import type { HeaderSpec } from '@guong/spreadsheet';

/** Titles of columns as offices write them; `ordinal` and `ignored` are recognised so that nothing else takes them. */
export const HEADER_WORDS: readonly HeaderSpec[] = [
  { field: 'ordinal', names: ['STT', 'TT', 'Số TT', 'Số thứ tự'] },
  { field: 'name', names: ['Họ và tên', 'Họ tên', 'Họ, chữ đệm và tên', 'Họ và tên đảng viên', 'Tên đảng viên'] },
  {
    field: 'birth',
    names: ['Ngày tháng năm sinh', 'Ngày sinh', 'Năm sinh', 'Ngày, tháng, năm sinh', 'Sinh ngày'],
  },
  { field: 'sex', names: ['Giới tính', 'Nam/Nữ', 'Phái'] },
  { field: 'post', names: ['Chức vụ', 'Chức danh', 'Chức vụ, chức danh', 'Chức vụ (Đảng, CQ, ĐT)'] },
  { field: 'unit', names: ['Đơn vị', 'Nơi công tác', 'Đơn vị công tác', 'Cơ quan, đơn vị'] },
  { field: 'cell', names: ['Chi bộ', 'Chi bộ sinh hoạt', 'Nơi sinh hoạt đảng', 'Đang sinh hoạt tại chi bộ'] },
  { field: 'standing', names: ['Loại đảng viên', 'Diện đảng viên', 'Đảng viên chính thức/dự bị', 'Chính thức/dự bị'] },
  { field: 'category', names: ['Thành phần', 'Đối tượng', 'Thành phần tham gia', 'Nhóm đại biểu', 'Khối'] },
  {
    field: 'ignored',
    names: ['Ghi chú', 'Ký nhận', 'Chữ ký', 'Số điện thoại', 'Địa chỉ', 'Quê quán', 'Ngày vào Đảng'],
  },
];

/** How a field is called on the screen. */
export const FIELD_NAMES = {
  name: 'Họ và tên',
  birth: 'Ngày sinh',
  sex: 'Giới tính',
  post: 'Chức vụ',
  unit: 'Đơn vị',
  cell: 'Chi bộ sinh hoạt',
  standing: 'Diện đảng viên',
  category: 'Thành phần',
} as const;
