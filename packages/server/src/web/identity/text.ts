import type { Bilingual } from '../text/index.ts';

const vi = {
  signIn: 'Đăng nhập',
  login: 'Tên đăng nhập',
  loginHint: 'In trên thẻ mời, ví dụ hg-0012',
  password: 'Mật khẩu',
  signInButton: 'Đăng nhập',
  firstTime: 'Lần đầu? Dùng thẻ mời',
  forgotten:
    'Quên mật khẩu, mất thẻ hay đổi máy: văn phòng cấp thẻ mới khi hai người cùng duyệt. Không ai, kể cả văn phòng, xem được mật khẩu cũ.',
  wrong: 'Tên đăng nhập hoặc mật khẩu không đúng.',
  tooMany: (seconds: number) =>
    `Thử quá nhiều lần. Chờ ${Math.ceil(seconds / 60).toString()} phút rồi thử lại; tài khoản không bị khóa.`,
  whoSeesSignIn: 'Không ai xem được mật khẩu; hệ thống chỉ giữ dấu của nó.',
  card: 'Dùng thẻ mời',
  cardLead: 'Gõ tên đăng nhập và 8 ký tự in trên thẻ, hoặc quét mã QR.',
  code: 'Mã 8 ký tự trên thẻ',
  open: 'Tiếp tục',
  cardWrong: 'Mã không đúng, đã dùng, hoặc đã hết hạn. Mỗi thẻ thử được 5 lần; hỏi văn phòng để nhận thẻ mới.',
  choosePassword: 'Đặt mật khẩu',
  choosePasswordLead: (name: string, login: string) => `${name}: tên đăng nhập là ${login}.`,
  newPassword: 'Mật khẩu mới',
  newPasswordHint: 'Ít nhất 10 ký tự; bốn từ dễ nhớ là tốt nhất.',
  passwordAgain: 'Gõ lại mật khẩu',
  begin: 'Đặt mật khẩu và vào hệ thống',
  withheld:
    'Chức danh của đồng chí cần xác thực hai yếu tố. Quyền chưa có hiệu lực cho tới khi nhập mã của ứng dụng xác thực.',
  totpCode: 'Mã 6 số trên ứng dụng',
  confirm: 'Xác nhận',
  enterCode: 'Nhập mã xác thực',
  codeWrong: 'Mã không đúng hoặc đã dùng; chờ mã tiếp theo rồi nhập lại.',
  signedOut: 'Đã đăng xuất',
  again: 'Xác nhận lại',
  againLead: 'Việc này cần xác nhận lại là chính đồng chí.',
  againWrong: 'Mật khẩu hoặc mã không đúng.',
  againPassword: 'Nhập mật khẩu, hoặc mã của ứng dụng xác thực.',
};
type Words = typeof vi;
const en: Words = {
  signIn: 'Sign in',
  login: 'Login',
  loginHint: 'Printed on the card, such as hg-0012',
  password: 'Password',
  signInButton: 'Sign in',
  firstTime: 'First time? Use your card',
  forgotten:
    'Password forgotten, card lost or a new device: the office gives you a new card after two people approve. Nobody, the office included, can see an old password.',
  wrong: 'The login or the password is wrong.',
  tooMany: (seconds) =>
    `Too many tries. Wait ${Math.ceil(seconds / 60).toString()} minutes; the account is not locked.`,
  whoSeesSignIn: 'Nobody can see the password; only its hash is kept.',
  card: 'Use a card',
  cardLead: 'Type the login and the 8 characters on the card, or scan its QR code.',
  code: 'The 8 characters on the card',
  open: 'Continue',
  cardWrong: 'Wrong, used or expired. A card has 5 tries; ask the office for a new one.',
  choosePassword: 'Choose a password',
  choosePasswordLead: (name, login) => `${name}: your login is ${login}.`,
  newPassword: 'New password',
  newPasswordHint: 'At least 10 characters; four plain words are best.',
  passwordAgain: 'The password again',
  begin: 'Set the password and enter',
  withheld: 'Your post asks for two factors. Its powers count once you enter the code of your authenticator app.',
  totpCode: 'Six digits from the app',
  confirm: 'Confirm',
  enterCode: 'Enter the code',
  codeWrong: 'Wrong or used; wait for the next code.',
  signedOut: 'Signed out',
  again: 'Confirm it is you',
  againLead: 'This needs a fresh confirmation that it is you.',
  againWrong: 'The password or the code is wrong.',
  againPassword: 'Type the password, or the code of the authenticator app.',
};

/** Words of the door: signing in, using a card, confirming again. */
export const TEXT: Bilingual<Words> = { vi, en };
