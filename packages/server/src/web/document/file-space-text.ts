import type { Bilingual } from '../text/index.ts';

const vi = {
  title: 'Chỗ chứa tệp',
  used: 'Đã dùng',
  quota: 'Hạn mức',
  soonFull: 'sắp đầy',
  left: 'Còn lại',
  counted: 'Cùng một tệp gắn nhiều nơi chỉ tính một lần; tệp đã gỡ vẫn tính.',
  raise: 'Nâng hạn mức bằng GUONG_FILES_QUOTA_GB rồi khởi động lại máy chủ.',
  askToRaise: 'Cần thêm chỗ thì nhờ người vận hành máy chủ nâng hạn mức.',
  nearlyFull: (used: string, quota: string) =>
    `Chỗ chứa tệp của đảng bộ sắp hết: đã dùng ${used} trong ${quota}. Hãy báo người vận hành máy chủ nâng hạn mức.`,
};
type Words = typeof vi;

const en: Words = {
  title: 'Room for files',
  used: 'Used',
  quota: 'Limit',
  soonFull: 'nearly full',
  left: 'Left',
  counted: 'The same file in several places counts once; files taken away still count.',
  raise: 'Raise the limit with GUONG_FILES_QUOTA_GB and restart the server.',
  askToRaise: 'For more room, ask whoever runs the server to raise the limit.',
  nearlyFull: (used, quota) =>
    `The committee’s room for files is nearly used up: ${used} of ${quota}. Ask whoever runs the server to raise the limit.`,
};

/** Words about how full the files of a committee are. */
export const FILE_SPACE_TEXT: Bilingual<Words> = { vi, en };
