// The files with which anyone checks a round offline: every ballot recounted, every equation worked out again.
import {
  canonical,
  checkBundle,
  countsShape,
  parseCanonical,
  readBundle,
  reconcile,
  type BoxTally,
  type Equation,
  type Finding,
  type RoundCounts,
} from '@guong/ballot';
import { deviceEngine } from '@guong/ballot/devices';
import { ballot } from '../../modules/ballot/index.ts';
import type { Earlier, Publication } from '../../modules/ballot/release/guard/publication.ts';
import { readPublication } from '../../modules/ballot/release/publication.schema.ts';
import { publicationOf } from '../../modules/ballot/release/release-result.ts';
import { expectedOf } from './expected.ts';
import type { LivedRound } from './lived-round.ts';
import { asked, type Proof, type Reading } from './proof.ts';

/** Checks that have nothing to look at: the members' shares are not kept, and no browser was served a script. */
const NOT_KEPT = ['V16', 'V20'];

/**
 * Opens the auditors' bundle and trusts nothing else: each ballot is counted again, R1 to R9 are worked out from that
 * count, and R10 by applying the guard to it beside what was published before. Gives what is published.
 */
export async function proveBundle(
  reading: Reading,
  lived: LivedRound,
  earlier: readonly Earlier[],
): Promise<Publication> {
  const { proof, house } = reading;
  const { planned, roundId, ward, receipts } = lived;
  const what = `the bundle of round ${String(planned.no)}`;
  const as = house.actorWith([], ward.memberIds[0]);
  const { bytes } = await asked(reading, ballot.auditBundle, { roundId, as });
  const { roll, issued, collected, valid } = expectedOf(planned);
  const kept: { tally?: BoxTally } = {};
  const findings = checkBundle(deviceEngine, bytes, {
    ...{ fingerprint: null, keptHeads: [], witnesses: 0, receipts },
    publish: (protocol, { tally }) => {
      kept.tally = tally;
      const counted = { protocol, document: { tally }, counts: { roll, online: { issued } } };
      return canonical(publicationOf(counted, earlier));
    },
  });
  // Where nobody sent, nobody has a receipt.
  const missing = receipts.length === 0 ? [...NOT_KEPT, 'V19'] : NOT_KEPT;
  noteChecks(proof, what, { findings, missing });
  const { tally } = kept;
  if (!tally) throw new Error(`${what} was not recounted`);
  const counts = countsIn(bytes);
  proof.rows += tally.total.collected;
  proof.same(`${what}, ballots recounted`, collected, tally.total.collected, counts.collected, counts.log.ballots);
  proof.same(`${what}, receipts`, collected, receipts.length);
  proof.same(`${what}, valid ballots recounted`, valid, tally.total.valid, counts.valid);
  noteEquations(proof, what, reconcile(counts, tally.total.subjects));
  return publicationIn(bytes);
}

interface Checked {
  readonly findings: readonly Finding[];
  /** Checks that may say that they had nothing to look at. */
  readonly missing: readonly string[];
}
/** R10 is check V17: the publication is the guard's function of this very recount. */
function noteChecks(proof: Proof, what: string, { findings, missing }: Checked): void {
  for (const { id, title, state, detail } of findings) {
    if (state === 'ok') proof.checks += 1;
    else if (state === 'failed' || !missing.includes(id))
      proof.broken.push(`${what}: ${id} ${title}: ${state} ${detail}`);
  }
  proof.equations += 1;
  if (findings.find(({ id }) => id === 'V17')?.state !== 'ok') proof.broken.push(`${what}: R10`);
}

function noteEquations(proof: Proof, what: string, equations: readonly Equation[]): void {
  for (const { id, left, relation, right, holds } of equations) {
    proof.equations += 1;
    if (!holds) proof.broken.push(`${what}: ${id}: ${String(left)} ${relation} ${String(right)}`);
  }
}

function publicationIn(bytes: Uint8Array): Publication {
  const bundle = readBundle(bytes);
  if (!bundle.ok) throw new Error(bundle.detail);
  return readPublication(new TextDecoder().decode(bundle.value.file('publication.json')));
}

function countsIn(bytes: Uint8Array): RoundCounts {
  const bundle = readBundle(bytes);
  const json = bundle.ok ? parseCanonical(bundle.value.file('counts.json')) : bundle;
  const counts = json.ok ? countsShape(json.value, 'counts') : json;
  if (!counts.ok) throw new Error(counts.detail);
  return counts.value;
}
