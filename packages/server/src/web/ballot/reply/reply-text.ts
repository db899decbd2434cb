import type { Bilingual } from '../../text/index.ts';

const vi = {
  reply: 'Trả lời góp ý',
  replyTo: (name: string) => `Trả lời của ${name}`,
  lead: 'Trả lời là công khai và không rút lại được; có thể viết bản tiếp theo, bản trước vẫn đọc được.',
  whoSees: 'Mọi người, cùng trang kết quả. Không ai biết ai đã góp ý gì.',
  acceptance: 'Tiếp thu',
  acceptanceHint: 'Những điều góp ý đúng, nhận vào phần mình.',
  explanation: 'Giải trình',
  explanationHint: 'Hoàn cảnh, lý do, điều chưa đúng; để trống nếu không có.',
  changes: 'Việc sẽ thay đổi',
  change: (n: number) => `Việc ${n.toString()}`,
  dueOn: 'Xong trước ngày',
  noChanges: 'Chưa ghi việc sẽ thay đổi.',
  send: 'Công khai trả lời',
  sent: 'Đã công khai trả lời',
  write: 'Viết trả lời',
  writeMore: 'Viết bản tiếp theo',
  awaited: (day: string, left: number) => `chờ trả lời, hạn ${day}${left === 0 ? ' (hôm nay)' : ''}`,
  awaitedDays: (left: number) => `còn ${left.toString()} ngày`,
  overdue: (day: string, days: number) => `quá hạn ${days.toString()} ngày (hạn ${day}), chưa trả lời`,
  inTime: (day: string) => `trả lời ngày ${day}, trong hạn`,
  late: (day: string, due: string) => `trả lời ngày ${day}, sau hạn ${due}`,
  earlier: (version: number, day: string) => `Bản ${version.toString()}, ngày ${day}`,
};
type ReplyWords = typeof vi;
const en: ReplyWords = {
  reply: 'Reply to the feedback',
  replyTo: (name) => `Reply of ${name}`,
  lead: 'A reply is public and cannot be taken back; a further version may follow, the earlier one stays readable.',
  whoSees: 'Everyone, on the page of the result. Nobody knows who said what.',
  acceptance: 'What I accept',
  acceptanceHint: 'What the feedback is right about.',
  explanation: 'What I explain',
  explanationHint: 'Circumstances, reasons, what is not so; leave empty if nothing.',
  changes: 'What will change',
  change: (n) => `Change ${n.toString()}`,
  dueOn: 'Done before',
  noChanges: 'No change is named yet.',
  send: 'Publish the reply',
  sent: 'The reply is public',
  write: 'Write the reply',
  writeMore: 'Write a further version',
  awaited: (day, left) => `reply awaited, due ${day}${left === 0 ? ' (today)' : ''}`,
  awaitedDays: (left) => `${left.toString()} days left`,
  overdue: (day, days) => `${days.toString()} days overdue (due ${day}), no reply`,
  inTime: (day) => `replied on ${day}, in time`,
  late: (day, due) => `replied on ${day}, after ${due}`,
  earlier: (version, day) => `Version ${version.toString()}, ${day}`,
};

/** Words of the duty of reply. */
export const REPLY_TEXT: Bilingual<ReplyWords> = { vi, en };
