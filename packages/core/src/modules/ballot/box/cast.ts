import { fail, ok, type Result } from '../../../kernel/index.ts';
import type { Tx } from '../../../platform/index.ts';
import { deposit, type DepositCtx } from '../../../usecase/index.ts';
import { ProtocolId } from '../ballot.schema.ts';
import { openBoxOf, type OpenBox } from './open-box.ts';
import type { BoxRef } from './box.schema.ts';
import { addToSpool, holdRound, loggedBallots, standingInSpool } from './cast.sql.ts';
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
    const isName = ProtocolId.safeParse(roundId).success;
    const box = isName ? await openBoxOf(app, roundId) : undefined;
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
  const ref = refOf(items);
  const round = await holdRound(tx, ref);
  const logged = await loggedAlready(tx, ref, items);
  const fresh = round?.phase === 'casting' ? items.filter((item) => !logged.has(voterOf(item))) : [];
  const spooled = round && fresh.length > 0 ? await spool(tx, fresh, round.epoch_no) : new Map<string, Kept>();
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

async function loggedAlready(tx: Tx, ref: BoxRef, items: readonly Admission[]): Promise<Map<string, Kept>> {
  const voterKeys = items.map((item) => Buffer.from(item.admitted.ballot.head.voterKey));
  const rows = await loggedBallots(tx, ref, voterKeys);
  return new Map(rows.map((row) => [keyOf(row.vk), { hash: row.ballot_hash, epochNo: row.epoch_no }]));
}

/** Adds what is new and reads back what stood before: after a race both senders find the first. */
async function spool(tx: Tx, items: readonly Admission[], epochNo: number): Promise<Map<string, Kept>> {
  const ref = refOf(items);
  const keeper = items[0]?.box.spool;
  // Another process opened casting after this one looked: the sender tries again and finds the key.
  if (!keeper) return new Map();
  const rows = rowsOf(keeper, items, epochNo);
  const added = new Set((await addToSpool(tx, ref, rows)).map(keyOf));
  const [fresh, taken] = [
    rows.filter((row) => added.has(keyOf(row.slot))),
    rows.filter((row) => !added.has(keyOf(row.slot))),
  ];
  const standing =
    taken.length > 0
      ? await standingInSpool(
          tx,
          ref,
          taken.map(({ slot }) => slot),
        )
      : [];
  const voters = new Map(taken.map((row) => [keyOf(row.slot), row.voter]));
  return new Map([
    ...fresh.map(({ voter, hash }): [string, Kept] => [voter, { hash, epochNo }]),
    ...standing.map((row): [string, Kept] => [voters.get(keyOf(row.slot)) ?? '', keeper.open(row)]),
  ]);
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
    return { voter, hash: admitted.hash, slot: Buffer.from(row.slot), sealed: Buffer.from(row.sealed) };
  });
  return rows.sort((a, b) => Buffer.compare(a.slot, b.slot));
}

function refOf(items: readonly Admission[]): BoxRef {
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
