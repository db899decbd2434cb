import { fromHex, logOf, signControl, toHex, toWords, type ControlBody, type Engine, type Round } from '@guong/ballot';
import type { Desk, LogCopy } from '../shared/desk.ts';
import type { MemberKeys } from '../shared/member-keys.ts';
import type { Words } from './text.ts';

/** A control leaf that waits, with what it says in words. */
export interface Order {
  readonly body: ControlBody;
  readonly words: string;
}

/** Why a member's device shows nothing to sign. */
export type NoOrder = 'nothing' | 'already' | 'badClose';

/** What waits for this member, checked against the log as far as a device can. */
export function ordersFor(
  desk: Desk,
  { round, copy, t }: { round: Round; copy: LogCopy; t: Words },
): readonly Order[] | NoOrder {
  if (desk.toSign.length === 0) return 'nothing';
  if (desk.toSign.some(({ signedBy }) => signedBy.includes(desk.memberIndex ?? 0))) return 'already';
  const bodies = desk.toSign.map(({ body }) => JSON.parse(body) as ControlBody);
  if (bodies.some(({ roundId }) => roundId !== toHex(round.id))) return 'nothing';
  if (!bodies.every((body) => closeIsTrue(body, copy))) return 'badClose';
  return bodies.map((body) => ({ body, words: inWords(body, round, t) }));
}

/** What the head signs alone and others only in his absence: everything but the seal and the result. */
export const isInPlaceOfHead = ({ isHead }: Desk, orders: readonly Order[]): boolean =>
  !isHead && orders.some(({ body: { type } }) => type !== 'SEALED' && type !== 'RESULT');

/** Recomputes what a CLOSE says of the log from the leaf hashes themselves. */
function closeIsTrue(body: ControlBody, { hashes }: LogCopy): boolean {
  if (body.type !== 'CLOSE') return true;
  const bytes = fromHex(hashes);
  const leaves = Array.from({ length: bytes.length / 32 }, (_, at) => bytes.slice(32 * at, 32 * at + 32));
  return body.size === leaves.length && body.root === toHex(logOf(leaves).root());
}

function inWords(body: ControlBody, { manifest }: Round, t: Words): string {
  if (body.type === 'SEALED') {
    const voters = manifest.groups.reduce((sum, group) => sum + group.size, 0);
    return t.SEALED({
      subjects: manifest.subjects.length,
      voters,
      members: manifest.committee.length,
      threshold: manifest.threshold,
    });
  }
  if (body.type === 'ISSUE-CLOSED') return t['ISSUE-CLOSED'](body.issued.reduce((sum, { count }) => sum + count, 0));
  if (body.type === 'CAST-OPEN') return t['CAST-OPEN'];
  if (body.type === 'CLOSE') return t.CLOSE(body.ballots);
  if (body.type === 'ANNULLED') return t.ANNULLED(body.reason);
  return body.type === 'RESULT' ? t.RESULT(toWords(fromHex(body.resultHash), 8).join(' · ')) : body.type;
}

/** The address and the fields that hand the signatures in. */
export interface Signed {
  readonly step: 'seal' | 'casting' | 'close' | 'result' | 'annulment';
  readonly fields: Readonly<Record<string, string>>;
}

const FIELD = {
  SEALED: ['seal', 'signature'],
  'ISSUE-CLOSED': ['casting', 'issuedSignature'],
  'CAST-OPEN': ['casting', 'openSignature'],
  CLOSE: ['close', 'signature'],
  RESULT: ['result', 'signature'],
  ANNULLED: ['annulment', 'signature'],
} as const;

/** Signs all that waits; both leaves that open casting travel together. */
export function signOrders(
  engine: Engine,
  orders: readonly Order[],
  by: { index: number; keys: MemberKeys },
): Signed | undefined {
  let step: Signed['step'] | undefined;
  const fields: Record<string, string> = {};
  for (const { body } of orders) {
    if (body.type === 'KEYS-DESTROYED') return undefined;
    const [place, field] = FIELD[body.type];
    step = place;
    fields[field] = signControl(engine, by.keys.seed, { body, by: by.index }).signature;
  }
  return step && { step, fields };
}
