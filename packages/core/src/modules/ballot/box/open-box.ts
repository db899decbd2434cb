import type { App } from '../../../usecase/index.ts';
import { ok } from '../../../kernel/index.ts';
import { transaction } from '../../../platform/index.ts';
import { doorOf, logSeed, readRound, spoolOf, type Door, type ProtocolRound, type RoundSpool } from '../protocol.ts';
import { boxTables, type BoxRef } from './box.schema.ts';
import { readSpoolKey } from './spool-key.ts';

/** A box as this process keeps it in memory: all of it follows from the manifest, which never changes. */
export interface OpenBox {
  readonly ref: BoxRef;
  readonly round: ProtocolRound;
  readonly door: Door;
  readonly seed: Uint8Array;
  /** Missing before casting opens and after the last flush. */
  readonly spool: RoundSpool | undefined;
}

/** Rounds in memory at once; the oldest makes room. */
const MOST = 64;
const boxes = new WeakMap<App, Map<string, OpenBox>>();

/** The box of a round by its protocol name; nothing when there is no such round. */
export async function openBoxOf(app: App, protocolId: string): Promise<OpenBox | undefined> {
  const ofApp = boxes.get(app) ?? new Map<string, OpenBox>();
  boxes.set(app, ofApp);
  const known = ofApp.get(protocolId);
  if (known?.spool) return known;
  const opened = known ? { ...known, spool: await spoolIn(app.secrets, known) } : await load(app, protocolId);
  if (!opened) return undefined;
  ofApp.set(protocolId, opened);
  const oldest = ofApp.keys().next().value;
  if (ofApp.size > MOST && oldest !== undefined) ofApp.delete(oldest);
  return opened;
}

async function load(app: App, protocolId: string): Promise<OpenBox | undefined> {
  const found = await transaction(app.stores.cast, { readOnly: true }, async (tx) =>
    ok(
      await boxTables(tx)
        .selectFrom('box.directory')
        .selectAll()
        .where('protocol_id', '=', protocolId)
        .executeTakeFirst(),
    ),
  );
  const row = found.ok ? found.value : undefined;
  if (!row) return undefined;
  const ref = { tenantId: row.tenant_id, protocolId };
  const round = readRound(row.manifest);
  return {
    ref,
    round,
    door: doorOf(round),
    seed: logSeed(app.secrets, row.log_salt),
    spool: await spoolIn(app.secrets, { ref, round }),
  };
}

async function spoolIn(
  secrets: App['secrets'],
  { ref, round }: Pick<OpenBox, 'ref' | 'round'>,
): Promise<RoundSpool | undefined> {
  const key = await readSpoolKey(secrets, ref);
  return key && spoolOf(round, key);
}
