import { fromKysely, type PgBoss } from 'pg-boss';
import { z } from 'zod';
import { keptSaid, ok, timedId, type Said } from '../kernel/index.ts';
import { transaction, type Db, type Tx } from './db.ts';
import { QUEUE } from './job-queue.ts';

/** The part of a use case's context that a job order needs. */
export interface OrderCtx {
  readonly tx: Tx;
  readonly tenantId: string;
  readonly now: Date;
}

/** Work to be done later; `input` is JSON and holds no secret. */
export interface JobOrder {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Who asked: a person's id or `system`. */
  readonly requestedBy: string;
  /** Not to be begun before so many seconds have passed. */
  readonly afterSeconds?: number;
}

/** Long work is ordered inside the business transaction: a rollback leaves no job, a commit leaves exactly one. */
export interface Jobs {
  /** Answers the id under which progress is seen in `platform.job`. */
  enqueue(ctx: OrderCtx, order: JobOrder): Promise<string>;
}

/** A job in the hands of this process. */
export interface TakenJob {
  readonly queueId: string;
  readonly tenantId: string;
  readonly jobId: string;
  readonly name: string;
  /** Who ordered it: a person's id or `system`. */
  readonly requestedBy: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Nobody tries again after this one. */
  readonly isLastTry: boolean;
}

/** How far a job is, for the person who waits; `message` is a sentence of the house, with its gaps where it has any. */
export interface Progress {
  readonly state?: 'running' | 'done' | 'failed';
  readonly done?: number;
  readonly total?: number;
  readonly message?: Said | string;
  readonly resultFileId?: string;
}

/** The side of the queue that workers use. */
export interface JobQueue extends Jobs {
  /** The next waiting job, or nothing. */
  take(): Promise<TakenJob | undefined>;
  /** Shows progress; a state of done or failed needs the instant `at`. */
  show(job: TakenJob, progress: Progress, at: Date): Promise<void>;
  /** The job is over, well or badly: it will not come again. */
  finish(job: TakenJob): Promise<void>;
  /** It broke: another try comes later, unless this was the last. */
  giveBack(job: TakenJob): Promise<void>;
  readonly stop: () => Promise<void>;
}

const Payload = z.object({
  tenantId: z.string(),
  jobId: z.string(),
  name: z.string(),
  requestedBy: z.string().default('system'),
  input: z.record(z.string(), z.unknown()),
});

type JobTables = {
  'platform.job': {
    tenant_id: string;
    job_id: string;
    name: string;
    state: 'queued' | 'running' | 'done' | 'failed';
    done: number;
    total: number | null;
    message: string;
    result_file_id: string | null;
    requested_by: string;
    created_at: Date;
    finished_at: Date | null;
  };
};

/** The jobs of the house on an opened queue; `db` is the application's pool. */
export const openJobs = (boss: PgBoss, db: Db): JobQueue => ({
  enqueue: (ctx, order) => enqueue(boss, ctx, order),
  take: () => take(boss),
  show: (job, progress, at) => show(db, job, { progress, at }),
  async finish(job) {
    await boss.complete(QUEUE, job.queueId);
  },
  async giveBack(job) {
    await boss.fail(QUEUE, job.queueId);
  },
  stop: () => boss.stop({ graceful: false, close: false }),
});

async function enqueue(boss: PgBoss, { tx, tenantId, now }: OrderCtx, order: JobOrder): Promise<string> {
  const jobId = timedId(now);
  await tx
    .$extendTables<JobTables>()
    .insertInto('platform.job')
    .values({
      tenant_id: tenantId,
      job_id: jobId,
      name: order.name,
      state: 'queued',
      done: 0,
      total: null,
      message: '',
      result_file_id: null,
      requested_by: order.requestedBy,
      created_at: now,
      finished_at: null,
    })
    .execute();
  const { afterSeconds } = order;
  const when = { db: fromKysely(tx), ...(afterSeconds !== undefined && { startAfter: afterSeconds }) };
  const { name, input, requestedBy } = order;
  await boss.send(QUEUE, { tenantId, jobId, name, input, requestedBy }, when);
  return jobId;
}

async function take(boss: PgBoss): Promise<TakenJob | undefined> {
  const [job] = await boss.fetch(QUEUE, { batchSize: 1, includeMetadata: true });
  if (!job) return undefined;
  return { ...Payload.parse(job.data), queueId: job.id, isLastTry: job.retryCount >= job.retryLimit };
}

interface Shown {
  readonly progress: Progress;
  readonly at: Date;
}
async function show(db: Db, { tenantId, jobId }: TakenJob, { progress, at }: Shown): Promise<void> {
  const shown = await transaction(db, { tenantId, readOnly: false }, async (tx) => {
    const jobs = tx.$extendTables<JobTables>().updateTable('platform.job').set(columnsOf(progress, at));
    await jobs.where('tenant_id', '=', tenantId).where('job_id', '=', jobId).execute();
    return ok(undefined);
  });
  if (!shown.ok) throw new Error('progress cannot be refused');
}

/** A column that is undefined is left as it is. */
function columnsOf({ state, done, total, message, resultFileId }: Progress, at: Date) {
  const isOver = state === 'done' || state === 'failed';
  const kept = typeof message === 'object' ? keptSaid(message) : message;
  const columns = { done, total, message: kept, result_file_id: resultFileId };
  // A second try runs again what the first had already shown as over.
  return state === undefined ? columns : { ...columns, state, finished_at: isOver ? at : null };
}
