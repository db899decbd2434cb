const vi = {
  label: 'Tên của máy này',
  hint: 'Để nhận ra trong danh sách, ví dụ: điện thoại của tôi',
  add: 'Thêm khóa của máy này',
  busy: 'Đang chờ máy xác nhận…',
  nameIt: 'Hãy đặt tên cho máy này.',
  unsupported: 'Trình duyệt này không hỗ trợ khóa đăng nhập. Hãy dùng ứng dụng xác thực.',
  known: 'Máy này đã có khóa của nơi này.',
  cancelled: 'Chưa thêm: máy không xác nhận. Máy cần có vân tay, khuôn mặt hoặc mã PIN mở khóa.',
};
/** Words of the page that adds a passkey. */
export const TEXT = {
  vi,
  en: {
    label: 'Name of this device',
    hint: 'So that you know it in the list, such as: my phone',
    add: 'Add a passkey of this device',
    busy: 'Waiting for the device…',
    nameIt: 'Give this device a name.',
    unsupported: 'This browser knows no passkeys. Use an authenticator app.',
    known: 'This device already has a passkey for this site.',
    cancelled: 'Not added: the device did not confirm. It needs a finger, a face or a PIN to unlock.',
  } satisfies typeof vi,
} as const;
