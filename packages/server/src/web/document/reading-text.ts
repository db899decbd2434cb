import type { Bilingual } from '../text/index.ts';

const vi = {
  readings: {
    whole: 'tìm được theo nội dung',
    part: (pages: string) => `chỉ tìm được theo nội dung ${pages} trang đầu`,
    picture: 'bản chụp, không có chữ để tìm',
    unreadable: 'máy không đọc được chữ bên trong, không tìm được theo nội dung',
    marked: 'bên trong có dấu chỉ độ mật: phải gỡ ngay và báo người phụ trách bảo mật',
    unread: 'máy chưa đọc, chưa tìm được theo nội dung',
  },
  isSigned: 'có chữ ký số: lưu nguyên từng byte, kể cả tên người soạn và phần mềm ghi trong tệp',
};
type Words = typeof vi;
const en: Words = {
  readings: {
    whole: 'its words are found by the search',
    part: (pages) => `only the words of its first ${pages} pages are found by the search`,
    picture: 'a picture: it holds no words to search',
    unreadable: 'its words could not be read and are not found by the search',
    marked: 'it bears a mark of secrecy: withdraw it at once and tell whoever is charged with secrecy',
    unread: 'not read yet, its words are not found',
  },
  isSigned: 'digitally signed: kept byte for byte, with the author and program it names',
};

/** What is said of a file beside its name: how far its words are found, and whether it was kept as it came. */
export const READING_TEXT: Bilingual<Words> = { vi, en };
