import type { Tx } from '../../../platform/index.ts';

interface OfCount {
  tenant_id: string;
  protocol_id: string;
}
// A type and not an interface: the query builder asks for an index signature.
type ReleaseTables = {
  'count.minutes': OfCount & {
    draft_no: number;
    record: string;
    pdf_sha256: string;
    docx_sha256: string;
    drawn_at: Date;
    is_confirmed: boolean;
  };
  'count.destruction': OfCount & {
    decision_symbol: string;
    reason: string;
    share_bundles: number;
    comments: number;
    destroyed_on: string;
  };
  'ballot.roll_change': {
    tenant_id: string;
    round_id: string;
    earlier_round_id: string;
    joined: number;
    departed: number;
  };
  'ballot.release_decision': {
    tenant_id: string;
    round_id: string;
    edition: number;
    person_id: string;
    post: string;
    body_sha256: string;
    bundle_sha256: string;
  };
  'platform.tenant': { tenant_id: string; name: string };
};
/** The tables that come after the signed result. */
export const releaseTables = (tx: Tx) => tx.$extendTables<ReleaseTables>();
