import { z } from 'zod';
import { canonicalJson } from '../../../usecase/index.ts';
import { resultHash, toHex, type ClosedBox, type Manifest } from '../protocol.ts';

const Count = z.int().min(0);
const Tally = z.strictObject({
  collected: Count,
  valid: Count,
  invalid: z.strictObject({ sealing: Count, ratings: Count, marks: Count }),
  subjects: z.array(
    z.strictObject({
      id: z.string(),
      items: z.array(z.strictObject({ id: z.string(), levels: z.array(Count), blank: Count })),
    }),
  ),
});
/** The exact result document of GBP-1 as the station hands it in. */
export const ResultDocument = z.strictObject({
  suite: z.literal('GBP-1'),
  roundId: z.string(),
  root: z.string(),
  salt: z.string(),
  tally: z.strictObject({
    total: Tally,
    groups: z.array(z.strictObject({ group: z.int(), tally: Tally })),
    channels: z.array(z.strictObject({ channel: z.enum(['online', 'slip']), collected: Count })),
  }),
});
export type ResultDocument = z.infer<typeof ResultDocument>;
type TallyShape = z.infer<typeof Tally>;

type Read =
  | { readonly ok: true; readonly value: { readonly document: ResultDocument; readonly hash: string } }
  | { readonly ok: false; readonly detail: string };
const no = (detail: string): Read => ({ ok: false, detail });

/** Reads a result strictly: this box, these questions, and every sum adds up. Whether it is true, the members sign. */
export function readResult(box: ClosedBox, text: string): Read {
  const parsed = ResultDocument.safeParse(jsonOf(text));
  if (!parsed.success) return no('không đúng dạng');
  const document = parsed.data;
  if (canonicalJson(document) !== text) return no('không viết theo dạng chuẩn');
  if (document.roundId !== toHex(box.round.id)) return no('thuộc đợt khác');
  if (document.root !== toHex(box.root)) return no('thuộc bảng niêm yết khác');
  const problem = sumProblem(box, document.tally);
  if (problem) return no(problem);
  return { ok: true, value: { document, hash: toHex(resultHash(new TextEncoder().encode(text))) } };
}

function sumProblem(box: ClosedBox, { total, groups, channels }: ResultDocument['tally']): string | undefined {
  if (total.collected !== box.ballots.length) return 'số phiếu thu về khác số phiếu trên bảng niêm yết';
  const tallies = [total, ...groups.map(({ tally }) => tally)];
  if (!tallies.every((tally) => isOf(box.round.manifest, tally))) return 'nội dung hoặc mức khác với phiếu';
  if (!tallies.every(addsUp)) return 'các con số không cộng khớp';
  const byGroup = groups.reduce((sum, { tally }) => sum + tally.collected, 0);
  const byChannel = channels.reduce((sum, { collected }) => sum + collected, 0);
  return byGroup === total.collected && byChannel === total.collected ? undefined : 'tổng các nhóm khác tổng chung';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isOf(manifest: Manifest, tally: TallyShape): boolean {
  const shape = manifest.subjects.map(({ id, items }) => [id, items.map((item) => [item.id, item.levels.length])]);
  const given = tally.subjects.map(({ id, items }) => [id, items.map((item) => [item.id, item.levels.length])]);
  return canonicalJson(shape) === canonicalJson(given);
}

function addsUp({ collected, valid, invalid, subjects }: TallyShape): boolean {
  const items = subjects.flatMap((subject) => subject.items);
  const itemsHold = items.every(({ levels, blank }) => levels.reduce((sum, count) => sum + count, blank) === valid);
  return collected === valid + invalid.sealing + invalid.ratings + invalid.marks && itemsHold;
}
