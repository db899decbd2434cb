import type { AnyUseCase } from '../../usecase/index.ts';
import { upkeep, verifyAudit } from './audit.views.ts';
import { beginBackup, noteBackup, noteRestore } from './commands/backups.ts';
import { forgetOld } from './commands/forget-old.ts';
import { takeCheckpoint } from './commands/take-checkpoint.ts';
import { fileSpace } from './file-space.views.ts';

/** Everything this room does, by the name it has in code. */
export const operation = {
  verifyAudit,
  takeCheckpoint,
  forgetOld,
  beginBackup,
  noteBackup,
  noteRestore,
  upkeep,
  fileSpace,
} as const;

/** The same as a list, for tests that walk over every use case. */
export const operationUseCases: readonly AnyUseCase[] = Object.values(operation);
