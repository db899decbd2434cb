import { z } from 'zod';
import { dayOf, ok, readSaid, saidWhole, type Said } from '../../kernel/index.ts';
import { readAdmitted } from '../../platform/index.ts';
import { Told, view, type Actor, type Ctx } from '../../usecase/index.ts';
import { documentLines } from '../document/index.ts';
import { personCards } from '../org/index.ts';
import { missingOf } from './check-placing.ts';
import { EvidenceInput } from './evidence.schema.ts';
import { foundTasks, lineOf, taskQuery } from './find.views.ts';
import { cardOf, nameOfUnit, rosterOf, sidesOf, type Roster } from './posts.ts';
import { mayDirect, mayReadTasks, mayReceive, mayWork } from './task.policy.ts';
import { forbidden, missing } from './task.refusals.ts';
import { EvidenceLine, OneTask, PostCard, TaskLine } from './task.schema.ts';
import { EVENT_KINDS, SIX, SOURCE_KINDS } from './task.states.ts';
import { evidenceOf, partsOf, supportOf, taskById } from './task.sql.ts';
import { tables, type TaskRow } from './task.tables.ts';

/** Notes that nobody types. */
const BY_THE_HOUSE: ReadonlySet<string> = new Set(['reminded', 'escalated']);

/** Older rows hold the finished sentence. */
function sentenceIn(note: string): Said {
  const kept = readSaid(note);
  return typeof kept === 'string' ? saidWhole(kept) : kept;
}

const EventLine = z.object({
  seq: z.int(),
  kind: z.enum(EVENT_KINDS),
  madeAt: z.date(),
  /** Who did it: a name, or empty when the house did. */
  by: z.string(),
  owner: z.string(),
  /** A sentence of the house, or what somebody typed. */
  note: Told,
  /** What stood before, as JSON. */
  before: z.string(),
});

/** One task with everything its page shows. */
export const TaskOutput = TaskLine.extend({
  responsibility: z.string(),
  product: z.string(),
  authority: z.string(),
  assigner: PostCard.nullable(),
  supervisor: PostCard.nullable(),
  support: z.array(z.object({ unitId: z.uuid(), name: z.string() })),
  parent: z.object({ taskId: z.uuid(), number: z.int(), what: z.string() }).nullable(),
  parts: z.array(TaskLine),
  /** Parts accepted, and parts in all: progress is computed from them. */
  progress: z.object({ done: z.int(), total: z.int() }),
  source: z.object({ kind: z.enum(SOURCE_KINDS), sourceId: z.uuid().nullable(), name: z.string() }),
  acceptedBy: z.string(),
  acceptedOn: z.string().nullable(),
  submittedOn: z.string().nullable(),
  decidedOn: z.string().nullable(),
  /** Who accepted it no longer holds the post: whoever holds it now should confirm the hand-over. */
  isHandedOver: z.boolean(),
  /** Which of the six clear things is not there yet. */
  lacking: z.array(z.enum(SIX)),
  evidence: z.array(EvidenceLine),
  events: z.array(EventLine),
  revision: z.int(),
  /** What the reader may do here, whatever the state. */
  may: z.object({ direct: z.boolean(), assign: z.boolean(), work: z.boolean(), receive: z.boolean() }),
});

/** One task: the six clear things, its parts, evidence and history. */
export const one = view({
  name: 'task.one',
  http: 'GET /tasks/{taskId}',
  summary: 'Một nhiệm vụ: 6 rõ, nhiệm vụ con, minh chứng, quá trình thực hiện',
  input: OneTask,
  output: TaskOutput,
  async run(ctx, { taskId }) {
    const permit = mayReadTasks(ctx.actor, 'task.one');
    if (!permit) return forbidden('task.one');
    const task = await taskById(ctx, taskId);
    if (!task) return missing('task');
    return ok({ permit, value: await wholeTask(ctx, task) });
  },
});

async function wholeTask(ctx: Ctx, task: TaskRow): Promise<z.input<typeof TaskOutput>> {
  const roster = await rosterOf(ctx);
  const sides = sidesOf(roster, task);
  const row = await taskQuery(ctx, roster, {}).where('t.task_id', '=', task.task_id).executeTakeFirstOrThrow();
  const parts = await foundTasks(ctx, roster, { parentId: task.task_id, limit: 500, offset: 0 });
  const isHeld = task.accepted_by === null || sides.owners.includes(task.accepted_by);
  const isUnderWay = ['accepted', 'in_progress', 'returned', 'submitted'].includes(task.state);
  return {
    ...lineOf(roster, row, dayOf(ctx.now)),
    responsibility: task.responsibility,
    product: task.product,
    authority: task.authority,
    assigner: cardOf(roster, task.assigner_post_id),
    supervisor: cardOf(roster, task.supervisor_post_id),
    support: await supportLines(ctx, roster, task.task_id),
    parent: await parentOf(ctx, task.parent_id),
    parts: parts.tasks,
    progress: await partsOf(ctx, task.task_id),
    source: await sourceOf(ctx, task),
    acceptedBy: (await namesOf(ctx, [task.accepted_by])).get(task.accepted_by ?? '') ?? '',
    acceptedOn: task.accepted_on,
    submittedOn: task.submitted_on,
    decidedOn: task.decided_on,
    isHandedOver: isUnderWay && !isHeld,
    lacking: task.secret_code === null ? missingOf(roster, task) : [],
    evidence: await evidenceLines(ctx, task.task_id),
    events: await eventLines(ctx, roster, task.task_id),
    revision: task.revision,
    may: allowed(ctx.actor, sides),
  };
}

const allowed = (actor: Actor, sides: ReturnType<typeof sidesOf>) => ({
  direct: mayDirect(actor, 'task.edit', sides) !== undefined,
  assign: mayDirect(actor, 'task.assign', sides) !== undefined,
  work: mayWork(actor, 'task.accept', sides) !== undefined,
  receive: mayReceive(actor, 'task.acceptResult', sides) !== undefined,
});

async function supportLines(ctx: Ctx, roster: Roster, taskId: string) {
  const ids = await supportOf(ctx, taskId);
  return ids.map((unitId) => ({ unitId, name: nameOfUnit(roster, unitId) }));
}

async function parentOf(ctx: Ctx, parentId: string | null) {
  const parent = parentId === null ? undefined : await taskById(ctx, parentId);
  return parent ? { taskId: parent.task_id, number: parent.number, what: parent.what } : null;
}

async function sourceOf(ctx: Ctx, { source_kind: kind, source_id: sourceId }: TaskRow) {
  const [document] = kind === 'document' && sourceId !== null ? await documentLines(ctx, [sourceId]) : [];
  return { kind, sourceId, name: document ? `${document.symbol}: ${document.title}` : '' };
}

async function namesOf(ctx: Ctx, who: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const personIds = [...new Set(who.filter((one) => one !== null && /^[0-9a-f-]{36}$/.test(one)))] as string[];
  const cards = await personCards(ctx.tx, ctx.tenantId, { personIds, day: dayOf(ctx.now) });
  return new Map(cards.map(({ personId, name }) => [personId, name]));
}

const evidenceLines = async (ctx: Ctx, taskId: string) =>
  (await evidenceOf(ctx, taskId)).map((row) => ({
    evidenceId: row.evidence_id,
    name: row.name,
    size: row.size,
    documentId: row.document_id,
    addedOn: row.added_on,
    verdict: row.verdict,
  }));

async function eventLines(ctx: Ctx, roster: Roster, taskId: string) {
  const rows = await tables(ctx.tx)
    .selectFrom('task.event')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('task_id', '=', taskId)
    .orderBy('seq')
    .execute();
  const names = await namesOf(
    ctx,
    rows.map((row) => row.made_by),
  );
  return rows.map((row) => ({
    seq: row.seq,
    kind: row.kind,
    madeAt: row.made_at,
    by: names.get(row.made_by) ?? '',
    owner: cardOf(roster, row.owner_post_id)?.title ?? '',
    note: BY_THE_HOUSE.has(row.kind) ? sentenceIn(row.note) : row.note,
    before: row.before,
  }));
}

/** The bytes of a file that was given as evidence. */
export const evidence = view({
  name: 'task.evidence',
  http: 'none',
  summary: 'Tải một tệp minh chứng',
  input: EvidenceInput,
  output: z.object({ fileName: z.string(), mediaType: z.string(), bytes: z.instanceof(Uint8Array) }),
  async run(ctx, { taskId, evidenceId }) {
    const permit = mayReadTasks(ctx.actor, 'task.evidence');
    if (!permit) return forbidden('task.evidence');
    const piece = (await evidenceOf(ctx, taskId)).find((row) => row.evidence_id === evidenceId);
    if (!piece || piece.file_id === null) return missing('evidence');
    const file = await readAdmitted(ctx, piece.file_id);
    if (!file.ok) return file;
    const { mediaType, bytes } = file.value;
    const extension = /\.([a-z0-9]{1,5})$/i.exec(piece.name)?.[1] ?? 'bin';
    const fileName = `minh-chung-${piece.sha256.slice(0, 8)}.${extension}`;
    return ok({ permit, value: { fileName, mediaType, bytes: new Uint8Array(bytes) } });
  },
});
