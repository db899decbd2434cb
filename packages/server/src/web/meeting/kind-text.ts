/** Words about the kinds of meeting and their rules. */
export const kindVi = {
  kindsTitle: 'Các loại họp',
  kindsLead:
    'Mỗi loại có tỷ lệ phải có mặt và số phút tính đến muộn. Cuộc họp đã lập giữ quy tắc của ngày lập; sửa ở đây chỉ đổi các cuộc họp lập sau.',
  kindNew: 'Thêm loại họp',
  kindEdit: (name: string) => `Sửa loại họp: ${name}`,
  kindCode: 'Mã',
  kindCodeHint: 'chữ thường không dấu, số, gạch dưới; đặt một lần, không đổi. Ví dụ: hop_giao_ban',
  kindName: 'Tên loại họp',
  kindStudy: 'Tính là hội nghị học tập, chuyên đề',
  kindStudyShort: 'Học tập',
  kindQuorum: 'Phải có mặt',
  kindPart: 'Phải có mặt: phần',
  kindWhole: 'Phải có mặt: trên mẫu',
  kindQuorumHint: 'hai phần ba thì ghi 2 trên 3; một nửa thì ghi 1 trên 2',
  kindLate: 'Đến muộn sau mấy phút',
  kindLateShown: (n: string) => `sau ${n} phút`,
  kindRetired: 'Thôi dùng: không lập cuộc họp mới thuộc loại này; cuộc họp cũ giữ nguyên',
  kindInUse: 'đang dùng',
  kindIsRetired: 'thôi dùng',
  kindKept: 'Đã lưu loại họp',
};

/** The same in English. */
export const kindEn = {
  kindsTitle: 'Kinds of meeting',
  kindsLead:
    'Each kind says which part must be present and after how many minutes somebody is late. A meeting keeps the rules of the day it was planned; a change here holds for meetings planned later.',
  kindNew: 'Add a kind of meeting',
  kindEdit: (name: string) => `Change kind: ${name}`,
  kindCode: 'Code',
  kindCodeHint: 'lower case letters without marks, digits, underscore; set once. For example: hop_giao_ban',
  kindName: 'Name of the kind',
  kindStudy: 'Counts as a study conference or thematic meeting',
  kindStudyShort: 'Study',
  kindQuorum: 'Must be present',
  kindPart: 'Must be present: part',
  kindWhole: 'Must be present: of',
  kindQuorumHint: 'two thirds: 2 of 3; one half: 1 of 2',
  kindLate: 'Late after how many minutes',
  kindLateShown: (n: string) => `after ${n} minutes`,
  kindRetired: 'Retired: no new meeting of this kind; those of before stay',
  kindInUse: 'in use',
  kindIsRetired: 'retired',
  kindKept: 'Kind of meeting saved',
} satisfies typeof kindVi;
