/** What voters, committee members and the counting station do on their own devices, in Node: for the demo, bulk rounds and tests. */
import { randomBytes } from 'node:crypto';
import {
  boxOf,
  canonical,
  encodeAudit,
  encodeOpening,
  fromHex,
  memberProofMessage,
  openBox,
  openShareBundle,
  openShare,
  parseManifest,
  readLog,
  sealBallot,
  sealAudit,
  sealShareBundle,
  signControl,
  signShares,
  toHex,
  utf8,
  type Answers,
  type Box,
  type ControlBody,
  type Credential,
  type KeyPair,
  type Round,
} from '../index.ts';
import { finishCredential, portableEngine, requestCredential } from '../client/index.ts';
import { createNodeEngine } from '../node/index.ts';

/** One engine for everything that voters and members do on their own devices in tests. */
export const deviceEngine = createNodeEngine();

/** A committee member's own device: keys that never leave it. */
export interface MemberDevice {
  readonly index: number;
  readonly name: string;
  readonly keys: KeyPair;
  readonly seed: Uint8Array;
}

/** Makes a member's one-time keys. */
export function memberDevice(index: number, name: string): MemberDevice {
  const secret = randomBytes(32);
  const keys = { secret: new Uint8Array(secret), publicKey: deviceEngine.x25519Public(secret) };
  return { index, name, keys, seed: new Uint8Array(randomBytes(32)) };
}

/** What the member hands in: public keys and the proof that binds them to round title and place. */
export function keyRegistration(device: MemberDevice, title: string) {
  const x25519 = toHex(device.keys.publicKey);
  const ed25519 = toHex(deviceEngine.ed25519Public(device.seed));
  const message = memberProofMessage(title, { index: device.index, name: device.name, x25519, ed25519 });
  return { x25519, ed25519, proof: toHex(deviceEngine.ed25519Sign(device.seed, message)) };
}

/** Signs a control leaf that waits, as the committee's desk gives it. */
export const signLeaf = (device: MemberDevice, body: string): string =>
  signControl(deviceEngine, device.seed, { body: JSON.parse(body) as ControlBody, by: device.index }).signature;

/** Reads a manifest as a voter's device does. */
export function roundFrom(manifest: string): Round {
  const parsed = parseManifest(utf8(manifest), deviceEngine);
  if (!parsed.ok) throw new Error(`manifest refused: ${parsed.detail}`);
  return parsed.value;
}

/** A voter's device that asks for a ballot: `blinded` is all that leaves it. */
export async function askForBallot(round: Round, group: number) {
  const place = { group, channel: 'online' as const };
  const request = await requestCredential(portableEngine, round, { place, seed: new Uint8Array(randomBytes(32)) });
  if (!request.ok) throw new Error(request.detail);
  const blinded = toHex(request.value.parts[0]?.blinded ?? new Uint8Array());
  const finish = async (signature: string): Promise<Credential> => {
    const finished = await finishCredential(portableEngine, round, {
      request: request.value,
      answers: [fromHex(signature)],
    });
    if (!finished.ok) throw new Error(finished.detail);
    return finished.value;
  };
  return { blinded, finish };
}

/** Seals a ballot on the voter's device. */
export function sealed(round: Round, credential: Credential, answers: Answers): Uint8Array {
  const ballot = sealBallot(deviceEngine, { round, credential, answers, secret: new Uint8Array(randomBytes(32)) });
  if (!ballot.ok) throw new Error(ballot.detail);
  return ballot.value;
}

/** The same mark for every item of every subject, and one comment for the first. */
export const sameMark = (round: Round, mark: number, comment = ''): Answers =>
  round.manifest.subjects.map((subject, at) => ({
    marks: subject.items.map(() => mark),
    comment: at === 0 ? comment : '',
  }));

/** Splits `ballot.leaves`: each leaf behind its length. */
export function splitLeaves(bytes: Uint8Array): Uint8Array[] {
  const leaves: Uint8Array[] = [];
  const view = Buffer.from(bytes);
  for (let at = 0; at < view.length;) {
    const length = view.readUInt32BE(at);
    leaves.push(new Uint8Array(view.subarray(at + 4, at + 4 + length)));
    at += 4 + length;
  }
  return leaves;
}

/** The closed box that a member's device works on. */
export function closedBox(round: Round, leaves: readonly Uint8Array[]): Box {
  const log = readLog(deviceEngine, round, leaves);
  if (!log.ok) throw new Error(log.detail);
  const box = boxOf(round, log.value);
  if (!box) throw new Error('the box is not closed');
  return box;
}

/** Opens this member's shares and seals them to the station. */
export function openedShares(device: MemberDevice, box: Box, stationKey: string): string {
  const shares = box.ballots.map(({ ballot }) =>
    openShare(deviceEngine, box.round, { opener: { index: device.index, keys: device.keys }, ballot }),
  );
  const signed = signShares(deviceEngine, box, { index: device.index, shares, seed: device.seed });
  const bundle = sealShareBundle(deviceEngine, box, {
    shares: signed,
    station: fromHex(stationKey),
    ephemeralIkm: new Uint8Array(randomBytes(32)),
  });
  return Buffer.from(bundle).toString('base64');
}

/** The station: opens the members' bundles, counts, and gives what is handed in. */
export function countAtStation(box: Box, station: KeyPair, bundles: readonly string[]) {
  const members = bundles.map((bundle) => {
    const opened = openShareBundle(deviceEngine, box, {
      station,
      bytes: new Uint8Array(Buffer.from(bundle, 'base64')),
    });
    if (!opened.ok) throw new Error(opened.detail);
    return opened.value;
  });
  const opened = openBox(deviceEngine, box, members);
  if (!opened.ok) throw new Error(opened.detail);
  const { result, comments } = opened.value;
  return {
    result: new TextDecoder().decode(result.bytes),
    tally: result.tally,
    comments,
    audit: encodeAudit(box, opened.value),
    opening: encodeOpening(box, members),
  };
}

/** The recount package as the station seals it to the first auditor of the manifest. */
export const sealedToAuditor = (box: Box, audit: Uint8Array): Uint8Array =>
  sealAudit(deviceEngine, box, { audit, at: 0, ephemeralIkm: new Uint8Array(randomBytes(32)) });

/** Canonical JSON as the protocol writes it, for tests that compare bodies. */
export const canonicalText = (value: unknown): string => new TextDecoder().decode(canonical(value));
