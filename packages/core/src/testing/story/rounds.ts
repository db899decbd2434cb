import * as play from '@guong/ballot/devices';
import { ballot } from '../../modules/ballot/index.ts';
import { org } from '../../modules/org/index.ts';
import type { z } from 'zod';
import { perform, type AnyUseCase, type PersonActor } from '../../usecase/index.ts';
import { FOUNDED_ON, valueOf, type FoundedHouse } from '../founded-house.ts';
import {
  castBallot,
  everyoneReceives,
  issuingRound,
  openAndCount,
  openTheBox,
  ROUND_FIELDS,
  type PlayedRound,
} from '../played-round.ts';
import type { Tell } from './telling.ts';
import { smallPdf } from '../small-pdf.ts';

const VOTERS = 12;
const MEMBERS = 3;
/** Voters who write something; the words of the second one are partly covered before they are released. */
const COMMENTS = 2;
const ownComment = (at: number): string => `Ý kiến số ${String(at)}`;
const PDF = smallPdf('Ke hoach');

/** A round from its first line to its destruction, and one that is annulled. */
export async function rounds(house: FoundedHouse, tell: Tell, commentOf = ownComment): Promise<void> {
  house.clock.set('2026-11-22T00:30:00Z');
  const round = await drafted(house, tell);
  const anyone = { kind: 'anonymous' as const, tenantId: house.tenantId };
  const protocolId = await issuingRound(house, round);
  const { manifest } = await tell(anyone, ballot.manifest, { protocolId });
  const [voter] = round.voters;
  if (voter) await tell(voter, ballot.myBallots);
  await tell(house.office, ballot.duties);
  await round.step(house.office, ballot.remind);
  const credentials = await everyoneReceives(round, manifest);
  await openTheBox(house, round);
  house.clock.set('2026-11-22T06:00:00Z');
  const protocol = play.roundFrom(manifest);
  for (const [at, credential] of credentials.entries()) {
    const answers = play.sameMark(protocol, (at % 3) + 1, at < COMMENTS ? commentOf(at) : '');
    valueOf(await castBallot(house, protocolId, play.sealed(protocol, credential, answers)));
  }
  await tell(house.system, ballot.flushEpoch, { protocolId });
  await tell(house.system, ballot.clockWork);
  await tell(anyone, ballot.logState, { protocolId });
  await tell(anyone, ballot.sealedPlan, { protocolId, subjectNo: 1 });
  await openAndCount(house, round, protocolId);
  await tell(anyone, ballot.leaves, { protocolId });
  await afterTheCount(house, round, tell);
  await annulled(house, round, tell);
}

const membersOf = ({ members }: PlayedRound): readonly [PersonActor, PersonActor] => {
  const [head, second] = members;
  if (!head || !second) throw new Error('a committee has three members');
  return [head, second];
};

async function peopleOf(house: FoundedHouse, tell: Tell) {
  const { office, cellId, rootUnitId: unitId } = house;
  const addAll = async (prefix: string, count: number): Promise<string[]> => {
    const names = Array.from({ length: count }, (_, at) => `${prefix} ${String.fromCharCode(65 + at)}`);
    const people = names.map((fullName) => ({ fullName, memberKind: 'official', cellId, fromOn: FOUNDED_ON }));
    return (await tell(office, org.addPeople, { people })).people.map(({ personId }) => personId);
  };
  const voterIds = await addAll('Nguyễn Văn Cử Tri', VOTERS);
  const memberIds = await addAll('Trần Thị Kiểm Phiếu', MEMBERS);
  const [subjectId = ''] = await addAll('Lê Lãnh Đạo', 1);
  const post = { unitId, title: 'Phó Bí thư', isLeader: true, precedence: 10, fromOn: FOUNDED_ON };
  const postId = (await tell(office, org.createPost, post)).id;
  await tell(office, org.appoint, { personId: subjectId, postId, fromOn: FOUNDED_ON });
  const category = { code: 'dang_vien', name: 'Đảng viên', precedence: 1, fromOn: FOUNDED_ON };
  const categoryId = (await tell(office, org.createCategory, category)).id;
  await tell(office, org.assignCategory, { categoryId, personIds: voterIds, fromOn: FOUNDED_ON });
  return { voterIds, memberIds, subjectId };
}

async function drafted(house: FoundedHouse, tell: Tell): Promise<PlayedRound> {
  const { office, leader, rootUnitId: unitId } = house;
  const { voterIds, memberIds, subjectId } = await peopleOf(house, tell);
  const { code, version } = await tell(office, ballot.publishTemplate, OWN_TEMPLATE);
  const { templateCode: _, templateVersion: __, ...fields } = ROUND_FIELDS;
  const from = { templateCode: code, templateVersion: version };
  const { roundId } = await tell(office, ballot.createRound, { ...fields, ...from, unitId });
  const step: PlayedRound['step'] = (actor, useCase, input = {}) => tell(actor, useCase, { roundId, ...input });
  await step(office, ballot.editRound, { ...fields, place: 'Hội trường Sông Hồng' });
  await step(office, ballot.setSubjects, { personIds: [subjectId] });
  const file = { fileName: 'ke-hoach.pdf', mediaType: 'application/pdf', bytes: PDF };
  await step(office, ballot.attachPlan, { subjectNo: 1, title: 'Kế hoạch tu dưỡng', file });
  await step(office, ballot.setCommittee, { personIds: memberIds, threshold: MEMBERS - 1 });
  await step(office, ballot.setRoll, { by: 'category', categories: ['dang_vien'] });
  await corrected(step, { office, leader }, memberIds[0] ?? '');
  await step(office, ballot.plan, { subjectNo: 1 });
  await step(office, ballot.round);
  await step(office, ballot.roll, { query: 'cu tri' });
  await step(office, ballot.rollProblems);
  await step(office, ballot.rollSheet, { by: 'unit' });
  await step(office, ballot.exportRoll, { format: 'csv' });
  await step(office, ballot.rollPaper, { format: 'docx' });
  await step(office, ballot.invitationPaper);
  await tell(office, ballot.rounds);
  await tell(office, ballot.templates);
  const members = memberIds.map((id) => house.actorWith([], id));
  const names = await Promise.all(members.map(async (actor) => (await step(actor, ballot.committeeDesk)).memberName));
  const devices = names.map((name, at) => play.memberDevice(at + 1, name ?? ''));
  const voters = voterIds.map((id) => house.actorWith([], id));
  return { roundId, voters, members, devices, subjectIds: [subjectId], handsInRecount: true, step };
}

/** Sent and approved, opened again for one more voter who then stays out, and approved anew. */
async function corrected(
  step: PlayedRound['step'],
  { office, leader }: Pick<FoundedHouse, 'office' | 'leader'>,
  personId: string,
): Promise<void> {
  await step(office, ballot.sendForApproval);
  await step(leader, ballot.approve);
  await step(office, ballot.reopenDraft, { reason: 'Thiếu một người trong danh sách' });
  await step(office, ballot.callVoter, { personId });
  await step(office, ballot.leaveOut, { personId });
  await step(office, ballot.sendForApproval);
  await step(leader, ballot.approve);
}

const OWN_TEMPLATE = {
  code: 'mau-rieng',
  title: 'Mẫu phiếu riêng',
  kind: 'own',
  items: [{ text: 'Gương mẫu', levels: ['Tốt', 'Khá', 'Chưa tốt'] }],
  blankRule: 'blank',
  denominator: 'valid',
  commentBytes: 400,
};

async function afterTheCount(house: FoundedHouse, { step, ...round }: PlayedRound, tell: Tell): Promise<void> {
  const { office, leader } = house;
  const anyone = { kind: 'anonymous' as const, tenantId: house.tenantId };
  const [head, second] = membersOf({ step, ...round });
  house.clock.set('2026-11-22T10:00:00Z');
  await step(office, ballot.posterPaper);
  await step(office, ballot.result);
  await step(head, ballot.resultSheet, { subjectNo: 1, format: 'docx' });
  const { pdfSha256 } = await step(head, ballot.drawMinutes, DRAWN);
  await step(head, ballot.minutes);
  await step(head, ballot.minutesFile, { sha256: pdfSha256 });
  await step(leader, ballot.confirmMinutes, { pdfSha256 });
  await step(head, ballot.commentDesk);
  await step(head, ballot.judgeComment, { subjectNo: 1, commentNo: 1, verdict: 'release' });
  await step(second, ballot.judgeComment, { subjectNo: 1, commentNo: 1, verdict: 'release' });
  const covering = { subjectNo: 1, commentNo: 2, verdict: 'release', covers: ['kiến'], reason: 'nêu tên người dân' };
  await step(head, ballot.judgeComment, covering);
  await step(second, ballot.judgeComment, covering);
  await step(leader, ballot.publicationPreview);
  await step(leader, ballot.release);
  const { roundId } = round;
  await tell(anyone, ballot.publications, {});
  const { publication, comments, comparison, publicBundle, releaseDecisions } = ballot;
  for (const view of [publication, comments, comparison, publicBundle, releaseDecisions]) {
    await tell(anyone, view, { roundId });
  }
  const rated = house.actorWith([], round.subjectIds[0]);
  const changes = [{ what: 'Tiếp dân đúng lịch đã niêm yết', dueOn: '2026-12-31' }];
  await tell(rated, ballot.reply, { roundId, acceptance: 'Tiếp thu ý kiến về tiếp dân.', changes });
  await tell(anyone, ballot.replies, { roundId });
  await step(head, ballot.auditBundle);
  await step(head, ballot.recountPackage);
  const repeated = await step(office, ballot.repeatRound);
  await tell(office, ballot.repeatNotes, { roundId: repeated.roundId });
  await step(office, ballot.archive);
  house.clock.set('2027-06-01T02:00:00Z');
  const decision = { decisionSymbol: '01-QĐ/ĐU', reason: 'Hết thời hạn lưu giữ' };
  await step(leader, ballot.destroy, decision);
}

const DRAWN = {
  documentPlace: 'Hoa Gạo',
  startedAt: '2026-11-22T14:00',
  endedAt: '2026-11-22T16:30',
  chair: { office: 'Chủ trì hội nghị', name: 'Nguyễn Văn Bí Thư' },
  witnesses: [{ name: 'Đinh Thị Giám Sát', post: 'Ủy viên', role: 'Giám sát' }],
};

/** A round of the same people, annulled once it is sealed: the committee signs it, so that its log says why. */
async function annulled(house: FoundedHouse, earlier: PlayedRound, tell: Tell): Promise<void> {
  const { app, office, leader, rootUnitId: unitId } = house;
  const { roundId } = await tell(office, ballot.createRound, { ...ROUND_FIELDS, unitId });
  // Told already in the round before: done here without witnesses.
  const quietly = async <U extends AnyUseCase>(actor: PersonActor, useCase: U, input: object = {}) =>
    valueOf(await perform(app, actor, useCase, { roundId, ...input })) as z.output<U['output']>;
  const { title } = await quietly(office, ballot.round);
  const [head] = membersOf(earlier);
  const personIds = earlier.members.map(({ personId }) => personId);
  await quietly(office, ballot.setSubjects, { personIds: earlier.subjectIds });
  await quietly(office, ballot.setCommittee, { personIds, threshold: MEMBERS - 1 });
  await tell(office, ballot.nameAuditor, {
    roundId,
    name: 'Ban Kiểm tra',
    x25519: play.keyRegistration(play.memberDevice(1, ''), '').x25519,
  });
  await quietly(office, ballot.setRoll, { by: 'category', categories: ['dang_vien'] });
  await quietly(leader, ballot.approve);
  await quietly(office, ballot.freezeRoll);
  for (const [at, device] of earlier.devices.entries()) {
    const key = play.keyRegistration(device, title);
    await quietly(earlier.members[at] ?? head, ballot.registerKey, key);
  }
  await quietly(leader, ballot.confirmCommittee);
  await quietly(office, ballot.seal);
  await tell(leader, ballot.annul, { roundId, reason: 'Hội nghị hoãn sang quý sau' });
  const { toSign } = await quietly(head, ballot.committeeDesk);
  const [device] = earlier.devices;
  const signature = device && play.signLeaf(device, toSign[0]?.body ?? '');
  await tell(head, ballot.signAnnulment, { roundId, signature });
}
