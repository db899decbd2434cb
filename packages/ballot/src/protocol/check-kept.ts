import { sha256 } from '@noble/hashes/sha2.js';
import { fromHex, toHex } from './bytes.ts';
import { AUDIT_CODE, encodeAudit } from './audit.ts';
import type { Finding } from './check-findings.ts';
import { failed, finding, notRun, passed } from './check-findings.ts';
import type { Engine } from './engine.ts';
import type { MerkleLog } from './log.ts';
import { leafHash, logOf, verifyInclusion } from './log.ts';
import type { Round } from './manifest.ts';
import { decodeOpening } from './opening-file.ts';
import type { Box, ReadLog } from './read-log.ts';
import { decodeReceipt, verifyReceipt } from './receipt.ts';
import { openBox } from './station.ts';
import type { TreeHead } from './tree-head.ts';

const ENTRIES_AT = 72;
const ENTRY_LENGTH = 65;

/**
 * What a recount package says of each ballot. Codes 1 and 4 are one finding: a quorum that lacks the spoilt share finds
 * a secret that shows the fault, another finds none.
 */
function saidOf(box: Box, audit: Uint8Array): string[] {
  return box.ballots.map((_, at) => {
    const entry = audit.subarray(ENTRIES_AT + ENTRY_LENGTH * at, ENTRIES_AT + ENTRY_LENGTH * (at + 1));
    const code = entry[32];
    return code === AUDIT_CODE.sealing || code === AUDIT_CODE.unopened ? 'sealing' : toHex(entry);
  });
}

/**
 * V16: opens the box again from the members' own signed shares, so that every sealed share is recomputed from its
 * secret, and compares with the signed result and with the recount package. `opening` is the committee's opening file.
 */
export function checkOpening(
  engine: Engine,
  what: {
    readonly box: Box | null;
    readonly log: ReadLog;
    readonly audit: Uint8Array | null;
    readonly opening: Uint8Array | null;
  },
): Finding {
  const { box, log, audit, opening } = what;
  if (opening === null) return notRun('V16', "needs the committee's opening file, which also opens all comments");
  const body = log.controls.get('RESULT')?.body;
  if (box === null || body?.type !== 'RESULT') return notRun('V16', 'there is no RESULT');
  return finding('V16', openingProblem(engine, box, { audit, opening, resultHash: body.resultHash }));
}

function openingProblem(
  engine: Engine,
  box: Box,
  what: { readonly audit: Uint8Array | null; readonly opening: Uint8Array; readonly resultHash: string },
): string | null {
  const members = decodeOpening(box, what.opening);
  if (members === null) return 'not an opening file of this box';
  const opened = openBox(engine, box, members);
  if (!opened.ok) return `${opened.code}: ${opened.detail}`;
  if (toHex(opened.value.result.hash) !== what.resultHash) return 'the shares give another result';
  return what.audit === null ? null : differentFinding(box, what.audit, encodeAudit(box, opened.value));
}

function differentFinding(box: Box, audit: Uint8Array, opened: Uint8Array): string | null {
  const [said, again] = [saidOf(box, audit), saidOf(box, opened)];
  const at = again.findIndex((line, place) => line !== said[place]);
  return at < 0 ? null : `the recount package says something else of ballot ${String(at)}`;
}

interface Public {
  readonly log: MerkleLog;
  /** Place of each leaf by its hash. */
  readonly places: ReadonlyMap<string, number>;
  readonly heads: readonly TreeHead[];
}

/** What is wrong with one receipt; null when its ballot stands under the head that the receipt promised. */
function receiptProblem(engine: Engine, round: Round, what: Public & { readonly bytes: Uint8Array }): string | null {
  const { log, places, heads, bytes } = what;
  const receipt = decodeReceipt(bytes);
  if (receipt === null) return 'is not 100 bytes';
  if (!verifyReceipt(engine, round, receipt)) return 'is not signed by the log key';
  const promised = heads.find((head) => head.epoch === receipt.epoch);
  if (promised === undefined) return `names epoch ${String(receipt.epoch)}, which no head ends`;
  const index = places.get(toHex(receipt.ballotHash));
  if (index === undefined) return 'is signed, and its ballot is not on the log: this proves an omission';
  const { size, root } = promised;
  if (index >= size || size > log.size()) return 'is signed, and its ballot stands later than promised';
  const proof = log.inclusionProof(index, size);
  const isProved = verifyInclusion({ index, hash: receipt.ballotHash }, { size, root: fromHex(root) }, proof);
  return isProved ? null : 'has no proof of inclusion under the head of its epoch';
}

/** V19: every receipt that voters kept is signed, and its ballot stands under the head of the epoch that it names. */
export function checkReceipts(
  engine: Engine,
  round: Round,
  what: { leaves: readonly Uint8Array[]; heads: readonly TreeHead[]; receipts: readonly Uint8Array[] },
): Finding {
  const { leaves, heads, receipts } = what;
  if (receipts.length === 0) return notRun('V19', 'no receipt was brought');
  const hashes = leaves.map(leafHash);
  const all = { log: logOf(hashes), places: new Map(hashes.map((hash, at) => [toHex(hash), at])), heads };
  for (const [at, bytes] of receipts.entries()) {
    const problem = receiptProblem(engine, round, { ...all, bytes });
    if (problem !== null) return failed('V19', `receipt ${String(at + 1)} ${problem}`);
  }
  return passed('V19', `${String(receipts.length)} receipts`);
}

/** V20: each script that was kept from the casting origin is one whose SHA-256 the manifest names. */
export function checkScripts(round: Round, scripts: readonly Uint8Array[]): Finding {
  if (scripts.length === 0) return notRun('V20', 'no client script was brought');
  const named = new Set(round.manifest.clientBundleHashes);
  const foreign = scripts.findIndex((bytes) => !named.has(toHex(sha256(bytes))));
  return finding('V20', foreign < 0 ? null : `script ${String(foreign + 1)} is none of the manifest`);
}
