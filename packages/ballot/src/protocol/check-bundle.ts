import type { Bundle } from './bundle.ts';
import { headsOf, leavesOf, readBundle } from './bundle.ts';
import { sameBytes, toHex } from './bytes.ts';
import { checkIssuers, checkSorted, checkUnique, checkVoters, readBallots } from './check-box.ts';
import type { Recounted } from './check-counts.ts';
import { checkCounts, checkRevoked } from './check-counts.ts';
import type { CheckId, Finding } from './check-findings.ts';
import { CHECK_TITLES, failed, finding, notRun, passed } from './check-findings.ts';
import { checkOpening, checkReceipts, checkScripts } from './check-kept.ts';
import { checkHeads, checkRoots } from './check-log.ts';
import { checkPaper } from './check-paper.ts';
import { encodeControl } from './control.ts';
import type { Engine } from './engine.ts';
import type { Round } from './manifest.ts';
import { parseManifest, roundId } from './manifest.ts';
import type { PaperCount } from './paper.ts';
import type { ReadLog } from './read-log.ts';
import { boxOf, readLog } from './read-log.ts';
import { recount } from './recount.ts';
import type { ResultDocument } from './result-document.ts';
import type { Result } from './result.ts';
import type { TreeHead } from './tree-head.ts';
import { normalizeWords, roundFingerprint } from './words.ts';

/** What the verifier brings from outside the bundle. */
export interface CheckOptions {
  /** Eight words as read from the poster; null when there are none to compare. */
  readonly fingerprint: string | null;
  /** Heads that witnesses, members or voters kept: the log must extend each. */
  readonly keptHeads: readonly TreeHead[];
  /** How many witness cosignatures the last head needs. */
  readonly witnesses: number;
  /** The disclosure guard: canonical JSON of what may be published of a result; null when it is not at hand. */
  readonly publish: ((round: Round, result: ResultDocument, paper: PaperCount | null) => Uint8Array) | null;
  /** Receipts that voters kept, 100 bytes each. */
  readonly receipts?: readonly Uint8Array[];
  /** Scripts as the casting origin served them. */
  readonly scripts?: readonly Uint8Array[];
  /** The committee's opening file; it opens all comments too, so few ever hold it. */
  readonly opening?: Uint8Array;
}

function withRest(findings: readonly Finding[], why: string): Finding[] {
  const done = new Set<string>(findings.map(({ id }) => id));
  const ids = Object.keys(CHECK_TITLES).filter((id): id is CheckId => !done.has(id));
  const all = [...findings, ...ids.map((id) => notRun(id, why))];
  return all.sort((left, right) => Number(left.id.slice(1)) - Number(right.id.slice(1)));
}

function checkFingerprint(manifestBytes: Uint8Array, typed: string | null): Finding {
  const words = roundFingerprint(roundId(manifestBytes)).join(' ');
  if (typed === null) return passed('V2', `${words} (not compared with a poster)`);
  return normalizeWords(typed) === words ? passed('V2', words) : failed('V2', `the manifest's words are: ${words}`);
}

function checkSignedResult(bundle: Bundle, log: ReadLog): Finding {
  const leaf = log.controls.get('RESULT');
  if (leaf === undefined) return notRun('V14', 'there is no RESULT');
  const same = sameBytes(bundle.file('result.sig.json'), encodeControl(leaf));
  return finding('V14', same ? null : 'result.sig.json is not the RESULT of the log');
}

function checkRecount(log: ReadLog, recounted: Result<ResultDocument> | null): Finding {
  if (recounted === null) return notRun('V15', 'the bundle has no audit package');
  if (!recounted.ok) return failed('V15', `${recounted.code}: ${recounted.detail}`);
  const body = log.controls.get('RESULT')?.body;
  if (body?.type !== 'RESULT') return failed('V15', 'there is no RESULT to compare with');
  return finding('V15', toHex(recounted.value.hash) === body.resultHash ? null : 'another result than the signed one');
}

function checkPublication(bundle: Bundle, round: Round, what: { recounted: Recounted; options: CheckOptions }) {
  const { options, recounted } = what;
  const { result, paper } = recounted;
  if (result === null || options.publish === null) return notRun('V17', 'needs the audit package and the guard');
  const same = sameBytes(bundle.file('publication.json'), options.publish(round, result, paper));
  return finding('V17', same ? null : 'the publication is not what the guard gives');
}

interface Parts {
  readonly bundle: Bundle;
  readonly round: Round;
  readonly leaves: readonly Uint8Array[];
  readonly heads: readonly TreeHead[];
}

function checkLogParts(engine: Engine, parts: Parts, options: CheckOptions): Finding[] {
  const { round, leaves, heads } = parts;
  const { ballots, problem } = readBallots(round, leaves);
  return [
    checkRoots(leaves, heads, options.keptHeads),
    checkHeads(engine, round, { heads, kept: options.keptHeads, witnesses: options.witnesses }),
    finding('V7', problem),
    checkIssuers(engine, round, ballots),
    checkVoters(engine, ballots),
    checkUnique(ballots),
    checkSorted(heads, options.keptHeads, ballots),
    checkReceipts(engine, round, { leaves, heads, receipts: options.receipts ?? [] }),
    checkScripts(round, options.scripts ?? []),
  ];
}

function checkCounted(engine: Engine, parts: Parts, what: { log: ReadLog; options: CheckOptions }): Finding[] {
  const { bundle, round } = parts;
  const { log, options } = what;
  const box = boxOf(round, log);
  const recounted = bundle.audit === null || box === null ? null : recount(engine, box, bundle.audit);
  const paper = checkPaper(engine, round, bundle);
  const whole = { result: recounted?.ok === true ? recounted.value : null, paper: paper.count };
  return [
    checkRevoked(bundle, log),
    checkCounts(bundle, log, whole),
    checkSignedResult(bundle, log),
    checkRecount(log, recounted),
    checkOpening(engine, { box, log, audit: bundle.audit, opening: options.opening ?? null }),
    checkPublication(bundle, round, { recounted: whole, options }),
    paper.finding,
  ];
}

/**
 * Checks a bundle from nothing but its bytes and what the verifier brings along; trusts no server. Gives every check
 * of SPEC section 13 that concerns bytes, with what failed first in each. Good means: no check failed.
 */
export function checkBundle(engine: Engine, bytes: Uint8Array, options: CheckOptions): Finding[] {
  const bundle = readBundle(bytes);
  if (!bundle.ok) return withRest([failed('V1', bundle.detail)], 'the bundle cannot be read');
  const findings = [passed('V1'), checkFingerprint(bundle.value.file('manifest.json'), options.fingerprint)];
  const round = parseManifest(bundle.value.file('manifest.json'), engine);
  if (!round.ok) return withRest([...findings, failed('V3', `${round.code}: ${round.detail}`)], 'no sound manifest');
  findings.push(passed('V3'));
  const [leaves, heads] = [leavesOf(bundle.value, round.value), headsOf(bundle.value)];
  if (leaves === null || heads === null) {
    return withRest([...findings, failed('V5', 'leaves or heads are malformed')], 'no readable log');
  }
  const parts = { bundle: bundle.value, round: round.value, leaves, heads };
  findings.push(...checkLogParts(engine, parts, options));
  const log = readLog(engine, round.value, leaves);
  if (!log.ok) return withRest([...findings, failed('V4', `${log.code}: ${log.detail}`)], 'no sound log');
  const isClosed = log.value.controls.has('CLOSE');
  findings.push(finding('V4', isClosed ? null : 'there is no CLOSE'));
  return withRest([...findings, ...checkCounted(engine, parts, { log: log.value, options })], '');
}
