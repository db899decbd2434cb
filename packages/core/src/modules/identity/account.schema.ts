import { z } from 'zod';
import { Carried, Password } from './sign-in.schema.ts';

const personId = z.uuid('Chọn người');
const reason = z.string('Nêu lý do').trim().min(5, 'Nêu lý do (ít nhất 5 ký tự)').max(500, 'Lý do dài quá 500 ký tự');
const validDays = z.coerce.number().int().min(1).max(90, 'Thẻ có hạn nhiều nhất 90 ngày').default(30);

/** Who gets a card, and for how many days it is good. */
export const InviteInput = z.strictObject({ personId, validDays });
/** Up to 500 people; each gets a card, or none does. */
export const InviteManyInput = z.strictObject({
  personIds: z.array(personId).min(1, 'Chọn ít nhất một người').max(500, 'Mỗi lần nhiều nhất 500 thẻ'),
  validDays,
});
/** What is printed on a card; shown once. `qr` is the secret that the address in the QR carries. */
export const Card = z.object({
  personId: z.uuid(),
  fullName: z.string(),
  login: z.string(),
  qr: z.string(),
  code: z.string(),
  expiresOn: z.iso.date(),
});
export type Card = z.infer<typeof Card>;
/** Cards in the order in which the people were named. */
export const CardsOutput = z.object({ cards: z.array(Card) });

/** Whose account, and why. */
export const AccountActInput = z.strictObject({ personId, reason });
/** The account and where it stands now. */
export const AccountActOutput = z.object({
  accountId: z.uuid(),
  state: z.enum(['invited', 'active', 'locked', 'closed']),
});

/** A person who lost every factor. */
export const RequestRecoveryInput = z.strictObject({ personId, reason });
/** The request. */
export const RequestRecoveryOutput = z.object({ recoveryId: z.uuid() });
/** The request one agrees to, or withdraws. */
export const RecoveryInput = z.strictObject({ recoveryId: z.uuid() });
/** After the second approval the new card, shown once to whoever approved last. */
export const ApproveRecoveryOutput = z.object({ state: z.enum(['half', 'done']), card: Card.nullable() });
/** Requests that wait. */
export const RecoveriesOutput = z.object({
  recoveries: z.array(
    z.object({
      recoveryId: z.uuid(),
      personId: z.uuid(),
      fullName: z.string(),
      reason: z.string(),
      requestedOn: z.iso.date(),
      approvals: z.int(),
      mayApprove: z.boolean(),
    }),
  ),
});

/** A new password for oneself; asks for a recent check of a factor. */
export const ChangePasswordInput = z.strictObject({
  password: Password,
  passwordAgain: Password.optional(),
  /** This sign-in stays, under a new token; all others end. */
  sessionToken: Carried,
});
/** The token that replaces the one that was carried. */
export const RotatedOutput = z.object({ sessionToken: z.string(), proof: z.string(), factors: z.int() });

/** Nothing to say. */
export const NoInput = z.strictObject({});
/** The secret to scan or to type; shown once. */
export const EnrolTotpOutput = z.object({ uri: z.string(), typed: z.string() });
/** The first code of the app. */
export const ConfirmTotpInput = z.strictObject({
  code: z.string('Nhập mã 6 số').regex(/^\s*\d{3}\s?\d{3}\s*$/, 'Nhập mã gồm 6 số'),
  sessionToken: Carried,
});

/** One's own account as its page shows it. */
export const MeOutput = z.object({
  personId: z.uuid(),
  login: z.string(),
  fullName: z.string(),
  posts: z.array(z.string()),
  factors: z.int(),
  hasPassword: z.boolean(),
  hasTotp: z.boolean(),
  passkeys: z.array(z.object({ credentialId: z.string(), label: z.string(), addedOn: z.iso.date() })),
  /** Posts of this person carry powers that this sign-in does not have. */
  arePowersWithheld: z.boolean(),
});
/** Carries the present token, to mark this device. */
export const MyDevicesInput = z.strictObject({ sessionToken: Carried.optional() });
/** One's own sign-ins, by day, newest first. */
export const MyDevicesOutput = z.object({
  devices: z.array(
    z.object({
      sessionId: z.uuid(),
      device: z.string(),
      createdOn: z.iso.date(),
      lastSeenOn: z.iso.date(),
      isThisOne: z.boolean(),
    }),
  ),
});
/** A page of accounts. */
export const AccountsInput = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
/** Accounts by name: state and cards, never when someone was seen. */
export const AccountsOutput = z.object({
  accounts: z.array(
    z.object({
      accountId: z.uuid(),
      personId: z.uuid(),
      fullName: z.string(),
      login: z.string(),
      state: z.enum(['invited', 'active', 'locked', 'closed']),
      hasSecondFactor: z.boolean(),
      cardExpiresOn: z.iso.date().nullable(),
    }),
  ),
  total: z.int(),
});
