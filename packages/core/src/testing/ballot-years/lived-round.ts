// Lives one planned round through the use cases of the product, with real keys, ballots and shares on devices.
import * as play from '@guong/ballot/devices';
import { ballot } from '../../modules/ballot/index.ts';
import { perform } from '../../usecase/index.ts';
import * as walk from '../played-round.ts';
import { valueOf } from '../value-of.ts';
import { countAndRelease } from './counted.ts';
import { daysOf } from './days.ts';
import { draftedAs } from './drafted.ts';
import type { PlannedRound } from './plan.ts';
import type { BallotWard, Stage } from './stage.ts';
import { castAll, sealedBallots, type Sent } from './voting.ts';

/** A round that was lived. */
export interface LivedRound extends Sent {
  readonly planned: PlannedRound;
  readonly ward: BallotWard;
  readonly roundId: string;
  readonly protocolId: string;
  readonly manifest: string;
  readonly subjectIds: readonly string[];
  /** Who is on the roll, in the order of the plan. */
  readonly voterIds: readonly string[];
}

/** Lives a round as far as its turn goes: to its publication, or to the open box. */
export async function livedRound(stage: Stage, planned: PlannedRound): Promise<LivedRound> {
  const { house, wards } = stage;
  const ward = wards[planned.ward];
  if (!ward) throw new Error('a round is planned for a ward that there is');
  const days = daysOf(planned);
  house.clock.set(days.draftedAt);
  const round = await draftedAs(house, ward, { planned, days });
  const protocolId = await walk.issuingRound(house, round, days.issuesAt);
  const anyone = { kind: 'anonymous' as const, tenantId: house.tenantId };
  const { manifest } = valueOf(await perform(house.app, anyone, ballot.manifest, { protocolId }));
  const ballots = await sealedBallots(round, planned, play.roundFrom(manifest));
  house.clock.set(days.issueEndsAt);
  await walk.openTheBox(house, round);
  house.clock.set(days.castsAt);
  const sent = await castAll(stage, protocolId, ballots);
  if (planned.turn !== 'open') await countAndRelease(house, round, { protocolId, days });
  const { roundId, subjectIds, voters } = round;
  const voterIds = voters.map(({ personId }) => personId);
  return { planned, ward, roundId, protocolId, manifest, subjectIds, voterIds, ...sent };
}
