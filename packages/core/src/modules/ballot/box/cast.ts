import { fail, ok, type Result } from '../../../kernel/index.ts';
import type { Tx } from '../../../platform/index.ts';
import { deposit, type DepositCtx } from '../../../usecase/index.ts';
import { openBoxOf, type OpenBox } from './open-box.ts';
import { boxTables } from './box.schema.ts';
import { lockBox } from './box.ts';
import { receiptOf, type AdmittedBallot, type RoundSpool } from '../protocol.ts';

/** A ballot that passed the door, with the box it goes to. */
interface Admission {
  readonly box: OpenBox;
  readonly admitted: AdmittedBallot;
}
/** What the voter gets: 100 bytes, the same for the same ballot for ever. */
export interface CastReceipt {
  readonly receipt: Uint8Array;
}

/**
 * Takes a sealed ballot. No actor, no audit row, no time. Idempotent by content (rulings, 11): the same bytes get the
 * same receipt, before and after a flush, from any process, also after a crash; another ballot under the same
 * credential is refused with the hash of the first.
 */
export const cast = deposit<Admission, CastReceipt>({
  name: 'ballot.cast',
  http: 'POST /cast/{roundId}',
  summary: 'Bỏ một lá phiếu đã niêm phong',
  async check({ app }, { roundId, bytes }) {
    const box = await openBoxOf(app, roundId);
    if (!box) return fail({ code: 'not_found', what: 'round' });
    const admitted = box.door(bytes);
    return admitted.ok
      ? ok({ box, admitted: admitted.value })
      : fail({ code: 'invalid', fields: { ballot: admitted.code } });
  },
  lane: ({ box }) => ({ tenantId: box.ref.tenantId, key: box.ref.protocolId }),
  store: storeTogether,
});

const CLOSED = fail({ code: 'conflict', reason: 'Hòm phiếu không mở.' });

async function storeTogether(
  _ctx: DepositCtx,
  tx: Tx,
  items: readonly Admission[],
): Promise<readonly Result<CastReceipt>[]> {
  const row = await lockBox(tx, refOf(items), 'forShare');
  const logged = await loggedAlready(tx, items);
  const fresh = row?.phase === 'casting' ? items.filter((item) => !logged.has(voterOf(item))) : [];
  const spooled = row && fresh.length > 0 ? await spool(tx, fresh, row.epoch_no) : new Map<string, Kept>();
  return items.map((item) => {
    const kept = logged.get(voterOf(item)) ?? spooled.get(voterOf(item));
    return kept ? answer(item, kept) : CLOSED;
  });
}

/** The ballot that stands under a voter key, and the epoch its receipt names. */
interface Kept {
  readonly hash: Uint8Array;
  readonly epochNo: number;
}

const keyOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const voterOf = (item: Admission): string => keyOf(item.admitted.ballot.head.voterKey);

/** Ballots of these voter keys that a flush has already put on the log. */
async function loggedAlready(tx: Tx, items: readonly Admission[]): Promise<Map<string, Kept>> {
  const { tenantId, protocolId } = refOf(items);
  const rows = await boxTables(tx)
    .selectFrom('box.ballot')
    .select(['vk', 'ballot_hash', 'epoch_no'])
    .where('tenant_id', '=', tenantId)
    .where('protocol_id', '=', protocolId)
    .where(
      'vk',
      'in',
      items.map((item) => Buffer.from(item.admitted.ballot.head.voterKey)),
    )
    .execute();
  return new Map(rows.map((row) => [keyOf(row.vk), { hash: row.ballot_hash, epochNo: row.epoch_no }]));
}

/** Adds what is new and reads back what stands: after a race both senders find the first. */
async function spool(tx: Tx, items: readonly Admission[], epochNo: number): Promise<Map<string, Kept>> {
  const { tenantId, protocolId } = refOf(items);
  const keeper = items[0]?.box.spool;
  // Another process opened casting after this one looked: the sender tries again and finds the key.
  if (!keeper) return new Map();
  const rows = rowsOf(keeper, items, epochNo);
  // `do nothing` keeps values out of the server's messages and lets a second sender of the same key find the first.
  const db = boxTables(tx);
  await db
    .insertInto('box.spool')
    .values(rows.map(({ slot, sealed }) => ({ tenant_id: tenantId, protocol_id: protocolId, slot, sealed })))
    .onConflict((clash) => clash.columns(['tenant_id', 'protocol_id', 'slot']).doNothing())
    .execute();
  const standing = await db
    .selectFrom('box.spool')
    .select(['slot', 'sealed'])
    .where('tenant_id', '=', tenantId)
    .where('protocol_id', '=', protocolId)
    .where(
      'slot',
      'in',
      rows.map((row) => row.slot),
    )
    .execute();
  const voters = new Map(rows.map((row) => [keyOf(row.slot), row.voter]));
  return new Map(standing.map((row) => [voters.get(keyOf(row.slot)) ?? '', keeper.open(row)]));
}

/**
 * One row per voter key: of two ballots under one key in a batch, the first stands. Sorted by slot, so that two
 * processes with the same ballots in another order never wait for each other, and a batch keeps no order of arrival.
 */
function rowsOf(keeper: RoundSpool, items: readonly Admission[], epochNo: number) {
  const firsts = new Map<string, Admission>();
  for (const item of items) if (!firsts.has(voterOf(item))) firsts.set(voterOf(item), item);
  const rows = [...firsts].map(([voter, { admitted }]) => {
    const row = keeper.seal(admitted.ballot.head.voterKey, admitted.bytes, epochNo);
    return { voter, slot: Buffer.from(row.slot), sealed: Buffer.from(row.sealed) };
  });
  return rows.sort((a, b) => Buffer.compare(a.slot, b.slot));
}

function refOf(items: readonly Admission[]) {
  const first = items[0];
  if (!first) throw new Error('a batch has at least one item');
  return first.box.ref;
}

function answer({ box, admitted }: Admission, kept: Kept): Result<CastReceipt> {
  if (keyOf(kept.hash) === keyOf(admitted.hash)) {
    return ok({ receipt: receiptOf(box.seed, { round: box.round, ballotHash: kept.hash, epoch: kept.epochNo }) });
  }
  return fail({
    code: 'conflict',
    reason: 'Lá phiếu này đã được bỏ với nội dung khác; lá bỏ trước được giữ.',
    detail: { firstHash: Buffer.from(kept.hash).toString('hex') },
  });
}
