/** Documents: numbered official papers, their issuers and terms, links, validity and files. Nothing secret, nothing deleted. */
export { document, documentUseCases } from './use-cases.ts';
export { ATTACHMENT_KINDS, type AttachmentKind } from './attachment-kinds.ts';
export { documentLines, type DocumentCard } from './document-cards.views.ts';
export { COVER_OF, COVERS, OBLIGATION_STATES, type Cover, type ObligationState } from './cascade/obligation.schema.ts';
export { obligedIn, type Covers, type Matrix, type MatrixCell } from './cascade/matrix.ts';
export { BACKOFF, nextTryAt } from './delivery/backoff.ts';
export type { MessageKind, MessageLine, MessageState } from './delivery/delivery.schema.ts';
export { deliverJob } from './delivery/delivery-job.ts';
export { readStoredJob } from './reading/read-job.ts';
export { LINK_KINDS, type LinkKind } from './link-kinds.ts';
export { readsInternal } from './document.policy.ts';
export { documentSymbols } from './names.views.ts';
export { LIST_FIELDS, ROW_FIELDS, TEMPLATE_FIELDS, type TemplateField } from './template/fields.ts';
export type { TemplateStanding } from './template/template.schema.ts';
export { VALIDITIES, type Validity } from './validity.ts';
