import { z } from 'zod';
import type { CommentRow } from '../count/count.schema.ts';

/** A comment as the public reads it: its passages in order, and why some are covered. */
export const Released = z.object({
  /** A covered passage has no text. */
  parts: z.array(z.object({ text: z.string(), isCovered: z.boolean() })),
  /** Empty when nothing is covered. */
  reason: z.string(),
});

type Judged = Pick<CommentRow, 'text' | 'verdict' | 'reason' | 'covers'>;

/** What may be read of a judged comment: the text without covered passages, or nothing but the reason. */
export function releasedParts({ text, verdict, reason, covers }: Judged): z.infer<typeof Released> {
  const parts = verdict === 'release' ? uncovered(text, covers) : [{ text: '', isCovered: true }];
  const isAnyCovered = parts.some(({ isCovered }) => isCovered);
  return { parts, reason: isAnyCovered ? (reason ?? '') : '' };
}

/** Cuts every occurrence of every covered passage out; passages may overlap. */
function uncovered(text: string, covers: readonly string[]) {
  const isHidden = new Array<boolean>(text.length).fill(false);
  for (const cover of covers) {
    for (let at = text.indexOf(cover); at >= 0 && cover !== ''; at = text.indexOf(cover, at + 1)) {
      isHidden.fill(true, at, at + cover.length);
    }
  }
  const edges = [...isHidden.keys()].filter((at) => at === 0 || isHidden[at] !== isHidden[at - 1]);
  return edges.map((from, at) => {
    const isCovered = isHidden[from] === true;
    return { text: isCovered ? '' : text.slice(from, edges[at + 1] ?? text.length), isCovered };
  });
}
