import { meeting } from '../../modules/meeting/index.ts';
import { org } from '../../modules/org/index.ts';
import type { Actor, PersonActor } from '../../usecase/index.ts';
import type { FoundedHouse } from '../founded-house.ts';
import type { Tell } from './telling.ts';
import { smallPdf } from '../small-pdf.ts';

const reason = 'ghi lại cho đúng buổi họp';

/** A conference of study and its make-up session, with everything that can happen in them. */
export async function meetings(founded: FoundedHouse, tell: Tell): Promise<void> {
  const { office, leader, system, cellId } = founded;
  await tell(office, meeting.keepKind, {
    ...{ code: 'hop_khu', name: 'Họp khu dân cư', quorumPart: 1, quorumWhole: 2, lateAfterMinutes: 10 },
  });
  const fields = { title: 'Học tập Nghị quyết', place: 'Hội trường', mode: 'in_person', chairId: leader.personId };
  const when = { startsAt: '2026-11-21T08:00' };
  const planned = { kind: 'hoc_tap', unitId: cellId, ...fields, ...when };
  const { id: meetingId } = await tell(office, meeting.plan, planned);
  await tell(office, meeting.edit, { meetingId, ...fields, ...when, place: 'Hội trường tầng 2' });
  const items = [{ title: 'Quán triệt', minutes: 20, presenter: 'Báo cáo viên' }, { title: 'Thảo luận' }];
  await tell(office, meeting.setAgenda, { meetingId, items });
  await tell(office, meeting.setInvitation, { meetingId, unitIds: [cellId], postTitles: ['Bí thư Đảng ủy'] });
  const extra = (await tell(office, org.addPerson, { ...NEWCOMER, cellId })).personId;
  await tell(office, meeting.callPerson, { meetingId, personId: extra });
  for (const fullName of ['Lý Văn Hội', 'Hồ Thị Nghị', 'Bùi Văn Họp']) {
    const { personId } = await tell(office, org.addPerson, { ...NEWCOMER, fullName, cellId });
    await tell(office, meeting.callPerson, { meetingId, personId });
  }
  await tell(office, meeting.leaveOut, { meetingId, personId: extra, reason });
  await tell(office, meeting.invite, { meetingId });
  await tell(office, meeting.open, { meetingId });
  await held({ office, leader, meetingId }, tell);
  await tell(office, meeting.close, { meetingId });
  await afterwards({ office, leader, meetingId }, tell);
  await tell(system, meeting.recount);
  const other = await tell(office, meeting.plan, { ...planned, repeatOf: meetingId });
  await tell(office, meeting.cancel, { meetingId: other.id, reason });
  await tell(office, meeting.keepApart, { meetingId, otherId: other.id, reason });
  const twice = { meetingId: (await tell(office, meeting.plan, { ...planned, repeatOf: meetingId })).id };
  await tell(office, meeting.open, twice);
  await tell(office, meeting.close, twice);
  await tell(office, meeting.strikeDuplicate, { ...twice, otherId: meetingId, reason });
  await tell(office, meeting.reconciliation, { fromOn: '2026-01-01', toOn: '2026-12-31' });
  await tell(office, meeting.returnDuplicate, { ...twice, reason });
}

const NEWCOMER = { fullName: 'Vũ Thị Mời Thêm', memberKind: 'official', fromOn: '2025-07-01' };

interface Held {
  readonly office: PersonActor;
  readonly leader: PersonActor;
  readonly meetingId: string;
}
async function held({ office, leader, meetingId }: Held, tell: Tell): Promise<void> {
  const { people } = await tell(office, meeting.attendance, { meetingId });
  await tell(office, meeting.setCheckIn, { meetingId, mode: 'printed', reason });
  const { items, checkIn } = await tell(office, meeting.one, { meetingId });
  await tell(leader as Actor, meeting.checkIn, { meetingId, code: checkIn?.code });
  const [first, second, third] = people.filter(({ personId }) => personId !== leader.personId);
  await tell(office, meeting.mark, { meetingId, personId: first?.personId, as: 'present' });
  if (second) await tell(office, meeting.checkInNumber, { meetingId, number: String(second.seatNo) });
  await tell(office, meeting.markList, { meetingId, isEverybody: true });
  const visitor = { meetingId, name: 'Cao Thị Khách', body: 'Đảng ủy cấp trên' };
  const { id: guestId } = await tell(office, meeting.addGuest, visitor);
  await tell(office, meeting.markGuest, { meetingId, guestId, as: 'present' });
  await tell(office, meeting.goTo, { meetingId, itemId: items[1]?.itemId });
  await spoken({ office, leader, meetingId }, tell, third?.personId ?? '');
  const question = { meetingId, question: 'Thông qua chương trình', votesFor: 1, votesAgainst: 0, abstentions: 0 };
  const { id: voteId } = await tell(office, meeting.takeVote, question);
  await tell(office, meeting.correctVote, { ...question, voteId, votesFor: 0, abstentions: 1, reason });
  const twice = await tell(office, meeting.takeVote, question);
  await tell(office, meeting.withdrawVote, { meetingId, voteId: twice.id, reason });
  await concluded({ office, leader, meetingId }, tell);
  await tell(leader, meeting.pulse, { meetingId });
}

async function concluded({ office, meetingId }: Held, tell: Tell): Promise<void> {
  const { id: conclusionId } = await tell(office, meeting.conclude, { meetingId, what: 'Ghi nhầm kết luận' });
  await tell(office, meeting.withdrawConclusion, { meetingId, conclusionId, reason });
  const { holdings } = await tell(office, org.holdings);
  const six = { responsibility: 'chịu trách nhiệm trước chi bộ', product: 'báo cáo', authority: 'quyết định' };
  const owner = { ownerPostId: holdings[0]?.postId, dueOn: '2026-12-31' };
  const made = await tell(office, meeting.conclude, { meetingId, what: 'Rà soát danh sách', ...owner, ...six });
  await tell(office, meeting.makeTask, { meetingId, conclusionId: made.id });
  await tell(office, meeting.ofConclusion, { conclusionId: made.id });
}

async function spoken({ office, leader, meetingId }: Held, tell: Tell, personId: string): Promise<void> {
  const asked = await tell(leader, meeting.askToSpeak, { meetingId, topic: 'Giải pháp' });
  const turn = { meetingId, opinionId: asked.id };
  await tell(office, meeting.askToSpeak, { meetingId, personId });
  await tell(office, meeting.moveSpeaker, { ...turn, direction: 'down' });
  await tell(office, meeting.takeOffSpeaker, turn);
  await tell(office, meeting.returnSpeaker, turn);
  await tell(office, meeting.startSpeaking, turn);
  await tell(office, meeting.addTime, turn);
  await tell(office, meeting.finishSpeaking, { ...turn, text: 'Đề nghị giao rõ người làm' });
  const said = { meetingId, speaker: 'Đại diện cấp trên', kind: 'guidance', text: 'Nhất trí với báo cáo' };
  const { id: opinionId } = await tell(office, meeting.recordOpinion, said);
  await tell(office, meeting.correctOpinion, { meetingId, opinionId, kind: 'guidance', text: 'Nhất trí' });
  await tell(office, meeting.withdrawOpinion, { meetingId, opinionId, reason });
}

async function afterwards({ office, leader, meetingId }: Held, tell: Tell): Promise<void> {
  const correction = { meetingId, personId: leader.personId, as: 'excused', excuse: 'đi công tác', reason };
  await tell(office, meeting.correctAttendance, correction);
  await tell(office, meeting.planMakeUp, { meetingId, startsAt: '2026-11-28T08:00', place: 'Phòng họp' });
  await tell(office, meeting.drawMinutes, { meetingId, family: 'party', documentPlace: 'Hoa Gạo' });
  const file = { fileName: 'bien-ban.pdf', mediaType: 'application/pdf', bytes: smallPdf('Bien ban') };
  await tell(office, meeting.signMinutes, { meetingId, file });
  await tell(leader, meeting.confirm, { meetingId });
  await tell(office, meeting.publish, { meetingId });
  await tell(office, meeting.minutesFile, { meetingId, form: 'signed' });
  await tell(office, meeting.newsDraft, { meetingId });
  await tell(office, meeting.list, { year: 2026, query: 'hoc tap' });
  await tell(office, meeting.kinds);
  const scope = { fromOn: '2026-01-01', toOn: '2026-12-31' };
  await tell(office, meeting.figures, scope);
  await tell(office, meeting.figureRecords, { ...scope, figure: 'present' });
}
