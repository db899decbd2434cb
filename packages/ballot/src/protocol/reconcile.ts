import type { SubjectTally } from './tally.ts';

/** Everything that is counted in a round. A channel that the round does not use is null. */
export interface RoundCounts {
  /** People on the frozen roll. */
  readonly roll: number;
  readonly notIssued: number;
  readonly online: {
    readonly issued: number;
    /** Credentials given back unused, to vote on paper or by slip; those people are counted there. */
    readonly voided: number;
    readonly collected: number;
    /** Rows that keep the hash of a blinded value. */
    readonly blindedRows: number;
  } | null;
  readonly slip: {
    readonly printed: number;
    readonly drawn: number;
    readonly leftoverRevoked: number;
    readonly replaced: number;
    readonly issued: number;
    readonly collected: number;
  } | null;
  readonly paper: { readonly issued: number; readonly collected: number } | null;
  readonly collected: number;
  readonly valid: number;
  /** Invalid ballots by reason; paper may add reasons of its own. */
  readonly invalid: Readonly<Record<string, number>>;
  readonly log: {
    readonly size: number;
    readonly ballots: number;
    readonly controlLeaves: number;
    readonly distinctVoterKeys: number;
  };
}

/** One equation with its two sides; the page shows the one that does not hold. */
export interface Equation {
  /** R1 to R9 of the protocol, with a letter where one has several lines. */
  readonly id: string;
  readonly text: { readonly vi: string; readonly en: string };
  readonly left: number;
  readonly relation: '=' | '≤';
  readonly right: number;
  readonly holds: boolean;
}

type Sides = readonly [left: number, relation: Equation['relation'], right: number];

function equation(id: string, text: Equation['text'], sides: Sides): Equation {
  const [left, relation, right] = sides;
  const counts = [left, right].every((value) => Number.isSafeInteger(value) && value >= 0);
  return { id, text, left, relation, right, holds: counts && (relation === '=' ? left === right : left <= right) };
}

/** Issued by the channel in which the person ended up: a credential given back is not counted online. */
function issuedOf({ online, slip, paper }: RoundCounts): number {
  const byChannel = [online, slip, paper].map((channel) => channel?.issued ?? 0);
  return byChannel.reduce((total, issued) => total + issued, 0) - (online?.voided ?? 0);
}

function rollEquation(counts: RoundCounts): Equation {
  const text = {
    vi: 'danh sách = đã nhận phiếu (trực tuyến, phiếu giấy in mã, phiếu giấy) + chưa nhận phiếu',
    en: 'roll = received (online, slip, paper) + not received',
  };
  return equation('R1', text, [counts.roll, '=', issuedOf(counts) + counts.notIssued]);
}

function onlineEquations({ online }: RoundCounts): Equation[] {
  if (online === null) return [];
  const collected = { vi: 'thu về + trả lại ≤ đã nhận, trực tuyến', en: 'collected + given back ≤ received, online' };
  const rows = { vi: 'số dòng cấp phiếu = đã nhận, trực tuyến', en: 'issue rows = received, online' };
  return [
    equation('R3', collected, [online.collected + online.voided, '≤', online.issued]),
    equation('R9c', rows, [online.blindedRows, '=', online.issued]),
  ];
}

function slipEquations({ slip }: RoundCounts): Equation[] {
  if (slip === null) return [];
  const printed = { vi: 'mã in ra = đã rút + còn lại đã hủy', en: 'slips printed = drawn + left over and revoked' };
  const drawn = { vi: 'đã rút = đã nhận + đổi lại', en: 'slips drawn = received + replaced' };
  const collected = { vi: 'thu về ≤ đã nhận, phiếu in mã', en: 'collected ≤ received, slip' };
  return [
    equation('R2a', printed, [slip.printed, '=', slip.drawn + slip.leftoverRevoked]),
    equation('R2b', drawn, [slip.drawn, '=', slip.issued + slip.replaced]),
    equation('R4', collected, [slip.collected, '≤', slip.issued]),
  ];
}

function paperEquations({ paper }: RoundCounts): Equation[] {
  if (paper === null) return [];
  const text = { vi: 'phiếu giấy trong hòm ≤ đã phát', en: 'paper ballots in the box ≤ handed out' };
  return [equation('R5', text, [paper.collected, '≤', paper.issued])];
}

function countEquations(counts: RoundCounts): Equation[] {
  const { online, slip, paper, log } = counts;
  const onLog = (online?.collected ?? 0) + (slip?.collected ?? 0);
  const invalid = Object.values(counts.invalid).reduce((total, count) => total + count, 0);
  const sum = { vi: 'thu về = trực tuyến + phiếu in mã + phiếu giấy', en: 'collected = online + slip + paper' };
  const split = { vi: 'thu về = hợp lệ + không hợp lệ (mọi lý do)', en: 'collected = valid + invalid (all reasons)' };
  const size = { vi: 'số lá sổ = 1 + phiếu + lá điều khiển', en: 'log size = 1 + ballots + control leaves' };
  const keys = { vi: 'số khóa phiếu khác nhau = số phiếu', en: 'distinct voter keys = ballots' };
  const box = { vi: 'phiếu trên sổ = trực tuyến + phiếu in mã', en: 'ballots on the log = online + slip' };
  return [
    equation('R6a', sum, [counts.collected, '=', onLog + (paper?.collected ?? 0)]),
    equation('R6b', box, [log.ballots, '=', onLog]),
    equation('R7', split, [counts.collected, '=', counts.valid + invalid]),
    equation('R9a', size, [log.size, '=', 1 + log.ballots + log.controlLeaves]),
    equation('R9b', keys, [log.distinctVoterKeys, '=', log.ballots]),
  ];
}

/** R8, one line for each item: all levels and blanks together are the valid ballots. */
export function itemEquations(subjects: readonly SubjectTally[], valid: number): Equation[] {
  const text = { vi: 'các mức + để trống = hợp lệ', en: 'levels + blank = valid' };
  return subjects.flatMap((subject) =>
    subject.items.map((item) => {
      const marks = item.levels.reduce((total, count) => total + count, item.blank);
      return equation(`R8 ${subject.id}/${item.id}`, text, [marks, '=', valid]);
    }),
  );
}

/**
 * The equations of a round, for server, verifier and page alike. `subjects` is given where the exact tally may be seen.
 * Not returned is derived, never entered: issued - voided - collected of each channel.
 */
export function reconcile(counts: RoundCounts, subjects: readonly SubjectTally[] = []): Equation[] {
  return [
    rollEquation(counts),
    ...slipEquations(counts),
    ...onlineEquations(counts),
    ...paperEquations(counts),
    ...countEquations(counts),
    ...itemEquations(subjects, counts.valid),
  ];
}

/** People who received and did not hand in, for each channel that the round uses. */
export function notReturned({ online, slip, paper }: RoundCounts) {
  return {
    online: online === null ? 0 : online.issued - online.voided - online.collected,
    slip: slip === null ? 0 : slip.issued - slip.collected,
    paper: paper === null ? 0 : paper.issued - paper.collected,
  };
}
