export type { TestBundle } from './bundle.ts';
export { testBundle, testGuard, testHead } from './bundle.ts';
export { blindDeterministically } from './fixed-blinding.ts';
export { FIXED_ISSUER_KEYS } from './fixed-keys.ts';
export type { ClosedRound, TestMember, TestRound, TestRoundOptions } from './fixture.ts';
export {
  closeTestRound,
  createTestRound,
  openingLeaves,
  plainAnswers,
  seeded,
  testBallot,
  testControl,
  testCredential,
  testShares,
  TEST_SUBJECTS,
} from './fixture.ts';
export { mustAccept } from './must-accept.ts';
export type { Forgery } from './forge.ts';
export { forgeBallot, sealRawBodies } from './forge.ts';
export { makeVectors, vectorRound, vectorsText } from './vectors.ts';
