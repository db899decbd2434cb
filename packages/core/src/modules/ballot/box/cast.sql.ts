import { runNamed, type NamedStatement, type Tx } from '../../../platform/index.ts';
import type { BallotRow, BoxRef, BoxRow } from './box.schema.ts';

/** A row of the spool: the slot of a voter key (32 bytes) and the sealed ballot. */
export interface SpooledRow {
  readonly slot: Buffer;
  readonly sealed: Buffer;
}

// Four statements, planned once per connection: with 64 voters in one transaction, their planning was dearer than they.
const ROUND: NamedStatement = {
  name: 'cast_round',
  text: 'select phase, epoch_no from box.round where tenant_id = $1 and protocol_id = $2 for share',
};
const LOGGED: NamedStatement = {
  name: 'cast_logged',
  text: `select vk, ballot_hash, epoch_no from box.ballot
    where tenant_id = $1 and protocol_id = $2 and vk = any($3::bytea[])`,
};
// `do nothing` keeps values out of the server's messages and lets a second sender of the same key find the first.
const ADD: NamedStatement = {
  name: 'cast_add',
  text: `insert into box.spool (tenant_id, protocol_id, slot, sealed)
    select $1, $2, slot, sealed from unnest($3::bytea[], $4::bytea[]) as fresh (slot, sealed)
    on conflict (tenant_id, protocol_id, slot) do nothing returning slot`,
};
const STANDING: NamedStatement = {
  name: 'cast_standing',
  text: `select slot, sealed from box.spool where tenant_id = $1 and protocol_id = $2 and slot = any($3::bytea[])`,
};

/** Phase and epoch of the box, held until the transaction ends: a close waits for casts under way. */
export async function holdRound(tx: Tx, ref: BoxRef): Promise<Pick<BoxRow, 'phase' | 'epoch_no'> | undefined> {
  const [row] = await runNamed<Pick<BoxRow, 'phase' | 'epoch_no'>>(tx, ROUND, [ref.tenantId, ref.protocolId]);
  return row;
}

/** Ballots of these voter keys that a flush has already put on the log. */
export const loggedBallots = (tx: Tx, ref: BoxRef, voterKeys: readonly Buffer[]) =>
  runNamed<Pick<BallotRow, 'vk' | 'ballot_hash' | 'epoch_no'>>(tx, LOGGED, [ref.tenantId, ref.protocolId, voterKeys]);

/** Adds the rows whose slot is free, in the order given, and says which slots they were. */
export async function addToSpool(tx: Tx, ref: BoxRef, rows: readonly SpooledRow[]): Promise<readonly Buffer[]> {
  const columns = [rows.map(({ slot }) => slot), rows.map(({ sealed }) => sealed)];
  const added = await runNamed<{ slot: Buffer }>(tx, ADD, [ref.tenantId, ref.protocolId, ...columns]);
  return added.map(({ slot }) => slot);
}

/** The rows that stand in these slots. */
export const standingInSpool = (tx: Tx, ref: BoxRef, slots: readonly Buffer[]) =>
  runNamed<SpooledRow>(tx, STANDING, [ref.tenantId, ref.protocolId, slots]);
