import type { Sentences } from './sentences.ts';

/** Accounts, cards, factors, sign-ins, tokens, and the addresses of mail. */
export const IDENTITY = {
  'Thẻ có hạn nhiều nhất 90 ngày': 'A card is valid for at most 90 days',
  'Mỗi lần nhiều nhất 500 thẻ': 'At most 500 cards at a time',
  'Nhập mã 6 số': 'Enter the code of 6 digits',
  'Nhập mã gồm 6 số': 'Enter a code of 6 digits',
  '{0} đang có tài khoản. Nếu mất mật khẩu, hãy dùng khôi phục (cần hai người duyệt).':
    '{0} has an account. If the password is lost, use recovery (two people must approve).',
  'Tài khoản không ở trạng thái làm được việc này.': 'The account is not in a state in which this can be done.',
  'Thiết bị chưa xác nhận được. Hãy thử lại từ đầu.': 'The device could not confirm it. Try again from the beginning.',
  'Khóa này đã có.': 'This key is there already.',
  'Tài khoản này chưa dùng lần nào. Hãy cấp thẻ mời mới.':
    'This account was never used. Hand out a new invitation card.',
  'Đã có một đề nghị khôi phục đang chờ duyệt cho người này.':
    'A recovery of this person is waiting for approval already.',
  'Đề nghị này đã xong hoặc đã rút.': 'This request is done already, or was withdrawn.',
  'Mã này đã thu hồi.': 'This token was revoked before.',
  'Mã chưa đúng. Kiểm tra giờ của điện thoại rồi nhập mã mới.':
    'The code is not right. Check the clock of the phone, then enter a new code.',
  'Nhập mật khẩu hoặc mã xác thực.': 'Enter the password or the authenticator code.',
  'Hãy xác nhận lại mật khẩu hoặc mã xác thực trước khi làm việc này.':
    'Confirm your password or authenticator code again before doing this.',
  'Thẻ này không còn dùng được (đã dùng, hết hạn hoặc đã thay thẻ khác). Hãy liên hệ văn phòng.':
    'This card can no longer be used (used, expired, or replaced by another). Ask the office.',
  'Không đọc được trả lời của thiết bị': 'The answer of the device cannot be read',
  'Đặt tên cho thiết bị': 'Give the device a name',
  'Tên dài quá 40 ký tự': 'The name is longer than 40 characters',
  'Mật khẩu cần ít nhất {0} ký tự; một câu dễ nhớ là tốt nhất':
    'A password needs at least {0} characters; a sentence that is easy to remember is best',
  'Mật khẩu dài quá 200 ký tự': 'The password is longer than 200 characters',
  'Mật khẩu này quá phổ biến, dễ bị đoán': 'This password is too common and easy to guess',
  'Mật khẩu không được chỉ gồm tên hoặc tên đăng nhập của mình':
    'A password may not be just your own name or sign-in name',
  'Hai lần nhập mật khẩu không giống nhau': 'The two passwords are not the same',
  'Nhập tên đăng nhập': 'Enter the sign-in name',
  'Tên đăng nhập quá dài': 'The sign-in name is too long',
  'Nhập mật khẩu': 'Enter the password',
  'Mật khẩu quá dài': 'The password is too long',
  'Tên thiết bị quá dài': 'The name of the device is too long',
  'Nhập mã trên thẻ': 'Enter the code on the card',
  'Phạm vi là tên một chức năng, ví dụ org.unitTree': 'A scope is the name of a use case, for example org.unitTree',
  'Phạm vi này không cấp cho mã truy cập': 'This scope is not given to tokens',
  'Đặt tên cho mã': 'Give the token a name',
  'Tên dài quá 60 ký tự': 'The name is longer than 60 characters',
  'Chọn ít nhất một chức năng': 'Choose at least one use case',
  'Chọn nhiều nhất 50 chức năng': 'Choose at most 50 use cases',
  'Mã có hạn nhiều nhất 365 ngày': 'A token is valid for at most 365 days',
  'Đã có thư khác về đúng việc này đang chờ gửi.': 'Another letter about the same thing is waiting to be sent.',
  'Liên kết này không còn dùng được. Hãy nhập lại địa chỉ ở trang tài khoản để nhận liên kết mới.':
    'This link can no longer be used. Enter the address again on the page of your account to get a new one.',
  'Máy chủ này chưa bật thư điện tử.': 'E-mail is not set up on this server.',
  'Chọn ngôn ngữ của thư': 'Choose the language of the letters',
  'Nhập địa chỉ thư điện tử': 'Enter the e-mail address',
  'Địa chỉ dài quá': 'The address is too long',
  'Nhập một địa chỉ, ví dụ ten@hoa-gao.example': 'Enter an address, for example ten@hoa-gao.example',
  'Liên kết này không đọc được': 'This link cannot be read',
  'Chọn thư': 'Choose the letter',
} satisfies Sentences;
