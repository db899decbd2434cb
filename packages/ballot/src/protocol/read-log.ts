import { fromHex, sameBytes, toHex } from './bytes.ts';
import type { ControlLeaf, ControlType } from './control.ts';
import { CONTROL_ORDER, parseControl } from './control.ts';
import type { Engine } from './engine.ts';
import type { Ballot } from './envelope.ts';
import { BALLOT_MAGIC, parseBallot } from './envelope.ts';
import { leafHash, logOf } from './log.ts';
import type { Round } from './manifest.ts';
import type { Result } from './result.ts';
import { accept, refuse } from './result.ts';

/** One ballot of the log. */
export interface LoggedBallot {
  /** Place on the log, the manifest being 0. */
  readonly at: number;
  readonly hash: Uint8Array;
  readonly bytes: Uint8Array;
  readonly ballot: Ballot;
}

/** A log in its parts. */
export interface ReadLog {
  readonly ballots: readonly LoggedBallot[];
  readonly controls: ReadonlyMap<ControlType, ControlLeaf>;
  /** All leaves that are neither the manifest nor a ballot. */
  readonly controlCount: number;
}

/** Why leaves are no log of this round. */
export type LogRefusal = 'manifest' | 'ballot' | 'control' | 'order' | 'close';

/** True for a leaf that claims to be a ballot. */
export function isBallotLeaf(leaf: Uint8Array): boolean {
  return sameBytes(leaf.subarray(0, BALLOT_MAGIC.length), BALLOT_MAGIC);
}

/** Where a control leaf may stand: after the ones before it in `CONTROL_ORDER`, ANNULLED last of all. */
function stage(type: ControlType): number {
  return type === 'ANNULLED' ? CONTROL_ORDER.length : CONTROL_ORDER.indexOf(type);
}

const CASTING = stage('CAST-OPEN');

function closeIsTrue(leaf: ControlLeaf, ballots: number, before: readonly Uint8Array[]): boolean {
  if (leaf.body.type !== 'CLOSE') return true;
  const root = toHex(logOf(before).root());
  return leaf.body.ballots === ballots && leaf.body.size === before.length && leaf.body.root === root;
}

/** The control leaves that must have come before a leaf may stand here. */
function mayFollow(last: number, type: ControlType): boolean {
  if (type === 'ANNULLED') return last < CONTROL_ORDER.length;
  return stage(type) === last + 1;
}

interface Reading {
  readonly engine: Engine;
  readonly round: Round;
  readonly hashes: Uint8Array[];
  readonly ballots: LoggedBallot[];
  readonly controls: Map<ControlType, ControlLeaf>;
  last: number;
}

function takeBallot(reading: Reading, leaf: Uint8Array): Result<true, LogRefusal> {
  const at = reading.hashes.length;
  const parsed = parseBallot(reading.round, leaf);
  if (!parsed.ok) return refuse('ballot', `leaf ${String(at)}: ${parsed.code}`);
  if (reading.last !== CASTING) return refuse('order', `leaf ${String(at)}: a ballot outside casting`);
  reading.ballots.push({ at, hash: leafHash(leaf), bytes: leaf, ballot: parsed.value });
  return accept(true);
}

function takeControl(reading: Reading, leaf: Uint8Array): Result<true, LogRefusal> {
  const at = `leaf ${String(reading.hashes.length)}`;
  const control = parseControl(reading.engine, reading.round, leaf);
  if (!control.ok) return refuse('control', `${at}: ${control.detail}`);
  const { type } = control.value.body;
  if (!mayFollow(reading.last, type)) return refuse('order', `${at}: ${type} out of order`);
  const isTrue = closeIsTrue(control.value, reading.ballots.length, reading.hashes);
  if (!isTrue) return refuse('close', `${at}: CLOSE does not fit the log`);
  reading.controls.set(type, control.value);
  reading.last = stage(type);
  return accept(true);
}

/**
 * Reads all leaves of a round in order: the manifest, then every control leaf once, signed and in order, and ballots
 * only between CAST-OPEN and CLOSE. Signatures on the ballots are the door's and the verifier's matter.
 */
export function readLog(engine: Engine, round: Round, leaves: readonly Uint8Array[]): Result<ReadLog, LogRefusal> {
  const [first, ...rest] = leaves;
  if (first === undefined || !sameBytes(first, round.bytes)) return refuse('manifest', 'leaf 0 is not the manifest');
  const reading: Reading = { engine, round, hashes: [leafHash(first)], ballots: [], controls: new Map(), last: -1 };
  for (const leaf of rest) {
    const taken = isBallotLeaf(leaf) ? takeBallot(reading, leaf) : takeControl(reading, leaf);
    if (!taken.ok) return taken;
    reading.hashes.push(leafHash(leaf));
  }
  const { ballots, controls } = reading;
  return accept({ ballots, controls, controlCount: rest.length - ballots.length });
}

/** A closed box: the ballots of a round and the root that its CLOSE leaf names. */
export interface Box {
  readonly round: Round;
  /** Root of the log just before CLOSE; shares, audit package and result are bound to it. */
  readonly root: Uint8Array;
  readonly ballots: readonly LoggedBallot[];
}

/** The closed box of a log, or null while there is no CLOSE. */
export function boxOf(round: Round, log: ReadLog): Box | null {
  const body = log.controls.get('CLOSE')?.body;
  return body?.type === 'CLOSE' ? { round, root: fromHex(body.root), ballots: log.ballots } : null;
}
