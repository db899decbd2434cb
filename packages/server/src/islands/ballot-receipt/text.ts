const vi = {
  loading: 'Đang mở biên nhận trên máy này…',
  none: 'Máy này chưa bỏ lá phiếu nào của đợt này.',
  toBallot: 'Mở phiếu',
  title: 'Lá phiếu đã vào hòm',
  thanks: 'Hòm phiếu đã nhận và ký biên nhận. Biên nhận không cho biết đồng chí đánh giá thế nào.',
  words: 'Biên nhận bằng chữ',
  keep: 'Chép tám chữ này hoặc lưu mã dưới đây. Sau này chúng giúp kiểm rằng lá phiếu có trên bảng niêm yết.',
  qr: 'Mã QR của biên nhận',
  save: 'Lưu biên nhận',
  check: 'Kiểm trên bảng niêm yết',
  checking: 'Đang tải bảng niêm yết và tính lại…',
  checkHint:
    'Máy này tải mã của mọi lá phiếu rồi tự tìm, nên hòm phiếu không biết lá nào là của đồng chí. Tốt nhất là kiểm vào một lúc khác.',
  listed: (size: number) =>
    `Lá phiếu có trên bảng niêm yết (${size} dòng, dấu đã ký khớp). Các bí mật trên máy này đã được xóa; chỉ còn biên nhận.`,
  waiting:
    'Lá phiếu đang chờ được niêm yết cùng các lá khác. Hãy kiểm lại sau; lá phiếu vẫn được giữ trên máy này cho tới khi thấy nó trên bảng.',
  missing:
    'Hòm đã đóng mà lá phiếu không có trên bảng niêm yết. Biên nhận này là bằng chứng: hãy đưa cho ban kiểm phiếu.',
  'bad-head': 'Dấu của bảng niêm yết không khớp. Hãy lưu biên nhận và báo ban kiểm phiếu.',
  unreachable: 'Chưa nối được tới bảng niêm yết. Kiểm tra mạng rồi thử lại; biên nhận không mất.',
  manifest: 'Bản kê của đợt này không khớp với tên của nó. Hãy lưu biên nhận và báo ban kiểm phiếu.',
  noStore: 'Trình duyệt này không cho trang giữ gì trên máy (có lẽ đang ở chế độ ẩn danh).',
};
/** Words of the receipt in either language. */
export const TEXT = {
  vi,
  en: {
    loading: 'Opening the receipt on this device…',
    none: 'No ballot of this round was cast from this device.',
    toBallot: 'Open the ballot',
    title: 'The ballot is in the box',
    thanks: 'The box has taken it and signed a receipt. The receipt does not tell how you voted.',
    words: 'The receipt in words',
    keep: 'Write the eight words down or save the code below. They help to check later that the ballot is on the log.',
    qr: 'QR code of the receipt',
    save: 'Save the receipt',
    check: 'Check it on the log',
    checking: 'Downloading the log and recomputing…',
    checkHint:
      'This device downloads the hashes of all ballots and searches by itself, so the box does not learn which one is yours. Best done at another time.',
    listed: (size: number) =>
      `The ballot is on the log (${size} lines, the signed head matches). The secrets on this device are deleted; only the receipt is left.`,
    waiting:
      'The ballot waits to be listed together with others. Check again later; it is kept on this device until it is seen on the log.',
    missing:
      'The box is closed and the ballot is not on the log. This receipt is evidence: give it to the counting committee.',
    'bad-head': 'The head of the log does not match. Save the receipt and tell the counting committee.',
    unreachable: 'The log cannot be reached. Check the network and try again; the receipt is not lost.',
    manifest: 'The manifest of this round does not match its name. Save the receipt and tell the committee.',
    noStore: 'This browser lets the page keep nothing on the device (perhaps a private window).',
  } satisfies typeof vi,
} as const;
