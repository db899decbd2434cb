import type { Answers, Manifest, SubjectAnswers } from '@guong/ballot';

/** Answers that are not sealed yet: they stay on this device until they are sealed. */
export const blankAnswers = (manifest: Manifest): Answers =>
  manifest.subjects.map((subject) => ({ marks: subject.items.map(() => 0), comment: '' }));

/** Changes the answers on one subject. */
export const withSubject = (answers: Answers, at: number, changed: SubjectAnswers): Answers =>
  answers.map((each, place) => (place === at ? changed : each));

/** Sets one mark: 0 is blank, else a level from 1. */
export const withMark = (answers: SubjectAnswers, item: number, mark: number): SubjectAnswers => ({
  ...answers,
  marks: answers.marks.map((each, place) => (place === item ? mark : each)),
});

/** Reads a draft back; anything that does not fit the manifest is a blank one. */
export function readDraft(manifest: Manifest, kept: string | null): Answers {
  const blank = blankAnswers(manifest);
  if (kept === null) return blank;
  const draft = JSON.parse(kept) as Answers;
  const fits =
    draft.length === blank.length && draft.every((each, at) => each.marks.length === blank[at]?.marks.length);
  return fits ? draft : blank;
}

/** How many bytes a comment takes when it is sealed. */
export const bytesOf = (comment: string): number => new TextEncoder().encode(comment).length;
