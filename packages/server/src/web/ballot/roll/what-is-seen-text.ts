import type { Bilingual } from '../../text/index.ts';

const vi = {
  seesTitle: 'Người quản trị máy chủ thấy',
  sees: [
    'Đồng chí có tên trong danh sách và đã nhận phiếu.',
    'Cả đợt đã phát bao nhiêu phiếu, hòm có bao nhiêu phiếu.',
  ],
  neverTitle: 'Người quản trị máy chủ không thấy',
  never: [
    'Đồng chí chọn gì, viết gì: phiếu được niêm phong trên máy này; chỉ đủ số ủy viên ban kiểm phiếu cùng mang khóa mới mở được hòm, sau khi đóng.',
    'Lá phiếu nào là của đồng chí: trong hòm phiếu không có tên, thứ tự đã trộn.',
    'Đồng chí đã bỏ phiếu hay chưa.',
  ],
  moreTitle: 'Tự kiểm thế nào, và điều chưa ai hứa được',
  checkTitle: 'Tự kiểm thế nào',
  check: [
    'So tám chữ nhận dạng của đợt trên máy này với tờ niêm yết ở hội trường: khớp là đúng đợt, đúng khóa của ban kiểm phiếu.',
    'Bỏ phiếu xong có biên nhận bằng chữ. Lúc khác mở lại, bấm “Kiểm trên bảng niêm yết”: máy này tự tìm lá phiếu trong hòm, không hỏi ai.',
    'Người giám sát từ bên ngoài đếm lại toàn bộ hòm phiếu bằng chương trình riêng và so với kết quả đã ký.',
  ],
  limitsTitle: 'Điều chưa ai hứa được',
  limits: [
    'Nếu có người đứng cạnh nhìn, hoặc máy này bị cài chương trình lạ, thì người đó có thể thấy đồng chí chọn gì.',
    'Nếu kẻ nắm toàn quyền máy chủ lén gửi cho máy này một trang đã sửa, trang ấy có thể đọc phiếu trước khi niêm phong. Mã của mọi tệp được ghi trong bản kê để người giám sát phát hiện.',
  ],
};

/** Words on what is seen of a ballot. */
export const SEEN_TEXT: Bilingual<typeof vi> = {
  vi,
  en: {
    seesTitle: 'The operator of the server sees',
    sees: [
      'That your name is on the roll and that you have received a ballot.',
      'How many ballots were handed out, and how many are in the box.',
    ],
    neverTitle: 'The operator of the server does not see',
    never: [
      'What you mark or write: the ballot is sealed on this device; only enough members of the committee, each with his key, can open the box, after it is closed.',
      'Which ballot is yours: those in the box bear no name, and their order is mixed.',
      'Whether you have cast.',
    ],
    moreTitle: 'How to check it, and what nobody can promise',
    checkTitle: 'How to check it',
    check: [
      'Compare the eight words of the round on this device with the poster in the hall: if they match it is the right round with the right keys.',
      'After casting you get a receipt in words. Open it another time and press “Check it on the log”: this device looks for the ballot itself and asks nobody.',
      'An auditor from outside recounts the whole box with a program of his own and compares with the signed result.',
    ],
    limitsTitle: 'What nobody can promise',
    limits: [
      'Somebody who looks over your shoulder, or a strange program on this device, can see what you mark.',
      'Somebody with all power over the server who secretly sends this device a changed page could read the ballot before it is sealed. The hash of every file is in the manifest, so that an auditor can find out.',
    ],
  },
};
