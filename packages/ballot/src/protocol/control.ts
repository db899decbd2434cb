import { fromHex, toHex } from './bytes.ts';
import { canonical, parseCanonical } from './canonical-json.ts';
import { CHANNELS } from './manifest-shape.ts';
import { frame } from './domain.ts';
import type { Engine } from './engine.ts';
import type { Round } from './manifest.ts';
import type { Result } from './result.ts';
import { accept, refuse } from './result.ts';
import type { Shape, Shaped } from './shape.ts';
import { hex, integer, list, oneOf, record, text } from './shape.ts';

const count = integer(0, 10_000_000);

const counted = record({ group: integer(1, 255), channel: oneOf(...CHANNELS), count });

/** Control leaves in the order in which they stand on the log; each at most once. */
export const CONTROL_ORDER = ['SEALED', 'ISSUE-CLOSED', 'CAST-OPEN', 'CLOSE', 'KEYS-DESTROYED', 'RESULT'] as const;

const common = { roundId: hex(32) };

const BODIES = {
  /** The committee has compared the fingerprint. */
  SEALED: record({ type: oneOf('SEALED'), ...common }),
  /** No credential is issued after this; how many were, for each group and channel. */
  'ISSUE-CLOSED': record({ type: oneOf('ISSUE-CLOSED'), ...common, issued: list(counted, 0, 256) }),
  /** Casting begins. */
  'CAST-OPEN': record({ type: oneOf('CAST-OPEN'), ...common }),
  /** The box is closed: ballots on the log, the state of the log just before this leaf, the revoked voter keys. */
  CLOSE: record({ type: oneOf('CLOSE'), ...common, ballots: count, size: count, root: hex(32), revokedHash: hex(32) }),
  /** The issuers' private keys are gone. */
  'KEYS-DESTROYED': record({ type: oneOf('KEYS-DESTROYED'), ...common }),
  /** Hash of the result document, which itself may be restricted. */
  RESULT: record({ type: oneOf('RESULT'), ...common, resultHash: hex(32) }),
  /** The round is annulled, with the reason. */
  ANNULLED: record({ type: oneOf('ANNULLED'), ...common, reason: text(1, 1000) }),
};

/** What a control leaf says, without its signatures. */
export type ControlBody = { [K in keyof typeof BODIES]: Shaped<(typeof BODIES)[K]> }[keyof typeof BODIES];

/** Kind of a control leaf. */
export type ControlType = ControlBody['type'];

const signatures = list(record({ by: integer(1, 9), signature: hex(64) }), 0, 9);

/** A signature of committee member `by` on a control leaf. */
export type ControlSignature = Shaped<typeof signatures>[number];

/** A control leaf: what it says and who signed it. */
export interface ControlLeaf {
  readonly body: ControlBody;
  readonly signatures: readonly ControlSignature[];
}

/** What a member signs: the canonical JSON of the leaf without its signatures. */
export function controlMessage(body: ControlBody): Uint8Array {
  return frame('gbp1/control', canonical(body));
}

/** Signs a control leaf with a committee member's Ed25519 seed; `by` is his index. */
export function signControl(
  engine: Engine,
  seed: Uint8Array,
  what: { readonly body: ControlBody; readonly by: number },
) {
  const signature = toHex(engine.ed25519Sign(seed, controlMessage(what.body)));
  return { by: what.by, signature } satisfies ControlSignature;
}

/** Bytes of a control leaf on the log: canonical JSON of the body's fields with `signatures` beside them. */
export function encodeControl(leaf: ControlLeaf): Uint8Array {
  return canonical({ ...leaf.body, signatures: [...leaf.signatures].sort((a, b) => a.by - b.by) });
}

/** Why a control leaf is refused. */
export type ControlRefusal = 'json' | 'shape' | 'round' | 'signatures';

function splitLeaf(value: unknown): { body: Record<string, unknown>; signatures: unknown } {
  const all: Record<string, unknown> = typeof value === 'object' && value !== null ? { ...value } : {};
  const { signatures: given, ...body } = all;
  return { body, signatures: given };
}

function hasOwnType(type: unknown): type is ControlType {
  return typeof type === 'string' && Object.hasOwn(BODIES, type);
}

/** Reads a control leaf strictly and checks that every signature on it is good and that there are enough. */
export function parseControl(engine: Engine, round: Round, bytes: Uint8Array): Result<ControlLeaf, ControlRefusal> {
  const json = parseCanonical(bytes);
  if (!json.ok) return json;
  const parts = splitLeaf(json.value);
  const type = parts.body['type'];
  if (!hasOwnType(type)) return refuse('shape', 'unknown kind of control leaf');
  const shape: Shape<ControlBody> = BODIES[type];
  const body = shape(parts.body, type);
  if (!body.ok) return body;
  const signed = signatures(parts.signatures, `${type}.signatures`);
  if (!signed.ok) return signed;
  if (body.value.roundId !== toHex(round.id)) return refuse('round', 'of another round');
  const leaf = { body: body.value, signatures: signed.value };
  return isAuthorized(engine, round, leaf) ? accept(leaf) : refuse('signatures', `${type}: not signed as it must be`);
}

/**
 * The rule of who must sign: SEALED and RESULT at least t members; KEYS-DESTROYED none; the others the head of the
 * committee, or in his absence at least t members. Every signature that is present must be good, in order, once.
 */
export function isAuthorized(engine: Engine, round: Round, leaf: ControlLeaf): boolean {
  const { committee, headIndex, threshold } = round.manifest;
  const message = controlMessage(leaf.body);
  const good = leaf.signatures.every(({ by, signature }, at) => {
    const member = committee[by - 1];
    const inOrder = by > (leaf.signatures[at - 1]?.by ?? 0);
    return (
      member !== undefined && inOrder && engine.ed25519Verify(fromHex(member.ed25519), message, fromHex(signature))
    );
  });
  if (!good) return false;
  const { type } = leaf.body;
  if (type === 'KEYS-DESTROYED') return true;
  if (leaf.signatures.length >= threshold) return true;
  const needsQuorum = type === 'SEALED' || type === 'RESULT';
  return !needsQuorum && leaf.signatures.some((signature) => signature.by === headIndex);
}
