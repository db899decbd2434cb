/** What a file is to its document: the text as issued, a picture of the paper, or an appendix. */
export const ATTACHMENT_KINDS = ['original', 'scan', 'appendix'] as const;
/** One of {@link ATTACHMENT_KINDS}. */
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];
