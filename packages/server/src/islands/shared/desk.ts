import { parseManifest, toHex, utf8, type Engine, type Round } from '@guong/ballot';
import { read, type ServerAnswer } from './ask-server.ts';

/** A member of the committee, as the desk names him. */
export interface Seat {
  readonly memberIndex: number;
  readonly name: string;
}

/** What the committee's desk shows a member: as `ballot.committeeDesk` answers. */
export interface Desk {
  readonly state: string;
  readonly protocolId: string | null;
  readonly memberIndex: number | null;
  readonly isHead: boolean;
  readonly threshold: number;
  readonly members: readonly Seat[];
  readonly toSign: readonly { readonly type: string; readonly body: string; readonly signedBy: readonly number[] }[];
  readonly stationKey: string | null;
  readonly sharesFrom: readonly number[];
  readonly resultHash: string | null;
}

/** The public log as the main origin hands it to committee members: bytes that their devices check. */
export interface LogCopy {
  readonly manifest: string;
  readonly head: unknown;
  /** All leaf hashes, hex, one after the other. */
  readonly hashes: string;
}

/** Reads the desk. */
export const readDesk = (roundId: string): Promise<ServerAnswer<Desk>> =>
  read<Desk>(`/rounds/${roundId}/committee/desk`);

/** Reads the public log. */
export const readLogCopy = (roundId: string): Promise<ServerAnswer<LogCopy>> =>
  read<LogCopy>(`/rounds/${roundId}/committee/log`);

/** The round of a manifest, if it is the one with this name. */
export function roundOfCopy(engine: Engine, copy: LogCopy, protocolId: string | null): Round | undefined {
  const round = parseManifest(utf8(copy.manifest), engine);
  return round.ok && toHex(round.value.id) === protocolId ? round.value : undefined;
}

/** Splits the bytes of all leaves: each stands behind its length (4 bytes, big endian). */
export function splitLeaves(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const leaves: Uint8Array[] = [];
  for (let at = 0; at + 4 <= bytes.length;) {
    const length = view.getUint32(at);
    leaves.push(bytes.slice(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return leaves;
}
