import type { Bilingual } from '../../text/index.ts';

const vi = {
  papers: 'Giấy tờ của đợt',
  lead: 'In từ đúng dữ liệu đang có. Trình bày theo thể thức văn bản Đảng; ủy ban nhân dân thì theo thể thức nhà nước.',
  before: 'Trước và trong khi phát phiếu',
  after: 'Sau khi kiểm phiếu',
  restricted: 'Số chính xác: lưu hành nội bộ, ba bản (cấp trên, văn phòng, hồ sơ).',
  roll: 'Danh sách nhận phiếu, có cột ký',
  invitations: 'Thẻ mời từng người, sáu thẻ một tờ, không có mã bí mật',
  poster: 'Tờ niêm yết: giờ, địa chỉ, tám từ để so, mã QR',
  sheet: (name: string) => `Bảng tổng hợp kết quả phiếu: ${name}`,
  minutes: 'Biên bản kiểm phiếu lập ở trang kết quả',
  noRoll: 'Danh sách, thẻ mời: in được sau khi lập danh sách người bỏ phiếu.',
  noPoster: 'Tờ niêm yết: in được sau khi niêm phong, vì khi đó mới có tám từ.',
  noResult: 'Bảng kết quả và biên bản: có sau khi kiểm phiếu.',
};
type PapersWords = typeof vi;
const en: PapersWords = {
  papers: 'Papers of the round',
  lead: "Printed from what is kept here. In the layout of Party documents; a people's committee's in the state layout.",
  before: 'Before and while ballots are handed out',
  after: 'After the count',
  restricted: 'Exact figures: restricted, three copies (superior, office, file).',
  roll: 'List to sign for ballots',
  invitations: 'Invitations, six on a sheet, without any secret code',
  poster: 'Poster: times, address, the eight words to compare, QR code',
  sheet: (name) => `Result sheet: ${name}`,
  minutes: 'Count minutes are drawn up on the page of the result',
  noRoll: 'List and invitations: once the roll is made.',
  noPoster: 'Poster: once the round is sealed; only then it has its eight words.',
  noResult: 'Result sheets and minutes: after the count.',
};

/** Words of the papers of a round. */
export const PAPERS_TEXT: Bilingual<PapersWords> = { vi, en };
