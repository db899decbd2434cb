import type { AnyUseCase } from '../../usecase/index.ts';
import { attachment } from './attachment.views.ts';
import { fulfil, fulfilOtherwise } from './cascade/fulfil.ts';
import { coverage, obligations } from './cascade/coverage.views.ts';
import { oblige, withdrawObligation } from './cascade/oblige.ts';
import { addAlias, withdrawAlias } from './commands/aliases.ts';
import { attach, withdrawAttachment } from './commands/attachments.ts';
import { correct } from './commands/correct.ts';
import { addIssuer } from './commands/issuers.ts';
import { link, withdrawLink } from './commands/links.ts';
import { register } from './commands/register.ts';
import { closeTerm, openTerm } from './commands/terms.ts';
import { one } from './document.views.ts';
import { exportRegister } from './export.views.ts';
import { find } from './find.views.ts';
import { issuers, nextNumber } from './issuers.views.ts';

/** Everything this room does, by the name it has in code. */
export const document = {
  addIssuer,
  openTerm,
  closeTerm,
  register,
  correct,
  addAlias,
  withdrawAlias,
  attach,
  withdrawAttachment,
  link,
  withdrawLink,
  find,
  issuers,
  nextNumber,
  one,
  attachment,
  exportRegister,
  oblige,
  withdrawObligation,
  fulfil,
  fulfilOtherwise,
  coverage,
  obligations,
} as const;

/** The same as a list: for the REST door and for tests that walk over every use case. */
export const documentUseCases: readonly AnyUseCase[] = Object.values(document);
