import {
  decodeCredential,
  decodeReceipt,
  encodeCredential,
  fromHex,
  leafHash,
  sameBytes,
  toHex,
  verifyReceipt,
  type Answers,
  type Engine,
  type Round,
} from '@guong/ballot';
import { decodeRequest, encodeRequest, finishCredential, loadBlinding, requestCredential } from '@guong/ballot/client';
import type { LogClient, Phase } from '../shared/log-client.ts';
import type { VoterRecord, VoterStore } from '../shared/voter-store.ts';
import type { Arrival } from './arrival.ts';
import { sealInSteps } from './seal-in-steps.ts';

/** What a voter's device can do; everything that is not pure comes in here. */
export interface Device {
  readonly engine: Engine;
  readonly store: VoterStore;
  readonly log: LogClient;
  readonly random: (length: number) => Uint8Array;
}

/** A round opened on a device. */
export interface Standing {
  readonly round: Round;
  readonly phase: Phase;
  readonly record: VoterRecord | undefined;
  /** What went wrong with what the address brought. */
  readonly trouble?: Trouble;
}

/** Things that can go wrong and are said in words. */
export type Trouble =
  | 'unreachable'
  | 'manifest'
  | 'bad-signature'
  | 'no-request'
  | 'place'
  | 'again'
  | 'closed'
  | 'other-first'
  | 'refused'
  | 'unsealed'
  | 'bad-receipt'
  /** The browser let the page down: a full disk, a store that it closed. */
  | 'device';

/** Opens the round and takes in what the address brought along. */
export async function openRound(device: Device, protocolId: string, arrival: Arrival): Promise<Standing | Trouble> {
  const [round, phase] = await Promise.all([device.log.round(), device.log.phase()]);
  if (typeof round === 'string') return round;
  if (phase === 'unreachable') return phase;
  if (arrival.kind === 'signature') return takeSignature(device, { round, phase, protocolId, arrival });
  if (arrival.kind === 'none') return { round, phase, record: await device.store.read(protocolId) };
  const { roundId, group } = arrival;
  const record = await device.store.change(protocolId, (before) => before ?? { protocolId, roundId, group });
  return { round, phase, record };
}

/** What to ask with, or the record when another window was faster and the ballot is already here. */
export type Asking = { readonly blinded: string } | { readonly record: VoterRecord };

/**
 * The blinded value to ask with. The request is on disk before anything leaves; when one stands already (another
 * window, a lost connection), that one is sent again: a second blinding of the same key must never exist.
 * `place` when the manifest has no such group, `unreachable` when the code that blinds could not be loaded.
 */
export async function askingValue(
  { engine, store, random }: Device,
  round: Round,
  record: VoterRecord,
): Promise<Asking | Trouble> {
  if (!(await canBlind())) return 'unreachable';
  const place = { group: record.group, channel: 'online' as const };
  const made = await requestCredential(engine, round, { place, seed: random(32) });
  if (!made.ok) return 'place';
  const mine = encodeRequest(round, made.value);
  const kept = await store.change(record.protocolId, (before = record) => withRequest(before, mine));
  return kept?.request ? blindedOf(round, kept.request) : { record: kept ?? record };
}

function blindedOf(round: Round, bytes: Uint8Array): Asking | Trouble {
  const request = decodeRequest(round, bytes);
  const blinded = request.ok ? request.value.parts[0]?.blinded : undefined;
  return blinded ? { blinded: toHex(blinded) } : 'place';
}

/** Whether the code that blinds is on this device; loads it when it is not. */
export const canBlind = (): Promise<boolean> =>
  loadBlinding().then(
    () => true,
    () => false,
  );

/** The first request stands; who has more than a request needs none. */
const withRequest = (before: VoterRecord, request: Uint8Array): VoterRecord =>
  before.request || before.credential || before.outbox || before.receipt ? before : { ...before, request };

interface Signed {
  readonly round: Round;
  readonly phase: Phase;
  readonly protocolId: string;
  readonly arrival: Extract<Arrival, { kind: 'signature' }>;
}

async function takeSignature(device: Device, { round, phase, protocolId, arrival }: Signed): Promise<Standing> {
  const record = await device.store.read(protocolId);
  if (record?.credential) return { round, phase, record };
  const request = record?.request && decodeRequest(round, record.request);
  if (!request?.ok) return { round, phase, record, trouble: 'no-request' };
  const answers = [fromHex(arrival.signature)];
  const finished = await finishCredential(device.engine, round, { request: request.value, answers });
  if (!finished.ok) return { round, phase, record, trouble: 'bad-signature' };
  const credential = encodeCredential(round, finished.value);
  const kept = await device.store.change(protocolId, (before) => withCredential(before, credential));
  return { round, phase, record: kept };
}

/** The request has served: what it hid is now in the credential. */
function withCredential(before: VoterRecord | undefined, credential: Uint8Array): VoterRecord | undefined {
  if (!before || before.credential) return before;
  const { request: _served, ...rest } = before;
  return { ...rest, credential };
}

/** Seals the answers into the outbox, on disk before anything is sent. A ballot that another window sealed stands. */
export async function sealIntoOutbox(
  { engine, store, random }: Device,
  round: Round,
  { record, answers }: { readonly record: VoterRecord; readonly answers: Answers },
): Promise<VoterRecord | undefined> {
  const credential = decodeCredential(round, record.credential ?? new Uint8Array(), engine);
  if (!credential.ok) return undefined;
  const sealed = await sealInSteps(
    engine,
    { round, credential: credential.value, answers, secret: random(32) },
    breath,
  );
  if (!sealed) return undefined;
  return store.change(record.protocolId, (before) => before && withOutbox(before, sealed));
}

const breath = (): Promise<void> => new Promise((resume) => setTimeout(resume));

/** The first sealed ballot stands; who has a receipt has cast. */
const withOutbox = (before: VoterRecord, outbox: Uint8Array): VoterRecord =>
  before.outbox || before.receipt ? before : { ...before, outbox };

/** Sends what lies in the outbox; the same bytes get the same receipt, however often. */
export async function sendOutbox(
  { engine, store, log }: Device,
  round: Round,
  record: VoterRecord,
): Promise<VoterRecord | Trouble> {
  const ballot = record.outbox ?? new Uint8Array();
  const answer = await log.cast(ballot);
  if (answer.kind !== 'receipt') return answer.kind;
  const receipt = decodeReceipt(answer.receipt);
  const isOurs = receipt && sameBytes(receipt.ballotHash, leafHash(ballot)) && verifyReceipt(engine, round, receipt);
  if (!isOurs) return 'bad-receipt';
  const kept = await store.change(record.protocolId, (before) => ({ ...(before ?? record), receipt: answer.receipt }));
  return kept ?? record;
}
