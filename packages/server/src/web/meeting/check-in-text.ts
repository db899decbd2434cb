/** Words about the code of the hall. */
export const checkInVi = {
  turnsEvery: (n: string) => `Mã tự đổi sau mỗi ${n} giây.`,
  hallNumber: 'Số đang chiếu trong hội trường',
  codeTitle: 'Mã điểm danh',
  codeModes: {
    rotating: { label: 'Mã tự đổi', hint: 'chiếu trên màn hình; ảnh chụp gửi về nhà hết tác dụng rất nhanh' },
    printed: { label: 'Mã in sẵn', hint: 'khi hội trường không có màn hình; danh sách ghi rõ là mã in sẵn' },
  },
  codeSeconds: 'Đổi sau mỗi bao nhiêu giây (15 đến 300)',
  codeReason: 'Lý do dùng mã in sẵn',
  printedWorth: 'Mã in sẵn không đổi: ai có ảnh của tờ này cũng ghi được. Mã in trước đây hết tác dụng.',
  byPrintedCode: 'mã in sẵn',
};

/** The same in English. */
export const checkInEn = {
  turnsEvery: (n: string) => `The code changes every ${n} seconds.`,
  hallNumber: 'The number on the screen of the hall',
  codeTitle: 'Check-in code',
  codeModes: {
    rotating: { label: 'A code that changes', hint: 'on the screen; a photo sent home is soon worth nothing' },
    printed: { label: 'A printed code', hint: 'where the hall has no screen; the list says that it was printed' },
  },
  codeSeconds: 'Changes every so many seconds (15 to 300)',
  codeReason: 'Why a printed code is used',
  printedWorth: 'A printed code stays: whoever has a photo of this sheet can check in. Sheets printed before are void.',
  byPrintedCode: 'printed code',
} satisfies typeof checkInVi;
