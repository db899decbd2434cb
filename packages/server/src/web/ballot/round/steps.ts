import { ballot, type StepName } from '@guong/core/ballot';
import type { Bilingual } from '../../text/index.ts';

interface StepWords {
  /** The question, and the button: what will be done. */
  readonly title: string;
  readonly consequences: readonly string[];
  readonly done: string;
}
/** A step that needs nothing but a yes (and a reason where `needsReason`): one confirmation page serves them all. */
export interface PlainStep {
  readonly name: StepName;
  readonly useCase:
    | typeof ballot.approve
    | typeof ballot.freezeRoll
    | typeof ballot.confirmCommittee
    | typeof ballot.seal
    | typeof ballot.openIssuing
    | typeof ballot.endIssuing
    | typeof ballot.close
    | typeof ballot.annul;
  readonly words: Bilingual<StepWords>;
  readonly needsReason?: true;
}

const step = (
  name: PlainStep['name'],
  useCase: PlainStep['useCase'],
  words: { readonly vi: readonly [string, string, ...string[]]; readonly en: readonly [string, string, ...string[]] },
): PlainStep => {
  const wordsOf = ([title, done, ...consequences]: readonly [string, string, ...string[]]) => ({
    title,
    done,
    consequences,
  });
  return { name, useCase, words: { vi: wordsOf(words.vi), en: wordsOf(words.en) } };
};

/** By the last part of the address; in the order of a round's life. */
export const PLAIN_STEPS: Readonly<Record<string, PlainStep>> = {
  approve: step('ballot.approve', ballot.approve, {
    vi: [
      'Phê duyệt đợt lấy ý kiến',
      'Đã phê duyệt',
      'Nội dung phiếu và người được góp ý không đổi được nữa.',
      'Văn phòng chốt danh sách, ban kiểm phiếu tạo khóa.',
    ],
    en: [
      'Approve the round',
      'Approved',
      'Questions and subjects no longer change.',
      'The roll is frozen and keys are made next.',
    ],
  }),
  'freeze-roll': step('ballot.freezeRoll', ballot.freezeRoll, {
    vi: [
      'Chốt danh sách bỏ phiếu',
      'Đã chốt danh sách',
      'Không ai thêm hay bớt được một người.',
      'Dấu của danh sách được niêm yết để ai cũng kiểm được.',
      'Thành phần dưới 10 người được gộp nhóm.',
    ],
    en: [
      'Freeze the roll',
      'The roll is frozen',
      'Nobody can be added or removed.',
      'Its hash is posted.',
      'Small categories are merged.',
    ],
  }),
  'confirm-committee': step('ballot.confirmCommittee', ballot.confirmCommittee, {
    vi: [
      'Xác nhận ban kiểm phiếu',
      'Đã xác nhận ban kiểm phiếu',
      'Thành phần ban và số người cần để mở hòm không đổi được nữa.',
      'Máy chủ tạo khóa phát phiếu cho từng nhóm.',
    ],
    en: [
      'Confirm the committee',
      'The committee is confirmed',
      'Members and threshold no longer change.',
      'Issuer keys are made.',
    ],
  }),
  seal: step('ballot.seal', ballot.seal, {
    vi: [
      'Niêm phong bản kê',
      'Bản kê đã niêm phong, chờ ban kiểm phiếu ký',
      'Từ đây không ai, kể cả người vận hành, sửa được câu hỏi, danh sách, khóa hay thời gian.',
      'Ban kiểm phiếu đối chiếu dấu 8 từ và ký.',
    ],
    en: [
      'Seal the manifest',
      'Sealed; the committee signs next',
      'From here nobody can change questions, roll, keys or times.',
      'The committee compares the fingerprint and signs.',
    ],
  }),
  'open-issuing': step('ballot.openIssuing', ballot.openIssuing, {
    vi: ['Bắt đầu phát phiếu', 'Đang phát phiếu', 'Người có tên trong danh sách nhận được phiếu trên máy của mình.'],
    en: ['Begin issuing', 'Issuing has begun', 'Voters can receive their ballots.'],
  }),
  'end-issuing': step('ballot.endIssuing', ballot.endIssuing, {
    vi: [
      'Kết thúc phát phiếu',
      'Đã kết thúc phát phiếu',
      'Khóa phát phiếu bị hủy: không thể có thêm một lá phiếu nào.',
      'Nhóm chỉ có 1 đến 4 phiếu phát ra thì đợt bị hủy, vì không giữ kín được.',
    ],
    en: [
      'End issuing',
      'Issuing has ended',
      'Issuer keys are destroyed: not one more ballot can exist.',
      'A group with 1 to 4 ballots annuls the round.',
    ],
  }),
  close: step('ballot.close', ballot.close, {
    vi: [
      'Đóng hòm phiếu',
      'Hòm phiếu đã đóng, chờ trưởng ban ký số phiếu',
      'Không nhận thêm phiếu nào.',
      'Mọi phiếu đã có biên nhận lên bảng niêm yết.',
    ],
    en: [
      'Close the box',
      'The box is closed; the head signs next',
      'No more ballots are taken.',
      'Every receipted ballot is on the log.',
    ],
  }),
  annul: {
    ...step('ballot.annul', ballot.annul, {
      vi: ['Hủy đợt này', 'Đợt đã hủy', 'Đợt dừng lại và không có kết quả; hồ sơ được giữ nguyên.'],
      en: ['Annul this round', 'The round is annulled', 'It stops without a result; its records stay.'],
    }),
    needsReason: true,
  },
};
