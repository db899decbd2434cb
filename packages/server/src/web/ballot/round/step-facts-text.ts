import type { Bilingual } from '../../text/index.ts';

const vi = {
  title: 'Xem lại trước khi quyết',
  ballot: 'Xem lá phiếu và mọi lựa chọn của đợt',
  opens: (threshold: number, members: number) => `mở hòm cần ${threshold.toString()} trong ${members.toString()} người`,
  issuing: 'Phát phiếu',
  casting: 'Bỏ phiếu',
  received: 'Đã nhận phiếu',
  lastCall: (missing: string) => `${missing} người chưa nhận phiếu; kết thúc rồi thì không ai nhận được nữa.`,
  issuingOver: (end: string) =>
    `Giờ phát phiếu đã hết lúc ${end}: không ai nhận được phiếu. Hãy sửa thời gian trước khi đi tiếp.`,
  issuingShort: (end: string) =>
    `Phát phiếu sẽ hết lúc ${end}, chưa tới một ngày nữa. Có đủ để mọi người nhận phiếu không?`,
  wouldAnnul: (groups: string) =>
    `Kết thúc lúc này thì ĐỢT BỊ HỦY, vì có nhóm mới nhận dưới 5 phiếu: ${groups}. Hãy chờ thêm hoặc nhắc người chưa nhận.`,
  early: (end: string) =>
    `Giờ đóng hòm đã ghi là ${end}. Đóng bây giờ là đóng sớm: ai chưa bỏ phiếu thì không bỏ được nữa.`,
  annulledNow: 'Đợt đã bị hủy: có nhóm nhận dưới 5 phiếu nên không giữ kín được',
};
const en = {
  title: 'Look again before you decide',
  ballot: 'See the ballot and every choice of the round',
  opens: (threshold: number, members: number) => `${threshold.toString()} of ${members.toString()} open the box`,
  issuing: 'Issuing',
  casting: 'Casting',
  received: 'Received',
  lastCall: (missing: string) => `${missing} have not received; once issuing has ended nobody can.`,
  issuingOver: (end: string) => `Issuing ended at ${end}: nobody could receive a ballot. Change the times first.`,
  issuingShort: (end: string) => `Issuing ends at ${end}, in less than a day. Is that enough for everybody to receive?`,
  wouldAnnul: (groups: string) =>
    `Ending now ANNULS THE ROUND: fewer than 5 ballots are handed out in ${groups}. Wait, or remind those who have not received.`,
  early: (end: string) => `The box is to close at ${end}. Closing now is early: whoever has not cast cannot any more.`,
  annulledNow: 'The round is annulled: a group has fewer than 5 ballots and could keep nothing secret',
} satisfies typeof vi;

/** Words of what is shown before a step is taken. */
export const STEP_FACTS_TEXT: Bilingual<typeof vi> = { vi, en };
