import { z } from 'zod';
import type { Tx } from '../../platform/index.ts';
import { ROUND_STATES, type RoundState } from './states.ts';

/** A round of the house, before and after it has a name in the protocol. */
export const RoundId = z.uuid('Thiếu mã đợt').brand<'RoundId'>();
/** The id of a round, so that no other id can stand in its place. */
export type RoundId = z.infer<typeof RoundId>;
/** A person of this committee. */
export const PersonId = z.uuid('Chọn một người trong danh sách');
/** The hash of a sealed manifest, which is the round's name in the protocol: 64 hex digits. */
export const ProtocolId = z.string().regex(/^[0-9a-f]{64}$/, 'Mã đợt niêm phong gồm 64 ký tự 0-9a-f');
/** Where a round stands. */
export const State = z.enum(ROUND_STATES);
/** What a round is for. */
export const Kind = z.enum(['feedback', 'confidence', 'classification', 'own']);
/** A step that only needs to know which round. */
export const RoundOnly = z.strictObject({ roundId: RoundId });
/** The answer of a step: where the round stands now. */
export const Stepped = z.object({ roundId: RoundId, state: State });

/** `2026-11-22T14:00` as typed in Ha Noi, or with an offset; read as an instant. */
export const Instant = z.iso
  .datetime({ offset: true, local: true, error: 'Nhập ngày giờ, ví dụ 27/03/2024 và 14:30' })
  .transform((text) => new Date(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}+07:00`));

/** `ballot.round`. */
export type RoundRow = {
  tenant_id: string;
  round_id: string;
  unit_id: string;
  kind: z.infer<typeof Kind>;
  title: string;
  purpose: string;
  plan_symbol: string;
  place: string;
  superior: string;
  template_code: string;
  template_version: number;
  state: RoundState;
  issue_opens_at: Date;
  issue_closes_at: Date;
  cast_opens_at: Date;
  cast_closes_at: Date;
  is_early_end_allowed: boolean;
  epoch_minimum: number;
  epoch_minutes: number;
  comment_bytes: number;
  blank_rule: 'blank' | 'invalid';
  denominator: 'valid' | 'collected';
  threshold: number;
  rsa_bits: 2048 | 3072;
  roll_hash: string | null;
  protocol_id: string | null;
  manifest: string | null;
  annulled_because: string | null;
  /** The day by which whoever was rated answers; set with the first publication that shows results. */
  reply_due_on: string | null;
  /** The day on which the office sent the draft for approval; every later change of the draft takes it back. */
  sent_on: string | null;
  /** How the roll was drawn up, so that the next round can draw it in the same way. */
  roll_by: 'category' | 'people' | 'import' | null;
  roll_categories: string[] | null;
  repeated_from: string | null;
  /** The day of the last reminder to those who have not received; never who was reminded. */
  reminded_on: string | null;
  created_at: Date;
};
type OfRound = {
  tenant_id: string;
  round_id: string;
};
/** `ballot.subject`: who is rated. */
export type SubjectRow = OfRound & {
  subject_no: number;
  person_id: string;
  name: string;
  post: string;
  plan_sha256: string | null;
  plan_title: string;
};
/** `ballot.item`: one question, asked of every subject. */
export type ItemRow = OfRound & {
  item_no: number;
  text: string;
  levels: string[];
};
/** `ballot.committee_member`. */
export type MemberRow = OfRound & {
  member_index: number;
  person_id: string;
  name: string;
  post: string;
  role: 'head' | 'member';
  x25519: string | null;
  ed25519: string | null;
  proof: string | null;
};
/** `ballot.credential_group`. */
export type GroupRow = OfRound & {
  group_no: number;
  name: string;
  categories: string[];
  size: number;
  issued: number | null;
};
/** `ballot.issuer`: the public half of an issuer key (hex SPKI). */
export type IssuerRow = OfRound & {
  issuer_no: number;
  group_no: number;
  channel: 'online' | 'slip';
  spki: string;
};
/** `issue.roll_entry`: one voter. */
export type RollEntryRow = OfRound & {
  roll_no: number;
  person_id: string;
  name: string;
  post: string;
  unit: string;
  category: string;
  category_name: string;
  group_no: number | null;
  channel: 'online' | 'slip' | 'paper';
  is_issued: boolean;
  blinded_hash: string | null;
};
/** `issue.roll_name`: by what a voter is found; one row for each word of the name on which a search can begin. */
export type RollNameRow = OfRound & {
  folded: string;
  person_id: string;
  spelled: string;
  canon: string;
  is_whole: boolean;
};
type OfReply = OfRound & {
  subject_no: number;
  version: number;
};
type BallotTables = {
  'ballot.reply': OfReply & { acceptance: string; explanation: string; replied_on: string };
  'ballot.reply_change': OfReply & { change_no: number; what: string; due_on: string };
  'ballot.round': RoundRow;
  'ballot.subject': SubjectRow;
  'ballot.item': ItemRow;
  'ballot.template': {
    tenant_id: string;
    code: string;
    version: number;
    title: string;
    definition: string;
    published_on: string;
  };
  'ballot.credential_group': GroupRow;
  'ballot.committee_member': MemberRow;
  'ballot.issuer': IssuerRow;
  'ballot.auditor': OfRound & { name: string; x25519: string };
  'ballot.round_file': OfRound & {
    kind: 'minutes_pdf' | 'minutes_docx' | 'bundle' | 'auditor_bundle';
    sha256: string;
    name: string;
    size: number;
    made_at: Date;
  };
  'issue.roll_entry': RollEntryRow;
  'issue.roll_name': RollNameRow;
  'issue.issuer_key': OfRound & {
    issuer_no: number;
    group_no: number;
    channel: 'online' | 'slip';
    wrapped_key: Uint8Array | null;
  };
};
/** The tables of setting up and issuing; the box and the count claim their own, see `box/` and `count/`. */
export const tables = (tx: Tx) => tx.$extendTables<BallotTables>();
