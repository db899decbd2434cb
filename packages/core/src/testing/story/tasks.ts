import { document } from '../../modules/document/index.ts';
import { org } from '../../modules/org/index.ts';
import { task } from '../../modules/task/index.ts';
import type { Actor, PersonActor } from '../../usecase/index.ts';
import { FOUNDED_ON, type FoundedHouse } from '../founded-house.ts';
import type { Tell } from './telling.ts';
import { smallPdf } from '../small-pdf.ts';

const reason = 'thay đổi theo kết luận mới';
const note = 'đã làm xong phần đầu';
const file = { fileName: 'bao-cao.pdf', mediaType: 'application/pdf', bytes: smallPdf('Bao cao') };

interface Scene {
  readonly house: FoundedHouse;
  readonly tell: Tell;
  readonly owner: PersonActor;
  readonly ownerPostId: string;
  readonly otherPostId: string;
  /** Proposes a task with all six clear things and answers its id. */
  readonly proposed: (what: string) => Promise<string>;
}

/** Everything that can happen to a task, once. */
export async function tasks(house: FoundedHouse, tell: Tell): Promise<void> {
  const scene = await sceneOf(house, tell);
  await carriedOut(scene);
  await changed(scene);
  await tell(house.office, task.find, { query: 'ra soat' });
  await looked(scene);
  const secret = await tell(house.leader, task.noteSecret, { secretCode: 'M-07/2026', dueOn: '2026-12-15' });
  await tell(house.office, task.moveSecret, { taskId: secret.id, state: 'done' });
}

async function sceneOf(house: FoundedHouse, tell: Tell): Promise<Scene> {
  const { office, cellId } = house;
  const post = async (title: string, fullName: string) => {
    const personId = await house.add(fullName);
    const { id } = await tell(office, org.createPost, { unitId: cellId, title, fromOn: FOUNDED_ON });
    const { id: holdingId } = await tell(office, org.appoint, { personId, postId: id, fromOn: FOUNDED_ON });
    return { id, holdingId, actor: house.actorWith([], personId) };
  };
  const owner = await post('Bí thư Chi bộ 1', 'Mai Thị Nhận Việc');
  const other = await post('Phó Bí thư Chi bộ 1', 'Mai Văn Nhận Thay');
  const proposed = async (what: string): Promise<string> => {
    const six = { what, responsibility: 'Chủ trì', product: 'Báo cáo', authority: 'Được huy động chi bộ' };
    const asked = { ...six, ownerPostId: owner.id, dueOn: '2026-12-10', supportUnitIds: [cellId] };
    return (await tell(office, task.propose, asked)).id;
  };
  return { house, tell, owner: owner.actor, ownerPostId: owner.id, otherPostId: other.id, proposed };
}

async function carriedOut({ house, tell, owner, proposed }: Scene): Promise<void> {
  const { office } = house;
  const taskId = await proposed('Rà soát hộ khó khăn');
  await tell(office, task.edit, { taskId, what: 'Rà soát hộ khó khăn trên địa bàn' });
  await tell(office, task.assign, { taskId });
  await tell(owner, task.accept, { taskId });
  await tell(owner, task.report, { taskId, note });
  const { id: evidenceId } = await tell(owner, task.attachEvidence, { taskId, file });
  await tell(owner, task.evidence, { taskId, evidenceId });
  await tell(owner, task.withdrawEvidence, { taskId, evidenceId, reason });
  const { documents } = await tell(office, document.find, { query: '195-KH/ĐU' });
  const documentId = documents[0]?.documentId;
  const cited = await tell(owner, task.citeEvidence, { taskId, documentId });
  await tell(owner, task.submit, { taskId, note });
  await tell(office, task.judgeEvidence, { taskId, evidenceId: cited.id, verdict: 'verified' });
  await tell(office, task.returnResult, { taskId, reason });
  await tell(owner, task.submit, { taskId, note });
  await tell(office, task.acceptResult, { taskId });
  await tell(office, task.reopen, { taskId, reason });
  await tell(office, task.one, { taskId });
}

async function changed({ house, tell, owner, otherPostId, ownerPostId, proposed }: Scene): Promise<void> {
  const { office } = house;
  const taskId = await proposed('Tuyên truyền phân loại rác');
  await tell(office, task.assign, { taskId });
  await tell(office, task.changeDue, { taskId, dueOn: '2026-12-20', reason });
  await tell(owner, task.accept, { taskId });
  const heir: Actor = await handOver(house, tell, ownerPostId);
  await tell(heir, task.takeOver, { taskId });
  await tell(office, task.transfer, { taskId, ownerPostId: otherPostId, reason });
  await tell(office, task.cancel, { taskId, reason });
}

async function handOver(house: FoundedHouse, tell: Tell, postId: string): Promise<PersonActor> {
  const { office } = house;
  const { holdings } = await tell(office, org.holdings);
  const holdingId = holdings.find((one) => one.postId === postId)?.holdingId;
  await tell(office, org.endHolding, { holdingId, toOn: '2026-11-20', reason });
  const personId = await house.add('Mai Thị Kế Nhiệm');
  await tell(office, org.appoint, { personId, postId, fromOn: '2026-11-20' });
  return house.actorWith([], personId);
}

async function looked({ house: { office, leader, system }, tell, owner }: Scene): Promise<void> {
  await tell(office, task.figures);
  await tell(owner, task.waiting);
  await tell(office, task.escalation);
  const steps = [{ daysAfter: 2, broughtTo: 'unit_head' }];
  await tell(leader, task.setEscalation, { steps, reason });
  await tell(system, task.remind);
  const pasted = 'TT\tNhiệm vụ\tChủ trì\tThời hạn\n1\tLập kế hoạch\tBí thư Đảng ủy\t31/12/2026';
  const { table, mapping } = await tell(office, task.previewAppendix, { table: pasted });
  await tell(office, task.importAppendix, { table, mapping });
}
