import type { z } from 'zod';
import { fail, ok, type Result } from '../kernel/index.ts';
import { transaction, type Tx } from '../platform/index.ts';
import type { Actor } from './actor.ts';
import { appendAudit } from './audit.ts';
import type { App, Command, Ctx, Issue, View } from './contract.ts';
import { replayOf, rememberAnswer, type IdempotencyKey } from './idempotency.ts';
import { messagesOf } from './messages.ts';
import { logRefusal } from './security-log.ts';

type UseCase<N extends string, I extends z.ZodType, O extends z.ZodType> =
  View<N, I, O> | Command<N, I, O> | Issue<N, I, O>;

/**
 * The only way into the house: parse, one transaction in one tenant, run, audit, commit.
 * `raw` is whatever came through the door; what comes back is parsed by the use case's own output schema,
 * so nothing undeclared leaves. A refusal rolls back, exactly like a throw, and goes to the security log.
 */
export async function perform<N extends string, I extends z.ZodType, O extends z.ZodType>(
  app: App,
  actor: Actor,
  useCase: UseCase<N, I, O>,
  raw: unknown,
  options: { readonly idempotencyKey?: IdempotencyKey } = {},
): Promise<Result<z.output<O>>> {
  if (isOutOfScope(actor, useCase.name))
    return refused(app, actor, useCase, { code: 'forbidden', action: useCase.name });
  const input = await useCase.input.safeParseAsync(raw);
  if (!input.success) return fail({ code: 'invalid', fields: messagesOf(input.error) });
  await app.failpoint?.('parsed');

  const store = app.stores[useCase.store ?? (useCase.kind === 'issue' ? 'issue' : 'app')];
  const mode = { tenantId: actor.tenantId, readOnly: useCase.kind === 'view' };
  const result = await transaction(store, mode, async (tx): Promise<Result<z.output<O>>> => {
    await app.failpoint?.('begun');
    const ctx = contextOf(app, actor, tx);
    if (useCase.kind !== 'command') {
      const seen = await useCase.run(ctx, input.data);
      return seen.ok ? ok(useCase.output.parse(seen.value.value)) : seen;
    }
    return runCommand(app, ctx, useCase, { input: input.data, key: options.idempotencyKey });
  });
  await app.failpoint?.('committed');
  return result.ok ? result : refused(app, actor, useCase, result.fault);
}

interface Request<I extends z.ZodType> {
  readonly input: z.output<I>;
  readonly key: IdempotencyKey | undefined;
}
async function runCommand<N extends string, I extends z.ZodType, O extends z.ZodType>(
  app: App,
  ctx: Ctx,
  useCase: Command<N, I, O>,
  { input, key }: Request<I>,
): Promise<Result<z.output<O>>> {
  const replay = key && (await replayOf(ctx, useCase, { key, input }));
  if (replay) return replay.ok ? ok(useCase.output.parse(replay.value)) : replay;
  const done = await useCase.run(ctx, input);
  if (!done.ok) return done;
  await app.failpoint?.('ran');
  await appendAudit(ctx, done.value);
  await app.failpoint?.('audited');
  const value = useCase.output.parse(done.value.value);
  if (key) await rememberAnswer(ctx, useCase, { key, input, answer: value });
  return ok(value);
}

/** A token reaches only the use cases it was made for. */
const isOutOfScope = (actor: Actor, name: string): boolean =>
  actor.kind === 'person' && actor.scopes !== undefined && !actor.scopes.includes(name);

const contextOf = (app: App, actor: Actor, tx: Tx): Ctx => ({
  actor,
  tenantId: actor.tenantId,
  now: app.clock(),
  tx,
  files: app.files,
  jobs: app.jobs,
  secrets: app.secrets,
  settings: app.settings,
});

async function refused(
  app: App,
  actor: Actor,
  useCase: { readonly name: string; readonly kind: string },
  fault: Extract<Result<never>, { ok: false }>['fault'],
): Promise<Result<never>> {
  const isRefusal = fault.code === 'forbidden' || fault.code === 'unauthenticated';
  // The handing-out of ballots leaves no trace of a person anywhere but the roll.
  if (isRefusal && useCase.kind !== 'issue') await logRefusal(app, actor, useCase.name, fault.code);
  return fail(fault);
}
