import { timedId } from '../kernel/index.ts';
import type { Tx } from './db.ts';

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
}

/** Long work is ordered inside the business transaction: a rollback leaves no job, a commit leaves exactly one. */
export interface Jobs {
  /** Answers the id under which progress is seen in `platform.job`. */
  enqueue(ctx: OrderCtx, order: JobOrder): Promise<string>;
}

type JobTables = {
  'platform.job': {
    tenant_id: string;
    job_id: string;
    name: string;
    requested_by: string;
    created_at: Date;
  };
};

/** Opens the queue. */
export function openJobs(): Jobs {
  return {
    async enqueue({ tx, tenantId, now }, { name, requestedBy }) {
      const jobId = timedId(now);
      await tx
        .$extendTables<JobTables>()
        .insertInto('platform.job')
        .values({ tenant_id: tenantId, job_id: jobId, name, requested_by: requestedBy, created_at: now })
        .execute();
      return jobId;
    },
  };
}
