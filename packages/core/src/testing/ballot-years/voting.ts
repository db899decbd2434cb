// Voters of a planned round collect, seal on their devices, and send.
import { randomBytes } from 'node:crypto';
import { encodeComments, ratingsLength, type Credential, type Round } from '@guong/ballot';
import { deviceEngine, sealed } from '@guong/ballot/devices';
import { sealRawBodies } from '@guong/ballot/testing';
import { ballot } from '../../modules/ballot/index.ts';
import { perform } from '../../usecase/index.ts';
import { castBallot, type PlayedRound } from '../played-round.ts';
import { askQuickly } from '../quick-ballot.ts';
import { valueOf } from '../value-of.ts';
import type { PlannedRound, PlannedVoter } from './plan.ts';
import type { Stage } from './stage.ts';

/** So many devices are busy at once. */
const AT_ONCE = 16;

/** Whoever is planned to collects; gives the ballots of those who will send, sealed on their devices. */
export async function sealedBallots(
  { voters, step }: PlayedRound,
  planned: PlannedRound,
  protocol: Round,
): Promise<readonly Uint8Array[]> {
  const collecting = planned.voters.flatMap((voter, at) => {
    const actor = voters[at];
    return voter.collects && actor ? [{ voter, actor }] : [];
  });
  const ballots = await inTurn(collecting, async ({ voter, actor }) => {
    const asked = askQuickly(protocol, voter.group);
    const { signature } = await step(actor, ballot.receive, { blinded: asked.blinded });
    const credential = asked.finish(signature);
    return voter.sends === null ? [] : [sealedAs(protocol, credential, voter.sends)];
  });
  return ballots.flat();
}

/** What came of sending: a receipt for each ballot, and how many stood on the log when half of them were sent. */
export interface Sent {
  readonly receipts: readonly Uint8Array[];
  readonly flushed: number;
}

/** Sends all; in the middle of it the clock of the house ends an epoch. */
export async function castAll(
  { house, system }: Pick<Stage, 'house' | 'system'>,
  protocolId: string,
  ballots: readonly Uint8Array[],
): Promise<Sent> {
  const send = async (bytes: Uint8Array): Promise<Uint8Array> =>
    valueOf(await castBallot(house, protocolId, bytes)).receipt;
  const half = Math.ceil(ballots.length / 2);
  const early = await inTurn(ballots.slice(0, half), send);
  const { moved } = valueOf(await perform(house.app, system, ballot.flushEpoch, { protocolId }));
  return { receipts: [...early, ...(await inTurn(ballots.slice(half), send))], flushed: moved };
}

function sealedAs(round: Round, credential: Credential, sends: NonNullable<PlannedVoter['sends']>): Uint8Array {
  if (sends !== 'spoilt') return sealed(round, credential, sends);
  const { manifest } = round;
  const comments = encodeComments(
    manifest,
    manifest.subjects.map(() => ({ marks: [], comment: '' })),
  );
  if (!comments.ok) throw new Error(comments.detail);
  // No question of the instrument has a ninth level.
  const ratings = new Uint8Array(ratingsLength(manifest)).fill(9);
  const secret = new Uint8Array(randomBytes(32));
  return sealRawBodies({ engine: deviceEngine, round }, credential, { secret, ratings, comments: comments.value });
}

/** Does it with some at a time; answers come in the order asked. */
async function inTurn<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let from = 0; from < all.length; from += AT_ONCE) {
    done.push(...(await Promise.all(all.slice(from, from + AT_ONCE).map(work))));
  }
  return done;
}
