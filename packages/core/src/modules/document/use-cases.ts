import type { AnyUseCase } from '../../usecase/index.ts';
import { addIssuer } from './commands/issuers.ts';
import { link, withdrawLink } from './commands/links.ts';
import { register } from './commands/register.ts';
import { one } from './document.views.ts';
import { find } from './find.views.ts';
import { issuers, nextNumber } from './issuers.views.ts';

/** Everything this room does, by the name it has in code. */
export const document = {
  addIssuer,
  register,
  link,
  withdrawLink,
  find,
  issuers,
  nextNumber,
  one,
} as const;

/** The same as a list: for the REST door and for tests that walk over every use case. */
export const documentUseCases: readonly AnyUseCase[] = Object.values(document);
