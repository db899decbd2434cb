const vi = {
  receive: 'Nhận phiếu',
  receiving: 'Đang nhận…',
  notNow: 'Quay lại, chưa nhận',
  nothingToSign: 'Chưa có lá phiếu nào chờ ký. Hãy mở trang phiếu trên máy này; trang đó làm lá phiếu rồi dẫn về đây.',
  openBallot: 'Mở trang phiếu',
};
/** Words of the receiving page's island in either language. */
export const TEXT = {
  vi,
  en: {
    receive: 'Receive the ballot',
    receiving: 'Receiving…',
    notNow: 'Back, not now',
    nothingToSign:
      'No ballot waits to be signed. Open the ballot page on this device; it makes the ballot and leads back here.',
    openBallot: 'Open the ballot page',
  } satisfies typeof vi,
} as const;
