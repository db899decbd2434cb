import { countText } from './figures.ts';
import type { Letterhead, Signer } from './official-paper.ts';

/** A number of ballots under a reason or a name. */
export type NamedCount = { readonly label: string; readonly count: number };

/** A person with a part to play: member of the counting committee, witness. */
export type Participant = { readonly name: string; readonly post: string; readonly role: string };

/** One question about one subject: how many ballots chose each level; `counts` runs beside the table's `levels`. */
export type ItemCount = {
  readonly label: string;
  readonly counts: readonly number[];
  readonly blank: number;
  /** Ballots that count as invalid for this item only (confidence ballot, 96-QĐ/TW); absent where there is no such rule. */
  readonly invalid?: number;
};

/** Items rated on one scale. */
export type ItemTable = {
  readonly title?: string;
  readonly levels: readonly string[];
  readonly items: readonly ItemCount[];
};

/** What was counted about one subject (person or body). */
export type SubjectCount = { readonly name: string; readonly post: string; readonly tables: readonly ItemTable[] };

/** A reconciliation equation with both sides computed, e.g. R1 `Danh sách = đã phát + chưa nhận`. */
export type Equation = {
  readonly id: string;
  readonly sentence: string;
  readonly left: number;
  readonly right: number;
  readonly holds: boolean;
};

/** Counts by voter category; only what the rule on small groups allows the minutes to carry. */
export type CategoryTable = {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly counts: readonly number[] }[];
};

/** Ballots of the whole round. */
export type BallotTotals = {
  readonly roll: number;
  readonly issued: number;
  readonly notIssued: number;
  readonly collected: number;
  /** Issued and neither collected nor voided. */
  readonly notReturned?: number;
  readonly valid: number;
  readonly invalid: number;
  readonly invalidReasons: readonly NamedCount[];
};

/** Count minutes (biên bản kiểm phiếu): everything the document says. Dates and times come as Vietnamese text. */
export type CountMinutes = {
  readonly letterhead: Letterhead;
  readonly documentAt: Date;
  /** Under the type name, e.g. `kiểm phiếu lấy ý kiến góp ý … đợt I năm 2026`. */
  readonly abstract: string;
  readonly circulation?: string;
  readonly roundTitle: string;
  readonly place: string;
  /** E.g. `08 giờ 00, ngày 22 tháng 11 năm 2026`. */
  readonly startedText: string;
  readonly endedText: string;
  readonly committee: readonly Participant[];
  readonly witnesses?: readonly Participant[];
  /** People called to the meeting and present; absent ones are the difference. */
  readonly attendance?: { readonly summoned: number; readonly present: number };
  readonly totals: BallotTotals;
  readonly equations: readonly Equation[];
  /** What the percentages are of, e.g. `số phiếu thu về` (96-QĐ/TW). */
  readonly percentBase: NamedCount;
  readonly subjects: readonly SubjectCount[];
  readonly categoryTables?: readonly CategoryTable[];
  /** Ballots with a written opinion; absent when the round had no such field. */
  readonly commentCount?: number;
  /** What happened during the count, complaints too; an empty list makes the minutes say that nothing did. */
  readonly incidents: readonly string[];
  readonly fingerprints: {
    readonly roundWords: string;
    readonly rootHash: string;
    readonly resultHash: string;
    readonly bundleHash: string;
    /** ASCII payload of the code beside the fingerprints: an address, or the hash itself. */
    readonly qrText: string;
  };
  readonly complaintNote: string;
  readonly copies: readonly NamedCount[];
  readonly signatures: {
    readonly members: { readonly office: string; readonly names: readonly string[] };
    readonly head: Signer;
    readonly chair: Signer;
  };
};

/** All copies of the minutes together. */
export function totalCopies(minutes: CountMinutes): number {
  return minutes.copies.reduce((sum, { count }) => sum + count, 0);
}

/** People called and not present. */
export function absentText(attendance: { readonly summoned: number; readonly present: number }): string {
  return countText(attendance.summoned - attendance.present);
}
