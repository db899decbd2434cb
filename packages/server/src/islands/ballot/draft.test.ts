import { expect, test } from 'vitest';
import type { Manifest } from '@guong/ballot';
import { createTestRound } from '@guong/ballot/testing';
import { blankAnswers, bytesOf, readDraft, withMark, withSubject } from './draft.ts';

const { manifest }: { manifest: Manifest } = createTestRound().round;

test('nothing is chosen beforehand', () => {
  for (const { marks, comment } of blankAnswers(manifest)) {
    expect([...new Set(marks), comment]).toEqual([0, '']);
  }
});

test('a draft of this tab is read back; one that does not fit the manifest is a blank one', () => {
  const [first] = blankAnswers(manifest);
  if (!first) throw new Error('a round has subjects');
  const answers = withSubject(blankAnswers(manifest), 0, { ...withMark(first, 1, 3), comment: 'Cần gần dân' });
  expect(readDraft(manifest, JSON.stringify(answers))).toEqual(answers);
  expect(readDraft(manifest, JSON.stringify([{ marks: [1], comment: '' }]))).toEqual(blankAnswers(manifest));
  expect(readDraft(manifest, null)).toEqual(blankAnswers(manifest));
});

test('room is counted in bytes as they are sealed, not in letters', () => {
  expect([bytesOf('dan'), bytesOf('đường')]).toEqual([3, 9]);
});
