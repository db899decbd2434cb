import { compareBytes, concat } from './bytes.ts';
import { taggedHash } from './domain.ts';

/** Most Unicode code points of a released comment. */
export const COMMENT_CAP = 2000;

/** Everything that shows nothing: control, format, private, surrogate, unassigned, default-ignorable, blank Braille. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** More than two combining marks in a row carry no Vietnamese and can carry a message. */
const STACKED_MARKS = /(\p{M}{2})\p{M}+/gu;

/**
 * The one spelling of a comment that may be read by others: NFC, blanks collapsed, nothing invisible, capped. Applying
 * it twice changes nothing. The text stays plain text: who shows it in HTML or a spreadsheet escapes it there.
 */
export function normalizeComment(comment: string): string {
  const visible = comment.replace(/\s+/gu, ' ').replace(INVISIBLE, '').normalize('NFC').replace(STACKED_MARKS, '$1');
  const single = visible.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return [...single].slice(0, COMMENT_CAP).join('').trim();
}

/** A comment with what its order is drawn from. */
export interface CommentSource {
  readonly ballotHash: Uint8Array;
  readonly text: string;
}

/** Secret salt of the order: a hash of all comment keys, so that every quorum gives one order and outsiders none. */
export function commentSalt(commentKeys: readonly Uint8Array[]): Uint8Array {
  return taggedHash('gbp1/comment-salt', concat(...commentKeys));
}

/**
 * Comments on one subject, normalized, empty ones left out, ordered by a hash over salt, subject and ballot: two
 * subjects get unrelated orders, so the comments of one ballot cannot be put side by side.
 */
export function orderComments(salt: Uint8Array, subjectAt: number, sources: readonly CommentSource[]): string[] {
  return sources
    .map(({ ballotHash, text }) => ({
      key: taggedHash('gbp1/comment-order', salt, Uint8Array.of(subjectAt), ballotHash),
      text: normalizeComment(text),
    }))
    .filter(({ text }) => text !== '')
    .sort((left, right) => compareBytes(left.key, right.key))
    .map(({ text }) => text);
}
