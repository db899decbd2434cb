import { ballotUseCases } from '@guong/core/ballot';
import { documentUseCases } from '@guong/core/document';
import { identityUseCases } from '@guong/core/identity';
import { meetingUseCases } from '@guong/core/meeting';
import { orgUseCases } from '@guong/core/org';
import { taskUseCases } from '@guong/core/task';
import type { AnyUseCase } from '@guong/core/usecase';

const ROOMS: readonly (readonly AnyUseCase[])[] = [
  orgUseCases,
  identityUseCases,
  documentUseCases,
  taskUseCases,
  meetingUseCases,
  ballotUseCases,
];

/** Every use case that the REST door opens, room after room. A new room adds its list to `ROOMS`. */
export const API_USE_CASES: readonly AnyUseCase[] = ROOMS.flat().filter((useCase) => useCase.http !== 'none');
