import { z } from 'zod';
import { Day, openLine, optionalField, Revision } from '../../usecase/index.ts';
import { SOURCE_KINDS, STANDINGS, TASK_STATES, VERDICTS } from './task.states.ts';

/** What is said to whoever types a text that bears a mark of secrecy. */
export const SECRET_REFUSAL = 'Có dấu chỉ độ mật: chỉ ghi nhiệm vụ mật bằng mã số, không ghi nội dung.';

/** One line of text as people type it, tidied; a mark of secrecy in it is refused. */
export const line = openLine(SECRET_REFUSAL);

/** Why something already agreed is changed. */
export const Reason = line('Nêu lý do (ít nhất 5 ký tự)', { least: 5 });
/** Which task. */
export const TaskId = z.uuid('Chọn nhiệm vụ');
const PostId = z.uuid('Chọn chức danh');
const UnitIds = z
  .preprocess(
    (typed) => (typed === undefined || typed === '' ? [] : typeof typed === 'string' ? [typed] : typed),
    z.array(z.uuid('Chọn đơn vị')).max(50, 'Nhiều đơn vị phối hợp quá'),
  )
  .optional();

const texts = {
  responsibility: optionalField(line('Nhập trách nhiệm')),
  product: optionalField(line('Nhập sản phẩm')),
  authority: optionalField(line('Nhập thẩm quyền')),
};
const placing = {
  ownerPostId: optionalField(PostId),
  dueOn: optionalField(Day),
  supervisorPostId: optionalField(PostId),
  supportUnitIds: UnitIds,
  parentId: optionalField(TaskId),
};

/**
 * A task as proposed. Only what is to be done is asked for at once; whatever else of the six is missing must come before it
 * is assigned. `sourceId` names the document or the conclusion it follows from.
 */
export const ProposeInput = z.strictObject({
  what: line('Nhập việc phải làm'),
  ...texts,
  ...placing,
  sourceKind: z.enum(SOURCE_KINDS, 'Chọn nguồn').default('none'),
  sourceId: optionalField(z.uuid('Chọn văn bản nguồn')),
});
/** A task as proposed, parsed. */
export type Proposed = z.output<typeof ProposeInput>;

/** What is changed; fields left out stay. A task that was assigned already asks for a reason. The day has a verb of its own. */
export const EditInput = z.strictObject({
  taskId: TaskId,
  what: optionalField(line('Nhập việc phải làm')),
  ...texts,
  ...placing,
  reason: optionalField(Reason),
  revision: Revision,
});
/** Which task; nothing else is asked. */
export const OneTask = z.strictObject({ taskId: TaskId });
/** Which task, and why. */
export const TaskWithReason = z.strictObject({ taskId: TaskId, reason: Reason });
/** A report: what was done so far, or what is handed in. */
export const ReportInput = z.strictObject({
  taskId: TaskId,
  note: line('Ghi đã làm được gì', { least: 5, most: 2000 }),
});
/** A new day, before the old one has passed, and why. */
export const ChangeDueInput = z.strictObject({ taskId: TaskId, dueOn: Day, reason: Reason, revision: Revision });
/** The post that takes the task over from the one that had it, and why. */
export const TransferInput = z.strictObject({
  taskId: TaskId,
  ownerPostId: PostId,
  reason: Reason,
  revision: Revision,
});

/** A secret task: a code and a day. */
export const NoteSecretInput = z.strictObject({
  secretCode: z
    .string('Nhập mã số')
    .trim()
    .regex(/^[A-Z0-9]{1,10}([./-][A-Z0-9]{1,10}){0,4}$/, 'Mã số gồm chữ in hoa không dấu, số và dấu - . /'),
  dueOn: Day,
});
/** The state a secret task has come to. */
export const MoveSecretInput = z.strictObject({
  taskId: TaskId,
  state: z.enum(['in_progress', 'done', 'cancelled'], 'Chọn tình trạng'),
});

/** The id and number of what was made. */
export const MadeTask = z.object({ id: z.uuid(), number: z.int() });
/** The id and state of what was changed. */
export const MovedTask = z.object({ id: z.uuid(), state: z.enum(TASK_STATES), revision: z.int() });

/** A post as the pages name it, with who holds it today. */
export const PostCard = z.object({
  postId: z.uuid(),
  title: z.string(),
  unitId: z.uuid(),
  unitName: z.string(),
  holders: z.array(z.string()),
});
/** A post as the pages name it. */
export type PostCard = z.infer<typeof PostCard>;

/** A line of the list. A secret task has its code in place of a text. */
export const TaskLine = z.object({
  taskId: z.uuid(),
  number: z.int(),
  what: z.string(),
  secretCode: z.string().nullable(),
  state: z.enum(TASK_STATES),
  standing: z.enum(STANDINGS),
  dueOn: z.string().nullable(),
  /** Days past the day; 0 when it is not overdue. */
  daysLate: z.int(),
  owner: PostCard.nullable(),
  parentId: z.uuid().nullable(),
});
/** A line of the list. */
export type TaskLine = z.infer<typeof TaskLine>;

/** Whose tasks: everybody's, of the posts I hold, of my units and those below, those I am to receive. */
export const SCOPES = ['all', 'mine', 'unit', 'receive'] as const;

/** What is sought; everything may be left out. */
export const FindInput = z.strictObject({
  query: optionalField(line('Nhập từ cần tìm', { most: 200 })),
  scope: z.enum(SCOPES, 'Chọn phạm vi').default('all'),
  state: optionalField(z.enum(TASK_STATES, 'Chọn tình trạng')),
  standing: optionalField(z.enum(STANDINGS, 'Chọn tình trạng')),
  unitId: optionalField(z.uuid('Chọn đơn vị')),
  /** Only the unit itself, without those below it: what a line of the figures counts. */
  isOwnOnly: z.preprocess((typed) => typed === true || typed === 'true' || typed === '1', z.boolean()).default(false),
  /** Only tasks that figures count: given out, neither proposed nor cancelled. */
  isGivenOut: z.preprocess((typed) => typed === true || typed === 'true' || typed === '1', z.boolean()).default(false),
  dueFrom: optionalField(Day),
  dueTo: optionalField(Day),
  parentId: optionalField(TaskId),
  sourceId: optionalField(z.uuid('Chọn nguồn')),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
/** What is sought, parsed. */
export type Asked = z.output<typeof FindInput>;
/** The tasks found; `total` counts all of them. */
export const FindOutput = z.object({ tasks: z.array(TaskLine), total: z.int() });

/** A piece of evidence as the task's page shows it. */
export const EvidenceLine = z.object({
  evidenceId: z.uuid(),
  name: z.string(),
  size: z.int(),
  documentId: z.uuid().nullable(),
  addedOn: z.string(),
  verdict: z.enum(VERDICTS),
});
