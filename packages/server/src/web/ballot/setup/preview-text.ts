import type { Bilingual } from '../../text/index.ts';

const vi = {
  title: 'Phiếu, đúng như người bỏ phiếu thấy',
  note: 'Bản xem trước: không đánh dấu được ở đây.',
  somebody: 'Họ và tên người được góp ý',
  somePost: 'Chức danh',
  screenOf: (at: number, of: number, name: string) => `Màn hình ${at.toString()}/${of.toString()}: ${name}`,
  show: 'Xem trước phiếu',
};
/** Words around the preview of a ballot; the words inside it are the ballot's own. */
export const PREVIEW_TEXT: Bilingual<typeof vi> = {
  vi,
  en: {
    title: 'The ballot, exactly as voters see it',
    note: 'A preview: nothing can be marked here.',
    somebody: 'Full name of the subject',
    somePost: 'Post',
    screenOf: (at, of, name) => `Screen ${at.toString()}/${of.toString()}: ${name}`,
    show: 'Preview the ballot',
  },
};
