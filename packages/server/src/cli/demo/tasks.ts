import { document } from '@guong/core/document';
import { dayOf } from '@guong/core/kernel';
import { org } from '@guong/core/org';
import { task } from '@guong/core/task';
import type { PersonActor } from '@guong/core/usecase';
import type { DemoWard } from './found-ward.ts';
import { act, type Hand } from './hands.ts';
import { asPerson, atHour, type DemoClock } from './rounds.ts';
import { DEMO_TASKS, type DemoTask, type Reached } from './task-list.ts';

const DAY = 24;
const FIRST_CELL_SECRETARY = 76;
const note = 'Đã rà soát xong, có danh sách và báo cáo kèm theo.';
const reason = 'Thống nhất trong giao ban Thường trực';
/** One empty page: the least that a reader of PDFs opens. */
const PAPER = new TextEncoder().encode(`%PDF-1.7
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Size 4/Root 1 0 R>>
%%EOF
`);

interface Owner {
  readonly postId: string;
  readonly actor: PersonActor;
}
interface Stage {
  readonly ward: DemoWard;
  readonly clock: DemoClock;
  readonly ownerOf: (owner: DemoTask['owner']) => Owner;
  readonly sourceId: string | undefined;
}

/** Tasks in every state, given out over the last three weeks; a secret one by its code; one that follows from a plan. */
export async function seedTasks(ward: DemoWard, clock: DemoClock): Promise<void> {
  const hand: Hand = { app: ward.app, as: ward.office };
  const found = await act(hand, document.find, { query: '195-KH/ĐU', limit: 1 });
  const stage = { ward, clock, ownerOf: await makeOwners(ward, clock), sourceId: found.documents[0]?.documentId };
  let parentId: string | undefined;
  for (const one of DEMO_TASKS) {
    const taskId = await carry(stage, one, parentId);
    parentId ??= taskId;
  }
  clock.set(atHour(clock, -10 * DAY));
  const secret = { secretCode: 'M-07/2026', dueOn: dayOf(atHour(clock, 8 * DAY)) };
  await act({ ...hand, as: ward.leadership }, task.noteSecret, secret);
  clock.set(atHour(clock, 0));
  await act({ ...hand, as: ward.system }, task.remind);
}

/** Heads of four cells, and the posts that the three with a card hold already. */
async function makeOwners(ward: DemoWard, clock: DemoClock): Promise<Stage['ownerOf']> {
  const hand: Hand = { app: ward.app, as: ward.office };
  const fromOn = dayOf(atHour(clock, -300 * DAY));
  const cells = (await act(hand, org.unitTree)).units.filter(({ kind }) => kind === 'cell').slice(0, 4);
  const heads: Owner[] = [];
  for (const [n, { unitId, name }] of cells.entries()) {
    const personId = ward.voterIds[FIRST_CELL_SECRETARY + n] ?? '';
    const post = { unitId, title: `Bí thư ${name}`, isHead: true, isLeader: true, precedence: 400 + n, fromOn };
    const { id: postId } = await act(hand, org.createPost, post);
    await act(hand, org.appoint, { personId, postId, fromOn, mode: 'concurrent' });
    heads.push(await ownerHolding(ward, personId, postId));
  }
  const { holdings } = await act(hand, org.holdings);
  const members: Owner[] = [];
  for (const personId of ward.committeeIds) {
    const postId = holdings.find((one) => one.personId === personId)?.postId ?? '';
    members.push(await ownerHolding(ward, personId, postId));
  }
  return (owner) => {
    const held = 'cell' in owner ? heads[owner.cell - 1] : members[owner.member];
    if (!held) throw new Error('every owner of the demo holds a post');
    return held;
  };
}

/** Somebody as he works: with the posts he holds. */
async function ownerHolding(ward: DemoWard, personId: string, postId: string): Promise<Owner> {
  const { holdings } = await act({ app: ward.app, as: ward.office }, org.holdings, { personId });
  const held = holdings.map(({ holdingId, unitId, title }) => ({ holdingId, unitId, postTitle: title, powers: [] }));
  return { postId, actor: { ...asPerson(ward, personId), holdings: held } };
}

const STEPS: Readonly<Record<Reached, readonly string[]>> = {
  proposed: [],
  assigned: ['assign'],
  accepted: ['assign', 'accept'],
  in_progress: ['assign', 'accept', 'report'],
  submitted: ['assign', 'accept', 'submit'],
  returned: ['assign', 'accept', 'submit', 'return'],
  done: ['assign', 'accept', 'submit', 'done'],
  cancelled: ['assign', 'cancel'],
};

async function carry({ ward, clock, ownerOf, sourceId }: Stage, one: DemoTask, parentId: string | undefined) {
  const owner = ownerOf(one.owner);
  const office: Hand = { app: ward.app, as: ward.office };
  const hand: Hand = { app: ward.app, as: owner.actor };
  clock.set(atHour(clock, one.from * DAY));
  const isMember = 'member' in one.owner;
  const { id: taskId } = await act(office, task.propose, {
    what: one.what,
    product: one.product,
    responsibility: 'Chủ trì thực hiện, chịu trách nhiệm về kết quả',
    authority: one.product === '' ? '' : 'Được huy động lực lượng của đơn vị, mời các ban ngành phối hợp',
    ownerPostId: owner.postId,
    dueOn: dayOf(atHour(clock, one.dueIn * DAY)),
    ...(one.isPart && { parentId }),
    ...(isMember && sourceId !== undefined && { sourceKind: 'document', sourceId }),
  });
  const steps: Readonly<Record<string, () => Promise<unknown>>> = {
    assign: () => act(office, task.assign, { taskId }),
    accept: () => act(hand, task.accept, { taskId }),
    report: () => act(hand, task.report, { taskId, note: 'Đã làm xong phần rà soát, còn tổng hợp và xin xác nhận.' }),
    submit: async () => {
      clock.set(atHour(clock, (one.doneOn ?? 0) * DAY));
      const file = { fileName: 'bao-cao-ket-qua.pdf', mediaType: 'application/pdf', bytes: PAPER };
      await act(hand, task.attachEvidence, { taskId, file });
      await act(hand, task.submit, { taskId, note });
    },
    return: () =>
      act(office, task.returnResult, { taskId, reason: 'Chưa có số liệu của hai tổ dân phố cuối danh sách' }),
    done: () => act(office, task.acceptResult, { taskId }),
    cancel: () => act(office, task.cancel, { taskId, reason }),
  };
  for (const step of STEPS[one.reached]) await steps[step]?.();
  return taskId;
}
