import { org } from '../modules/org/index.ts';
import { task } from '../modules/task/index.ts';
import { perform, type Actor, type PersonActor } from '../usecase/index.ts';
import { FOUNDED_ON, valueOf, type FoundedHouse } from './founded-house.ts';
import { smallPdf } from './small-pdf.ts';

/** A post with whoever holds it. */
export interface HeldPost {
  readonly postId: string;
  readonly holdingId: string;
  readonly actor: PersonActor;
}

/** A cell with a post that owns tasks, and hands to bring tasks into any state. */
export interface TaskStage {
  readonly owner: HeldPost;
  /** A post of the first cell (or another unit) with a holder. */
  readonly post: (title: string, more?: Readonly<Record<string, unknown>>) => Promise<HeldPost>;
  /** Proposes a task with all six; answers its id. */
  readonly propose: (more?: Readonly<Record<string, unknown>>) => Promise<string>;
  /** The same, given out. */
  readonly assigned: (more?: Readonly<Record<string, unknown>>) => Promise<string>;
  /** Accepted, shown by a file, and handed in. */
  readonly submitted: (more?: Readonly<Record<string, unknown>>) => Promise<string>;
  /** Adds a small file as evidence. */
  readonly show: (taskId: string, actor?: Actor) => Promise<string>;
}

const PDF = smallPdf('Bao cao');

/** Sets the stage in a founded house. */
export async function tasksIn(house: FoundedHouse): Promise<TaskStage> {
  const { app, office, cellId } = house;
  const post = async (title: string, more: Readonly<Record<string, unknown>> = {}): Promise<HeldPost> => {
    const personId = await house.add(`Người giữ ${title}`);
    const made = { unitId: cellId, title, fromOn: FOUNDED_ON, ...more };
    const { id } = valueOf(await perform(app, office, org.createPost, made));
    const held = valueOf(await perform(app, office, org.appoint, { personId, postId: id, fromOn: FOUNDED_ON }));
    return { postId: id, holdingId: held.id, actor: house.actorWith([], personId) };
  };
  const owner = await post('Chi ủy viên');
  const propose = async (more: Readonly<Record<string, unknown>> = {}): Promise<string> => {
    const six = {
      what: 'Rà soát hộ khó khăn',
      responsibility: 'Chủ trì',
      product: 'Báo cáo',
      authority: 'Theo quy chế',
    };
    const asked = { ...six, ownerPostId: owner.postId, dueOn: '2026-12-10', ...more };
    return valueOf(await perform(app, office, task.propose, asked)).id;
  };
  const assigned: TaskStage['assigned'] = async (more) => {
    const taskId = await propose(more);
    valueOf(await perform(app, office, task.assign, { taskId }));
    return taskId;
  };
  const show: TaskStage['show'] = async (taskId, actor = owner.actor) => {
    const file = { fileName: 'bao-cao.pdf', mediaType: 'application/pdf', bytes: PDF };
    return valueOf(await perform(app, actor, task.attachEvidence, { taskId, file })).id;
  };
  const submitted: TaskStage['submitted'] = async (more) => {
    const taskId = await assigned(more);
    valueOf(await perform(app, owner.actor, task.accept, { taskId }));
    await show(taskId);
    valueOf(await perform(app, owner.actor, task.submit, { taskId, note: 'đã làm xong' }));
    return taskId;
  };
  return { owner, post, propose, assigned, submitted, show };
}
