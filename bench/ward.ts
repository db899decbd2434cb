import { randomBytes, randomUUID } from 'node:crypto';
import {
  deviceEngine,
  keyRegistration,
  memberDevice,
  roundFrom,
  sealed,
  signLeaf,
  type MemberDevice,
} from '@guong/ballot/devices';
import {
  concat,
  credentialMessage,
  encodeCredential,
  fromHex,
  rsaModulus,
  toHex,
  type Credential,
} from '@guong/ballot';
import { blindDeterministically } from '@guong/ballot/testing';
import { ballot } from '@guong/core/ballot';
import type { House } from '@guong/core/house';
import { actorOf, identity } from '@guong/core/identity';
import { org } from '@guong/core/org';
import { addTenant } from '@guong/core/platform';
import type { App, PersonActor, SystemActor } from '@guong/core/usecase';
import { Secret, TOTP } from 'otpauth';
import { act } from './act.ts';
import { inventedName } from '../packages/server/src/cli/demo/ward.ts';

const FOUNDED_ON = '2025-07-01';
const TITLE = 'Góp ý người đứng đầu phường Hoa Gạo, đợt đo';

/** The people of the round. */
export interface Ward {
  readonly tenantId: string;
  readonly rootUnitId: string;
  readonly system: SystemActor;
  readonly office: PersonActor;
  readonly leadership: PersonActor;
  readonly subjectIds: readonly string[];
  readonly committeeIds: readonly string[];
  readonly voterIds: readonly string[];
}
interface Drafted {
  readonly roundId: string;
  readonly members: readonly PersonActor[];
  readonly devices: readonly MemberDevice[];
}

/** How large the round is. */
export interface Size {
  readonly voters: number;
  readonly rsaBits: 2048 | 3072;
}
/** A round whose box is open, and the ballots that lie sealed on the voters' devices. */
export interface ReadyRound {
  readonly ward: Ward;
  readonly roundId: string;
  readonly protocolId: string;
  readonly manifest: string;
  readonly ballots: readonly Uint8Array[];
  /** Encoded credentials of two voters who have not sealed yet, for phones. */
  readonly unused: readonly Uint8Array[];
}

/** Founds a fictional ward and takes a round to the open box through the product's own use cases. */
export async function readyRound({ app, reach }: House, size: Size): Promise<ReadyRound> {
  const tenantId = randomUUID();
  await addTenant(reach('guong_owner'), { tenantId, code: 'hoa-gao', name: 'Đảng bộ phường Hoa Gạo', host: null });
  const ward = await foundWard(app, tenantId, size.voters);
  const round = await draft(app, ward, size.rsaBits);
  const protocolId = await issueRound(app, ward, round);
  await act(app, ward.office, ballot.openIssuing, { roundId: round.roundId });
  const anyone = { kind: 'anonymous' as const, tenantId };
  const { manifest } = await act(app, anyone, ballot.manifest, { protocolId });
  const credentials = await receiveAll(app, ward, { roundId: round.roundId, manifest });
  await openBox(app, ward, round);
  const protocol = roundFrom(manifest);
  const unused = credentials.slice(-2).map((credential) => encodeCredential(protocol, credential));
  const ballots = credentials.slice(0, -2).map((credential, at) =>
    sealed(
      protocol,
      credential,
      protocol.manifest.subjects.map(({ items }) => ({ marks: items.map((_, i) => 1 + ((at + i) % 3)), comment: '' })),
    ),
  );
  return { ward, roundId: round.roundId, protocolId, manifest, ballots, unused };
}

async function foundWard(app: App, tenantId: string, voters: number): Promise<Ward> {
  const system: SystemActor = { kind: 'system', tenantId, job: 'bench' };
  const root = await act(app, system, org.found, {
    code: 'HG',
    name: 'Đảng bộ phường Hoa Gạo',
    foundedOn: FOUNDED_ON,
    officerName: 'Tạ Thị Văn Phòng',
  });
  const cell = { code: 'CB01', name: 'Chi bộ 1', kind: 'cell', parentId: root.rootUnitId, fromOn: FOUNDED_ON };
  const cellId = (await act(app, system, org.createUnit, cell)).id;
  const people = Array.from({ length: voters + 6 }, (_, n) => ({
    fullName: inventedName(n),
    birthYear: 1950 + ((n * 7) % 45),
    memberKind: 'official',
    cellId,
    fromOn: FOUNDED_ON,
  }));
  const added = await act(app, system, org.addPeople, { people });
  const ids = added.people.map(({ personId }) => personId);
  const [deputy = '', ...others] = ids;
  const titles = ['Bí thư Đảng ủy phường', 'Chủ tịch UBND phường', 'Phó Bí thư Thường trực'];
  for (const [at, personId] of [others[0] ?? '', others[1] ?? '', deputy].entries()) {
    const post = {
      unitId: root.rootUnitId,
      title: titles[at],
      precedence: at + 1,
      isLeader: true,
      isHead: at === 0,
      powers: at === 2 ? ['approve'] : [],
      fromOn: FOUNDED_ON,
    };
    const { id: postId } = await act(app, system, org.createPost, post);
    await act(app, system, org.appoint, { personId, postId, fromOn: FOUNDED_ON });
  }
  const voterIds = others.slice(5);
  const category = { code: 'can_bo', name: 'Cán bộ, công chức', precedence: 1, fromOn: FOUNDED_ON };
  const { id: categoryId } = await act(app, system, org.createCategory, category);
  await act(app, system, org.assignCategory, { categoryId, personIds: voterIds, fromOn: FOUNDED_ON });
  const hand = (personId: string, power: 'office' | 'approve'): PersonActor => ({
    kind: 'person',
    tenantId,
    personId,
    accountId: personId,
    holdings: [{ holdingId: root.holdingId, unitId: root.rootUnitId, postTitle: 'Cán bộ văn phòng', powers: [power] }],
    verifiedAt: app.clock(),
    factors: 2,
  });
  return {
    tenantId,
    rootUnitId: root.rootUnitId,
    system,
    office: hand(root.officerId, 'office'),
    leadership: hand(deputy, 'approve'),
    subjectIds: others.slice(0, 2),
    committeeIds: others.slice(2, 5),
    voterIds,
  };
}

async function draft(app: App, ward: Ward, rsaBits: Size['rsaBits']): Promise<Drafted> {
  const at = (minutes: number): string => new Date(app.clock().getTime() + minutes * 60_000).toISOString();
  const { office, rootUnitId: unitId } = ward;
  const { roundId } = await act(app, office, ballot.createRound, {
    title: TITLE,
    purpose: 'Góp ý việc tu dưỡng, rèn luyện theo kế hoạch đã niêm yết',
    planSymbol: '12-KH/ĐU',
    place: 'Hội trường phường Hoa Gạo',
    superior: 'Thành ủy Sông Hồng',
    issueOpensAt: at(-10),
    issueClosesAt: at(120),
    castOpensAt: at(120),
    castClosesAt: at(300),
    isEarlyEndAllowed: true,
    epochMinimum: 5,
    epochMinutes: 0,
    rsaBits,
    unitId,
    templateCode: 'gop-y-21',
    templateVersion: 1,
  });
  await act(app, office, ballot.setSubjects, { roundId, personIds: ward.subjectIds });
  await act(app, office, ballot.setCommittee, { roundId, personIds: ward.committeeIds, threshold: 2 });
  await act(app, office, ballot.setRoll, { by: 'category', roundId, categories: ['can_bo'] });
  const { members } = await act(app, office, ballot.round, { roundId });
  return {
    roundId,
    members: members.map(({ personId }) => ({ ...office, personId, accountId: personId, holdings: [] })),
    devices: members.map(({ memberIndex, name }) => memberDevice(memberIndex, name)),
  };
}

async function issueRound(app: App, ward: Ward, { roundId, members, devices }: Drafted): Promise<string> {
  await act(app, ward.leadership, ballot.approve, { roundId });
  await act(app, ward.office, ballot.freezeRoll, { roundId });
  for (const [at, device] of devices.entries()) {
    const member = members[at];
    if (member) await act(app, member, ballot.registerKey, { roundId, ...keyRegistration(device, TITLE) });
  }
  await act(app, ward.leadership, ballot.confirmCommittee, { roundId });
  const { protocolId } = await act(app, ward.office, ballot.seal, { roundId });
  for (const [at, device] of devices.slice(0, 2).entries()) {
    const member = members[at];
    if (!member) continue;
    const { toSign } = await act(app, member, ballot.committeeDesk, { roundId });
    await act(app, member, ballot.signSeal, { roundId, signature: signLeaf(device, toSign[0]?.body ?? '') });
  }
  return protocolId;
}

async function openBox(app: App, ward: Ward, { roundId, members, devices }: Drafted): Promise<void> {
  const [head] = members;
  const [device] = devices;
  if (!head || !device) throw new Error('a committee has a head');
  await act(app, ward.office, ballot.endIssuing, { roundId });
  const { toSign } = await act(app, head, ballot.committeeDesk, { roundId });
  const [issuedSignature, openSignature] = toSign.map(({ body }) => signLeaf(device, body));
  await act(app, head, ballot.openCasting, { roundId, issuedSignature, openSignature });
}

/**
 * Everyone receives through the product's use case. The devices' part uses the quick blinding of the fixtures, whose
 * arithmetic is not for real secrets: what is measured comes after, and preparing must not take minutes.
 */
async function receiveAll(
  app: App,
  ward: Ward,
  { roundId, manifest }: { readonly roundId: string; readonly manifest: string },
): Promise<Credential[]> {
  const protocol = roundFrom(manifest);
  const place = { group: 1, channel: 'online' as const };
  const spki = protocol.manifest.issuers[0]?.keys.find(({ group }) => group === 1)?.spki ?? '';
  const modulus = rsaModulus(fromHex(spki), protocol.manifest.rsaBits);
  if (!modulus) throw new Error('a round has an issuer key');
  const receive = async (personId: string): Promise<Credential> => {
    const [seed, prefix] = [new Uint8Array(randomBytes(32)), new Uint8Array(randomBytes(32))];
    const message = credentialMessage(protocol.id, place, deviceEngine.ed25519Public(seed));
    const { blinded, finalize } = blindDeterministically(modulus, concat(prefix, message), personId);
    const voter = { ...ward.office, personId, accountId: personId, holdings: [] };
    const { signature } = await act(app, voter, ballot.receive, { roundId, blinded: toHex(blinded) });
    return { ...place, seed, signatures: [{ prefix, signature: finalize(fromHex(signature)) }] };
  };
  const credentials: Credential[] = [];
  for (let start = 0; start < ward.voterIds.length; start += 8) {
    credentials.push(...(await Promise.all(ward.voterIds.slice(start, start + 8).map(receive))));
  }
  return credentials;
}

/** A session of the officer with two factors, as the cookies of a browser carry it. */
export async function sessionOf(app: App, { system, tenantId, office }: Ward): Promise<string> {
  const { cards } = await act(app, system, identity.inviteMany, { personIds: [office.personId] });
  const password = `phien-do-${randomUUID()}`;
  const nobody = { kind: 'anonymous' as const, tenantId };
  const use = { token: cards[0]?.qr, password, passwordAgain: password };
  const { sessionToken, proof } = await act(app, nobody, identity.acceptInvitation, use);
  const self = await actorOf(app, tenantId, { sessionToken, proof });
  const { typed } = await act(app, self, identity.enrolTotp);
  const secret = Secret.fromBase32(typed.replace(/\s/g, ''));
  const code = new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret }).generate({
    timestamp: app.clock().getTime(),
  });
  const rotated = await act(app, self, identity.confirmTotp, { code, sessionToken });
  return `guong_session=${rotated.sessionToken}; guong_proof=${rotated.proof}`;
}
