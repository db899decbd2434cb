import { z } from 'zod';
import { Carried, DeviceLabel } from './sign-in.schema.ts';

/** What the browser's passkey script is started with (WebAuthn, JSON form), and the challenge it answers. */
export const PasskeyOptionsOutput = z.object({
  challengeId: z.uuid(),
  options: z.record(z.string(), z.unknown()),
});

const Base64Url = z.string().regex(/^[A-Za-z0-9_-]{1,20000}$/, 'Không đọc được trả lời của thiết bị');
const common = { id: Base64Url, rawId: Base64Url, type: z.literal('public-key') };

/** RegistrationResponseJSON of WebAuthn level 3; members we do not use are let through to the verifier. */
export const RegistrationResponse = z.looseObject({
  ...common,
  response: z.looseObject({
    clientDataJSON: Base64Url,
    attestationObject: Base64Url,
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
});
/** AuthenticationResponseJSON of WebAuthn level 3. */
export const AuthenticationResponse = z.looseObject({
  ...common,
  response: z.looseObject({
    clientDataJSON: Base64Url,
    authenticatorData: Base64Url,
    signature: Base64Url,
    userHandle: z.string().max(200).optional(),
  }),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
});

/** The device's answer to the challenge, and a name for it. */
export const AddPasskeyInput = z.strictObject({
  challengeId: z.uuid(),
  response: RegistrationResponse,
  label: z.string('Đặt tên cho thiết bị').trim().min(1, 'Đặt tên cho thiết bị').max(40, 'Tên dài quá 40 ký tự'),
  sessionToken: Carried,
});
/** The passkey, and the token that replaces the one that was carried. */
export const AddPasskeyOutput = z.object({
  credentialId: z.string(),
  sessionToken: z.string(),
  proof: z.string(),
  factors: z.int(),
});
/** Which of one's own passkeys. */
export const RemovePasskeyInput = z.strictObject({ credentialId: Base64Url });
/** The passkey that is gone. */
export const RemovePasskeyOutput = z.object({ credentialId: z.string() });

/** Sign-in with a passkey: the device's answer says who it is. */
export const PasskeySignInInput = z.strictObject({
  challengeId: z.uuid(),
  response: AuthenticationResponse,
  device: DeviceLabel,
  sessionToken: Carried.optional(),
});
