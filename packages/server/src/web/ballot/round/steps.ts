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
    | typeof ballot.annul
    | typeof ballot.reopenDraft
    | typeof ballot.remind
    | typeof ballot.sendForApproval;
  readonly words: Bilingual<StepWords>;
  readonly needsReason?: true;
  /** Until the round is sealed it can be taken back, or it changes nothing that could be. */
  readonly canBeUndone?: true;
  /** Who reads the reason, where not everybody does. */
  readonly reasonIsInternal?: true;
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
  send: {
    ...step('ballot.sendForApproval', ballot.sendForApproval, {
      vi: [
        'Trình phê duyệt',
        'Đã trình, chờ lãnh đạo phê duyệt',
        'Đợt này hiện trong “Việc hôm nay” của lãnh đạo để xem và phê duyệt.',
        'Vẫn sửa được; sửa bất cứ điều gì thì phải trình lại.',
      ],
      en: [
        'Send for approval',
        'Sent; the leadership approves next',
        'The round appears on the first page of the leadership, to be read and approved.',
        'It can still be changed; after any change it is sent again.',
      ],
    }),
    canBeUndone: true,
  },
  approve: {
    ...step('ballot.approve', ballot.approve, {
      vi: [
        'Phê duyệt đợt lấy ý kiến',
        'Đã phê duyệt',
        'Nội dung phiếu, người được góp ý và thời gian đứng yên từ đây.',
        'Văn phòng chốt danh sách, ban kiểm phiếu tạo khóa.',
        'Trước khi niêm phong, nếu có chỗ sai thì đưa đợt về bản thảo; khi đó phải phê duyệt lại.',
      ],
      en: [
        'Approve the round',
        'Approved',
        'Questions, subjects and times stand still from here.',
        'The roll is frozen and keys are made next.',
        'Until it is sealed, what is wrong is mended by making it a draft again; then it is approved anew.',
      ],
    }),
    canBeUndone: true,
  },
  reopen: {
    ...step('ballot.reopenDraft', ballot.reopenDraft, {
      vi: [
        'Đưa về bản thảo để sửa',
        'Đợt đã về bản thảo',
        'Phê duyệt, danh sách đã chốt và xác nhận ban kiểm phiếu được rút lại; sửa xong phải trình, phê duyệt, chốt lại.',
        'Khóa của ủy viên được giữ, trừ khi đổi tên đợt hoặc đổi người trong ban.',
        'Lý do được ghi vào sổ theo dõi.',
      ],
      en: [
        'Make it a draft again',
        'The round is a draft again',
        'Approval, frozen roll and confirmation of the committee are taken back and come anew.',
        'Members keep their keys unless the title or the committee changes.',
        'The reason is kept in the audit log.',
      ],
    }),
    ...{ needsReason: true, canBeUndone: true, reasonIsInternal: true },
  },
  remind: {
    ...step('ballot.remind', ballot.remind, {
      vi: [
        'Nhắc người chưa nhận phiếu',
        'Đã nhắc những người chưa nhận phiếu',
        'Ai chưa nhận phiếu sẽ thấy lời nhắc ở trang “Việc hôm nay” của mình.',
        'Mỗi ngày nhắc một lần. Không ghi lại đã nhắc ai; danh sách nhận phiếu giữ nguyên.',
      ],
      en: [
        'Remind those who have not received',
        'Those who have not received are reminded',
        'Whoever has not received sees it on his first page.',
        'Once a day. It is not kept who was reminded; who has received stays as it is.',
      ],
    }),
    canBeUndone: true,
  },
  'freeze-roll': {
    canBeUndone: true,
    ...step('ballot.freezeRoll', ballot.freezeRoll, {
      vi: [
        'Chốt danh sách bỏ phiếu',
        'Đã chốt danh sách',
        'Từ đây không thêm hay bớt được người nào, trừ khi đưa đợt về bản thảo trước khi niêm phong.',
        'Dấu của danh sách được niêm yết để ai cũng kiểm được.',
        'Thành phần dưới 10 người được gộp nhóm.',
      ],
      en: [
        'Freeze the roll',
        'The roll is frozen',
        'Nobody can be added or removed, unless the round is made a draft again before it is sealed.',
        'Its hash is posted.',
        'Small categories are merged.',
      ],
    }),
  },
  'confirm-committee': {
    canBeUndone: true,
    ...step('ballot.confirmCommittee', ballot.confirmCommittee, {
      vi: [
        'Xác nhận ban kiểm phiếu',
        'Đã xác nhận ban kiểm phiếu',
        'Thành phần ban và số người cần để mở hòm đứng yên, trừ khi đưa đợt về bản thảo trước khi niêm phong.',
        'Máy chủ tạo khóa phát phiếu cho từng nhóm.',
      ],
      en: [
        'Confirm the committee',
        'The committee is confirmed',
        'Members and threshold stand still, unless the round is made a draft again before it is sealed.',
        'Issuer keys are made.',
      ],
    }),
  },
  seal: step('ballot.seal', ballot.seal, {
    vi: [
      'Niêm phong bản kê',
      'Bản kê đã niêm phong, chờ ban kiểm phiếu ký',
      'Từ đây không ai, kể cả người vận hành, sửa được câu hỏi, danh sách, khóa hay thời gian. Sai thì chỉ còn cách hủy đợt.',
      'Ban kiểm phiếu đối chiếu dấu 8 từ và ký.',
    ],
    en: [
      'Seal the manifest',
      'Sealed; the committee signs next',
      'From here nobody can change questions, roll, keys or times. What is wrong can only be annulled.',
      'The committee compares the fingerprint and signs.',
    ],
  }),
  'open-issuing': step('ballot.openIssuing', ballot.openIssuing, {
    vi: [
      'Bắt đầu phát phiếu',
      'Đang phát phiếu',
      'Người có tên trong danh sách nhận được phiếu trên máy của mình.',
      'Phiếu đã phát không thu lại được.',
    ],
    en: [
      'Begin issuing',
      'Issuing has begun',
      'Voters can receive their ballots.',
      'A ballot that was handed out cannot be taken back.',
    ],
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
