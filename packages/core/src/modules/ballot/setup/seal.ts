import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { conflict, ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { ProtocolId, RoundId, RoundOnly, State, tables } from '../ballot.schema.ts';
import { appendLeaves } from '../box/box.ts';
import { boxTables } from '../box/box.schema.ts';
import { leafOf, logPublicKey, logSeed, sealManifest } from '../protocol.ts';
import { beginStep, endStep, type LoadedRound } from '../round-step.ts';
import { auditorsOf } from './name-auditor.ts';
import { manifestOf } from './manifest-of.ts';

/**
 * Writes the manifest: leaf 0 of the round's log. From here nobody changes a byte of what the round is; the committee
 * compares the fingerprint and signs (`ballot.signSeal`).
 */
export const seal = command({
  name: 'ballot.seal',
  http: 'POST /rounds/{roundId}/seal',
  summary: 'Niêm phong bản kê của đợt; từ đây không ai sửa được',
  input: RoundOnly,
  output: z.object({ roundId: RoundId, state: State, protocolId: ProtocolId }),
  store: 'count',
  async run(ctx, { roundId }) {
    const step = await beginStep(ctx, 'ballot.seal', roundId);
    if (!step.ok) return step;
    const { round, permit } = step.value;
    if (round.protocol_id !== null) return conflict('Bản kê đã niêm phong; chờ ban kiểm phiếu ký.');
    const logSalt = randomBytes(32);
    const seed = logSeed(ctx.secrets, logSalt);
    const parts = { ...(await partsOf(ctx, step.value)), logKey: logPublicKey(seed) };
    const sealed = sealManifest(manifestOf({ ...parts, clientBundleHashes: ctx.settings.clientBundleHashes }));
    if (!sealed.ok) return conflict(`Bản kê chưa niêm phong được: ${sealed.detail}.`);
    const protocolId = sealed.value.protocolId;
    const ref = { tenantId: ctx.tenantId, protocolId };
    const db = boxTables(ctx.tx);
    const mine = { tenant_id: ctx.tenantId, protocol_id: protocolId };
    await db
      .insertInto('box.directory')
      .values({ ...mine, manifest: sealed.value.text, log_salt: logSalt })
      .execute();
    await db
      .insertInto('box.round')
      .values({ ...mine, phase: 'waiting', epoch_no: 0, spool_escrow: null })
      .execute();
    const leaves = [leafOf('manifest', sealed.value.round.bytes)];
    await appendLeaves(ctx.tx, { ref, round: sealed.value.round, leaves, seed });
    const stepped = await endStep(ctx, 'ballot.seal', {
      round: round,
      changes: { protocol_id: protocolId, manifest: sealed.value.text },
    });
    return ok({
      permit,
      value: { ...stepped, protocolId },
      event: { type: 'ballot.manifest_sealed', subject: roundId, data: { protocolId } },
    });
  },
});

async function partsOf(ctx: Ctx, { round, subjects, members }: LoadedRound) {
  const db = tables(ctx.tx);
  const items = await db
    .selectFrom('ballot.item')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', round.round_id)
    .orderBy('item_no')
    .execute();
  const groups = await db
    .selectFrom('ballot.credential_group')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', round.round_id)
    .orderBy('group_no')
    .execute();
  const issuers = await db
    .selectFrom('ballot.issuer')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', round.round_id)
    .orderBy('group_no')
    .execute();
  const auditors = await auditorsOf(ctx, round.round_id);
  return { round, subjects, members, items, groups, issuers, auditors };
}
