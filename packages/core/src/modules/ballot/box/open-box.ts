import type { App } from '../../../usecase/index.ts';
import { ok } from '../../../kernel/index.ts';
import { transaction } from '../../../platform/index.ts';
import { doorOf, logSeed, readRound, spoolOf, type Door, type ProtocolRound, type RoundSpool } from '../protocol.ts';
import { boxTables, type BoxRef } from './box.schema.ts';
import { onSpoolKeyDestroyed, readSpoolKey } from './spool-key.ts';

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

/** The boxes of this process; the first look begins to listen for keys that are destroyed here or next door. */
function boxesOf(app: App): Map<string, OpenBox> {
  const known = boxes.get(app);
  if (known) return known;
  const ofApp = new Map<string, OpenBox>();
  boxes.set(app, ofApp);
  onSpoolKeyDestroyed(app.secrets, (protocolId) => {
    forgetSpool(ofApp, protocolId);
  });
  return ofApp;
}

/** Everything else of the box follows from public words and may stay. */
function forgetSpool(ofApp: Map<string, OpenBox>, protocolId: string): void {
  const known = ofApp.get(protocolId);
  if (known) ofApp.set(protocolId, { ...known, spool: undefined });
}

/** Whether this process holds what was derived from a round's spool key. */
export const holdsSpool = (app: App, protocolId: string): boolean =>
  boxes.get(app)?.get(protocolId)?.spool !== undefined;

/** The box of a round by its protocol name; nothing when there is no such round. */
export async function openBoxOf(app: App, protocolId: string): Promise<OpenBox | undefined> {
  const ofApp = boxesOf(app);
  const known = ofApp.get(protocolId);
  if (known?.spool) return known;
  const opened = known ? { ...known, spool: await spoolIn(app.secrets, known) } : await load(app, protocolId);
  if (!opened) return undefined;
  remember(ofApp, opened);
  // The key may have been destroyed between reading it and remembering it.
  if (opened.spool && !(await readSpoolKey(app.secrets, opened.ref))) forgetSpool(ofApp, protocolId);
  return opened;
}

function remember(ofApp: Map<string, OpenBox>, opened: OpenBox): void {
  ofApp.set(opened.ref.protocolId, opened);
  const oldest = ofApp.keys().next().value;
  if (ofApp.size > MOST && oldest !== undefined) ofApp.delete(oldest);
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
