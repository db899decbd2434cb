import type { AnyUseCase } from '../../usecase/index.ts';
import { attachment } from './attachment.views.ts';
import { chain } from './cascade/chain.views.ts';
import { coverage, obligations } from './cascade/coverage.views.ts';
import { directives } from './cascade/directives.views.ts';
import { exempt } from './cascade/exempt.ts';
import { fulfil, fulfilOtherwise, issueOwn } from './cascade/fulfil.ts';
import { holes, orphans } from './cascade/gaps.views.ts';
import { exportMatrix, matrix } from './cascade/matrix.views.ts';
import { asked, obligation, waiting } from './cascade/obligation.views.ts';
import { oblige, withdrawObligation } from './cascade/oblige.ts';
import { addAlias, withdrawAlias } from './commands/aliases.ts';
import { attach, withdrawAttachment } from './commands/attachments.ts';
import { correct } from './commands/correct.ts';
import { addIssuer } from './commands/issuers.ts';
import { link, withdrawLink } from './commands/links.ts';
import { register } from './commands/register.ts';
import { withdrawDocument } from './commands/withdraw-document.ts';
import { closeTerm, openTerm } from './commands/terms.ts';
import { draftOwn } from './draft/draft-own.views.ts';
import { drafts } from './draft/drafts.views.ts';
import { startDraft } from './draft/start-draft.ts';
import { hear } from './delivery/hear.ts';
import { joinUnit } from './delivery/join-unit.ts';
import { deliveries } from './delivery/deliveries.views.ts';
import { message } from './delivery/message.views.ts';
import { noteCarried } from './delivery/note-carried.ts';
import { orderMissing } from './delivery/order-missing.ts';
import { receive } from './delivery/receive.ts';
import { receiveFile } from './delivery/receive-file.ts';
import { sendAgain } from './delivery/send-again.ts';
import { traffic } from './delivery/traffic.views.ts';
import { sendings } from './delivery/sendings.views.ts';
import { one } from './document.views.ts';
import { exportRegister } from './export.views.ts';
import { find } from './find.views.ts';
import { issuers, nextNumber } from './issuers.views.ts';
import { readStored } from './reading/read-stored.ts';
import { supersedeTemplate, withdrawTemplate } from './template/end-template.ts';
import { publishTemplate } from './template/publish-template.ts';
import { starterTemplate } from './template/starter.views.ts';
import { previewTemplate, templateFile } from './template/template-file.views.ts';
import { template, templates } from './template/templates.views.ts';
import { uploadTemplate } from './template/upload-template.ts';

/** Everything this room does, by the name it has in code. */
export const document = {
  addIssuer,
  openTerm,
  closeTerm,
  register,
  correct,
  withdraw: withdrawDocument,
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
  issueOwn,
  startDraft,
  drafts,
  draftOwn,
  uploadTemplate,
  publishTemplate,
  supersedeTemplate,
  withdrawTemplate,
  templates,
  template,
  templateFile,
  previewTemplate,
  starterTemplate,
  exempt,
  coverage,
  obligations,
  obligation,
  directives,
  matrix,
  exportMatrix,
  chain,
  orphans,
  holes,
  waiting,
  asked,
  joinUnit,
  sendings,
  message,
  receive,
  receiveFile,
  noteCarried,
  hear,
  sendAgain,
  orderMissing,
  deliveries,
  traffic,
  readStored,
} as const;

/** The same as a list: for the REST door and for tests that walk over every use case. */
export const documentUseCases: readonly AnyUseCase[] = Object.values(document);
