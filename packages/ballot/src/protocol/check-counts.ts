import type { Bundle } from './bundle.ts';
import { readCounts } from './bundle.ts';
import { sameBytes, toHex } from './bytes.ts';
import { canonical } from './canonical-json.ts';
import type { Finding } from './check-findings.ts';
import { failed, finding, notRun } from './check-findings.ts';
import type { PaperCount } from './paper.ts';
import { allInvalid } from './paper.ts';
import type { ReadLog } from './read-log.ts';
import type { RoundCounts } from './reconcile.ts';
import { reconcile } from './reconcile.ts';
import type { ResultDocument } from './result-document.ts';
import { decodeRevoked, revokedHash } from './returned.ts';
import type { SubjectTally } from './tally.ts';
import { addTallies } from './tally.ts';

/** V11: the revoked keys are those that CLOSE names, and none of them carries a ballot. */
export function checkRevoked(bundle: Bundle, log: ReadLog): Finding {
  const keys = decodeRevoked(bundle.file('revoked.bin'));
  if (keys === null) return failed('V11', 'revoked.bin is not sorted');
  const close = log.controls.get('CLOSE')?.body;
  if (close?.type !== 'CLOSE') return notRun('V11', 'there is no CLOSE');
  if (toHex(revokedHash(keys)) !== close.revokedHash) return failed('V11', 'not the keys that CLOSE names');
  const revoked = new Set(keys.map(toHex));
  const used = log.ballots.find(({ ballot }) => revoked.has(toHex(ballot.head.voterKey)));
  return finding('V11', used === undefined ? null : `leaf ${String(used.at)} has a revoked voter key`);
}

function issuedOnLog(log: ReadLog, channel: 'online' | 'slip' | 'paper'): number {
  const body = log.controls.get('ISSUE-CLOSED')?.body;
  const issued = body?.type === 'ISSUE-CLOSED' ? body.issued : [];
  return issued.filter((entry) => entry.channel === channel).reduce((total, entry) => total + entry.count, 0);
}

type Pair = readonly [name: string, told: number, found: number];

function channelPairs(counts: RoundCounts, log: ReadLog): Pair[] {
  const collected = (['online', 'slip'] as const).map((channel): Pair => {
    const found = log.ballots.filter(({ ballot }) => ballot.head.channel === channel).length;
    return [`${channel}.collected`, counts[channel]?.collected ?? 0, found];
  });
  const issued = (['online', 'slip', 'paper'] as const).map((channel): Pair => {
    return [`${channel}.issued`, counts[channel]?.issued ?? 0, issuedOnLog(log, channel)];
  });
  return [...collected, ...issued];
}

/** Numbers of the counts that the log itself tells; the first that differs, or null. */
function differenceFromLog(counts: RoundCounts, log: ReadLog): string | null {
  const pairs: Pair[] = [
    ['log.size', counts.log.size, 1 + log.ballots.length + log.controlCount],
    ['log.ballots', counts.log.ballots, log.ballots.length],
    ['log.controlLeaves', counts.log.controlLeaves, log.controlCount],
    ['log.distinctVoterKeys', counts.log.distinctVoterKeys, new Set(log.ballots.map(voterKeyOf)).size],
    ...channelPairs(counts, log),
  ];
  const [name, told, found] = pairs.find(([, left, right]) => left !== right) ?? [];
  return name === undefined ? null : `${name} is ${String(told)}, the log says ${String(found)}`;
}

function voterKeyOf({ ballot }: ReadLog['ballots'][number]): string {
  return toHex(ballot.head.voterKey);
}

function issuanceDiffers(bundle: Bundle, log: ReadLog): boolean {
  const body = log.controls.get('ISSUE-CLOSED')?.body;
  const issued = body?.type === 'ISSUE-CLOSED' ? body.issued : [];
  return !sameBytes(bundle.file('issuance.json'), canonical(issued));
}

/** What was counted ballot by ballot: the recount of the box and, where the round uses it, of the paper. */
export interface Recounted {
  readonly result: ResultDocument | null;
  readonly paper: PaperCount | null;
}

interface Total {
  readonly valid: number;
  readonly invalid: Readonly<Record<string, number>>;
  readonly subjects: readonly SubjectTally[];
}

/** Box and paper together; null while either is not counted here. */
function totalOf(counts: RoundCounts, { result, paper }: Recounted): Total | null {
  if (result === null) return null;
  const { total } = result.tally;
  if (counts.paper === null) return total;
  if (paper === null) return null;
  const { subjects, valid } = addTallies(total, paper.marks);
  return { subjects, valid, invalid: allInvalid(total.invalid, paper.invalid) };
}

/** Numbers that only the recount tells must be the counted ones. */
function differenceFromResult(counts: RoundCounts, total: Total): string | null {
  if (counts.valid !== total.valid) return `valid is ${String(counts.valid)}, the recount says ${String(total.valid)}`;
  const same = sameBytes(canonical(counts.invalid), canonical(total.invalid));
  return same ? null : 'the invalid ballots are not those of the recount';
}

function brokenEquation(counts: RoundCounts, total: Total | null): string | null {
  const broken = reconcile(counts, total?.subjects ?? []).find((equation) => !equation.holds);
  return broken === undefined ? null : `${broken.id}: ${broken.text.en}`;
}

/** Keys are revoked for credentials given back, for slips left over and for slips replaced; for nothing else. */
function revokedDiffer(bundle: Bundle, { online, slip }: RoundCounts): string | null {
  const keys = decodeRevoked(bundle.file('revoked.bin'))?.length ?? 0;
  const told = (online?.voided ?? 0) + (slip === null ? 0 : slip.leftoverRevoked + slip.replaced);
  return keys === told ? null : `${String(keys)} keys are revoked, the counts say ${String(told)}`;
}

/** V12: every count that the log or the recount tells is so, and every equation holds; the failing one is named. */
export function checkCounts(bundle: Bundle, log: ReadLog, recounted: Recounted): Finding {
  const counts = readCounts(bundle);
  if (!counts.ok) return failed('V12', `counts.json: ${counts.detail}`);
  if (issuanceDiffers(bundle, log)) return failed('V12', 'issuance.json is not what ISSUE-CLOSED says');
  const total = totalOf(counts.value, recounted);
  const fromResult = total === null ? null : differenceFromResult(counts.value, total);
  const told = differenceFromLog(counts.value, log) ?? revokedDiffer(bundle, counts.value) ?? fromResult;
  return finding('V12', told ?? brokenEquation(counts.value, total));
}
