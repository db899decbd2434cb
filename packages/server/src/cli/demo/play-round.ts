import {
  askForBallot,
  closedBox,
  countAtStation,
  deviceEngine,
  keyRegistration,
  memberDevice,
  openedShares,
  roundFrom,
  sealed,
  signLeaf,
  splitLeaves,
  type MemberDevice,
} from '@guong/ballot/devices';
import { checkBundle, recount, toHex, type Credential } from '@guong/ballot';
import type { HttpPerson } from './http-person.ts';

/** One committee member at his own device and browser. */
export interface MemberAtWork {
  readonly person: HttpPerson;
  readonly device: MemberDevice;
}
interface Desk {
  readonly memberIndex: number;
  readonly memberName: string;
  readonly toSign: readonly { readonly type: string; readonly body: string }[];
  readonly stationKey: string | null;
  readonly resultHash: string | null;
}
/** A round in progress over HTTP. */
export interface HttpRound {
  readonly roundId: string;
  readonly castOrigin: string;
}
const desk = (person: HttpPerson, { roundId }: HttpRound) =>
  person.call<Desk>('GET', `/rounds/${roundId}/committee/desk`);
const committee = ({ roundId }: HttpRound, path: string): string => `/rounds/${roundId}/committee/${path}`;

/** Each member makes keys on his device and hands the public half in. */
export async function makeKeys(
  people: readonly HttpPerson[],
  round: HttpRound,
  title: string,
): Promise<MemberAtWork[]> {
  const members: MemberAtWork[] = [];
  for (const person of people) {
    const { memberIndex, memberName } = await desk(person, round);
    const device = memberDevice(memberIndex, memberName);
    await person.call('POST', committee(round, 'key'), keyRegistration(device, title));
    members.push({ person, device });
  }
  return members.sort((a, b) => a.device.index - b.device.index);
}

/** So many members as needed sign what waits for all (SEALED, RESULT). */
export async function signWaiting(
  members: readonly MemberAtWork[],
  round: HttpRound,
  what: 'seal' | 'result',
): Promise<void> {
  for (const { person, device } of members.slice(0, -1)) {
    const { toSign } = await desk(person, round);
    await person.call('POST', committee(round, `sign/${what}`), { signature: signLeaf(device, toSign[0]?.body ?? '') });
  }
}

/** The head signs the count of issued ballots and opens the box. */
export async function openCasting([head]: readonly MemberAtWork[], round: HttpRound): Promise<void> {
  if (!head) throw new Error('a committee has a head');
  const { toSign } = await desk(head.person, round);
  const [issuedSignature, openSignature] = toSign.map(({ body }) => signLeaf(head.device, body));
  await head.person.call('POST', committee(round, 'sign/casting'), { issuedSignature, openSignature });
}

/** The head signs what stands on the log after closing. */
export async function signClose([head]: readonly MemberAtWork[], round: HttpRound): Promise<void> {
  if (!head) throw new Error('a committee has a head');
  const { toSign } = await desk(head.person, round);
  await head.person.call('POST', committee(round, 'sign/close'), {
    signature: signLeaf(head.device, toSign[0]?.body ?? ''),
  });
}

/** The manifest as a voter's device reads it from the casting origin. */
export async function manifestOf({ castOrigin }: HttpRound, protocolId: string): Promise<string> {
  return (await fetch(`${castOrigin}/log/${protocolId}/manifest`)).text();
}

/** One voter receives: blinds on the device, sends the blinded value, keeps the credential. */
export async function receive(voter: HttpPerson, round: HttpRound, manifest: string): Promise<Credential> {
  const { ballots } = await voter.call<{ ballots: { roundId: string; groupNo: number }[] }>(
    'GET',
    '/api/v1/my/ballots',
  );
  const group = ballots.find((one) => one.roundId === round.roundId)?.groupNo ?? 0;
  const asked = await askForBallot(roundFrom(manifest), group);
  const { signature } = await voter.call<{ signature: string }>('POST', `/receive/${round.roundId}`, {
    blinded: asked.blinded,
  });
  return asked.finish(signature);
}

/** One voter casts on the casting origin, without cookie or name; answers the receipt (hex). */
export async function castOne(
  round: HttpRound,
  { protocolId, bytes }: { readonly protocolId: string; readonly bytes: Uint8Array },
): Promise<string> {
  const body = new Uint8Array(bytes);
  const headers = { 'content-type': 'application/octet-stream' };
  const answer = await fetch(`${round.castOrigin}/cast/${protocolId}`, { method: 'POST', body, headers });
  const said = (await answer.json()) as { receipt?: string };
  if (!said.receipt) throw new Error(`a ballot was not taken: ${answer.status.toString()} ${JSON.stringify(said)}`);
  return said.receipt;
}

/** Seals a ballot; voter `at` decides its marks, so that a run can be repeated. */
export function sealedBallot(manifest: string, credential: Credential, at: number): Uint8Array {
  const round = roundFrom(manifest);
  const answers = round.manifest.subjects.map((subject, s) => ({
    marks: subject.items.map((item, i) =>
      at === 3 ? 0 : 1 + ((at * 31 + s * 17 + i * 7) % 10 < 6 ? 0 : (at + i) % item.levels.length),
    ),
    comment: s === 0 && at % 29 === 4 ? 'Cần tiếp dân đúng lịch đã niêm yết.' : '',
  }));
  return sealed(round, credential, answers);
}

/** Two members open, the head counts at a station and hands the result in; answers the recount's verdict. */
export async function openAndCount(members: readonly MemberAtWork[], round: HttpRound, protocolId: string) {
  const [head, ...others] = members;
  if (!head) throw new Error('a committee has a head');
  const manifest = await manifestOf(round, protocolId);
  const leaves = new Uint8Array(await (await fetch(`${round.castOrigin}/log/${protocolId}/leaves`)).arrayBuffer());
  const box = closedBox(roundFrom(manifest), splitLeaves(leaves));
  const station = memberDevice(0, 'station').keys;
  const stationKey = toHex(station.publicKey);
  await head.person.call('POST', committee(round, 'station'), { stationKey });
  for (const { person, device } of others) {
    await person.call('POST', committee(round, 'shares'), {
      stationKey,
      sealed: openedShares(device, box, stationKey),
    });
  }
  const { bundles } = await head.person.call<{ bundles: { sealed: string }[] }>('GET', committee(round, 'shares'));
  const counted = countAtStation(
    box,
    station,
    bundles.map((bundle) => bundle.sealed),
  );
  await head.person.call('POST', committee(round, 'result'), { result: counted.result, comments: counted.comments });
  await signWaiting(members, round, 'result');
  const again = recount(deviceEngine, box, counted.audit);
  const { resultHash } = await desk(head.person, round);
  return { ...counted, box, recountAgrees: again.ok && toHex(again.value.hash) === resultHash };
}

/** What the counting station found, and whether an independent recount agrees. */
export type Counted = Awaited<ReturnType<typeof openAndCount>>;

/** Checks the public bundle from its bytes alone, as anyone may. */
export const checked = (bundle: Uint8Array) =>
  checkBundle(deviceEngine, bundle, { fingerprint: null, keptHeads: [], witnesses: 0, publish: null }).map(
    ({ id, state, detail }) => ({ id, isSound: state !== 'failed', detail }),
  );
