import { z } from 'zod';
import { Carried } from './sign-in.schema.ts';

/** `module.verb`; nothing of this room but reading one's own account: a token makes no tokens. */
const Scope = z
  .string()
  .regex(/^[a-z]+\.[a-zA-Z]+$/, 'Phạm vi là tên một chức năng, ví dụ org.unitTree')
  .refine(
    (scope) => !scope.startsWith('identity.') || scope === 'identity.me',
    'Phạm vi này không cấp cho mã truy cập',
  );

/** A token for another program: which use cases it reaches, and for how many days. */
export const CreateTokenInput = z.strictObject({
  name: z.string('Đặt tên cho mã').trim().min(2, 'Đặt tên cho mã').max(60, 'Tên dài quá 60 ký tự'),
  scopes: z.array(Scope).min(1, 'Chọn ít nhất một chức năng').max(50, 'Chọn nhiều nhất 50 chức năng'),
  validDays: z.coerce.number().int().min(1).max(365, 'Mã có hạn nhiều nhất 365 ngày').default(90),
});
/** The token, shown once. */
export const CreateTokenOutput = z.object({ tokenId: z.uuid(), token: z.string(), expiresOn: z.iso.date() });
/** Which of one's own tokens. */
export const RevokeTokenInput = z.strictObject({ tokenId: z.uuid() });
/** The token and the day. */
export const RevokeTokenOutput = z.object({ tokenId: z.uuid(), revokedOn: z.iso.date() });
/** One's own tokens, newest first. */
export const MyTokensOutput = z.object({
  tokens: z.array(
    z.object({
      tokenId: z.uuid(),
      name: z.string(),
      scopes: z.array(z.string()),
      createdOn: z.iso.date(),
      expiresOn: z.iso.date(),
      revokedOn: z.iso.date().nullable(),
      lastUsedOn: z.iso.date().nullable(),
    }),
  ),
});

/** What a request carries: a session token with its proof, or an API token. */
export const WhoInput = z.strictObject({
  sessionToken: Carried.optional(),
  proof: Carried.optional(),
  apiToken: Carried.optional(),
});
const ActingHoldings = z.array(
  z.object({
    holdingId: z.uuid(),
    unitId: z.uuid(),
    postTitle: z.string(),
    powers: z.array(z.enum(['office', 'approve', 'inspect', 'operate'])),
  }),
);
/** Whoever ordered a job, with the posts of today. */
export const OrdererOutput = z.object({ accountId: z.uuid(), holdings: ActingHoldings });
/** Who that is today. `isStale`: the day or minute of last use is to be noted. */
export const WhoOutput = z.object({
  personId: z.uuid(),
  fullName: z.string(),
  unitName: z.string(),
  accountId: z.uuid(),
  holdings: ActingHoldings,
  verifiedAt: z.date(),
  factors: z.int(),
  scopes: z.array(z.string()).nullable(),
  isStale: z.boolean(),
});
/** The token whose use is to be noted. */
export const TouchInput = z.strictObject({ sessionToken: Carried.optional(), apiToken: Carried.optional() });
/** Whether there was anything to note. */
export const TouchOutput = z.object({ isNoted: z.boolean() });
