import { z } from 'zod';
import { fail, invalid, ok, type Fault } from '../../../kernel/index.ts';
import { issue, type Ctx } from '../../../usecase/index.ts';
import { mayStep } from '../ballot.policy.ts';
import { RoundId, tables, type RollEntryRow } from '../ballot.schema.ts';
import { blindedHash, signBlinded, unwrapIssuerKey } from '../protocol.ts';
import { outOfStep, type RoundState } from '../states.ts';

const Blinded = z.string().regex(/^[0-9a-f]{512,768}$/, 'Giá trị che không đúng dạng');

/**
 * Hands one voter his credential: signs the blinded value with the key of his group. The roll row is locked, marked
 * and signed in one transaction; the same value gets the same signature again, another value is refused for ever.
 * The server learns that a ballot was handed out, and nothing that could find it again (RFC 9474).
 */
export const receive = issue({
  name: 'ballot.receive',
  http: 'POST /rounds/{roundId}/ballot',
  summary: 'Nhận phiếu: máy chủ ký mù giá trị che từ máy của người bỏ phiếu',
  input: z.strictObject({ roundId: RoundId, blinded: Blinded }),
  output: z.object({ group: z.int(), signature: z.string() }),
  async run(ctx, { roundId, blinded }) {
    const permit = mayStep('ballot.receive', ctx.actor, { subjectIds: [], memberIds: [], headId: undefined });
    if (!permit || ctx.actor.kind !== 'person') return fail({ code: 'forbidden', action: 'ballot.receive' });
    const round = await roundInIssue(ctx, roundId);
    const entry = round && (await ownEntry(ctx, roundId, ctx.actor.personId));
    // Whoever is not on the roll learns no more than whoever asks for a round that does not exist.
    if (!entry) return fail({ code: 'not_found', what: 'round' });
    const fault = refusalOf(ctx, { round, entry, blinded });
    if (fault) return fail(fault);
    const signature = await signWithGroupKey(ctx, entry, blinded);
    if (signature === undefined) return invalid('blinded', 'Giá trị che không hợp lệ');
    await markIssued(ctx, entry, blindedHash(blinded));
    return ok({ permit, value: { group: entry.group_no ?? 0, signature } });
  },
});

interface Request {
  readonly round: { readonly state: RoundState; readonly issue_closes_at: Date };
  readonly entry: RollEntryRow;
  readonly blinded: string;
}
function refusalOf(ctx: Ctx, { round, entry, blinded }: Request): Fault | undefined {
  return outOfStep('ballot.receive', round.state) ?? tooLate(ctx, round) ?? elsewhere(entry, blinded);
}

const tooLate = (ctx: Ctx, round: { readonly issue_closes_at: Date }): Fault | undefined =>
  ctx.now >= round.issue_closes_at ? { code: 'conflict', reason: 'Đã hết giờ phát phiếu.' } : undefined;

const elsewhere = (entry: RollEntryRow, blinded: string): Fault | undefined =>
  entry.is_issued && entry.blinded_hash !== blindedHash(blinded)
    ? {
        code: 'conflict',
        reason: 'Phiếu của đồng chí đã được phát trên máy khác. Hãy dùng đúng máy đó hoặc tệp khôi phục.',
      }
    : undefined;

/** Shared lock: issuing cannot end between this look and the signature. */
const roundInIssue = (ctx: Ctx, roundId: string) =>
  tables(ctx.tx)
    .selectFrom('ballot.round')
    .select(['state', 'issue_closes_at'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', roundId)
    .forShare()
    .executeTakeFirst();

const ownEntry = (ctx: Ctx, roundId: string, personId: string): Promise<RollEntryRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('issue.roll_entry')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', roundId)
    .where('person_id', '=', personId)
    .where('channel', '=', 'online')
    .forUpdate()
    .executeTakeFirst();

async function signWithGroupKey(ctx: Ctx, entry: RollEntryRow, blinded: string): Promise<string | undefined> {
  const place = {
    tenant_id: ctx.tenantId,
    round_id: entry.round_id,
    issuer_no: 1,
    group_no: entry.group_no ?? 0,
    channel: 'online' as const,
  };
  const row = await tables(ctx.tx)
    .selectFrom('issue.issuer_key')
    .select('wrapped_key')
    .where('tenant_id', '=', place.tenant_id)
    .where('round_id', '=', place.round_id)
    .where('issuer_no', '=', place.issuer_no)
    .where('group_no', '=', place.group_no)
    .where('channel', '=', place.channel)
    .executeTakeFirst();
  if (!row?.wrapped_key) throw new Error('a round in issuing has a key for every group');
  return signBlinded(unwrapIssuerKey(ctx.secrets, place, row.wrapped_key), blinded);
}

async function markIssued(ctx: Ctx, entry: RollEntryRow, hash: string): Promise<void> {
  if (entry.is_issued) return;
  await tables(ctx.tx)
    .updateTable('issue.roll_entry')
    .set({ is_issued: true, blinded_hash: hash })
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', entry.round_id)
    .where('roll_no', '=', entry.roll_no)
    .execute();
}
