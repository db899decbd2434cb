// Rows of tasks: the task, its supporting unit, its evidence and its history.
import { searchKeys } from '@guong/vietnamese';
import { daysAfter, type Paper } from './papers.ts';
import { symbolOf } from './paper-rows.ts';
import { idOf, type Row, type Table } from './rows.ts';
import { holderOn, tasksOf, type Planned } from './tasks.ts';
import type { Ward } from './units.ts';

/** The tasks and their rows. */
export function taskTables(
  seed: number,
  wards: readonly Ward[],
  papers: readonly Paper[],
): { readonly tasks: readonly Planned[]; readonly tables: readonly Table[] } {
  const tasks = tasksOf(seed, wards, papers);
  const byId = new Map(papers.map((paper) => [paper.documentId, paper]));
  const tables = [
    { name: 'task.task', rows: tasks.map(taskRow) },
    { name: 'task.support', rows: tasks.filter(({ isSupported }) => isSupported).map(supportRow) },
    { name: 'task.event', rows: tasks.flatMap(eventRows) },
    { name: 'task.evidence', rows: tasks.flatMap((one) => evidenceRows(seed, one, byId)) },
    { name: 'task.escalation', rows: [{ step: 1, days_after: 7, brought_to: 'unit_head' }] },
  ];
  return { tasks, tables };
}

/** Whether somebody has taken it on. */
const isTaken = ({ state }: Planned): boolean =>
  ['accepted', 'in_progress', 'submitted', 'returned', 'done'].includes(state);
const acceptedOn = ({ begunOn }: Planned): string => daysAfter(begunOn, 2);

function taskRow(task: Planned): Row {
  const isSecret = task.secretCode !== null;
  const text = (words: string): string => (isSecret ? '' : words);
  const product = text('Báo cáo kết quả kèm danh sách');
  const what = text(task.what);
  const keys = searchKeys([`NV-${String(task.number)}`, what, product, task.secretCode ?? ''].join(' | '));
  return {
    ...{ task_id: task.taskId, number: task.number, state: task.state, what, responsibility: text('Chủ trì') },
    ...{ product, authority: text('Theo quy chế làm việc'), owner_post_id: isSecret ? null : task.owner.postId },
    ...{ unit_id: task.owner.unitId, due_on: task.dueOn, assigner_post_id: task.head.postId, supervisor_post_id: null },
    ...{ parent_id: isSecret ? null : task.parentId, ...sourceOf(task), secret_code: task.secretCode },
    ...{ accepted_by: isTaken(task) ? holderOn(task.owner, acceptedOn(task)) : null },
    ...{ accepted_on: isTaken(task) ? acceptedOn(task) : null, decided_on: task.decidedOn },
    ...{ submitted_by: task.submittedOn === null ? null : holderOn(task.owner, task.submittedOn) },
    ...{ submitted_on: task.submittedOn, search_exact: keys.exact, search_canon: keys.canon },
    ...{ search_folded: keys.folded, revision: 3 },
  };
}

const sourceOf = ({ sourceId, secretCode }: Planned): Row =>
  sourceId === null || secretCode !== null
    ? { source_kind: 'none', source_id: null }
    : { source_kind: 'document', source_id: sourceId };

const supportRow = ({ taskId, head }: Planned): Row => ({ task_id: taskId, unit_id: head.unitId, is_withdrawn: false });

interface Happened {
  readonly kind: string;
  readonly day: string;
  readonly by: string;
  readonly note?: string;
  readonly before?: object;
}

/** What happened, in order; of a secret task only that it is there. */
function eventRows(task: Planned): Row[] {
  const happened = (task.secretCode === null ? [...given(task), ...done(task)] : given(task).slice(0, 1)).filter(
    (one) => one !== false,
  );
  return happened.map((one, n) => ({
    ...{ task_id: task.taskId, seq: n + 1, kind: one.kind, made_at: `${one.day}T03:00:00Z`, made_by: one.by },
    ...{ owner_post_id: task.secretCode === null ? task.owner.postId : null, note: one.note ?? '' },
    before: JSON.stringify(one.before ?? {}),
  }));
}

type Perhaps = Happened | false;
function given({ head, begunOn, movedFrom, transferredFrom, state }: Planned): Perhaps[] {
  const by = holderOn(head, begunOn);
  return [
    { kind: 'proposed', day: begunOn, by },
    state !== 'proposed' && { kind: 'assigned', day: begunOn, by },
    transferredFrom !== null && {
      ...{ kind: 'transferred', day: daysAfter(begunOn, 1), by, note: 'phân công lại trong thường trực' },
      before: { owner_post_id: transferredFrom.postId },
    },
    movedFrom !== null && {
      ...{ kind: 'due_changed', day: daysAfter(begunOn, 1), by, note: 'chờ số liệu của phường bạn' },
      before: { due_on: movedFrom },
    },
    state === 'cancelled' && { kind: 'cancelled', day: daysAfter(begunOn, 4), by, note: 'nhập vào nhiệm vụ khác' },
  ];
}

function done(task: Planned): Perhaps[] {
  const { owner, head, submittedOn, decidedOn } = task;
  const on = acceptedOn(task);
  return [
    isTaken(task) && { kind: 'accepted', day: on, by: holderOn(owner, on) },
    submittedOn !== null && {
      kind: 'submitted',
      day: submittedOn,
      by: holderOn(owner, submittedOn),
      note: 'đã làm xong',
    },
    decidedOn !== null && { kind: 'done', day: decidedOn, by: holderOn(head, decidedOn) },
  ];
}

/** What shows that it was done: documents of the register, for files would have no bytes behind them. */
function evidenceRows(seed: number, task: Planned, byId: ReadonlyMap<string, Paper>): Row[] {
  const paper = byId.get(task.evidenceId ?? '');
  if (!paper || task.submittedOn === null || task.secretCode !== null) return [];
  const verdict = task.state === 'done' ? 'verified' : task.number % 2 === 0 ? 'rejected' : 'pending';
  return [
    {
      ...{ evidence_id: idOf(seed, 'evidence', task.number), task_id: task.taskId, file_id: null },
      ...{ name: symbolOf(paper), media_type: '', size: 0, sha256: '', document_id: paper.documentId },
      ...{ added_on: task.submittedOn, added_by: holderOn(task.owner, task.submittedOn), verdict, is_withdrawn: false },
    },
  ];
}
