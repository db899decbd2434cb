import type { Tx } from '../../platform/index.ts';

/** Where an account stands: printed card out, in use, stopped for a while, stopped for good. */
export type AccountState = 'invited' | 'active' | 'locked' | 'closed';

/** An account as stored. Nothing here says what it may do: powers come from posts. */
export interface AccountRow {
  tenant_id: string;
  account_id: string;
  person_id: string;
  login: string;
  state: AccountState;
  password_hash: string | null;
  totp_sealed: Buffer | null;
  is_totp_confirmed: boolean;
  totp_last_step: number;
  revision: number;
}
/** A card as stored: only hashes of what is printed on it. */
export interface InvitationRow {
  tenant_id: string;
  invitation_id: string;
  account_id: string;
  purpose: 'first' | 'recovery';
  qr_hash: string;
  code_hash: string;
  tries: number;
  ticket_hash: string | null;
  ticket_until: Date | null;
  state: 'open' | 'accepted' | 'revoked';
  issued_on: string;
  expires_on: string;
  /** Whether whoever had it made may hand out cards to holders of powers; null on cards from before this was noted. */
  covers_powers: boolean | null;
}
/** A sign-in as stored; `seen_at` only for people with powers. */
export interface SessionRow {
  tenant_id: string;
  session_id: string;
  token_hash: string;
  account_id: string;
  factors: number;
  is_powered: boolean;
  device: string;
  created_on: string;
  last_seen_on: string;
  seen_at: Date | null;
  expires_at: Date;
}
/** A passkey as stored; `credential_id` is base64url. */
export interface PasskeyRow {
  tenant_id: string;
  credential_id: string;
  account_id: string;
  public_key: Buffer;
  counter: number;
  transports: string[];
  label: string;
  added_on: string;
}
/** A request for a new card, and who has agreed so far. */
export interface RecoveryRow {
  tenant_id: string;
  recovery_id: string;
  account_id: string;
  reason: string;
  requested_by: string;
  requested_on: string;
  state: 'asked' | 'half' | 'done' | 'withdrawn';
  first_approver: string | null;
  second_approver: string | null;
}

type IdentityTables = {
  'identity.account': AccountRow;
  'identity.invitation': InvitationRow;
  'identity.session': SessionRow;
  'identity.passkey': PasskeyRow;
  'identity.challenge': {
    tenant_id: string;
    challenge_id: string;
    purpose: 'add' | 'sign_in';
    challenge: string;
    account_id: string | null;
    expires_at: Date;
  };
  'identity.attempt': { tenant_id: string; key_hash: string; tried_on: string; tries: number };
  'identity.recovery': RecoveryRow;
  'identity.api_token': {
    tenant_id: string;
    token_id: string;
    token_hash: string;
    account_id: string;
    name: string;
    scopes: string[];
    factors: number;
    created_on: string;
    expires_on: string;
    last_used_on: string | null;
    revoked_on: string | null;
  };
};

/** This room's own tables; no other room can name them. */
export const tables = (tx: Tx) => tx.$extendTables<IdentityTables>();
