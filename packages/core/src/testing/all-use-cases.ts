import { ballotUseCases } from '../modules/ballot/index.ts';
import { documentUseCases } from '../modules/document/index.ts';
import { identityUseCases } from '../modules/identity/index.ts';
import { mailUseCases } from '../modules/mail/index.ts';
import { meetingUseCases } from '../modules/meeting/index.ts';
import { operationUseCases } from '../modules/operation/index.ts';
import { orgUseCases } from '../modules/org/index.ts';
import { taskUseCases } from '../modules/task/index.ts';
import type { AnyUseCase } from '../usecase/index.ts';

/** Every use case of every room, for laws that hold for all; `laws/use-cases.law.test.ts` watches that no room is left out. */
export const ALL_USE_CASES: readonly AnyUseCase[] = [
  ...orgUseCases,
  ...operationUseCases,
  ...identityUseCases,
  ...documentUseCases,
  ...mailUseCases,
  ...taskUseCases,
  ...meetingUseCases,
  ...ballotUseCases,
];
