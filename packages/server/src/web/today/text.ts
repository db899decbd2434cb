import type { Bilingual } from '../text/index.ts';

const vi = {
  title: (count: number) => (count === 0 ? 'Hôm nay không có việc chờ' : `Hôm nay có ${count.toString()} việc`),
  ballots: 'Lá phiếu của tôi',
  receive: 'Nhận phiếu',
  cast: 'Bỏ phiếu',
  look: 'Mở',
  mayReceiveUntil: (when: string) => `Nhận đến ${when}`,
  castFrom: (when: string) => `Bỏ phiếu từ ${when}`,
  castUntil: (when: string) => `Bỏ phiếu đến ${when}, trên máy đã nhận phiếu`,
  received: 'đã nhận phiếu',
  waiting: 'chưa đến giờ',
  over: 'đã đóng hòm phiếu',
  rounds: 'Đợt tôi tham gia tổ chức hoặc kiểm phiếu',
  open: 'Mở',
  nothing: 'Chưa có gì cho đồng chí',
  nothingHint: 'Khi có đợt lấy ý kiến mà đồng chí có tên, lá phiếu sẽ hiện ở đây.',
  secret: 'Hệ thống biết ai đã nhận phiếu, không biết ai đã bỏ phiếu nào.',
};
type TodayWords = typeof vi;
const en: TodayWords = {
  title: (count) => (count === 0 ? 'Nothing waits today' : `${count.toString()} things today`),
  ballots: 'My ballots',
  receive: 'Receive my ballot',
  cast: 'Cast',
  look: 'Open',
  mayReceiveUntil: (when) => `Until ${when}`,
  castFrom: (when) => `Casting from ${when}`,
  castUntil: (when) => `Casting until ${when}, on the device that received`,
  received: 'received',
  waiting: 'not yet',
  over: 'the box is closed',
  rounds: 'Rounds that I prepare or count',
  open: 'Open',
  nothing: 'Nothing for you yet',
  nothingHint: 'When you are on the roll of a round, your ballot shows here.',
  secret: 'The system knows who received a ballot, not who cast which.',
};

/** Words of the first page. */
export const TEXT: Bilingual<TodayWords> = { vi, en };
