import type { z } from 'zod';
import { ballot, cast } from '../modules/ballot/index.ts';
import { org } from '../modules/org/index.ts';
import { perform, performDeposit, type AnyUseCase, type PersonActor } from '../usecase/index.ts';
import type { FoundedHouse } from './founded-house.ts';
import * as play from '@guong/ballot/devices';
import { askQuickly } from './quick-ballot.ts';
import { smallPdf } from './small-pdf.ts';
import { FOUNDED_ON, valueOf } from './value-of.ts';

/** What a round needs of the house in which it is played: also a benchmark has as much. */
export type RoundHouse = Pick<FoundedHouse, 'app' | 'tenantId' | 'clock' | 'office' | 'leader' | 'actorWith'>;

/** A round that a test walks through, step by step, with real keys on real devices. */
export interface PlayedRound {
  readonly roundId: string;
  readonly voters: readonly PersonActor[];
  readonly members: readonly PersonActor[];
  readonly devices: readonly play.MemberDevice[];
  readonly subjectIds: readonly string[];
  /** The station also hands in the recount package; left out, it does not. */
  readonly handsInRecount?: true;
  /** Runs a step of this round as someone; a refusal fails the test. */
  readonly step: <U extends AnyUseCase>(
    actor: PersonActor,
    useCase: U,
    input?: object,
  ) => Promise<z.output<U['output']>>;
}

const TIMES = {
  issueOpensAt: '2026-11-22T08:00',
  issueClosesAt: '2026-11-22T12:00',
  castOpensAt: '2026-11-22T12:00',
  castClosesAt: '2026-11-22T18:00',
};
/** What an officer types for a test round; noon in Ha Noi on 22 November 2026 lies between issuing and casting. */
export const ROUND_FIELDS = {
  title: 'Góp ý người đứng đầu phường Hoa Gạo, đợt I/2026',
  purpose: 'Góp ý việc tu dưỡng, rèn luyện',
  planSymbol: '12-KH/ĐU',
  place: 'Hội trường phường Hoa Gạo',
  superior: 'Thành ủy Sông Hồng',
  ...TIMES,
  isEarlyEndAllowed: true,
  epochMinimum: 5,
  epochMinutes: 0,
  rsaBits: 2048,
  templateCode: 'gop-y-21',
  templateVersion: 1,
};

interface Cast {
  readonly voters: number;
  readonly members?: number;
  readonly template?: string;
  /** What the officer types differently from {@link ROUND_FIELDS}. */
  readonly fields?: Partial<typeof ROUND_FIELDS>;
  /** Named before the round is sealed; the station then seals the recount package to this key (hex X25519). */
  readonly auditor?: string;
  /** Attached to the first subject before the round is approved. */
  readonly plan?: { readonly fileName: string; readonly mediaType: string; readonly bytes: Uint8Array };
}
/** The smallest file that the house takes for a PDF. */
export const PLAN_PDF: Buffer = Buffer.from(smallPdf('Ke hoach tu duong, ren luyen'));

/** People whom a round needs, before anybody has drafted it. */
export interface RoundPeople {
  readonly voterIds: readonly string[];
  readonly memberIds: readonly string[];
  /** Two leaders, each in a post of the unit. */
  readonly subjectIds: readonly string[];
}

/** Adds voters in one category, members for a committee and two leaders to rate. */
export async function roundPeople(
  house: FoundedHouse,
  { voters, members = 3 }: Pick<Cast, 'voters' | 'members'>,
): Promise<RoundPeople> {
  const { app, system, rootUnitId: unitId } = house;
  const addAll = async (prefix: string, count: number): Promise<string[]> => {
    const people = Array.from({ length: count }, (_, at) => ({
      fullName: `${prefix} ${FAMILY[at % FAMILY.length] ?? ''} ${String.fromCharCode(65 + (at % 26))}${at}`,
      memberKind: 'official',
      cellId: house.cellId,
      fromOn: FOUNDED_ON,
    }));
    const ids: string[] = [];
    for (const some of inHeaps(people)) {
      const added = valueOf(await perform(app, system, org.addPeople, { people: some }));
      ids.push(...added.people.map((person) => person.personId));
    }
    return ids;
  };
  const voterIds = await addAll('Nguyễn Văn', voters);
  const memberIds = await addAll('Trần Thị', members);
  const subjectIds = await addAll('Lê Lãnh Đạo', 2);
  for (const [at, personId] of subjectIds.entries()) {
    const post = { unitId, title: `Phó Bí thư ${at + 1}`, isLeader: true, precedence: 10 + at, fromOn: FOUNDED_ON };
    const postId = valueOf(await perform(app, system, org.createPost, post)).id;
    valueOf(await perform(app, system, org.appoint, { personId, postId, fromOn: FOUNDED_ON }));
  }
  const category = { code: 'dang_vien', name: 'Đảng viên', precedence: 1, fromOn: FOUNDED_ON };
  const categoryId = valueOf(await perform(app, system, org.createCategory, category)).id;
  for (const personIds of inHeaps(voterIds)) {
    valueOf(await perform(app, system, org.assignCategory, { categoryId, personIds, fromOn: FOUNDED_ON }));
  }
  return { voterIds, memberIds, subjectIds };
}

/** Prepares a round up to `approved`, with voters in one category and a committee of its own. */
export async function draftedRound(house: FoundedHouse, cast: Cast): Promise<PlayedRound> {
  const { app, office, leader, rootUnitId: unitId } = house;
  const { members = 3, template, fields: own, plan, auditor } = cast;
  const people = await roundPeople(house, cast);
  const fields = { ...ROUND_FIELDS, ...own, unitId, ...(template && { templateCode: template }) };
  const { roundId } = valueOf(await perform(app, office, ballot.createRound, fields));
  const step = stepsOf(house, roundId);
  await step(office, ballot.setSubjects, { personIds: people.subjectIds });
  if (auditor) await step(office, ballot.nameAuditor, { name: 'Ủy ban Kiểm tra Thành ủy', x25519: auditor });
  if (plan) await step(office, ballot.attachPlan, { subjectNo: 1, title: 'Kế hoạch tu dưỡng, rèn luyện', file: plan });
  await step(office, ballot.setCommittee, { personIds: people.memberIds, threshold: members - 1 });
  await step(office, ballot.setRoll, { by: 'category', categories: ['dang_vien'] });
  await step(leader, ballot.approve);
  return approvedRound(house, roundId, people);
}

const stepsOf =
  (house: RoundHouse, roundId: string): PlayedRound['step'] =>
  async (actor, useCase, input = {}) =>
    valueOf(await perform(house.app, actor, useCase, { roundId, ...input })) as never;

/** The players of an approved round: every member with a device and its key. */
export async function approvedRound(house: RoundHouse, roundId: string, people: RoundPeople): Promise<PlayedRound> {
  const step = stepsOf(house, roundId);
  const members = people.memberIds.map((id) => house.actorWith([], id));
  const devices = await Promise.all(
    members.map(async (actor, at) => {
      const { memberName } = await step(actor, ballot.committeeDesk);
      return play.memberDevice(at + 1, memberName ?? '');
    }),
  );
  const voters = people.voterIds.map((id) => house.actorWith([], id));
  return { roundId, voters, members, devices, subjectIds: people.subjectIds, step };
}

/** Every member hands in the public half of his key. */
export async function registerKeys({ step, members, devices }: PlayedRound, title: string): Promise<void> {
  for (const [at, device] of devices.entries()) {
    const member = members[at];
    if (member) await step(member, ballot.registerKey, play.keyRegistration(device, title));
  }
}
/** As many at a time as the house takes in one command. */
const inHeaps = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / 1_000) }, (_, at) => all.slice(1_000 * at, 1_000 * (at + 1)));
const FAMILY = ['Hòa', 'Thủy', 'Ánh', 'Dũng', 'Ế'];

/** Takes a drafted round to `issuing`: keys registered, sealed and signed by the committee; it is issued from `at` on. */
export async function issuingRound(
  house: RoundHouse,
  drafted: PlayedRound,
  at = '2026-11-22T02:00:00Z',
): Promise<string> {
  const { step } = drafted;
  await step(house.office, ballot.freezeRoll);
  await registerKeys(drafted, (await step(house.office, ballot.round)).title);
  await step(house.leader, ballot.confirmCommittee);
  const { protocolId } = await step(house.office, ballot.seal);
  await signByQuorum(drafted, ballot.signSeal);
  house.clock.set(at);
  await step(house.office, ballot.openIssuing);
  return protocolId;
}

/** As many members as needed sign what waits for all of them. */
export async function signByQuorum(
  { step, members, devices }: PlayedRound,
  useCase: typeof ballot.signSeal | typeof ballot.signResult,
): Promise<void> {
  for (const [at, device] of devices.slice(0, -1).entries()) {
    const member = members[at];
    if (!member) continue;
    const desk = await step(member, ballot.committeeDesk);
    await step(member, useCase, { signature: play.signLeaf(device, desk.toSign[0]?.body ?? '') });
  }
}

/** Up to so many voters ask with the library that runs in browsers; more of them more quickly. */
const FEW = 12;

/** Every voter receives; gives the credentials that are on their devices now. */
export async function everyoneReceives(round: PlayedRound, manifest: string) {
  const protocol = play.roundFrom(manifest);
  const ask = round.voters.length > FEW ? askQuickly : play.askForBallot;
  return Promise.all(
    round.voters.map(async (voter) => {
      const asked = await ask(protocol, 1);
      const { signature } = await round.step(voter, ballot.receive, { blinded: asked.blinded });
      return asked.finish(signature);
    }),
  );
}

/** The office ends issuing; the head signs that it did and opens the box. */
export async function openTheBox(house: RoundHouse, round: PlayedRound): Promise<void> {
  await round.step(house.office, ballot.endIssuing);
  await headOpens(round);
}

/** The head signs that issuing ended and opens the box. */
export async function headOpens({ step, members, devices }: PlayedRound): Promise<void> {
  const [head] = members;
  const [device] = devices;
  if (!head || !device) throw new Error('a committee has a head');
  const { toSign } = await step(head, ballot.committeeDesk);
  const [issuedSignature, openSignature] = toSign.map(({ body }) => play.signLeaf(device, body));
  await step(head, ballot.openCasting, { issuedSignature, openSignature });
}

/** Casts through the corridor of deposits. */
export const castBallot = (house: RoundHouse, roundId: string, bytes: Uint8Array) =>
  performDeposit(house.app, cast, { roundId, bytes });

/** Closes, lets a quorum open, counts at a station, hands in and signs the result. */
export async function openAndCount(house: RoundHouse, round: PlayedRound, protocolId: string) {
  await closeTheBox(house, round);
  return countAndSign(house, round, protocolId);
}

/** A quorum opens the closed box at a station; the result is handed in and signed. */
export async function countAndSign(house: RoundHouse, round: PlayedRound, protocolId: string) {
  const { handIn, ...counted } = await countAtStation(house, round, { protocolId, sharesFrom: 1 });
  await handIn();
  await signByQuorum(round, ballot.signResult);
  return counted;
}

/** The office closes, the head signs what stands on the log. */
export async function closeTheBox(house: RoundHouse, round: PlayedRound): Promise<void> {
  await round.step(house.office, ballot.close);
  await headSignsClose(round);
}

/** The head signs how many ballots stand on the log. */
export async function headSignsClose({ step, members, devices }: PlayedRound): Promise<void> {
  const [head] = members;
  const [device] = devices;
  if (!head || !device) throw new Error('a committee has a head');
  const { toSign } = await step(head, ballot.committeeDesk);
  await step(head, ballot.signClose, { signature: play.signLeaf(device, toSign[0]?.body ?? '') });
}

/**
 * The first member sets the station up; those from `sharesFrom` on open their part; he counts. `handIn` submits the
 * result. */
export async function countAtStation(
  house: RoundHouse,
  { step, members, devices, handsInRecount }: PlayedRound,
  { protocolId, sharesFrom }: { readonly protocolId: string; readonly sharesFrom: number },
) {
  const [host] = members;
  if (!host) throw new Error('somebody sets the station up');
  const anyone = { kind: 'anonymous' as const, tenantId: house.tenantId };
  const { leaves } = valueOf(await perform(house.app, anyone, ballot.leaves, { protocolId }));
  const { manifest } = valueOf(await perform(house.app, anyone, ballot.manifest, { protocolId }));
  const box = play.closedBox(play.roundFrom(manifest), play.splitLeaves(leaves));
  const station = play.memberDevice(0, 'bàn kiểm phiếu').keys;
  const stationKey = Buffer.from(station.publicKey).toString('hex');
  await step(host, ballot.beginOpening, { stationKey });
  for (const [at, device] of devices.entries()) {
    const member = members[at];
    if (member && at >= sharesFrom)
      await step(member, ballot.submitShares, { stationKey, sealed: play.openedShares(device, box, stationKey) });
  }
  const { bundles } = await step(host, ballot.shareBundles);
  const parts = bundles.map((bundle) => bundle.sealed);
  const counted = play.countAtStation(box, station, parts);
  const { result, comments, audit } = counted;
  const isSealed = box.round.manifest.auditors.length > 0;
  const kept = isSealed ? play.sealedToAuditor(box, audit) : audit;
  const recount = (handsInRecount ?? isSealed) && { recountPackage: Buffer.from(kept).toString('base64') };
  const handIn = () => step(host, ballot.submitResult, { result, comments, ...recount });
  return { ...counted, box, manifest, handIn };
}
