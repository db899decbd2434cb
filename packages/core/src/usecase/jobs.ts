import type { Result, Said } from '../kernel/index.ts';
import type { JobQueue, Progress, TakenJob } from '../platform/index.ts';
import type { Actor, SystemActor } from './actor.ts';
import type { App } from './contract.ts';

/** What a job's work sees. It writes through `perform`, with `actor` and `key`, so that a second try has no second effect. */
export interface Work {
  readonly app: App;
  readonly actor: SystemActor;
  /** Who stands behind the work: the house, or whoever ordered it with the posts of today where a kind asks for that. */
  readonly orderedBy: Actor;
  /** Who ordered it: a person's id or `system`. */
  readonly requestedBy: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Give it to `perform` as idempotency key; add a suffix for each further command of the same job. */
  readonly key: string;
  /** Shows how far it is; `message` is a sentence of the house. */
  readonly progress: (step: Pick<Progress, 'done' | 'total' | 'message'>) => Promise<void>;
}

/** What is shown when the work is done. */
export interface Outcome {
  readonly message: Said | string;
  /** A row of `platform.file` to fetch. */
  readonly resultFileId?: string;
}

/** One kind of job. A refusal ends it at once and is shown; a throw is tried again later. */
export interface JobKind {
  /** `module.verb`, as in the order. */
  readonly name: string;
  run(work: Work): Promise<Result<Outcome>>;
}

/** Does the next waiting job, if there is one. Answers whether there was. */
export async function doNextJob(app: App, queue: JobQueue, kinds: readonly JobKind[]): Promise<boolean> {
  const job = await queue.take();
  if (!job) return false;
  const kind = kinds.find(({ name }) => name === job.name);
  try {
    await queue.show(job, { state: 'running' }, app.clock());
    if (!kind) throw new Error(`no kind of job is called ${job.name}`);
    const result = await kind.run(workOf(app, queue, job));
    await queue.show(job, shownAs(result), app.clock());
    await queue.finish(job);
  } catch (error) {
    app.log.error({ err: error, job: job.name, jobId: job.jobId }, 'a job broke');
    await broke(app, queue, job);
  }
  return true;
}

async function broke(app: App, queue: JobQueue, job: TakenJob): Promise<void> {
  const message = 'Việc này gặp lỗi; hãy báo người vận hành.';
  if (job.isLastTry) await queue.show(job, { state: 'failed', message }, app.clock());
  await queue.giveBack(job);
}

function workOf(app: App, queue: JobQueue, job: TakenJob): Work {
  const actor: SystemActor = { kind: 'system', tenantId: job.tenantId, job: job.name };
  return {
    app,
    actor,
    orderedBy: actor,
    requestedBy: job.requestedBy,
    input: job.input,
    key: `job:${job.jobId}`,
    progress: (step) => queue.show(job, step, app.clock()),
  };
}

function shownAs(result: Result<Outcome>): Progress {
  if (result.ok) return { state: 'done', ...result.value };
  const { fault } = result;
  if (fault.code === 'conflict' || fault.code === 'unavailable') return { state: 'failed', message: fault.reason };
  if (fault.code === 'invalid') return { state: 'failed', message: Object.values(fault.fields).join(' ') };
  return { state: 'failed', message: 'Không làm được việc này.' };
}

/** A worker that does jobs one after another until stopped. */
export interface Worker {
  /** Waits for the job under way; nothing new is begun. */
  stop(): Promise<void>;
}

/** Starts a worker in this process; it looks for work every `pollMs` when there is none. */
export function startWorker(app: App, queue: JobQueue, { kinds, pollMs }: WorkerOptions): Worker {
  const stopping = new AbortController();
  const ended = (async () => {
    while (!stopping.signal.aborted) {
      const did = await doNextJob(app, queue, kinds).catch((error: unknown) => {
        app.log.warn({ err: error }, 'the job queue is out of reach');
        return false;
      });
      if (!did) await pause(pollMs, stopping.signal);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}

/** Which jobs a worker knows, and how often it looks (milliseconds). */
export interface WorkerOptions {
  readonly kinds: readonly JobKind[];
  readonly pollMs: number;
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
