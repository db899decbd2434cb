import { expect, test } from 'vitest';
import { sealBallot, toHex } from '@guong/ballot';
import { createNodeEngine } from '@guong/ballot/node';
import { createTestRound, plainAnswers, seeded, testCredential } from '@guong/ballot/testing';
import { sealInSteps } from './seal-in-steps.ts';

const fixture = createTestRound({ issuers: 1 });
const { round } = fixture;
const engine = createNodeEngine();
const input = {
  round,
  credential: testCredential(fixture, 'an'),
  answers: plainAnswers(fixture, 2, 'Một ý'),
  secret: seeded('secret an'),
};

test('sealed in steps, a ballot is the same to the byte, and the page may breathe at every member', async () => {
  let pauses = 0;
  const sealed = await sealInSteps(engine, input, () => Promise.resolve(void (pauses += 1)));
  const atOnce = sealBallot(engine, input);
  expect(sealed && toHex(sealed)).toBe(atOnce.ok && toHex(atOnce.value));
  expect(pauses).toBe(round.memberKeys.length + 2);
});

test('answers that do not fit the round are not sealed', async () => {
  expect(await sealInSteps(engine, { ...input, answers: [] }, () => Promise.resolve())).toBeUndefined();
});
