import type { Bilingual } from '../web/text/index.ts';

const vi = {
  dear: (name: string) => `Kính gửi đồng chí ${name},`,
  subjects: {
    confirm: 'Xác nhận địa chỉ nhận thư của Gương',
    task_assigned: 'Nhiệm vụ mới giao',
    task_due_soon: 'Nhiệm vụ sắp đến hạn',
    task_overdue: 'Nhiệm vụ quá hạn',
    task_escalated: 'Nhiệm vụ của cấp dưới quá hạn',
    meeting_invited: 'Giấy mời họp',
    digest: 'Việc hôm nay của đồng chí',
  },
  leads: {
    confirm:
      'Địa chỉ này vừa được nhập ở trang tài khoản Gương. Nếu đúng là đồng chí nhập, hãy mở liên kết rồi bấm nút xác nhận. Nếu không phải, xin bỏ qua thư này: sẽ không có thư nào khác.',
    task_assigned: 'Có nhiệm vụ mới giao cho chức danh của đồng chí:',
    task_due_soon: 'Nhiệm vụ sau sắp đến hạn:',
    task_overdue: 'Nhiệm vụ sau đã quá hạn:',
    task_escalated: 'Nhiệm vụ sau của đơn vị dưới quyền đã quá hạn, được báo cáo đồng chí theo quy tắc:',
    meeting_invited: 'Mời đồng chí dự họp:',
    digest: 'Các việc đang chờ đồng chí:',
  },
  kinds: {
    accept: 'chờ nhận',
    takeOver: 'chờ nhận bàn giao',
    overdue: 'quá hạn',
    returned: 'bị trả lại, cần bổ sung',
    receive: 'chờ nghiệm thu',
    due_soon: 'sắp đến hạn',
    escalated: 'cấp dưới quá hạn',
  },
  secretTask: (code: string) => `Nhiệm vụ mật, mã số ${code}`,
  due: (day: string) => `hạn ${day}`,
  confirmUntil: 'Liên kết dùng được một lần, trong 2 giờ; cần đăng nhập tài khoản của mình.',
  signIn: 'Mở liên kết rồi đăng nhập như mọi khi; thư này không thay cho đăng nhập.',
  stop: 'Ngừng nhận mọi thư của Gương',
  choose: 'Chọn thư muốn nhận',
  testSubject: 'Thư thử của Gương',
  test: 'Thư này do lệnh "guong mail test" gửi. Máy chủ thư đã nhận thư: thiết lập đúng.',
};
type LetterWords = typeof vi;
const en: LetterWords = {
  dear: (name) => `Dear ${name},`,
  subjects: {
    confirm: 'Confirm the address for mail from Gương',
    task_assigned: 'A task was given to you',
    task_due_soon: 'A task is due soon',
    task_overdue: 'A task is overdue',
    task_escalated: 'A task below you is overdue',
    meeting_invited: 'Invitation to a meeting',
    digest: 'What waits for you today',
  },
  leads: {
    confirm:
      'This address was entered on an account page of Gương. If it was you, open the link and press the button. If not, ignore this mail: no other will come.',
    task_assigned: 'A task was given to your post:',
    task_due_soon: 'This task is due soon:',
    task_overdue: 'This task is overdue:',
    task_escalated: 'This task of a unit below you is overdue and is brought to you by rule:',
    meeting_invited: 'You are invited to:',
    digest: 'What waits for you:',
  },
  kinds: {
    accept: 'to accept',
    takeOver: 'to take over',
    overdue: 'overdue',
    returned: 'sent back',
    receive: 'to judge',
    due_soon: 'due soon',
    escalated: 'overdue below you',
  },
  secretTask: (code) => `Secret task, code ${code}`,
  due: (day) => `due ${day}`,
  confirmUntil: 'The link works once, for 2 hours, and asks you to sign in to your own account.',
  signIn: 'Open the link and sign in as always; this mail does not sign you in.',
  stop: 'Stop all mail from Gương',
  choose: 'Choose what you are written about',
  testSubject: 'A test mail from Gương',
  test: 'This mail was sent by "guong mail test". The mail server took it: the settings are right.',
};

/** Words of the letters. */
export const LETTER_TEXT: Bilingual<LetterWords> = { vi, en };
