import type { Tx } from '../../platform/index.ts';
import type { LetterKind, LetterState, Wish } from './mail.schema.ts';

/** Where an account wants to be written to. */
export interface AddressRow {
  tenant_id: string;
  account_id: string;
  person_id: string;
  address: string;
  state: 'pending' | 'confirmed' | 'stopped';
  lang: 'vi' | 'en';
  wishes: Wish[];
  is_digest: boolean;
  nonce: string;
  asked_at: Date;
}
/** A letter on its way, or at its end. */
export interface LetterRow {
  tenant_id: string;
  letter_id: string;
  account_id: string;
  kind: LetterKind;
  subject_id: string | null;
  state: LetterState;
  tries: number;
  why: string;
  made_at: Date;
  ended_at: Date | null;
}
type MailTables = { 'mail.address': AddressRow; 'mail.letter': LetterRow };

/** The transaction with the tables of this room. */
export const tables = (tx: Tx) => tx.$extendTables<MailTables>();
