const vi = {
  signIn: 'Đăng nhập bằng khóa trên máy này',
  busy: 'Đang chờ máy xác nhận…',
  cancelled: 'Chưa đăng nhập: máy không xác nhận, hoặc không có khóa nào của nơi này. Hãy dùng mật khẩu.',
  refused: 'Khóa này không dùng được ở đây. Hãy dùng mật khẩu.',
};
/** Words of the button that signs in with a passkey. */
export const TEXT = {
  vi,
  en: {
    signIn: 'Sign in with a passkey of this device',
    busy: 'Waiting for the device…',
    cancelled: 'Not signed in: the device did not confirm, or has no passkey for this site. Use the password.',
    refused: 'This passkey cannot be used here. Use the password.',
  } satisfies typeof vi,
} as const;
