import { z } from 'zod';
import { fail, ok } from '../../../kernel/index.ts';
import { view, type Ctx } from '../../../usecase/index.ts';
import { mayReadRound } from '../ballot.policy.ts';
import { RoundId, RoundOnly, State, type MemberRow } from '../ballot.schema.ts';
import { castingBodies } from '../box/open-casting.ts';
import { annulledBody } from '../box/sign-annulment.ts';
import { closeBody } from '../box/sign-close.ts';
import type { ControlBody } from '../protocol.ts';
import { loadRound, type LoadedRound } from '../round-step.ts';
import { countTables, type SignedType } from './count.schema.ts';
import { signaturesOf } from './signatures.ts';

/**
 * What a committee member's browser works on: the manifest, his place, the control leaves that wait for a signature,
 * and how far the opening has come. Signing itself happens on his device.
 */
export const committeeDesk = view({
  name: 'ballot.committeeDesk',
  http: 'GET /rounds/{roundId}/committee',
  summary: 'Bàn làm việc của ủy viên ban kiểm phiếu: việc chờ ký, tình hình mở hòm phiếu',
  input: RoundOnly,
  output: z.object({
    roundId: RoundId,
    title: z.string(),
    state: State,
    protocolId: z.string().nullable(),
    memberIndex: z.int().nullable(),
    memberName: z.string().nullable(),
    isHead: z.boolean(),
    hasKey: z.boolean(),
    threshold: z.int(),
    /** Who sits in the committee, and whose key is here. */
    members: z.array(z.object({ memberIndex: z.int(), name: z.string(), isHead: z.boolean(), hasKey: z.boolean() })),
    /** Canonical JSON of each leaf that waits, without signatures; the reader signs these very bytes. */
    toSign: z.array(z.object({ type: z.string(), body: z.string(), signedBy: z.array(z.int()) })),
    stationKey: z.string().nullable(),
    sharesFrom: z.array(z.int()),
    resultHash: z.string().nullable(),
  }),
  store: 'count',
  async run(ctx, { roundId }) {
    const loaded = await loadRound(ctx, roundId, 'none');
    const permit = loaded && mayReadRound('ballot.committeeDesk', ctx.actor, loaded.facts);
    if (!loaded || !permit) return fail({ code: 'not_found', what: 'round' });
    const { round, members } = loaded;
    const me = members.find((member) => ctx.actor.kind === 'person' && member.person_id === ctx.actor.personId);
    return ok({
      permit,
      value: {
        roundId,
        title: round.title,
        state: round.state,
        threshold: round.threshold,
        members: members.map(seatOf),
        ...placeOf(me),
        ...(await deskOf(ctx, loaded)),
      },
    });
  },
});

const seatOf = (member: MemberRow) => ({
  memberIndex: member.member_index,
  name: member.name,
  isHead: member.role === 'head',
  hasKey: member.x25519 !== null,
});

const placeOf = (me: MemberRow | undefined) => ({
  memberIndex: me?.member_index ?? null,
  memberName: me?.name ?? null,
  isHead: me?.role === 'head',
  hasKey: typeof me?.x25519 === 'string',
});

async function deskOf(ctx: Ctx, loaded: LoadedRound) {
  const { protocol_id: protocolId } = loaded.round;
  if (protocolId === null) return { protocolId, toSign: [], ...NO_OPENING };
  const opening = await openingOf(ctx, protocolId);
  const waiting = { protocolId, resultHash: opening.resultHash };
  return { protocolId, toSign: await waitingLeaves(ctx, loaded, waiting), ...opening };
}

const NO_OPENING = { stationKey: null, sharesFrom: [], resultHash: null };

async function openingOf(ctx: Ctx, protocolId: string) {
  const db = countTables(ctx.tx);
  const mine = { tenant: ctx.tenantId, protocolId };
  const opening = await db
    .selectFrom('count.opening')
    .select('station_key')
    .where('tenant_id', '=', mine.tenant)
    .where('protocol_id', '=', mine.protocolId)
    .executeTakeFirst();
  const shares = await db
    .selectFrom('count.share_bundle')
    .select('member_index')
    .where('tenant_id', '=', mine.tenant)
    .where('protocol_id', '=', mine.protocolId)
    .orderBy('member_index')
    .execute();
  const result = await db
    .selectFrom('count.result')
    .select('result_hash')
    .where('tenant_id', '=', mine.tenant)
    .where('protocol_id', '=', mine.protocolId)
    .executeTakeFirst();
  return {
    stationKey: opening?.station_key ?? null,
    sharesFrom: shares.map((share) => share.member_index),
    resultHash: result?.result_hash ?? null,
  };
}

interface Waiting {
  readonly protocolId: string;
  readonly resultHash: string | null;
}
/** The control leaves that wait for the committee in this state. */
async function waitingLeaves(ctx: Ctx, loaded: LoadedRound, { protocolId, resultHash }: Waiting) {
  const { state } = loaded.round;
  if (state === 'committee_ready') {
    return [await withSigners(ctx, protocolId, { type: 'SEALED', roundId: protocolId })];
  }
  if (state === 'issued') {
    const bodies = await castingBodies(ctx, loaded, protocolId);
    return Promise.all(bodies.map((body) => withSigners(ctx, protocolId, body)));
  }
  if (state === 'annulled') {
    const annulled = await annulledBody(ctx, loaded, protocolId);
    return annulled ? [await withSigners(ctx, protocolId, annulled)] : [];
  }
  if (state !== 'closed') return [];
  const close = await closeBody(ctx, { tenantId: ctx.tenantId, protocolId });
  if (close) return [await withSigners(ctx, protocolId, close)];
  if (resultHash === null) return [];
  return [await withSigners(ctx, protocolId, { type: 'RESULT', roundId: protocolId, resultHash })];
}

async function withSigners(ctx: Ctx, protocolId: string, body: Extract<ControlBody, { type: SignedType }>) {
  const signatures = await signaturesOf(ctx, { tenantId: ctx.tenantId, protocolId }, body.type);
  return { type: body.type, body: JSON.stringify(body), signedBy: signatures.map(({ by }) => by) };
}

/** The sealed share bundles, for the head's counting station: only its one-time key opens them. */
export const shareBundles = view({
  name: 'ballot.shareBundles',
  http: 'GET /rounds/{roundId}/opening/shares',
  summary: 'Các gói mảnh khóa niêm phong tới bàn kiểm phiếu',
  input: RoundOnly,
  output: z.object({ bundles: z.array(z.object({ memberIndex: z.int(), sealed: z.base64() })) }),
  store: 'count',
  async run(ctx, { roundId }) {
    const loaded = await loadRound(ctx, roundId, 'none');
    const permit = loaded && mayReadRound('ballot.shareBundles', ctx.actor, loaded.facts);
    if (!loaded?.round.protocol_id || !permit) return fail({ code: 'not_found', what: 'round' });
    const rows = await countTables(ctx.tx)
      .selectFrom('count.share_bundle')
      .select(['member_index', 'sealed'])
      .where('tenant_id', '=', ctx.tenantId)
      .where('protocol_id', '=', loaded.round.protocol_id)
      .orderBy('member_index')
      .execute();
    const bundles = rows.map((row) => ({
      memberIndex: row.member_index,
      sealed: Buffer.from(row.sealed).toString('base64'),
    }));
    return ok({ permit, value: { bundles } });
  },
});
