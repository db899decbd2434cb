import type { Bilingual } from '../../text/index.ts';

const vi = {
  title: 'Khi mất khóa',
  lead: 'Khóa mất khi cả tệp khóa và tờ giữ khóa đều hỏng, hoặc quên bảy chữ, hoặc nghi có người khác đã thấy cả hai. Không ai, kể cả người quản trị, làm lại được khóa đã mất.',
  nowTitle: 'Ban kiểm phiếu này',
  now: (members: number, threshold: number) =>
    `Có ${members} ủy viên, cần ${threshold} khóa cùng mở hòm. Mất ${members - threshold} khóa vẫn mở được.`,
  beforeTitle: 'Trước khi niêm phong bản kê',
  before: [
    'Báo ngay cho trưởng ban và văn phòng.',
    'Làm khóa mới thay khóa đã nộp: khóa cũ không còn giá trị từ lúc ấy.',
    'Nếu ban kiểm phiếu đã được xác nhận, văn phòng đưa đợt về bản thảo rồi đồng chí làm khóa mới.',
  ],
  replace: 'Làm khóa mới thay khóa đã nộp',
  afterTitle: 'Sau khi niêm phong bản kê',
  after: [
    'Không thay khóa được nữa: phiếu đang được niêm phong tới các khóa ghi trong bản kê.',
    'Báo ngay cho trưởng ban. Các ủy viên khác giữ khóa cẩn thận hơn; đủ số người thì vẫn mở hòm như thường.',
    'Ai nhặt được một khóa thì chưa mở được gì: còn phải đủ số khóa và hòm phải đã đóng.',
  ],
  fewTitle: 'Khi số khóa còn lại không đủ',
  few: [
    'Hòm không mở được, mãi mãi. Không có khóa dự phòng: nếu có thì người giữ nó mở được hòm một mình.',
    'Người có thẩm quyền hủy đợt, ghi rõ lý do; bảng niêm yết kết thúc bằng lệnh hủy, không phiếu nào được đếm, không ai bị lộ.',
    'Lập đợt mới và lấy phiếu lại.',
  ],
  preventTitle: 'Phòng trước',
  prevent: [
    'Tổng duyệt với ba lá phiếu thử trước khi ký niêm phong.',
    'In tờ giữ khóa (khổ A5), cất trong phong bì niêm phong, để xa bảy chữ: mất tệp thì mã trên tờ ấy vẫn mở được khóa.',
  ],
  back: 'Về trang ban kiểm phiếu',
};

/** Words of the page about lost keys. */
export const LOST_KEY_TEXT: Bilingual<typeof vi> = {
  vi,
  en: {
    title: 'When a key is lost',
    lead: 'A key is lost when both its file and its sheet are gone, when the seven words are forgotten, or when somebody else may have seen both. Nobody, not even the operator, can make a lost key again.',
    nowTitle: 'This committee',
    now: (members: number, threshold: number) =>
      `It has ${members.toString()} members; ${threshold.toString()} keys together open the box. With ${(members - threshold).toString()} keys lost it still opens.`,
    beforeTitle: 'Before the manifest is sealed',
    before: [
      'Tell the head and the office at once.',
      'Make a new key in place of the one handed in: from then on the old one counts for nothing.',
      'If the committee is confirmed already, the office takes the round back to a draft; then make the new key.',
    ],
    replace: 'Make a new key in place of the one handed in',
    afterTitle: 'After the manifest is sealed',
    after: [
      'Keys can no longer be replaced: ballots are being sealed to those in the manifest.',
      'Tell the head at once. The others keep theirs with more care; enough of them open the box as usual.',
      'Whoever finds one key opens nothing: it takes enough keys, and a closed box.',
    ],
    fewTitle: 'When too few keys are left',
    few: [
      'The box does not open, ever. There is no spare key: whoever held it could open the box alone.',
      'Who has the power annuls the round and says why; the log ends with that order, no ballot is counted, nobody is exposed.',
      'A new round is set up, and ballots are cast again.',
    ],
    preventTitle: 'Beforehand',
    prevent: [
      'Rehearse with three dummy ballots before you sign the sealing.',
      'Print the key sheet (A5) and keep it in a sealed envelope, apart from the seven words: when the file is lost, its code still opens the key.',
    ],
    back: 'Back to the committee page',
  },
};
