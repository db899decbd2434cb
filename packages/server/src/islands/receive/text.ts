const vi = {
  receiveHere: 'Nhận phiếu trên máy này',
  receive: 'Nhận phiếu',
  receiving: 'Đang nhận…',
  notNow: 'Quay lại, chưa nhận',
  openBallot: 'Mở trang phiếu',
};
/** Words of the receiving page's island in either language. */
export const TEXT = {
  vi,
  en: {
    receiveHere: 'Receive the ballot on this device',
    receive: 'Receive the ballot',
    receiving: 'Receiving…',
    notNow: 'Back, not now',
    openBallot: 'Open the ballot page',
  } satisfies typeof vi,
} as const;
