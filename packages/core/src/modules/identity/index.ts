/** Identity: accounts, printed cards, factors, sign-ins, API tokens. What an account may do stands in org. */
export { identity, identityUseCases } from './use-cases.ts';
export { actorOf, performAttempt, whoComes, type Carried, type Comer } from './doorman.ts';
export { inOrderersName } from './in-orderers-name.ts';
export { FRESH_SECONDS } from './proof.ts';
export { accountMark, type AccountMark } from './account-mark.views.ts';
export { oneself, provenSelf, type Oneself } from './oneself.ts';
export { accountHolders } from './account-holders.views.ts';
export { LIFETIME } from './session.sql.ts';
export { LIMITS } from './limits.ts';
export type { Card } from './account.schema.ts';
