import type { Bilingual } from '../web/text/index.ts';

const vi = {
  doorTitle: 'Nơi bỏ phiếu kín',
  door: 'Trang này chỉ nhận phiếu kín và không biết ai đang mở nó. Hãy mở phiếu từ danh sách “Phiếu của tôi” ở trang chính.',
  toMain: 'Tới trang chính',
  noRoundTitle: 'Không có đợt này',
  noRound:
    'Đường dẫn không khớp với đợt lấy phiếu kín nào đã niêm phong. Hãy mở lại phiếu từ danh sách “Phiếu của tôi”.',
  recovery: 'Tệp khôi phục phiếu',
  receipt: 'Biên nhận lá phiếu',
  whoSeesTitle: 'Ai thấy được gì',
  whoSees: [
    'Máy chủ biết ai đã nhận phiếu. Máy chủ không biết lá phiếu nào của ai, ai đã bỏ hay chưa bỏ.',
    'Ban kiểm phiếu chỉ mở được hòm sau khi đóng và khi đủ số người giữ khóa; họ thấy phiếu không tên, thứ tự đã trộn.',
    'Người được góp ý thấy số liệu cộng lại và lời góp ý đã trộn thứ tự.',
    'Trang này không dùng cookie, không ghi nhật ký truy cập, không gửi gì về trang chính khi bỏ phiếu.',
  ],
};

/** Words of the casting origin's own pages. */
export const CAST_TEXT: Bilingual<typeof vi> = {
  vi,
  en: {
    doorTitle: 'The place of secret ballots',
    door: 'This site only takes secret ballots and does not know who opens it. Open your ballot from “My ballots” on the main site.',
    toMain: 'To the main site',
    noRoundTitle: 'No such round',
    noRound: 'This address fits no sealed round. Open your ballot again from “My ballots”.',
    recovery: 'Recovery file of a ballot',
    receipt: 'Receipt of a ballot',
    whoSeesTitle: 'Who can see what',
    whoSees: [
      'The server knows who received a ballot. It does not know which ballot is whose, nor who has cast.',
      'The committee can open the box only after it is closed and when enough key holders are present; they see ballots without names, in mixed order.',
      'The person it is about sees totals and comments in mixed order.',
      'This page uses no cookie, writes no access log and sends nothing to the main site while casting.',
    ],
  },
};
