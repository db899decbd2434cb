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
  quiet: 'Trang này không dùng cookie, không ghi nhật ký truy cập, không gửi gì về trang chính khi bỏ phiếu.',
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
    quiet: 'This page uses no cookie, writes no access log and sends nothing to the main site while casting.',
  },
};
