import {
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
  type AuthenticationResponseJSON,
} from '@simplewebauthn/server';
import { ok } from '../../../kernel/index.ts';
import { issue, type Ctx } from '../../../usecase/index.ts';
import { NoInput } from '../account.schema.ts';
import { lockAccount, standingToday } from '../account.sql.ts';
import { mayKnock } from '../identity.policy.ts';
import { forbidden } from '../identity.refusals.ts';
import { tables, type PasskeyRow } from '../identity.tables.ts';
import { PasskeyOptionsOutput, PasskeySignInInput } from '../passkey.schema.ts';
import { keepChallenge, relyingParty, takeChallenge } from '../passkey.sql.ts';
import { endSession, openSession } from '../session.sql.ts';
import { SignInOutput } from '../sign-in.schema.ts';

/** What the browser needs to ask the device for a passkey; says nothing about who might answer. */
export const passkeySignInOptions = issue({
  name: 'identity.passkeySignInOptions',
  http: 'none',
  store: 'app',
  summary: 'Bắt đầu đăng nhập bằng khóa của thiết bị',
  input: NoInput,
  output: PasskeyOptionsOutput,
  async run(ctx) {
    const permit = mayKnock(ctx.actor, 'identity.passkeySignInOptions');
    if (!permit) return forbidden('identity.passkeySignInOptions');
    const options = await generateAuthenticationOptions({ rpID: relyingParty(ctx).id, userVerification: 'required' });
    const challengeId = await keepChallenge(ctx, options.challenge, null);
    return ok({ permit, value: { challengeId, options: { ...options } } });
  },
});

/** Signs in with a passkey: possession and finger, face or PIN are two factors. Not counted by the limiter: nothing to guess. */
export const signInWithPasskey = issue({
  name: 'identity.signInWithPasskey',
  http: 'none',
  store: 'app',
  summary: 'Đăng nhập bằng khóa của thiết bị (vân tay, khuôn mặt, mã PIN)',
  input: PasskeySignInInput,
  output: SignInOutput,
  async run(ctx, { challengeId, response, device, sessionToken }) {
    const permit = mayKnock(ctx.actor, 'identity.signInWithPasskey');
    if (!permit) return forbidden('identity.signInWithPasskey');
    const owner = await ownerOf(ctx, await takeChallenge(ctx, challengeId, null), response);
    if (!owner) return ok({ permit, value: { outcome: 'refused', retryAfterSeconds: null } });
    if (sessionToken !== undefined) await endSession(ctx, sessionToken);
    return ok({ permit, value: await openSession(ctx, { ...owner, factors: 2, device }) });
  },
});

/** Whose passkey answered; nothing when the answer is not sound or the account is not in use. */
async function ownerOf(ctx: Ctx, challenge: string | undefined, response: { readonly id: string }) {
  const passkey = await passkeyById(ctx, response.id);
  if (!passkey || challenge === undefined) return undefined;
  const counter = await counterAfter(ctx, { challenge, passkey, response });
  if (counter === undefined) return undefined;
  await noteCounter(ctx, response.id, counter);
  const account = await lockAccount(ctx, passkey.account_id);
  const standing = account?.state === 'active' ? await standingToday(ctx, account.person_id) : undefined;
  return account && standing && { account, standing };
}

const passkeyById = (ctx: Ctx, credentialId: string): Promise<PasskeyRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('identity.passkey')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('credential_id', '=', credentialId)
    .forUpdate()
    .executeTakeFirst();

interface Answer {
  readonly challenge: string;
  readonly passkey: PasskeyRow;
  readonly response: unknown;
}
/** The device's use counter after a sound answer; nothing when the answer is not sound. */
async function counterAfter(ctx: Ctx, { challenge, passkey, response }: Answer): Promise<number | undefined> {
  const { id, origin } = relyingParty(ctx);
  try {
    const verdict = await verifyAuthenticationResponse({
      // Its shape was parsed at the door; the library checks the bytes and the signature.
      response: response as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      credential: {
        id: passkey.credential_id,
        publicKey: new Uint8Array(passkey.public_key),
        counter: passkey.counter,
      },
      requireUserVerification: true,
    });
    return verdict.verified ? verdict.authenticationInfo.newCounter : undefined;
  } catch {
    // The library throws on anything it does not like about foreign bytes: for us that is a refusal, not a bug.
    return undefined;
  }
}

const noteCounter = (ctx: Ctx, credentialId: string, counter: number) =>
  tables(ctx.tx)
    .updateTable('identity.passkey')
    .set({ counter })
    .where('tenant_id', '=', ctx.tenantId)
    .where('credential_id', '=', credentialId)
    .execute();
