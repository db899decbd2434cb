import { document } from '../../modules/document/index.ts';
import { meeting } from '../../modules/meeting/index.ts';
import { org } from '../../modules/org/index.ts';
import { task } from '../../modules/task/index.ts';
import { registerIn, type Register } from '../register.ts';
import type { HeldPost } from '../tasks-in.ts';
import type { Ward } from './ward.ts';

const FIRST_DAY = Date.UTC(2026, 11, 1, 2);
const DAYS = 360;
const DAY_MS = 86_400_000;
const reason = 'theo kết luận của thường trực';
const dayAt = (n: number): string => new Date(FIRST_DAY + n * DAY_MS).toISOString().slice(0, 10);

/** What happens on the n-th day of the year. */
interface Happening {
  readonly day: number;
  readonly happen: () => Promise<void>;
}

/** Lives the year of a ward through its use cases, day after day. */
export async function liveYear(ward: Ward): Promise<void> {
  const register = await registerIn(ward.house);
  const sourceId = await register.enter(register.own, '01-NQ/ĐU', { issuedOn: '2026-11-20' });
  const every = (count: number, happen: (n: number, day: number) => Promise<void>, from = 0): Happening[] =>
    Array.from({ length: count }, (_, n) => {
      const day = from + Math.floor((n * (DAYS - 20)) / count);
      return { day, happen: () => happen(n, day) };
    });
  const year = [
    ...every(ward.shape.conferences, (n) => conference(ward, n)),
    ...every(ward.shape.tasks, (n, day) => oneTask(ward, { n, day, sourceId }), 1),
    ...every(ward.shape.directives, (n, day) => directive(ward, register, { n, day }), 2),
    { day: DAYS - 10, happen: () => merge(ward) },
  ].sort((a, b) => a.day - b.day);
  for (const { day, happen } of year) {
    ward.house.clock.set(new Date(FIRST_DAY + day * DAY_MS).toISOString());
    await happen();
  }
}

/** A conference of the committee, every fourth of a cell; who comes, who is excused, who speaks, who is a guest. */
async function conference({ house, shape, cellIds, personIds, tell }: Ward, n: number): Promise<void> {
  const unitId = n % 4 === 3 ? (cellIds[1] ?? '') : house.rootUnitId;
  const title = n % 5 === 4 ? `Hội nghị học tập, quán triệt nghị quyết ${'của cấp trên '.repeat(9)}` : 'Hội nghị';
  const startsAt = house.clock.now().toISOString();
  const planned = { kind: n % 3 === 0 ? 'hoc_tap' : 'chi_bo', unitId, title, place: 'Nhà văn hóa', mode: 'in_person' };
  const { id: meetingId } = await tell(meeting.plan, { ...planned, startsAt });
  const called = Array.from({ length: shape.called }, (_, k) => personIds[(n * 31 + k) % personIds.length] ?? '');
  await tell(meeting.setInvitation, { meetingId, personIds: called });
  await tell(meeting.open, { meetingId });
  await tell(meeting.markList, { meetingId, personIds: called.slice(0, shape.came) });
  const excused = { meetingId, personId: called[shape.came], as: 'excused', excuse: 'đi công tác' };
  await tell(meeting.mark, excused);
  for (const kind of ['paper', 'comment']) {
    await tell(meeting.recordOpinion, { meetingId, speaker: 'Lê Thị Hỏi', kind, text: 'đề nghị sửa đường ngõ' });
  }
  await tell(meeting.addGuest, { meetingId, name: 'Trần Văn Khách', body: 'Mặt trận Tổ quốc', isHere: true });
  await tell(meeting.close, { meetingId });
  // A figure that was wrong is corrected after the close.
  const corrected = { meetingId, personId: called[0], as: 'absent', reason: 'đối chiếu danh sách ký tên' };
  if (n % 4 === 1) await tell(meeting.correctAttendance, corrected);
}

interface Given {
  readonly n: number;
  readonly day: number;
  readonly sourceId: string;
}

/** A task that goes as far as its number says: proposed, called off, moved, under way, handed over, late, returned, done. */
async function oneTask(ward: Ward, { n, day, sourceId }: Given): Promise<void> {
  const { house, posts, tell } = ward;
  const owner = posts[n % posts.length];
  if (!owner) throw new Error('a ward has posts');
  const six = { what: `Rà soát hộ khó khăn lần ${String(n + 1)}`, responsibility: 'Chủ trì', product: 'Báo cáo' };
  const asked = { ...six, authority: 'Theo quy chế', ownerPostId: owner.postId, dueOn: dayAt(day + 5) };
  const { id: taskId } = await tell(task.propose, { ...asked, sourceKind: 'document', sourceId });
  const goesTo = n % 8;
  if (goesTo > 0) await tell(task.assign, { taskId });
  if (goesTo === 1) await tell(task.cancel, { taskId, reason });
  if (goesTo === 2) await postpone(ward, taskId, dayAt(day + 6));
  if (goesTo > 2) await tell(task.accept, { taskId }, owner.actor);
  if (goesTo === 4) await handOver(ward, owner, n);
  house.clock.advance(goesTo === 5 ? 7 * 86_400 : 86_400);
  await handIn(ward, owner, { taskId, sourceId, goesTo });
}

async function postpone({ tell }: Ward, taskId: string, dueOn: string): Promise<void> {
  const { revision } = await tell(task.one, { taskId });
  await tell(task.changeDue, { taskId, dueOn, reason, revision });
}

interface Result {
  readonly taskId: string;
  readonly sourceId: string;
  readonly goesTo: number;
}
async function handIn({ tell }: Ward, { actor }: HeldPost, { taskId, sourceId, goesTo }: Result): Promise<void> {
  if (goesTo < 5) return;
  await tell(task.citeEvidence, { taskId, documentId: sourceId }, actor);
  await tell(task.submit, { taskId, note: 'đã làm xong' }, actor);
  if (goesTo === 6) await tell(task.returnResult, { taskId, reason: 'thiếu danh sách kèm theo' });
  else await tell(task.acceptResult, { taskId });
}

/** The post gets another holder: what he had accepted is to be taken over. */
async function handOver({ house, tell }: Ward, { postId }: HeldPost, n: number): Promise<void> {
  const personId = await house.add('Vũ Thị Nhận Thay', { birthYear: 1960 + n });
  await tell(org.appoint, {
    personId,
    postId,
    fromOn: house.clock.now().toISOString().slice(0, 10),
    mode: 'concurrent',
  });
}

/** A document from above asks every cell and the committee for something; some answer, in time or late, some are let off. */
async function directive(
  { house, cellIds, tell }: Ward,
  register: Register,
  at: Omit<Given, 'sourceId'>,
): Promise<void> {
  const { n, day } = at;
  const above = { issuedOn: dayAt(day), title: 'Tăng cường công tác phòng cháy, chữa cháy tại khu dân cư' };
  const documentId = await register.enter(register.city, `${String(n + 1)}-CT/TU`, above);
  if (n % 4 === 3) return;
  const asked = { documentId, unitIds: [house.rootUnitId, ...cellIds], requiredType: 'KH', task: 'Ban hành kế hoạch' };
  await tell(document.oblige, { ...asked, dueOn: dayAt(day + 1) });
  const { obligations: asking } = await tell(document.obligations, { documentId });
  // In the order of the cells, the committee first: ids are made by chance, and the year is the same every time.
  const obligations = [...asking].sort((a, b) => cellIds.indexOf(a.unitId) - cellIds.indexOf(b.unitId));
  house.clock.advance(2 * 86_400);
  for (const [k, { obligationId, unitId }] of obligations.entries()) {
    const own = {
      issuerId: register.own,
      symbol: `${String(n + 2)}-KH/ĐU`,
      title: 'Triển khai Chỉ thị',
      isPlain: true,
    };
    if (unitId === house.rootUnitId) {
      await tell(document.issueOwn, { obligationId, ...own, issuedOn: dayAt(day + (n % 2) * 2) });
    } else if (k % 3 === 0) {
      await tell(document.fulfilOtherwise, {
        obligationId,
        doneOn: dayAt(day + (k % 2) * 2),
        reason: 'hội nghị quán triệt',
      });
    } else if (k % 7 === 0) {
      await tell(document.exempt, { obligationId, reason });
    }
  }
}

/** Near the end of the year the second cell goes into the third. */
async function merge({ house, cellIds, tell }: Ward): Promise<void> {
  const [, from = '', into = ''] = cellIds;
  const links = [from, into].map((fromUnitId) => ({ fromUnitId, toUnitId: into, shareBasisPoints: 10_000 }));
  const decision = {
    kind: 'merge',
    effectiveOn: dayAt(DAYS - 10),
    decisionSymbol: '12-QĐ/ĐU',
    decidedOn: dayAt(DAYS - 20),
  };
  const { id } = await tell(org.draftSuccession, { ...decision, links });
  await tell(org.confirmSuccession, { successionId: id }, house.leader);
}
