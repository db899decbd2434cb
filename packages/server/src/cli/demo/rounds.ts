import { ballot, cast } from '@guong/core/ballot';
import { performDeposit, type PersonActor } from '@guong/core/usecase';
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
import type { PlanPaper } from './plan-papers.ts';
import { CATEGORIES } from './ward.ts';

const HOUR = 3_600_000;

/** When a demo round stands where, in hours from now. */
export interface RoundPlan {
  readonly title: string;
  readonly planSymbol: string;
  readonly templateCode: string;
  /** One for each subject, in their order. */
  readonly papers: readonly PlanPaper[];
  /** Issue opens, issue closes, cast opens, cast closes. */
  readonly hours: readonly [number, number, number, number];
  /** Codes of the categories that are called; all of them when left out. */
  readonly categories?: readonly string[];
  /** Another year: other people think otherwise, some items are liked a little more or less. */
  readonly mood?: number;
}
/** A committee member with the device that keeps his keys. */
export interface DemoMember {
  readonly actor: PersonActor;
  readonly device: MemberDevice;
}
/** A round of the demo under way; the first member is the head. */
export interface DemoRound {
  readonly roundId: string;
  readonly members: readonly [DemoMember, ...DemoMember[]];
}
/** The seeder's hand on the clock: the house believes what it says. */
export interface DemoClock {
  readonly real: Date;
  set(at: Date): void;
}
/** Sets the clock some hours from the real now. */
export const atHour = (clock: DemoClock, hours: number): Date => new Date(clock.real.getTime() + hours * HOUR);

/** Somebody of the ward without a post, as he acts after signing in. */
export const asPerson = (ward: DemoWard, personId: string): PersonActor => ({
  ...ward.office,
  personId,
  accountId: personId,
  holdings: [],
});

/** Prepares a round up to a draft with subjects, committee and roll. */
export async function draftRound(ward: DemoWard, clock: DemoClock, plan: RoundPlan): Promise<DemoRound> {
  const [issueOpens, issueCloses, castOpens, castCloses] = plan.hours.map((hours) =>
    atHour(clock, hours).toISOString(),
  );
  clock.set(atHour(clock, plan.hours[0] - 1));
  const { roundId } = await act({ app: ward.app, as: ward.office }, ballot.createRound, {
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
  await act({ app: ward.app, as: ward.office }, ballot.setSubjects, { roundId, personIds: ward.subjectIds });
  for (const [at, { title, ...file }] of plan.papers.entries()) {
    const attached = { roundId, subjectNo: at + 1, title, file };
    await act({ app: ward.app, as: ward.office }, ballot.attachPlan, attached);
  }
  await act({ app: ward.app, as: ward.office }, ballot.setCommittee, {
    roundId,
    personIds: ward.committeeIds,
    threshold: 2,
  });
  await act({ app: ward.app, as: ward.office }, ballot.setRoll, {
    by: 'category',
    roundId,
    categories: plan.categories ?? CATEGORIES.map(({ code }) => code),
  });
  const { members } = await act({ app: ward.app, as: ward.office }, ballot.round, { roundId });
  const [head, ...others] = members.map((member) => ({
    actor: asPerson(ward, member.personId),
    device: memberDevice(member.memberIndex, member.name),
  }));
  if (!head) throw new Error('a committee has a head');
  return { roundId, members: [head, ...others] };
}

/** Takes a draft to `issuing`. */
export async function issueRound(ward: DemoWard, { roundId, members }: DemoRound, title: string): Promise<string> {
  const { app } = ward;
  await act({ app, as: ward.leadership }, ballot.approve, { roundId });
  await act({ app, as: ward.office }, ballot.freezeRoll, { roundId });
  for (const { actor, device } of members) {
    await act({ app, as: actor }, ballot.registerKey, { roundId, ...keyRegistration(device, title) });
  }
  await act({ app, as: ward.leadership }, ballot.confirmCommittee, { roundId });
  const { protocolId } = await act({ app, as: ward.office }, ballot.seal, { roundId });
  await signAll(ward, { roundId, members }, ballot.signSeal);
  return protocolId;
}

/** As many members as needed sign what waits for all of them. */
async function signAll(
  { app }: DemoWard,
  { roundId, members }: DemoRound,
  useCase: typeof ballot.signSeal | typeof ballot.signResult,
): Promise<void> {
  for (const { actor, device } of members.slice(0, 2)) {
    const desk = await act({ app, as: actor }, ballot.committeeDesk, { roundId });
    await act({ app, as: actor }, useCase, { roundId, signature: signLeaf(device, desk.toSign[0]?.body ?? '') });
  }
}

/** Hands every voter of the roll his ballot; the credentials stay with the seeder. */
export async function receiveAll(ward: DemoWard, round: DemoRound, manifest: string): Promise<Credential[]> {
  const protocol = roundFrom(manifest);
  const credentials: Credential[] = [];
  for (const personId of ward.voterIds) {
    const voter = asPerson(ward, personId);
    const { ballots } = await act({ app: ward.app, as: voter }, ballot.myBallots);
    const mine = ballots.find((one) => one.roundId === round.roundId);
    if (!mine) continue; // not called to this round
    const asked = await askForBallot(protocol, mine.groupNo);
    const { signature } = await act({ app: ward.app, as: voter }, ballot.receive, {
      roundId: round.roundId,
      blinded: asked.blinded,
    });
    credentials.push(await asked.finish(signature));
  }
  return credentials;
}

/** Ends issuing and opens the box. */
export async function openBox(ward: DemoWard, { roundId, members: [head] }: DemoRound): Promise<void> {
  const { app } = ward;
  await act({ app, as: ward.office }, ballot.endIssuing, { roundId });
  const { toSign } = await act({ app, as: head.actor }, ballot.committeeDesk, { roundId });
  const [issuedSignature, openSignature] = toSign.map(({ body }) => signLeaf(head.device, body));
  await act({ app, as: head.actor }, ballot.openCasting, { roundId, issuedSignature, openSignature });
}

/** What is cast: credentials of a round, by the public name and manifest of it. */
export interface Casting {
  readonly protocolId: string;
  readonly manifest: string;
  readonly credentials: readonly Credential[];
  readonly mood?: number | undefined;
}
/** Casts ballots of a lenient hall: mostly good, some fair, a few poor, one all blank. */
export async function castAll(
  { app }: DemoWard,
  { protocolId, manifest, credentials, mood = 0 }: Casting,
): Promise<void> {
  const protocol = roundFrom(manifest);
  for (const [voter, credential] of credentials.entries()) {
    const answers: Answers = protocol.manifest.subjects.map((subject, at) => ({
      marks: subject.items.map((item, place) => markOf(voter, { question: at * 40 + place, mood }, item.levels.length)),
      comment: at === 0 && voter % 23 === 5 ? (COMMENTS[voter % COMMENTS.length] ?? '') : '',
    }));
    must(await performDeposit(app, cast, { roundId: protocolId, bytes: sealed(protocol, credential, answers) }));
  }
}
const COMMENTS = [
  'Cần tiếp dân đúng lịch đã niêm yết.',
  'Kết luận giao việc nên ghi rõ người và thời hạn.',
  'Dân rất đồng tình cách giải quyết điểm đổ rác.',
  'Ông Nguyễn Văn Đổ Rác ở tổ 7 bảo là chưa được tiếp lần nào.',
];

interface Asked {
  readonly question: number;
  readonly mood: number;
}
function markOf(voter: number, { question, mood }: Asked, levels: number): number {
  if (voter === 17) return 0;
  // A mixing of two numbers into one of 0..99, and items that are liked more or less than others.
  const dice = ((Math.imul(voter + 1 + mood * 1009, 0x9e3779b1) ^ Math.imul(question + 7, 0x85ebca6b)) >>> 8) % 100;
  const liked = 48 + ((question * 37) % 30) + (mood === 0 ? 0 : ((question * 7) % 11) - 6);
  if (dice < liked) return 1;
  if (dice < liked + 22) return Math.min(2, levels);
  return dice < 97 ? Math.min(3, levels) : levels;
}

/** Closes, opens by two members, counts at a station and signs the result. */
export async function countRound(ward: DemoWard, round: DemoRound, protocolId: string): Promise<void> {
  const { app } = ward;
  const { roundId, members } = round;
  const [head, ...others] = members;
  await act({ app, as: ward.office }, ballot.close, { roundId });
  const { toSign } = await act({ app, as: head.actor }, ballot.committeeDesk, { roundId });
  await act({ app, as: head.actor }, ballot.signClose, {
    roundId,
    signature: signLeaf(head.device, toSign[0]?.body ?? ''),
  });
  const anyone = { kind: 'anonymous' as const, tenantId: ward.tenantId };
  const { manifest } = await act({ app, as: anyone }, ballot.manifest, { protocolId });
  const { leaves } = await act({ app, as: anyone }, ballot.leaves, { protocolId });
  const box = closedBox(roundFrom(manifest), splitLeaves(leaves));
  const station = memberDevice(0, 'station').keys;
  const stationKey = Buffer.from(station.publicKey).toString('hex');
  await act({ app, as: head.actor }, ballot.beginOpening, { roundId, stationKey });
  for (const { actor, device } of others) {
    const shares = openedShares(device, box, stationKey);
    await act({ app, as: actor }, ballot.submitShares, { roundId, stationKey, sealed: shares });
  }
  const { bundles } = await act({ app, as: head.actor }, ballot.shareBundles, { roundId });
  const opened = bundles.map((bundle) => bundle.sealed);
  const { result, comments } = countAtStation(box, station, opened);
  await act({ app, as: head.actor }, ballot.submitResult, { roundId, result, comments });
  await signAll(ward, round, ballot.signResult);
}
