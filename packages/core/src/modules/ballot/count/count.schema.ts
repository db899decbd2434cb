import type { Tx } from '../../../platform/index.ts';
import type { ControlBody } from '../protocol.ts';

type OfCount = {
  tenant_id: string;
  protocol_id: string;
};
/** `count.comment`: one opinion, in an order that tells nothing. */
export type CommentRow = OfCount & {
  subject_no: number;
  comment_no: number;
  text: string;
  first_reader: string | null;
  second_reader: string | null;
  verdict: 'release' | 'withhold' | null;
  reason: string | null;
  /** Passages of the text that a reader covered. */
  covers: string[];
};
/** The control leaves that committee members sign; KEYS-DESTROYED bears no signature. */
export type SignedType = Exclude<ControlBody['type'], 'KEYS-DESTROYED'>;
type CountTables = {
  'count.opening': OfCount & { station_key: string; opened_by: string };
  'count.share_bundle': OfCount & { member_index: number; sealed: Uint8Array };
  'count.result': OfCount & { result: string; result_hash: string; recount_package: Uint8Array | null };
  'count.control_signature': OfCount & { type: SignedType; member_index: number; signature: string };
  'count.comment': CommentRow;
  'count.publication': OfCount & { edition: number; body: string; incident: string; published_on: string };
};
/** The tables of the count. */
export const countTables = (tx: Tx) => tx.$extendTables<CountTables>();
