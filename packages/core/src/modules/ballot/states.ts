import type { Fault } from '../../kernel/index.ts';

/** The life of a round, in order (domain analysis 6.5; rulings, 4). `annulled` may follow any but the last. */
export const ROUND_STATES = [
  'draft',
  'approved',
  'roll_frozen',
  'committee_ready',
  'sealed',
  'issuing',
  'issued',
  'casting',
  'closed',
  'opened',
  'minuted',
  'confirmed',
  'released',
  'archived',
  'destroyed',
  'annulled',
] as const;
/** One of the states. */
export type RoundState = (typeof ROUND_STATES)[number];

/** All states from the first named to the last named, in the order of a round's life. */
export const statesFrom = (first: RoundState, last: RoundState): readonly RoundState[] =>
  ROUND_STATES.slice(ROUND_STATES.indexOf(first), ROUND_STATES.indexOf(last) + 1);

interface Step {
  readonly from: readonly RoundState[];
  readonly to?: RoundState;
  /** What a person is told when the round stands elsewhere. */
  readonly otherwise: string;
}

const BEFORE_SEAL: readonly RoundState[] = ['draft', 'approved', 'roll_frozen', 'committee_ready'];

/** Which command moves a round from where to where. Anything not listed is refused. */
export const STEPS = {
  'ballot.editRound': {
    from: ['draft'],
    otherwise: 'Chỉ sửa được khi đợt còn là bản thảo; trước khi niêm phong có thể đưa đợt về bản thảo.',
  },
  'ballot.setSubjects': {
    from: ['draft'],
    otherwise: 'Chỉ đổi người được góp ý khi đợt còn là bản thảo; trước khi niêm phong có thể đưa đợt về bản thảo.',
  },
  'ballot.attachPlan': { from: ['draft'], otherwise: 'Chỉ gắn kế hoạch khi đợt còn là bản thảo.' },
  'ballot.nameAuditor': {
    from: BEFORE_SEAL,
    otherwise: 'Bản kê đã niêm phong; người giám sát không đổi được nữa.',
  },
  'ballot.setRoll': {
    from: ['draft', 'approved'],
    otherwise: 'Danh sách đã chốt; muốn đổi, hãy đưa đợt về bản thảo trước khi niêm phong.',
  },
  'ballot.callVoter': {
    from: ['draft', 'approved'],
    otherwise: 'Danh sách đã chốt; muốn đổi, hãy đưa đợt về bản thảo trước khi niêm phong.',
  },
  'ballot.leaveOut': {
    from: ['draft', 'approved'],
    otherwise: 'Danh sách đã chốt; muốn đổi, hãy đưa đợt về bản thảo trước khi niêm phong.',
  },
  'ballot.setCommittee': {
    from: ['draft', 'approved', 'roll_frozen'],
    otherwise: 'Ban kiểm phiếu đã được xác nhận; muốn đổi, hãy đưa đợt về bản thảo trước khi niêm phong.',
  },
  'ballot.sendForApproval': { from: ['draft'], otherwise: 'Chỉ trình phê duyệt khi đợt còn là bản thảo.' },
  'ballot.reopenDraft': {
    from: ['approved', 'roll_frozen', 'committee_ready'],
    to: 'draft',
    otherwise: 'Chỉ đưa về bản thảo được khi đợt đã phê duyệt và chưa niêm phong.',
  },
  'ballot.approve': { from: ['draft'], to: 'approved', otherwise: 'Đợt này không còn chờ phê duyệt.' },
  'ballot.freezeRoll': {
    from: ['approved'],
    to: 'roll_frozen',
    otherwise: 'Chỉ chốt danh sách một lần, sau khi đợt được phê duyệt.',
  },
  'ballot.registerKey': {
    from: ['approved', 'roll_frozen'],
    otherwise: 'Chỉ nhận khóa khi đợt đã được phê duyệt và chưa niêm phong.',
  },
  'ballot.confirmCommittee': {
    from: ['roll_frozen'],
    to: 'committee_ready',
    otherwise: 'Cần chốt danh sách trước khi xác nhận ban kiểm phiếu.',
  },
  'ballot.seal': {
    from: ['committee_ready'],
    otherwise: 'Chỉ niêm phong khi ban kiểm phiếu đã đủ khóa và được xác nhận.',
  },
  'ballot.signSeal': {
    from: ['committee_ready'],
    to: 'sealed',
    otherwise: 'Không có bản niêm phong nào chờ ký lúc này. Nếu ban đã đủ chữ ký thì đồng chí không cần ký nữa.',
  },
  'ballot.openIssuing': { from: ['sealed'], to: 'issuing', otherwise: 'Chỉ phát phiếu sau khi niêm phong.' },
  'ballot.remind': { from: ['issuing'], otherwise: 'Chỉ nhắc khi đang phát phiếu.' },
  'ballot.receive': { from: ['issuing'], otherwise: 'Lúc này không phát phiếu.' },
  'ballot.endIssuing': { from: ['issuing'], to: 'issued', otherwise: 'Đợt này không ở bước phát phiếu.' },
  'ballot.openCasting': { from: ['issued'], to: 'casting', otherwise: 'Chỉ mở hòm phiếu sau khi kết thúc phát phiếu.' },
  'ballot.close': { from: ['casting'], to: 'closed', otherwise: 'Hòm phiếu không ở trạng thái đang mở.' },
  'ballot.signClose': { from: ['closed'], otherwise: 'Chỉ ký lệnh đóng sau khi hòm phiếu đã đóng.' },
  'ballot.beginOpening': { from: ['closed'], otherwise: 'Chỉ mở niêm phong sau khi đóng hòm phiếu.' },
  'ballot.submitShares': { from: ['closed'], otherwise: 'Chỉ nộp mảnh khóa sau khi đóng hòm phiếu.' },
  'ballot.submitResult': { from: ['closed'], otherwise: 'Kết quả chỉ nộp một lần, sau khi đóng hòm phiếu.' },
  'ballot.signResult': { from: ['closed'], to: 'opened', otherwise: 'Chưa có kết quả chờ ký, hoặc đã đủ chữ ký.' },
  'ballot.drawMinutes': {
    from: ['opened', 'minuted'],
    to: 'minuted',
    otherwise: 'Chỉ lập biên bản khi kết quả đã đủ chữ ký của ban kiểm phiếu.',
  },
  'ballot.confirmMinutes': { from: ['minuted'], to: 'confirmed', otherwise: 'Chưa có biên bản chờ xác nhận.' },
  'ballot.release': {
    from: ['confirmed', 'released'],
    to: 'released',
    otherwise: 'Chỉ công bố sau khi biên bản được xác nhận.',
  },
  'ballot.judgeComment': {
    from: ['opened', 'minuted', 'confirmed', 'released'],
    otherwise: 'Chỉ đọc duyệt ý kiến sau khi mở hòm phiếu.',
  },
  'ballot.archive': { from: ['released'], to: 'archived', otherwise: 'Chỉ lưu trữ sau khi công bố.' },
  'ballot.destroy': { from: ['archived'], to: 'destroyed', otherwise: 'Chỉ hủy phiếu đã lưu trữ.' },
  'ballot.annul': {
    from: [...BEFORE_SEAL, 'sealed', 'issuing', 'issued', 'casting', 'closed', 'opened', 'minuted', 'confirmed'],
    to: 'annulled',
    otherwise: 'Đợt đã công bố thì không hủy nữa; hãy công bố lại kèm lý do.',
  },
  'ballot.signAnnulment': { from: ['annulled'], otherwise: 'Chỉ ký lệnh hủy của đợt đã hủy.' },
} as const satisfies Record<string, Step>;
/** The name of a command that needs a round in a certain state. */
export type StepName = keyof typeof STEPS;

/** The refusal for a command that comes at the wrong time, or nothing. */
export function outOfStep(name: StepName, state: RoundState): Fault | undefined {
  const step: Step = STEPS[name];
  return step.from.includes(state) ? undefined : { code: 'conflict', reason: step.otherwise };
}

/** Where the command takes the round; the same state when it does not move it. */
export function stateAfter(name: StepName, state: RoundState): RoundState {
  const step: Step = STEPS[name];
  return step.to ?? state;
}
