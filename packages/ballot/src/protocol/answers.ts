import { concat, fromUtf8, number, readNumber, utf8 } from './bytes.ts';
import type { Manifest } from './manifest-shape.ts';
import type { Result } from './result.ts';
import { accept, refuse } from './result.ts';
import { sure } from './sure.ts';

/** Answers on one subject: for each item 0 (blank) or a level from 1; a comment, empty for none. */
export interface SubjectAnswers {
  readonly marks: readonly number[];
  readonly comment: string;
}

/** Answers of one ballot, one entry for each subject in the manifest's order. */
export type Answers = readonly SubjectAnswers[];

/** Most UTF-8 bytes that a comment can have in this round: the slot less its two bytes of length; 0 for no comments. */
export function commentLimit(manifest: Manifest): number {
  return manifest.commentBytes === 0 ? 0 : manifest.commentBytes - 2;
}

/** One byte for each item. Refuses answers that do not fit the manifest. */
export function encodeRatings(manifest: Manifest, answers: Answers): Result<Uint8Array, 'answers'> {
  if (answers.length !== manifest.subjects.length) return refuse('answers', 'not one entry for each subject');
  const bytes: number[] = [];
  for (const [at, subject] of manifest.subjects.entries()) {
    const { marks } = sure(answers[at]);
    const fit =
      marks.length === subject.items.length &&
      subject.items.every((item, place) => isMark(marks[place], item.levels.length));
    if (!fit) return refuse('answers', `the marks of subject ${subject.id} do not fit its items`);
    bytes.push(...marks);
  }
  return accept(Uint8Array.from(bytes));
}

function isMark(mark: number | undefined, levels: number): boolean {
  return mark !== undefined && Number.isInteger(mark) && mark >= 0 && mark <= levels;
}

/** Marks for each subject, or null when a byte is neither blank nor a level of its item. */
export function decodeRatings(manifest: Manifest, bytes: Uint8Array): number[][] | null {
  let at = 0;
  const marks = manifest.subjects.map((subject) => {
    at += subject.items.length;
    return [...bytes.subarray(at - subject.items.length, at)];
  });
  const fit = manifest.subjects.every((subject, place) =>
    subject.items.every((item, position) => isMark(marks[place]?.[position], item.levels.length)),
  );
  return fit && at === bytes.length ? marks : null;
}

/** One slot for each subject: two bytes of length, the text, zeros. Refuses a comment that does not fit. */
export function encodeComments(manifest: Manifest, answers: Answers): Result<Uint8Array, 'answers'> {
  const slots: Uint8Array[] = [];
  for (const { comment } of answers) {
    const text = utf8(comment);
    if (text.length > commentLimit(manifest)) return refuse('answers', 'a comment is too long');
    if (manifest.commentBytes === 0) continue;
    const padding = new Uint8Array(commentLimit(manifest) - text.length);
    slots.push(concat(number(text.length, 2), text, padding));
  }
  return accept(concat(...slots));
}

/** The comment in each slot: a text ('' for none), or null when the slot is malformed. */
export function decodeComments(manifest: Manifest, bytes: Uint8Array): (string | null)[] {
  const width = manifest.commentBytes;
  return manifest.subjects.map((_, at) =>
    width === 0 ? '' : decodeSlot(bytes.subarray(at * width, (at + 1) * width)),
  );
}

function decodeSlot(slot: Uint8Array): string | null {
  const length = readNumber(slot.subarray(0, 2));
  if (length > slot.length - 2) return null;
  const padding = slot.subarray(2 + length);
  return padding.every((byte) => byte === 0) ? fromUtf8(slot.subarray(2, 2 + length)) : null;
}
