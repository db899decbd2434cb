import type { Duty } from '@guong/core/ballot';
import type { Bilingual } from '../text/index.ts';

/** What a duty is called, and the word on its button. */
type DutyWords = Readonly<Record<Exclude<Duty, 'desk'>, readonly [title: string, go: string]>>;

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
  nothingHint: 'Khi có đợt lấy ý kiến mà đồng chí có tên hoặc có phần việc, việc ấy sẽ hiện ở đây.',
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
  nothingHint: 'When you are on the roll of a round, or have a part in one, it shows here.',
  secret: 'The system knows who received a ballot, not who cast which.',
};

/** Words of the first page. */
export const TEXT: Bilingual<TodayWords> = { vi, en };
