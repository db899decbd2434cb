import { actorOf, identity } from '@guong/core/identity';
import type { Result } from '@guong/core/kernel';
import { perform, type Actor, type AnyUseCase, type App } from '@guong/core/usecase';
import { TOTP, Secret } from 'otpauth';
import type { z } from 'zod';
import type { DeviceFile } from './device-files.ts';

/** A refusal in the middle of seeding is a bug of the demo: it stops and shows it. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the demo was refused: ${JSON.stringify(result.fault)}`);
  return result.value;
}

/** Whose hand does it, in which house. */
export interface Hand {
  readonly app: App;
  readonly as: Actor;
}
/** Performs a use case or stops. */
export const act = async <U extends AnyUseCase>(
  { app, as }: Hand,
  useCase: U,
  input: object = {},
): Promise<z.output<U['output']>> => must(await perform(app, as, useCase, input)) as z.output<U['output']>;

/** How a demo person signs in; written for whoever tries the demo. */
export interface DemoCard {
  readonly role: string;
  readonly fullName: string;
  readonly login: string;
  readonly password: string;
  /** Base32 secret of the authenticator app, for posts with powers. */
  readonly totpSecret?: string;
  /** What lies on the person's own device: a recovery file, or a key. */
  readonly files?: readonly DeviceFile[];
}

/** The six digits of now, for people without an app at hand. */
export const totpNow = (secret: string, now: Date): string =>
  new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret: Secret.fromBase32(secret) }).generate({
    timestamp: now.getTime(),
  });

interface NewCard {
  readonly personId: string;
  readonly role: string;
  readonly password: string;
  readonly needsTotp: boolean;
}

/** Gives a person a card, uses it up and (for powers) sets an authenticator app up: all through the real use cases. */
export async function signInCard(
  app: App,
  office: Actor,
  { personId, role, password, needsTotp }: NewCard,
): Promise<DemoCard> {
  const { cards } = await act({ app, as: office }, identity.inviteMany, { personIds: [personId] });
  const [card] = cards;
  if (!card) throw new Error('one person, one card');
  const nobody: Actor = { kind: 'anonymous', tenantId: office.tenantId };
  const accepted = await act({ app, as: nobody }, identity.acceptInvitation, {
    token: card.qr,
    password,
    passwordAgain: password,
  });
  const base = { role, fullName: card.fullName, login: card.login, password };
  if (!needsTotp) return base;
  const { sessionToken, proof } = accepted;
  const self = await actorOf(app, office.tenantId, { sessionToken, proof });
  const { typed } = await act({ app, as: self }, identity.enrolTotp);
  const secret = typed.replace(/\s/g, '');
  await act({ app, as: self }, identity.confirmTotp, { code: totpNow(secret, app.clock()), sessionToken });
  return { ...base, totpSecret: secret };
}
