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
  consequences: [
    'Máy chủ ghi rằng đồng chí đã nhận phiếu của đợt này. Mỗi người chỉ một phiếu, không cấp lại.',
    'Máy chủ ký lên một giá trị che: nó không thấy lá phiếu, nên sau này không thể nhận ra lá nào là của đồng chí.',
    'Chữ ký đi về trình duyệt này; lá phiếu nằm trên máy này, không nằm ở máy chủ.',
  ],
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
    consequences: [
      'The server records that you have received a ballot of this round. One ballot each, never handed out again.',
      'The server signs a blinded value: it does not see the ballot, so it can never recognise which one is yours.',
      'The signature goes to this browser; the ballot stays on this device, not on the server.',
    ],
  },
};
