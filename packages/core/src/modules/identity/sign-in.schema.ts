import { foldAll } from '@guong/vietnamese';
import { z } from 'zod';

/** A login name however it was typed: `HG-0012`, ` hg-0012 `. */
export const Login = z
  .string('Nhập tên đăng nhập')
  .overwrite((typed) => foldAll(typed).replace(/\s/g, ''))
  .min(1, 'Nhập tên đăng nhập')
  .max(60, 'Tên đăng nhập quá dài');

/** A password as typed; how strong it must be is decided where it is chosen. */
export const Password = z.string('Nhập mật khẩu').min(1, 'Nhập mật khẩu').max(400, 'Mật khẩu quá dài');

/** What the person calls the device, or what the page guessed: `Điện thoại`, `Máy tính`. Nothing finer is kept. */
export const DeviceLabel = z.string().trim().max(40, 'Tên thiết bị quá dài').default('Thiết bị');

/** A secret that a door carries from a cookie or a header. */
export const Carried = z.string().max(200);

/** Filled in by the door, never by the visitor: where the try comes from (an address prefix) and the device's mark. */
const door = {
  from: z.string().max(80).default(''),
  deviceToken: Carried.optional(),
};

/** Password sign-in. `sessionToken` is the sign-in that the browser had before: it ends. */
export const SignInInput = z.strictObject({
  login: Login,
  password: Password,
  device: DeviceLabel,
  sessionToken: Carried.optional(),
  ...door,
});

/** A try that did not work: counted, and the same whatever was wrong. Wait so long when too many came before. */
export const Refused = z.object({ outcome: z.literal('refused'), retryAfterSeconds: z.int().nullable() });

/** A new sign-in: what the browser is to keep, and what is still missing for the powers of the person's posts. */
export const SignedIn = z.object({
  outcome: z.literal('signed_in'),
  sessionToken: z.string(),
  expiresAt: z.date(),
  /** Cookie of five minutes: a factor was just checked. */
  proof: z.string(),
  /** Cookie of a year: this login was used on this device before. */
  deviceToken: z.string(),
  factors: z.int(),
  /** The person's posts carry powers that do not count yet. */
  arePowersWithheld: z.boolean(),
  /** What would make them count: type the code of the app, or set one up first. */
  next: z.enum(['nothing', 'enter_totp', 'set_up_second_factor']),
});
/** Signed in or refused. */
export const SignInOutput = z.discriminatedUnion('outcome', [SignedIn, Refused]);

/** From a card: the login printed on it and the eight characters. */
export const OpenInvitationInput = z.strictObject({
  login: Login,
  code: z.string('Nhập mã trên thẻ').max(40),
  ...door,
});
/** The card is right: a ticket for the page on which the password is chosen. */
export const Opened = z.object({
  outcome: z.literal('opened'),
  ticket: z.string(),
  fullName: z.string(),
  login: z.string(),
});
/** Opened or refused. */
export const OpenInvitationOutput = z.discriminatedUnion('outcome', [Opened, Refused]);

/** The QR's text or the ticket. */
export const ReadInvitationInput = z.strictObject({ token: Carried });
/** What the page shows before anything is used up. */
export const ReadInvitationOutput = z.object({
  fullName: z.string(),
  login: z.string(),
  purpose: z.enum(['first', 'recovery']),
  expiresOn: z.iso.date(),
});
/** Uses the card up: chooses the password and signs in. */
export const AcceptInvitationInput = z.strictObject({
  token: Carried,
  password: Password,
  passwordAgain: Password.optional(),
  device: DeviceLabel,
});

/** Step-up: the password or the code of the authenticator app. */
export const VerifyAgainInput = z.strictObject({
  sessionToken: Carried,
  password: z.string().max(400).optional(),
  totpCode: z.string().max(20).optional(),
});
/** Confirmed: a new proof, and a new session token where the factor raised the sign-in. */
export const Verified = z.object({
  outcome: z.literal('verified'),
  sessionToken: z.string(),
  proof: z.string(),
  factors: z.int(),
});
/** Verified or refused. */
export const VerifyAgainOutput = z.discriminatedUnion('outcome', [Verified, Refused]);

/** The sign-in to end. */
export const SignOutInput = z.strictObject({ sessionToken: Carried });
/** Every sign-in of one's own, but this one if it is to stay. */
export const SignOutEverywhereInput = z.strictObject({ keepSessionToken: Carried.optional() });
/** One device of one's own. */
export const SignOutDeviceInput = z.strictObject({ sessionId: z.uuid() });
/** How many sign-ins ended. */
export const SignedOut = z.object({ ended: z.int() });
