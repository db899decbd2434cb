import { ballot, cast } from '@guong/core/ballot';
import { performDeposit, type App, type PersonActor } from '@guong/core/usecase';
import {
  askForBallot,
  closedBox,
  countAtStation,
  keyRegistration,
  memberDevice,
  openedShares,
  roundFrom,
  sealed,
  signLeaf,
  splitLeaves,
  type MemberDevice,
} from '@guong/ballot/devices';
import type { Answers, Credential } from '@guong/ballot';
import type { DemoWard } from './found-ward.ts';
import { act, must } from './hands.ts';
import { CATEGORIES } from './ward.ts';

const HOUR = 3_600_000;

/** When a demo round stands where, in hours from now. */
export interface RoundPlan {
  readonly title: string;
  readonly planSymbol: string;
  readonly templateCode: string;
  /** Issue opens, issue closes, cast opens, cast closes. */
  readonly hours: readonly [number, number, number, number];
}
/** A round of the demo under way. */
export interface DemoRound {
  readonly roundId: string;
  readonly members: readonly PersonActor[];
  readonly devices: readonly MemberDevice[];
}
/** The seeder's hand on the clock: the house believes what it says. */
export interface DemoClock {
  readonly real: Date;
  set(at: Date): void;
}
/** Sets the clock some hours from the real now. */
export const atHour = (clock: DemoClock, hours: number): Date => new Date(clock.real.getTime() + hours * HOUR);

const asPerson = (ward: DemoWard, personId: string): PersonActor => ({
  ...ward.office,
  personId,
  accountId: personId,
  holdings: [],
});

/** Prepares a round up to a draft with subjects, committee and roll. */
export async function draftRound(app: App, ward: DemoWard, clock: DemoClock, plan: RoundPlan): Promise<DemoRound> {
  const [issueOpens, issueCloses, castOpens, castCloses] = plan.hours.map((hours) =>
    atHour(clock, hours).toISOString(),
  );
  clock.set(atHour(clock, plan.hours[0] - 1));
  const { roundId } = await act(app, ward.office, ballot.createRound, {
    title: plan.title,
    purpose: 'Góp ý việc tu dưỡng, rèn luyện của người đứng đầu theo kế hoạch đã niêm yết',
    planSymbol: plan.planSymbol,
    place: 'Hội trường phường Hoa Gạo',
    superior: 'Thành ủy Sông Hồng',
    issueOpensAt: issueOpens,
    issueClosesAt: issueCloses,
    castOpensAt: castOpens,
    castClosesAt: castCloses,
    isEarlyEndAllowed: true,
    epochMinimum: 5,
    epochMinutes: 0,
    rsaBits: 2048,
    unitId: ward.rootUnitId,
    templateCode: plan.templateCode,
    templateVersion: 1,
  });
  await act(app, ward.office, ballot.setSubjects, { roundId, personIds: ward.subjectIds });
  await act(app, ward.office, ballot.setCommittee, { roundId, personIds: ward.committeeIds, threshold: 2 });
  await act(app, ward.office, ballot.setRoll, {
    by: 'category',
    roundId,
    categories: CATEGORIES.map(({ code }) => code),
  });
  const { members } = await act(app, ward.office, ballot.round, { roundId });
  return {
    roundId,
    members: members.map((member) => asPerson(ward, member.personId)),
    devices: members.map((member) => memberDevice(member.memberIndex, member.name)),
  };
}

/** Takes a draft to `issuing`. */
export async function issueRound(app: App, ward: DemoWard, round: DemoRound, title: string): Promise<string> {
  const { roundId, members, devices } = round;
  await act(app, ward.leadership, ballot.approve, { roundId });
  await act(app, ward.office, ballot.freezeRoll, { roundId });
  for (const [at, device] of devices.entries()) {
    const member = members[at];
    if (member) await act(app, member, ballot.registerKey, { roundId, ...keyRegistration(device, title) });
  }
  await act(app, ward.leadership, ballot.confirmCommittee, { roundId });
  const { protocolId } = await act(app, ward.office, ballot.seal, { roundId });
  await signAll(app, round, ballot.signSeal);
  return protocolId;
}

async function signAll(
  app: App,
  { roundId, members, devices }: DemoRound,
  useCase: typeof ballot.signSeal | typeof ballot.signResult,
): Promise<void> {
  for (const [at, device] of devices.slice(0, 2).entries()) {
    const member = members[at];
    if (!member) continue;
    const desk = await act(app, member, ballot.committeeDesk, { roundId });
    await act(app, member, useCase, { roundId, signature: signLeaf(device, desk.toSign[0]?.body ?? '') });
  }
}

/** Hands every voter his ballot; the credentials stay with the seeder. */
export async function receiveAll(app: App, ward: DemoWard, round: DemoRound, manifest: string): Promise<Credential[]> {
  const protocol = roundFrom(manifest);
  const credentials: Credential[] = [];
  for (const personId of ward.voterIds) {
    const voter = asPerson(ward, personId);
    const { ballots } = await act(app, voter, ballot.myBallots);
    const group = ballots.find((one) => one.roundId === round.roundId)?.groupNo ?? 0;
    const asked = await askForBallot(protocol, group);
    const { signature } = await act(app, voter, ballot.receive, { roundId: round.roundId, blinded: asked.blinded });
    credentials.push(await asked.finish(signature));
  }
  return credentials;
}

/** Ends issuing and opens the box. */
export async function openBox(app: App, ward: DemoWard, round: DemoRound): Promise<void> {
  const { roundId, members, devices } = round;
  const [head] = members;
  const [device] = devices;
  if (!head || !device) throw new Error('a committee has a head');
  await act(app, ward.office, ballot.endIssuing, { roundId });
  const { toSign } = await act(app, head, ballot.committeeDesk, { roundId });
  const [issuedSignature, openSignature] = toSign.map(({ body }) => signLeaf(device, body));
  await act(app, head, ballot.openCasting, { roundId, issuedSignature, openSignature });
}

/** Casts ballots of a lenient hall: mostly good, some fair, a few poor, one all blank. */
export async function castAll(
  app: App,
  protocolId: string,
  manifest: string,
  credentials: readonly Credential[],
): Promise<void> {
  const protocol = roundFrom(manifest);
  for (const [voter, credential] of credentials.entries()) {
    const answers: Answers = protocol.manifest.subjects.map((subject, at) => ({
      marks: subject.items.map((item, place) => markOf(voter, at * 40 + place, item.levels.length)),
      comment: at === 0 && voter % 23 === 5 ? (COMMENTS[voter % COMMENTS.length] ?? '') : '',
    }));
    must(await performDeposit(app, cast, { roundId: protocolId, bytes: sealed(protocol, credential, answers) }));
  }
}
const COMMENTS = [
  'Cần tiếp dân đúng lịch đã niêm yết.',
  'Kết luận giao việc nên ghi rõ người và thời hạn.',
  'Dân rất đồng tình cách giải quyết điểm đổ rác.',
];

function markOf(voter: number, question: number, levels: number): number {
  if (voter === 17) return 0;
  const dice = (voter * 7919 + question * 104_729) % 100;
  if (dice < 62) return 1;
  if (dice < 88) return Math.min(2, levels);
  return dice < 97 ? Math.min(3, levels) : levels;
}

/** Closes, opens by two members, counts at a station and signs the result. */
export async function countRound(app: App, ward: DemoWard, round: DemoRound, protocolId: string): Promise<void> {
  const { roundId, members, devices } = round;
  const [head, second, third] = members;
  const [headDevice, secondDevice, thirdDevice] = devices;
  if (!head || !second || !third || !headDevice || !secondDevice || !thirdDevice) throw new Error('three members');
  await act(app, ward.office, ballot.close, { roundId });
  const { toSign } = await act(app, head, ballot.committeeDesk, { roundId });
  await act(app, head, ballot.signClose, { roundId, signature: signLeaf(headDevice, toSign[0]?.body ?? '') });
  const anyone = { kind: 'anonymous' as const, tenantId: ward.tenantId };
  const { manifest } = await act(app, anyone, ballot.manifest, { protocolId });
  const { leaves } = await act(app, anyone, ballot.leaves, { protocolId });
  const box = closedBox(roundFrom(manifest), splitLeaves(leaves));
  const station = memberDevice(0, 'station').keys;
  const stationKey = Buffer.from(station.publicKey).toString('hex');
  await act(app, head, ballot.beginOpening, { roundId, stationKey });
  for (const [member, device] of [
    [second, secondDevice],
    [third, thirdDevice],
  ] as const) {
    await act(app, member, ballot.submitShares, { roundId, stationKey, sealed: openedShares(device, box, stationKey) });
  }
  const { bundles } = await act(app, head, ballot.shareBundles, { roundId });
  const counted = countAtStation(
    box,
    station,
    bundles.map((bundle) => bundle.sealed),
  );
  await act(app, head, ballot.submitResult, { roundId, result: counted.result, comments: counted.comments });
  await signAll(app, round, ballot.signResult);
}
