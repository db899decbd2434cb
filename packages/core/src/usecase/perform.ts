import { sql } from 'kysely';
import type { z } from 'zod';
import { fail, invalid, ok, type Fault, type Result } from '../kernel/index.ts';
import { transaction, type Db, type TransactionMode, type Tx } from '../platform/index.ts';
import type { Actor } from './actor.ts';
import { appendAudit } from './audit.ts';
import type { AnyUseCase, App, Command, Ctx, Issue, View } from './contract.ts';
import { replayOf, rememberAnswer, type IdempotencyKey } from './idempotency.ts';
import { messagesOf } from './messages.ts';
import { reasonIn } from './reason.ts';
import { logRefusal } from './security-log.ts';
import { unstorableText } from './unstorable-text.ts';

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
  const result = await answerTo(app, actor, useCase, { raw, key: options.idempotencyKey });
  // Neither a count nor a log line may say when somebody was handed a ballot: the roll is the only trace.
  if (useCase.kind === 'issue') return result;
  app.metrics.useCases.inc({ name: useCase.name, outcome: result.ok ? 'ok' : result.fault.code });
  if (result.ok || !isRefusal(result.fault)) return result;
  await logRefusal(app, actor, { action: useCase.name, kind: result.fault.code });
  return fail(asShown(result.fault));
}

/** What may not even be known of is answered like what does not exist. */
const asShown = (fault: Fault): Fault =>
  fault.code === 'forbidden' && fault.hides !== undefined ? { code: 'not_found', what: fault.hides } : fault;

interface Asked {
  readonly raw: unknown;
  readonly key: IdempotencyKey | undefined;
}
async function answerTo<N extends string, I extends z.ZodType, O extends z.ZodType>(
  app: App,
  actor: Actor,
  useCase: UseCase<N, I, O>,
  { raw, key }: Asked,
): Promise<Result<z.output<O>>> {
  if (isOutOfScope(actor, useCase.name)) return fail({ code: 'forbidden', action: useCase.name });
  const field = unstorableText(raw);
  if (field !== undefined) return invalid(field, 'Có ký tự không lưu được; hãy gõ lại ô này');
  const input = await useCase.input.safeParseAsync(raw);
  if (!input.success) return fail({ code: 'invalid', fields: messagesOf(input.error) });
  await app.failpoint?.('parsed');
  const result = await transaction(storeOf(app, useCase), modeOf(actor, useCase), async (tx) => {
    await app.failpoint?.('begun');
    const ctx = contextOf(app, actor, tx);
    if (useCase.kind === 'command') return runCommand(app, ctx, useCase, { input: input.data, key });
    const seen = await useCase.run(ctx, input.data);
    return seen.ok ? ok(useCase.output.parse(seen.value.value)) : seen;
  });
  await app.failpoint?.('committed');
  return result;
}

const isRefusal = ({ code }: Fault): boolean => code === 'forbidden' || code === 'unauthenticated';

const storeOf = (app: App, useCase: AnyUseCase): Db =>
  app.stores[useCase.store ?? (useCase.kind === 'issue' ? 'issue' : 'app')];

const modeOf = (actor: Actor, useCase: AnyUseCase): TransactionMode => ({
  tenantId: actor.tenantId,
  readOnly: useCase.kind === 'view',
});

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
  const repeated = key && (await repeatedAnswer(ctx, useCase, { key, input }));
  if (repeated) return repeated as Result<z.output<O>>;
  const done = await useCase.run(ctx, input);
  if (!done.ok) return done;
  await app.failpoint?.('ran');
  await appendAudit(ctx, { ...done.value, reason: useCase.reasonStaysOut ? '' : reasonIn(input) });
  await app.failpoint?.('audited');
  const value = useCase.output.parse(done.value.value);
  if (key) await rememberAnswer(ctx, useCase, { key, input, answer: value });
  return ok(value);
}

/**
 * The answer to a request that came before, told again only to whoever may still ask for it (AUT-7): the command is run once
 * more and undone, and a refusal that it meets today goes before. Whatever else it meets is no news to whoever did it.
 */
async function repeatedAnswer<N extends string, I extends z.ZodType, O extends z.ZodType>(
  ctx: Ctx,
  useCase: Command<N, I, O>,
  asked: { readonly key: IdempotencyKey; readonly input: z.output<I> },
): Promise<Result<unknown> | undefined> {
  const replay = await replayOf(ctx, useCase, asked);
  if (!replay?.ok || ctx.actor.kind === 'system') return replay;
  await sql`savepoint repeated`.execute(ctx.tx);
  const done = await useCase.run(ctx, asked.input);
  await sql`rollback to savepoint repeated`.execute(ctx.tx);
  return !done.ok && isRefusal(done.fault) ? done : replay;
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
