import type { Tx } from '../../platform/index.ts';
import type { AttachmentKind } from './attachment-kinds.ts';
import type { KnownReading } from './file-text.ts';
import type { MessageKind, MessageState } from './delivery/delivery.schema.ts';
import type { LinkKind } from './link-kinds.ts';

/** A body that issues documents: a unit of ours, a superior, or somebody else. */
export interface IssuerRow {
  tenant_id: string;
  issuer_id: string;
  code: string;
  name: string;
  name_key: string;
  unit_id: string | null;
  is_superior: boolean;
}
/** A term of an issuer; `to_on` is the first day that no longer belongs to it. */
export interface TermRow {
  tenant_id: string;
  term_id: string;
  issuer_id: string;
  name: string;
  from_on: string;
  to_on: string | null;
}
/** A document as stored, with the keys by which it is found. */
export interface DocumentRow {
  tenant_id: string;
  document_id: string;
  issuer_id: string;
  type: string;
  number: number;
  suffix: string;
  series: string;
  symbol: string;
  issued_on: string;
  effective_on: string;
  expires_on: string | null;
  title: string;
  signer: string;
  is_public: boolean;
  search_exact: string;
  search_canon: string;
  search_folded: string;
  revision: number;
  /** The day on which it was taken back, by which body and why; null while it stands. */
  withdrawn_on: string | null;
  withdrawn_by: string | null;
  withdrawn_because: string | null;
}
/** A link as stored: `from_id` does something to `to_id`. */
export interface LinkRow {
  tenant_id: string;
  link_id: string;
  from_id: string;
  to_id: string;
  kind: LinkKind;
  is_withdrawn: boolean;
}

/** A file of a document. */
export interface AttachmentRow {
  tenant_id: string;
  attachment_id: string;
  document_id: string;
  kind: AttachmentKind;
  file_id: string;
  name: string;
  media_type: string;
  /** Bytes. */
  size: number;
  sha256: string;
  has_text: boolean;
  is_withdrawn: boolean;
  /** How far its words are known; null: not looked at yet. */
  reading: KnownReading | null;
  /** Of a PDF: how many pages were read. */
  pages_read: number | null;
  /** Stored as it came, because it bears a digital signature; null where it was not. */
  is_signed: boolean | null;
}

/** What a document asks of a unit, and how it was answered. */
export interface ObligationRow {
  tenant_id: string;
  obligation_id: string;
  document_id: string;
  unit_id: string;
  required_type: string;
  task: string;
  due_on: string;
  own_document_id: string | null;
  done_on: string | null;
  done_how: string;
  /** Why the unit was let off; null when it was not. */
  exempt_because: string | null;
  is_withdrawn: boolean;
  /** When, by which body and why it was taken back; null while it stands, and for what was taken back before this was kept. */
  withdrawn_on: string | null;
  withdrawn_by: string | null;
  withdrawn_because: string | null;
  /** The newest version of its answer that came up from the house of the unit. */
  heard_version: number | null;
  /** The document with which it was answered until that was taken back; null when nothing was, or when it was answered anew. */
  recalled_document_id: string | null;
}

/** A message to another tenant: about what, how far on its way. */
export interface MessageRow {
  tenant_id: string;
  message_id: string;
  to_tenant_id: string;
  kind: MessageKind;
  /** The document, the attachment or the answered obligation. */
  subject_id: string;
  document_id: string;
  version: number;
  state: MessageState;
  tries: number;
  why: string;
  made_at: Date;
  /** When it is (next) tried, while it waits. */
  next_at: Date | null;
  ended_at: Date | null;
}
/** A document that came from another tenant, and as which one it stands here. */
export interface InboundRow {
  tenant_id: string;
  from_tenant_id: string;
  source_id: string;
  document_id: string;
  from_name: string;
  /** The newest that was taken in; 0 while it is known only from an answer that named it. */
  version: number;
  received_at: Date;
  changed_at: Date;
}
/** A file that another tenant named; `attachment_id` is the copy of this one, null until it has arrived. */
export interface InboundFileRow {
  tenant_id: string;
  from_tenant_id: string;
  source_id: string;
  document_id: string;
  name: string;
  sha256: string;
  is_withdrawn: boolean;
  attachment_id: string | null;
  arrived_at: Date | null;
}

/** A template of documents that an office brought in; `to_on` is the first day on which it no longer holds. */
export interface FormTemplateRow {
  tenant_id: string;
  template_id: string;
  unit_id: string;
  type: string;
  family: 'party' | 'state';
  code: string;
  version: number;
  state: 'draft' | 'published' | 'superseded';
  is_withdrawn: boolean;
  from_on: string | null;
  to_on: string | null;
  published_because: string;
  superseded_because: string;
  file_id: string;
  name: string;
  /** Bytes. */
  size: number;
  sha256: string;
  /** The placeholders found in the file. */
  fields: string[];
  made_at: Date;
}
/** A draft that was begun for an obligation, and the template it is written on; null: the layout of the house. */
export interface OwnDraftRow {
  tenant_id: string;
  draft_id: string;
  obligation_id: string;
  template_id: string | null;
  made_at: Date;
}

type DocumentTables = {
  'document.issuer': IssuerRow;
  'document.term': TermRow;
  'document.document': DocumentRow;
  'document.alias': {
    tenant_id: string;
    document_id: string;
    alias_key: string;
    alias: string;
    is_withdrawn: boolean;
  };
  'document.link': LinkRow;
  'document.attachment': AttachmentRow;
  'document.attachment_words': { tenant_id: string; attachment_id: string; words: string[] };
  'document.obligation': ObligationRow;
  'document.form_template': FormTemplateRow;
  'document.own_draft': OwnDraftRow;
  'document.subordinate': { tenant_id: string; unit_id: string; child_tenant_id: string };
  'document.message': MessageRow;
  'document.inbound': InboundRow;
  'document.inbound_file': InboundFileRow;
  'document.receipt': {
    tenant_id: string;
    sending_id: string;
    from_tenant_id: string;
    obligation_id: string;
    received_at: Date;
  };
  'document.correction': {
    tenant_id: string;
    correction_id: string;
    document_id: string;
    before: string;
    reason: string;
    made_at: Date;
    made_by: string;
  };
  'document.word': { tenant_id: string; word: string; document_id: string; place: 'register' | 'text' };
};

/** This room's own tables; no other room can name them. */
export const tables = (tx: Tx) => tx.$extendTables<DocumentTables>();
