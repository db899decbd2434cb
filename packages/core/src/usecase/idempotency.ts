import { createHash } from 'node:crypto';
import { conflict, dayOf, fail, ok, type Result } from '../kernel/index.ts';
import type { Tx } from '../platform/index.ts';
import { recall, remember } from './answer-text.ts';
import { canonicalJson } from './canonical.ts';
import type { Ctx } from './contract.ts';

/** The client's `Idempotency-Key` (IETF draft httpapi-idempotency-key-header): 8 to 200 visible characters. */
export type IdempotencyKey = string;

type IdempotencyTables = {
  'audit.idempotency': {
    tenant_id: string;
    key_hash: string;
    actor: string;
    request_hash: string;
    answer: string | null;
    kept_on: string;
  };
};
const tables = (ctx: Ctx) => ctx.tx.$extendTables<IdempotencyTables>();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const actorIdOf = ({ actor }: Ctx): string => (actor.kind === 'person' ? actor.personId : actor.kind);

interface Named {
  readonly name: string;
  readonly answersSecret?: true;
}
interface Asked {
  readonly key: IdempotencyKey;
  readonly input: unknown;
}
const requestHash = (useCase: Named, input: unknown): string => sha256(`${useCase.name}\n${canonicalJson(input)}`);

/**
 * The answer to a request that came before with the same key, or nothing.
 * Refuses the same key with another body (conflict) or by another actor (forbidden).
 */
export async function replayOf(ctx: Ctx, useCase: Named, { key, input }: Asked): Promise<Result<unknown> | undefined> {
  const reserved = await tables(ctx)
    .insertInto('audit.idempotency')
    .values({
      tenant_id: ctx.tenantId,
      key_hash: sha256(key),
      actor: actorIdOf(ctx),
      request_hash: requestHash(useCase, input),
      answer: null,
      kept_on: dayOf(ctx.now),
    })
    .onConflict((clash) => clash.columns(['tenant_id', 'key_hash']).doNothing())
    .returning('key_hash')
    .executeTakeFirst();
  if (reserved) return undefined;
  const before = await tables(ctx)
    .selectFrom('audit.idempotency')
    .select(['actor', 'request_hash', 'answer'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('key_hash', '=', sha256(key))
    .executeTakeFirstOrThrow();
  if (before.actor !== actorIdOf(ctx)) return fail({ code: 'forbidden', action: useCase.name });
  if (before.request_hash !== requestHash(useCase, input)) {
    return conflict('Khóa Idempotency-Key này đã dùng cho một yêu cầu khác; hãy đổi khóa.');
  }
  if (before.answer === null) {
    return conflict('Yêu cầu này đã làm xong; câu trả lời có mã bí mật nên không được nhắc lại.');
  }
  return ok(recall(before.answer));
}

/** Keeps the answer for a day, unless it holds a secret. Written in the command's own transaction. */
export async function rememberAnswer(
  ctx: Ctx,
  useCase: Named,
  asked: Asked & { readonly answer: unknown },
): Promise<void> {
  if (useCase.answersSecret) return;
  await tables(ctx)
    .updateTable('audit.idempotency')
    .set({ answer: remember(asked.answer) })
    .where('tenant_id', '=', ctx.tenantId)
    .where('key_hash', '=', sha256(asked.key))
    .execute();
}

/** Forgets the answers kept before `day` (`yyyy-mm-dd`): nobody repeats a request after a day. Answers how many. */
export async function forgetAnswers(tx: Tx, tenantId: string, day: string): Promise<number> {
  const old = await tx
    .$extendTables<IdempotencyTables>()
    .deleteFrom('audit.idempotency')
    .where('tenant_id', '=', tenantId)
    .where('kept_on', '<', day)
    .executeTakeFirst();
  return Number(old.numDeletedRows);
}
