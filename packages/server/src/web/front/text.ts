import type { Bilingual } from '../text/index.ts';

const vi = {
  title: 'Kết quả góp ý đã công bố',
  lead: 'Mỗi kết quả dưới đây là số liệu của một đợt bỏ phiếu kín. Ai cũng xem được, tính lại được, và thấy người được góp ý đã trả lời hay chưa.',
  published: 'Đã công bố',
  publishedOn: (day: string) => `công bố ngày ${day}`,
  open: 'Xem kết quả',
  nothing: 'Chưa có kết quả nào được công bố',
  nothingHint: 'Khi một đợt góp ý được công bố, kết quả hiện ở đây cho mọi người xem, không cần đăng nhập.',
  door: 'Người có tên trong đợt góp ý',
  doorHint: 'Lần đầu, dùng thẻ giấy văn phòng trao: quét mã QR trên thẻ, hoặc gõ tám ký tự. Các lần sau thì đăng nhập.',
  signIn: 'Đăng nhập',
  card: 'Dùng thẻ mời',
};
const en = {
  title: 'Published feedback results',
  lead: 'Each result below is the count of a secret ballot. Anybody can read it, count it again, and see whether whoever was rated has replied.',
  published: 'Published',
  publishedOn: (day: string) => `published on ${day}`,
  open: 'Read the result',
  nothing: 'No result is published yet',
  nothingHint: 'When a round is published its result shows here for everybody; no sign-in is needed.',
  door: 'If you are on the roll',
  doorHint:
    'The first time, use the paper card from the office: scan its QR code or type its eight characters. Later, sign in.',
  signIn: 'Sign in',
  card: 'Use my card',
} satisfies typeof vi;

/** Words of the first page for whoever is not signed in. */
export const TEXT: Bilingual<typeof vi> = { vi, en };
