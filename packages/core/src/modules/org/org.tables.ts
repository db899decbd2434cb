import type { Power } from '../../usecase/index.ts';
import type { Tx } from '../../platform/index.ts';
import type { MemberKind, PersonState } from './person.schema.ts';
import type { SuccessionKind } from './succession.schema.ts';

/** A period: from its first day until, not including, `to_on`. */
interface Dated {
  tenant_id: string;
  from_on: string;
  to_on: string | null;
}
interface SearchColumns {
  search_exact: string;
  search_canon: string;
  search_folded: string;
}

/** A unit as stored. */
export interface UnitRow extends Dated {
  unit_id: string;
  code: string;
  kind: string;
  precedence: number;
  issuer_code: string | null;
  is_suspended: boolean;
  revision: number;
}
/** A person as stored; the search and sort keys are computed from the name. */
export interface PersonRow extends SearchColumns {
  tenant_id: string;
  person_id: string;
  code: string;
  full_name: string;
  sort_key: string;
  is_sort_key_typed: boolean;
  birth_year: number | null;
  born_on: string | null;
  sex: 'female' | 'male' | null;
  member_kind: MemberKind;
  state: PersonState;
  state_on: string;
  merged_into: string | null;
  revision: number;
}
/** A post as stored, with the powers it carries. */
export interface PostRow extends Dated {
  post_id: string;
  unit_id: string;
  title: string;
  group_code: string;
  is_head: boolean;
  is_leader: boolean;
  precedence: number;
  powers: Power[];
  revision: number;
}
/** A person in a post for a period. */
export interface HoldingRow extends Dated {
  holding_id: string;
  person_id: string;
  post_id: string;
  mode: 'main' | 'concurrent' | 'acting' | 'in_charge' | 'delegated';
  revision: number;
}

/** A person in a cell for a period. */
export interface MembershipRow extends Dated {
  membership_id: string;
  person_id: string;
  unit_id: string;
  end_kind: 'transferred' | 'ended' | null;
  revision: number;
}

type OrgTables = {
  'org.committee': { tenant_id: string; code: string; name: string; root_unit_id: string; founded_on: string };
  'org.unit_kind': { tenant_id: string; code: string; name: string; precedence: number; takes_members: boolean };
  'org.unit': UnitRow;
  'org.unit_name': Dated & SearchColumns & { unit_id: string; name: string };
  'org.unit_parent': Dated & { unit_id: string; parent_id: string };
  'org.succession': {
    tenant_id: string;
    succession_id: string;
    kind: SuccessionKind;
    effective_on: string;
    decision_symbol: string;
    decided_on: string;
    new_name: string | null;
    state: 'draft' | 'confirmed' | 'corrected';
    revision: number;
  };
  'org.succession_link': {
    tenant_id: string;
    succession_id: string;
    from_unit_id: string;
    to_unit_id: string;
    share_bp: number;
  };
  'org.person': PersonRow;
  'org.external_id': { tenant_id: string; scheme: string; value: string; person_id: string };
  'org.post': PostRow;
  'org.holding': HoldingRow;
  'org.membership': MembershipRow;
  'org.category': Dated & { category_id: string; code: string; name: string; precedence: number; revision: number };
  'org.category_assignment': Dated & {
    assignment_id: string;
    person_id: string;
    category_id: string;
    revision: number;
  };
  'org.correction': {
    tenant_id: string;
    correction_id: string;
    subject_kind: SubjectKind;
    subject_id: string;
    before: string;
    reason: string;
    made_at: Date;
    made_by: string;
  };
};
/** What a kept old value was a value of. */
export type SubjectKind =
  'unit' | 'succession' | 'person' | 'post' | 'holding' | 'membership' | 'category' | 'category_assignment';

/** This room's own tables; no other room can name them. */
export const tables = (tx: Tx) => tx.$extendTables<OrgTables>();
