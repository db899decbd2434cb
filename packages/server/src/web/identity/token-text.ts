import type { Bilingual } from '../text/index.ts';

const vi = {
  account: 'Tài khoản của tôi',
  tokens: 'Mã truy cập cho phần mềm khác',
  tokensLead: 'Một chương trình cầm mã này làm được đúng những việc đã chọn, với quyền của đồng chí trong ngày hôm ấy.',
  none: 'Chưa có mã nào.',
  name: 'Tên của mã',
  nameHint: 'Phần mềm nào dùng, ví dụ: bảng tổng hợp của văn phòng',
  whoSees: 'Tên mã và phạm vi vào nhật ký kiểm toán; mã thì chỉ hiện một lần cho đồng chí.',
  scopes: 'Việc được làm',
  scopesHint:
    'Mở từng phần rồi chọn, ít nhất một, nhiều nhất 50 việc. Không mã nào đụng được tới tài khoản và mật khẩu.',
  rooms: { org: 'Tổ chức', identity: 'Tài khoản của tôi', ballot: 'Lấy ý kiến góp ý' } as Record<string, string>,
  validDays: 'Dùng được bao nhiêu ngày (nhiều nhất 365)',
  create: 'Tạo mã',
  newToken: 'Tạo mã mới',
  shownOnce: 'Chép mã này ngay: rời trang là không xem lại được.',
  token: 'Mã truy cập',
  howTo: 'Gửi kèm mỗi yêu cầu trong dòng đầu: Authorization: Bearer <mã>',
  back: 'Về danh sách mã',
  until: 'Hạn đến',
  lastUsed: 'Dùng gần nhất',
  never: 'chưa dùng',
  state: 'Tình trạng',
  live: 'đang dùng được',
  revokedOn: (day: string) => `thu hồi ngày ${day}`,
  expired: 'hết hạn',
  revoke: 'Thu hồi',
  revoked: 'Đã thu hồi mã; yêu cầu tiếp theo của phần mềm ấy bị từ chối',
};
type Words = typeof vi;
const en: Words = {
  account: 'My account',
  tokens: 'Access tokens for other programs',
  tokensLead:
    'A program that holds the token does what was chosen and nothing else, with the powers you have that day.',
  none: 'No tokens yet.',
  name: 'Name of the token',
  nameHint: "Which program uses it, such as: the office's summary sheet",
  whoSees: 'Name and scope go into the audit chain; the token itself is shown to you once.',
  scopes: 'What it may do',
  scopesHint: 'Open each part and choose, at least one, at most 50. No token reaches accounts and passwords.',
  rooms: { org: 'Organisation', identity: 'My account', ballot: 'Feedback rounds' },
  validDays: 'Good for how many days (at most 365)',
  create: 'Make the token',
  newToken: 'Make a new token',
  shownOnce: 'Copy it now: it cannot be seen again.',
  token: 'Access token',
  howTo: 'Send it along with every request: Authorization: Bearer <token>',
  back: 'To the list of tokens',
  until: 'Good until',
  lastUsed: 'Last used',
  never: 'never',
  state: 'State',
  live: 'in use',
  revokedOn: (day) => `revoked ${day}`,
  expired: 'run out',
  revoke: 'Revoke',
  revoked: "The token is revoked; that program's next request is refused",
};

/** Words of the pages of API tokens. */
export const TEXT: Bilingual<Words> = { vi, en };
