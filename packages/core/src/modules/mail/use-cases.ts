import type { AnyUseCase } from '../../usecase/index.ts';
import { noteOutcome, orderDigests } from './commands/carrying.ts';
import { choose, confirmAddress, setAddress } from './commands/own-address.ts';
import { stop } from './commands/stop.ts';
import { tryAgain } from './commands/try-again.ts';
import { letter, mine, queue } from './mail.views.ts';

/** Everything this room does, by the name it has in code. */
export const mail = {
  mine,
  setAddress,
  confirmAddress,
  choose,
  stop,
  queue,
  tryAgain,
  letter,
  noteOutcome,
  orderDigests,
} as const;

/** The same as a list: for tests that walk over every use case. */
export const mailUseCases: readonly AnyUseCase[] = Object.values(mail);
