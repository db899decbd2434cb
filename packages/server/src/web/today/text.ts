import type { Duty } from '@guong/core/ballot';
import type { Bilingual } from '../text/index.ts';
import type { FirstStep } from './first-steps.ts';

/** What a duty is called, and the word on its button. */
type DutyWords = Readonly<Record<Exclude<Duty, 'desk'>, readonly [title: string, go: string]>>;

/** A first step: what it is, why, and the word on its button. */
type StepWords = Readonly<Record<FirstStep['step'], readonly [title: string, why: string, go: string]>>;

const vi = {
  title: (count: number) => (count === 0 ? 'Hôm nay không có việc chờ' : `Hôm nay có ${count.toString()} việc`),
  now: 'Cần làm',
  soon: 'Sắp tới',
  meetings: 'Hội nghị, sinh hoạt của tôi',
  meetingNow: 'Vào họp',
  meetingSoon: 'Xem giấy mời',
  receive: ['Nhận lá phiếu', 'Nhận phiếu'],
  cast: ['Bỏ phiếu, trên máy đã nhận', 'Bỏ phiếu'],
  until: (when: string) => `hạn ${when}`,
  late: (when: string) => `quá hạn từ ${when}`,
  reminded: (day: string) => `Văn phòng nhắc ngày ${day}: đồng chí chưa nhận phiếu của đợt này`,
  castFrom: (when: string) => `Đã nhận phiếu, bỏ phiếu từ ${when}`,
  mayReceiveSoon: (when: string) => `Sắp phát phiếu, bỏ phiếu từ ${when}`,
  missing: { remind: (count: string) => `còn ${count} người`, registerKey: (count: string) => `còn ${count} khóa` },
  duties: {
    setSubjects: ['Chọn người được góp ý', 'Chọn'],
    setRoll: ['Lập danh sách bỏ phiếu', 'Lập'],
    setCommittee: ['Lập ban kiểm phiếu', 'Lập'],
    sendForApproval: ['Xem lại và trình phê duyệt', 'Xem lại'],
    approve: ['Phê duyệt đợt lấy ý kiến', 'Xem và duyệt'],
    freezeRoll: ['Chốt danh sách bỏ phiếu', 'Xem và chốt'],
    registerKey: ['Tạo khóa kiểm phiếu', 'Tạo khóa'],
    confirmCommittee: ['Xác nhận ban kiểm phiếu', 'Xem và xác nhận'],
    seal: ['Niêm phong bản kê', 'Xem và niêm phong'],
    remind: ['Nhắc người chưa nhận phiếu', 'Mở danh sách'],
    drawMinutes: ['Lập biên bản kiểm phiếu', 'Lập'],
    confirmMinutes: ['Xác nhận biên bản kiểm phiếu', 'Xem và xác nhận'],
    release: ['Công bố kết quả', 'Xem và công bố'],
    reply: ['Trả lời góp ý', 'Viết trả lời'],
  } satisfies DutyWords as DutyWords,
  nothing: 'Không có việc nào chờ đồng chí',
  nothingHint:
    'Khi đồng chí có phần việc trong một đợt lấy ý kiến, được giao nhiệm vụ, giao triển khai văn bản hoặc được mời họp, việc ấy hiện ở đây.',
  firstSteps: 'Bắt đầu',
  firstStepsHint: 'Đảng bộ mới lập. Làm lần lượt từ trên xuống; bước nào xong thì tự đánh dấu.',
  stepDone: 'xong',
  steps: {
    units: [
      'Ghi các đơn vị và người',
      'Chi bộ, cơ quan, đoàn thể; đảng viên nhập từ Excel hoặc thêm từng người',
      'Mở tổ chức',
    ],
    posts: [
      'Ghi chức danh, phân công người giữ',
      'Mở một đơn vị rồi thêm chức danh; nhiệm vụ và lời mời họp đi theo chức danh',
      'Mở tổ chức',
    ],
    cards: ['Phát thẻ mời', 'Mỗi người một thẻ giấy để đặt mật khẩu lần đầu', 'Phát thẻ'],
    issuers: ['Ghi cơ quan ban hành văn bản', 'Cơ quan của mình và các cấp trên hay gửi văn bản đến', 'Ghi cơ quan'],
    documents: ['Đăng ký văn bản đầu tiên', 'Từ văn bản thì giao triển khai, giao nhiệm vụ', 'Đăng ký'],
  } satisfies StepWords as StepWords,
  secret: 'Hệ thống biết ai đã nhận phiếu, không biết ai đã bỏ phiếu nào.',
};
type TodayWords = typeof vi;
const en: TodayWords = {
  title: (count) => (count === 0 ? 'Nothing waits today' : `${count.toString()} things today`),
  now: 'To do',
  soon: 'Soon',
  meetings: 'My meetings',
  meetingNow: 'Join',
  meetingSoon: 'See the invitation',
  receive: ['Receive my ballot', 'Receive'],
  cast: ['Cast, on the device that received', 'Cast'],
  until: (when) => `until ${when}`,
  late: (when) => `overdue since ${when}`,
  reminded: (day) => `The office reminds (${day}): you have not received your ballot of this round`,
  castFrom: (when) => `Received; casting from ${when}`,
  mayReceiveSoon: (when) => `Issuing soon; casting from ${when}`,
  missing: { remind: (count) => `${count} people left`, registerKey: (count) => `${count} keys left` },
  duties: {
    setSubjects: ['Choose who is rated', 'Choose'],
    setRoll: ['Make the roll', 'Make'],
    setCommittee: ['Name the counting committee', 'Name'],
    sendForApproval: ['Look through and send for approval', 'Look through'],
    approve: ['Approve the round', 'Read and approve'],
    freezeRoll: ['Freeze the roll', 'Read and freeze'],
    registerKey: ['Make your key', 'Make'],
    confirmCommittee: ['Confirm the committee', 'Read and confirm'],
    seal: ['Seal the manifest', 'Read and seal'],
    remind: ['Remind those who have not received', 'Open the list'],
    drawMinutes: ['Draw up the minutes of the count', 'Draw up'],
    confirmMinutes: ['Confirm the minutes', 'Read and confirm'],
    release: ['Release the result', 'Read and release'],
    reply: ['Reply to the feedback', 'Write'],
  },
  nothing: 'Nothing waits for you',
  nothingHint: 'What waits for you in rounds, tasks, directives and meetings shows here.',
  firstSteps: 'Begin',
  firstStepsHint:
    'The committee was only just founded. Go from top to bottom; a step that is done is marked by itself.',
  stepDone: 'done',
  steps: {
    units: [
      'Enter units and people',
      'Cells, agencies, mass organisations; members from Excel or one by one',
      'Organisation',
    ],
    posts: [
      'Enter posts and who holds them',
      'Open a unit and add a post; tasks and invitations go with posts',
      'Organisation',
    ],
    cards: ['Give invitation cards', 'Everybody gets a paper card to set the first password', 'Cards'],
    issuers: ['Enter the bodies that issue documents', 'Your own, and those above you', 'Issuers'],
    documents: ['Register the first document', 'From a document, units are asked and tasks given', 'Register'],
  },
  secret: 'The system knows who received a ballot, not who cast which.',
};

/** Words of the first page. */
export const TEXT: Bilingual<TodayWords> = { vi, en };
