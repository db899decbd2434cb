import {
  boxOf,
  encodeAudit,
  leafHash,
  logOf,
  openBox,
  openShareBundle,
  readLog,
  sealAudit,
  toHex,
  verifyTreeHead,
  type Box,
  type Engine,
  type KeyPair,
  type MemberShares,
  type OpenedBox,
} from '@guong/ballot';
import { fromBase64 } from '../shared/base64.ts';
import type { ClosedLog } from '../shared/closed-log.ts';

/** The closed box of a log that matches its signed head; nothing when it does not. */
export function checkedBox(engine: Engine, { round, head, leaves }: ClosedLog): Box | undefined {
  const isLog = leaves.length === head.size && toHex(logOf(leaves.map(leafHash)).root()) === head.root;
  if (!isLog || !verifyTreeHead(engine, round, head)) return undefined;
  const log = readLog(engine, round, leaves);
  return (log.ok && boxOf(round, log.value)) || undefined;
}

/** A part as the server keeps it. */
export interface SealedPart {
  readonly memberIndex: number;
  /** base64 */
  readonly sealed: string;
}

/** What the station counted, with the members whose parts could not be used. */
export interface Counted {
  readonly opened: OpenedBox;
  readonly badParts: readonly number[];
}

/** Opens the parts, judges every ballot, counts. Nothing when too few parts can be used. */
export function countBox(
  engine: Engine,
  box: Box,
  what: { readonly station: KeyPair; readonly parts: readonly SealedPart[] },
): Counted | undefined {
  const members: MemberShares[] = [];
  const badParts: number[] = [];
  for (const { memberIndex, sealed } of what.parts) {
    const part = openShareBundle(engine, box, { station: what.station, bytes: fromBase64(sealed) });
    if (part.ok) members.push(part.value);
    else badParts.push(memberIndex);
  }
  const opened = openBox(engine, box, members);
  return opened.ok ? { opened: opened.value, badParts } : undefined;
}

/** The recount package: plain for the room, and sealed to the first auditor of the manifest where there is one. */
export function recountPackage(
  engine: Engine,
  box: Box,
  what: { readonly opened: OpenedBox; readonly ephemeralIkm: Uint8Array },
): { readonly plain: Uint8Array; readonly sealed: Uint8Array | undefined } {
  const plain = encodeAudit(box, what.opened);
  const hasAuditor = box.round.manifest.auditors.length > 0;
  const sealed = hasAuditor
    ? sealAudit(engine, box, { audit: plain, at: 0, ephemeralIkm: what.ephemeralIkm })
    : undefined;
  return { plain, sealed };
}
