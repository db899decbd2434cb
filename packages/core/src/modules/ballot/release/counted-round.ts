import { conflict, ok, type Result } from '../../../kernel/index.ts';
import type { Ctx } from '../../../usecase/index.ts';
import { tables, type GroupRow } from '../ballot.schema.ts';
import { directoryEntry } from '../box/box.ts';
import { boxTables, type BoxRef } from '../box/box.schema.ts';
import { leavesOf } from '../box/closed-box.ts';
import { countTables } from '../count/count.schema.ts';
import { readResult, type ResultDocument } from '../count/result.schema.ts';
import {
  boxFrom,
  readRound,
  readWholeLog,
  reconcile,
  type ClosedBox,
  type Equation,
  type ProtocolRound,
  type ReadLog,
  type RoundCounts,
  type TreeHead,
} from '../protocol.ts';
import type { LoadedRound } from '../round-step.ts';

/** Everything that is counted in a round, read from the log and the signed result, each number from its own source. */
export interface CountedRound {
  readonly ref: BoxRef;
  readonly protocol: ProtocolRound;
  readonly leaves: readonly Uint8Array[];
  readonly heads: readonly TreeHead[];
  readonly groups: readonly GroupRow[];
  readonly document: ResultDocument;
  readonly resultHash: string;
  /** Root of the log just before CLOSE, hex. */
  readonly rootHash: string;
  /** Whether a quorum has signed this very result. */
  readonly isSigned: boolean;
  readonly counts: RoundCounts;
  /** R1 to R9 with both sides; R8 once for each item. */
  readonly equations: readonly Equation[];
}

/** Reads a counted round without locking it. Refuses while there is no result, and when the kept result was changed. */
export async function countedRoundOf(ctx: Ctx, { round }: LoadedRound): Promise<Result<CountedRound>> {
  const ref = { tenantId: ctx.tenantId, protocolId: round.protocol_id ?? '' };
  const entry = await directoryEntry(ctx.tx, ref);
  const kept = await keptResult(ctx, ref);
  if (!entry || !kept) return conflict('Đợt này chưa có kết quả kiểm phiếu.');
  const protocol = readRound(entry.manifest);
  const leaves = await leavesOf(ctx, ref);
  const log = readWholeLog(protocol, leaves);
  const read = trueResult({ box: boxFrom(protocol, leaves), log, kept });
  if (!read.ok) return read;
  const { document, hash } = read.value;
  const heads = await headsOf(ctx, ref);
  const groups = await groupsOf(ctx, round.round_id);
  const counts = countsOf({ protocol, log, heads, groups, document });
  return ok({
    ref,
    protocol,
    leaves,
    heads,
    groups,
    document,
    resultHash: hash,
    rootHash: bodyOf(log, 'CLOSE')?.root ?? '',
    isSigned: bodyOf(log, 'RESULT') !== undefined,
    counts,
    equations: reconcile(counts, document.tally.total.subjects),
  });
}

const keptResult = (ctx: Ctx, { tenantId, protocolId }: BoxRef) =>
  countTables(ctx.tx)
    .selectFrom('count.result')
    .select(['result', 'result_hash'])
    .where('tenant_id', '=', tenantId)
    .where('protocol_id', '=', protocolId)
    .executeTakeFirst();

interface Kept {
  readonly box: ClosedBox | undefined;
  readonly log: ReadLog;
  readonly kept: { readonly result: string; readonly result_hash: string };
}
/** The kept result, if it speaks of this box and is the one that the committee signed, once it has signed. */
function trueResult({ box, log, kept }: Kept): Result<{ readonly document: ResultDocument; readonly hash: string }> {
  const read = box && readResult(box, kept.result);
  if (!read?.ok) return conflict('Kết quả đang lưu không khớp với hòm phiếu; hãy báo Ủy ban kiểm tra.');
  const known = [kept.result_hash, bodyOf(log, 'RESULT')?.resultHash ?? kept.result_hash];
  if (known.every((hash) => hash === read.value.hash)) return ok(read.value);
  return conflict('Kết quả đang lưu không phải là kết quả mà ban kiểm phiếu đã ký; hãy báo Ủy ban kiểm tra.');
}

type Controls = ReadLog['controls'];
type BodyOf<T> = Extract<NonNullable<ReturnType<Controls['get']>>['body'], { type: T }>;
function bodyOf<T extends 'RESULT' | 'CLOSE' | 'ISSUE-CLOSED'>(log: ReadLog, type: T): BodyOf<T> | undefined {
  return log.controls.get(type)?.body as BodyOf<T> | undefined;
}

interface Sources {
  readonly protocol: ProtocolRound;
  readonly log: ReadLog;
  readonly heads: readonly TreeHead[];
  readonly groups: readonly GroupRow[];
  readonly document: ResultDocument;
}
/** Roll from the manifest, issued from the signed leaf, rows from the roll's own count, ballots from the log. */
function countsOf({ protocol, log, heads, groups, document }: Sources): RoundCounts {
  const { total } = document.tally;
  const issued = bodyOf(log, 'ISSUE-CLOSED')?.issued ?? [];
  const rows = sum(groups.map((group) => group.issued ?? 0));
  const keys = new Set(log.ballots.map(({ ballot }) => Buffer.from(ballot.head.voterKey).toString('hex')));
  return {
    roll: sum(protocol.manifest.groups.map((group) => group.size)),
    notIssued: sum(groups.map((group) => group.size)) - rows,
    online: {
      issued: sum(issued.filter((entry) => entry.channel === 'online').map((entry) => entry.count)),
      voided: 0,
      collected: log.ballots.filter(({ ballot }) => ballot.head.channel === 'online').length,
      blindedRows: rows,
    },
    slip: null,
    paper: null,
    collected: total.collected,
    valid: total.valid,
    invalid: total.invalid,
    log: {
      size: heads.at(-1)?.size ?? 0,
      ballots: log.ballots.length,
      controlLeaves: log.controlCount,
      distinctVoterKeys: keys.size,
    },
  };
}
const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

async function headsOf(ctx: Ctx, ref: BoxRef): Promise<TreeHead[]> {
  const rows = await boxTables(ctx.tx)
    .selectFrom('box.head')
    .select('head')
    .where('tenant_id', '=', ref.tenantId)
    .where('protocol_id', '=', ref.protocolId)
    .orderBy('tree_size')
    .execute();
  // Written by the house itself when the head was signed.
  return rows.map((row) => JSON.parse(row.head) as TreeHead);
}

const groupsOf = (ctx: Ctx, roundId: string): Promise<GroupRow[]> =>
  tables(ctx.tx)
    .selectFrom('ballot.credential_group')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', roundId)
    .orderBy('group_no')
    .execute();

/** The refusal that names the first equation which does not hold, with both its sides; nothing when all hold. */
export function brokenEquation({ equations }: Pick<CountedRound, 'equations'>): Result<never> | undefined {
  const broken = equations.find((equation) => !equation.holds);
  if (!broken) return undefined;
  const sides = `${broken.left} ${broken.relation} ${broken.right}`;
  return conflict(
    `Phép đối chiếu ${broken.id} không khớp (${broken.text.vi}): ${sides}. Hãy làm rõ trước khi tiếp tục.`,
  );
}
