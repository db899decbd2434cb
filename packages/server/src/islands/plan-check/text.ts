const vi = {
  take: 'Tải về và so dấu trên máy này',
  taking: 'Đang tải…',
  same: 'Đúng tệp: dấu tính trên máy này trùng với dấu của bản kê. Tệp đã lưu về máy.',
  other: 'KHÔNG trùng: tệp máy chủ gửi không phải tệp mà bản kê nêu. Đừng dựa vào tệp này; hãy báo ban kiểm phiếu.',
  unreachable: 'Chưa tải được. Kiểm tra mạng rồi thử lại.',
  own: 'Hoặc so một tệp đã có trên máy này',
  ownHint: 'Tệp không rời khỏi máy.',
  ownSame: 'Trùng: tệp này đúng là kế hoạch mà bản kê nêu.',
  ownOther: 'Không trùng: tệp này khác kế hoạch mà bản kê nêu.',
};

/** Words of the island that compares a plan with its hash. */
export const TEXT: Readonly<Record<'vi' | 'en', typeof vi>> = {
  vi,
  en: {
    take: 'Download and compare on this device',
    taking: 'Downloading…',
    same: 'The right file: the hash computed on this device is the one in the manifest. The file is saved.',
    other: 'NOT the same: the server sent another file than the manifest names. Do not rely on it; tell the committee.',
    unreachable: 'It could not be downloaded. Check the network and try again.',
    own: 'Or compare a file that you already have',
    ownHint: 'The file does not leave the device.',
    ownSame: 'The same: this is the plan that the manifest names.',
    ownOther: 'Not the same: this file differs from the plan that the manifest names.',
  },
};
