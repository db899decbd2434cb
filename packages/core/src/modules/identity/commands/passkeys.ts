import {
  generateRegistrationOptions,
  verifyRegistrationResponse,
  type RegistrationResponseJSON,
  type VerifiedRegistrationResponse,
} from '@simplewebauthn/server';
import { conflict, dayOf, ok } from '../../../kernel/index.ts';
import { command, issue, type Ctx } from '../../../usecase/index.ts';
import { committeeOf } from '../../org/index.ts';
import { NoInput } from '../account.schema.ts';
import { passkeysOf } from '../account.sql.ts';
import { mayKeepOwn } from '../identity.policy.ts';
import { forbidden, missing, signedOut } from '../identity.refusals.ts';
import { tables } from '../identity.tables.ts';
import { provenSelf } from '../oneself.ts';
import {
  AddPasskeyInput,
  AddPasskeyOutput,
  PasskeyOptionsOutput,
  RemovePasskeyInput,
  RemovePasskeyOutput,
} from '../passkey.schema.ts';
import { keepChallenge, relyingParty, takeChallenge } from '../passkey.sql.ts';
import { rotateSession } from '../session.sql.ts';

const UNREADABLE = 'Thiết bị chưa xác nhận được. Hãy thử lại từ đầu.';

/** What the browser needs to make a passkey. */
export const passkeyOptions = issue({
  name: 'identity.passkeyOptions',
  http: 'none',
  store: 'app',
  summary: 'Bắt đầu thêm khóa đăng nhập (vân tay, khuôn mặt, mã PIN của máy)',
  input: NoInput,
  output: PasskeyOptionsOutput,
  async run(ctx) {
    const permit = mayKeepOwn(ctx.actor, 'identity.passkeyOptions');
    if (!permit) return signedOut();
    const self = await provenSelf(ctx);
    if (!self.ok) return self;
    const { account, standing } = self.value;
    const known = await passkeysOf(ctx, account.account_id);
    const options = await generateRegistrationOptions({
      rpName: (await committeeOf(ctx.tx, ctx.tenantId))?.name ?? 'Gương',
      rpID: relyingParty(ctx).id,
      userName: account.login,
      userDisplayName: standing.fullName,
      userID: new Uint8Array(Buffer.from(account.account_id)),
      attestationType: 'none',
      excludeCredentials: known.map((passkey) => ({ id: passkey.credential_id })),
      // A passkey stands for two factors only when the device asked for a finger, a face or a PIN.
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const challengeId = await keepChallenge(ctx, options.challenge, account.account_id);
    return ok({ permit, value: { challengeId, options: { ...options } } });
  },
});

/** Keeps the passkey that the browser made. This sign-in rests on two factors from here on. */
export const addPasskey = command({
  name: 'identity.addPasskey',
  http: 'none',
  summary: 'Thêm khóa đăng nhập của thiết bị này',
  answersSecret: true,
  input: AddPasskeyInput,
  output: AddPasskeyOutput,
  async run(ctx, { challengeId, response, label, sessionToken }) {
    const permit = mayKeepOwn(ctx.actor, 'identity.addPasskey');
    if (!permit) return forbidden('identity.addPasskey');
    const self = await provenSelf(ctx);
    if (!self.ok) return self;
    const { account, standing } = self.value;
    const made = await verified(ctx, await takeChallenge(ctx, challengeId, account.account_id), response);
    if (!made) return conflict(UNREADABLE);
    const transports = response.response.transports ?? [];
    if (!(await keep(ctx, account.account_id, { made, label, transports }))) return conflict('Khóa này đã có.');
    const rotated = await rotateSession(ctx, sessionToken, { account, standing, factors: 2 });
    if (!rotated) return signedOut();
    return ok({
      permit,
      value: { credentialId: made.credential.id, ...rotated },
      event: { type: 'identity.passkey_added', subject: account.person_id, data: { label } },
    });
  },
});

type Made = NonNullable<VerifiedRegistrationResponse['registrationInfo']>;

async function verified(ctx: Ctx, challenge: string | undefined, response: unknown): Promise<Made | undefined> {
  if (challenge === undefined) return undefined;
  const { id, origin } = relyingParty(ctx);
  try {
    const verdict = await verifyRegistrationResponse({
      // Its shape was parsed at the door; the library checks the bytes.
      response: response as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
    });
    return verdict.registrationInfo;
  } catch {
    // The library throws on anything it does not like about foreign bytes: for us that is a refusal, not a bug.
    return undefined;
  }
}

interface Keeping {
  readonly made: Made;
  readonly label: string;
  readonly transports: readonly string[];
}
async function keep(ctx: Ctx, accountId: string, { made, label, transports }: Keeping): Promise<boolean> {
  const row = await tables(ctx.tx)
    .insertInto('identity.passkey')
    .values({
      tenant_id: ctx.tenantId,
      credential_id: made.credential.id,
      account_id: accountId,
      public_key: Buffer.from(made.credential.publicKey),
      counter: made.credential.counter,
      transports: [...transports],
      label,
      added_on: dayOf(ctx.now),
    })
    .onConflict((clash) => clash.columns(['tenant_id', 'credential_id']).doNothing())
    .returning('credential_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes a passkey away: a phone that was lost or given on. */
export const removePasskey = command({
  name: 'identity.removePasskey',
  http: 'none',
  summary: 'Bỏ một khóa đăng nhập của mình',
  input: RemovePasskeyInput,
  output: RemovePasskeyOutput,
  async run(ctx, { credentialId }) {
    const permit = mayKeepOwn(ctx.actor, 'identity.removePasskey');
    if (!permit) return forbidden('identity.removePasskey');
    const self = await provenSelf(ctx);
    if (!self.ok) return self;
    const { account } = self.value;
    const gone = await tables(ctx.tx)
      .deleteFrom('identity.passkey')
      .where('tenant_id', '=', ctx.tenantId)
      .where('account_id', '=', account.account_id)
      .where('credential_id', '=', credentialId)
      .returning('label')
      .executeTakeFirst();
    if (!gone) return missing('passkey');
    return ok({
      permit,
      value: { credentialId },
      event: { type: 'identity.passkey_removed', subject: account.person_id, data: { label: gone.label } },
    });
  },
});
