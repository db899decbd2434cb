import type { AnyUseCase } from '../../usecase/index.ts';
import { previewAppendix } from './appendix/appendix.views.ts';
import { importAppendix } from './appendix/import-appendix.ts';
import { assign } from './commands/assign.ts';
import { cancel, changeDue, moveSecret, transfer } from './commands/direct.ts';
import { edit } from './commands/edit.ts';
import { escalation, setEscalation } from './commands/escalation.ts';
import { attachEvidence, citeEvidence, judgeEvidence, withdrawEvidence } from './commands/evidence.ts';
import { acceptResult, reopen, returnResult } from './commands/judge.ts';
import { noteSecret, propose } from './commands/propose.ts';
import { remind } from './commands/remind.ts';
import { accept, report, submit, takeOver } from './commands/work.ts';
import { find } from './find.views.ts';
import { figures } from './figures.views.ts';
import { evidence, one } from './task.views.ts';
import { waiting } from './waiting.views.ts';

/** Everything this room does, by the name it has in code. */
export const task = {
  // First, because their addresses would else be read as the id of a task.
  figures,
  waiting,
  escalation,
  setEscalation,
  propose,
  edit,
  assign,
  accept,
  takeOver,
  report,
  submit,
  acceptResult,
  returnResult,
  reopen,
  changeDue,
  transfer,
  cancel,
  noteSecret,
  moveSecret,
  attachEvidence,
  citeEvidence,
  withdrawEvidence,
  judgeEvidence,
  find,
  one,
  evidence,
  remind,
  previewAppendix,
  importAppendix,
} as const;

/** The same as a list: for the REST door and for tests that walk over every use case. */
export const taskUseCases: readonly AnyUseCase[] = Object.values(task);
