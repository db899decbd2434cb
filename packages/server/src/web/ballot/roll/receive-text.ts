import type { Bilingual } from '../../text/index.ts';

const vi = {
  mine: 'Phiếu của tôi',
  mineLead: 'Các đợt lấy phiếu kín mà đồng chí có tên trong danh sách.',
  none: 'Chưa có đợt nào',
  noneHelp: 'Khi một đợt lấy phiếu kín có tên đồng chí được niêm phong, nó hiện ở đây.',
  open: 'Mở phiếu',
  toReceive: 'Mở để nhận phiếu',
  toCast: 'Mở để bỏ phiếu',
  received: 'đã nhận phiếu',
  notReceived: 'chưa nhận phiếu',
  casts: (from: string, to: string) => `Bỏ phiếu từ ${from} đến ${to}`,
  never: 'Trang này không biết, và không ai biết, đồng chí đã bỏ phiếu hay chưa.',
  title: 'Nhận phiếu kín',
  titleAfter: 'Mở lá phiếu trên máy này',
  consequence:
    'Mỗi người một lá, không cấp lại. Lá phiếu nằm trên máy này: khi bỏ phiếu hãy dùng chính máy và trình duyệt này.',
  already: 'Đồng chí đã nhận phiếu. Lá phiếu nằm trên máy đã nhận nó.',
  atOnce: 'Nhận luôn lá phiếu trên máy này',
  atOnceHint:
    'Chỉ đánh dấu khi đây là máy riêng của đồng chí và đang có đợt phát phiếu. Mỗi người một lá, không cấp lại.',
  atOnceSeen: 'Người quản trị thấy gì và không thấy gì',
  titleNone: 'Chưa nhận phiếu',
  notYet: 'Chưa tới giờ phát phiếu của đợt này.',
  tooLate: 'Đã hết giờ nhận phiếu và đồng chí chưa nhận. Có thắc mắc, hãy hỏi ban kiểm phiếu.',
};

/** Words of receiving a ballot. */
export const RECEIVE_TEXT: Bilingual<typeof vi> = {
  vi,
  en: {
    mine: 'My ballots',
    mineLead: 'Secret rounds whose roll bears your name.',
    none: 'No round yet',
    noneHelp: 'When a secret round with your name is sealed, it appears here.',
    open: 'Open the ballot',
    toReceive: 'Open to receive',
    toCast: 'Open to cast',
    received: 'ballot received',
    notReceived: 'not received yet',
    casts: (from: string, to: string) => `Cast from ${from} to ${to}`,
    never: 'This page does not know, and nobody knows, whether you have cast.',
    title: 'Receive a secret ballot',
    titleAfter: 'Open the ballot on this device',
    consequence:
      'One ballot each, never handed out again. It stays on this device: cast with this very device and browser.',
    already: 'You have received your ballot. It is on the device that received it.',
    atOnce: 'Receive the ballot on this device at once',
    atOnceHint: 'Tick it only on a device of your own while ballots are handed out. One ballot each, never a second.',
    atOnceSeen: 'What the operator can and cannot see',
    titleNone: 'No ballot received',
    notYet: 'Ballots of this round are not handed out yet.',
    tooLate: 'Handing out has ended and you have not received. For questions ask the counting committee.',
  },
};
