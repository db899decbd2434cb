import { z } from 'zod';
import { ok, type Result } from '@guong/core/kernel';
import { mail, SEND_JOB } from '@guong/core/mail';
import { listTenants, sendMail, type MailMessage, type MailSettings, type Tenant } from '@guong/core/platform';
import { perform, type App, type JobKind, type Outcome, type Work } from '@guong/core/usecase';
import { newsOf, type Letter } from './news-of-letter.ts';
import { stopUrl, writeLetter } from './write-letter.tsx';

const Order = z.object({ letterId: z.uuid() });

interface Fared {
  readonly outcome: 'sent' | 'dropped' | 'failed';
  readonly remark?: string;
  readonly isLasting?: boolean;
}

/**
 * Carries one letter: asks whether its reader may still have it, writes it from what he may see now, hands it to the mail
 * server and notes how it fared. Killed in between, it is sent again under the same Message-ID (CON-5).
 */
export const mailJob: JobKind = {
  name: SEND_JOB,
  async run(work) {
    const { letterId } = Order.parse(work.input);
    const found = await perform(work.app, work.actor, mail.letter, { letterId });
    if (!found.ok) return found;
    if (found.value.standing === 'over') return ok({ message: 'over' });
    const fared: Fared =
      found.value.standing === 'drop'
        ? { outcome: 'dropped', remark: found.value.why }
        : await carry(work, found.value.letter);
    return noted(work, letterId, fared);
  },
};

async function noted({ app, actor, key }: Work, letterId: string, fared: Fared): Promise<Result<Outcome>> {
  const done = await perform(app, actor, mail.noteOutcome, { letterId, ...fared }, { idempotencyKey: key });
  return done.ok ? ok({ message: done.value.state }) : done;
}

async function carry({ app, actor }: Work, letter: Letter): Promise<Fared> {
  const { settings } = app;
  if (!settings.mail) return { outcome: 'dropped', remark: 'mail is turned off' };
  const tenant = (await listTenants(app.stores.app)).find((one) => one.tenantId === actor.tenantId);
  if (!tenant) return { outcome: 'dropped', remark: 'the committee is not here any more' };
  const message = await messageOf(app, tenant, letter);
  if (!message) return { outcome: 'dropped', remark: 'nothing is left to say' };
  const sent = await sendMail(settings.mail, message);
  if (sent.isSent) return { outcome: 'sent' };
  return { outcome: 'failed', remark: sent.why, isLasting: sent.isLasting };
}

async function messageOf(app: App, tenant: Tenant, letter: Letter): Promise<MailMessage | undefined> {
  const origin = originOf(app.settings.mainOrigin, tenant);
  const news = letter.kind === 'confirm' ? [] : await newsOf(app, tenant.tenantId, letter);
  if (letter.kind !== 'confirm' && news.length === 0) return undefined;
  return {
    messageId: `<${letter.letterId}@${new URL(origin).hostname}>`,
    fromName: `Gương – ${tenant.name}`,
    to: letter.address,
    stopUrl: stopUrl(letter, origin),
    ...writeLetter({ letter, news, origin }),
  };
}

/** Where a committee is reached: the main origin, under its own host name if it has one. */
function originOf(mainOrigin: string, { host }: Tenant): string {
  if (host === null) return mainOrigin;
  return Object.assign(new URL(mainOrigin), { hostname: host }).origin;
}

/** What `guong mail test` sends. */
export const testMessage = (
  settings: MailSettings,
  to: string,
  words: { subject: string; text: string; id: string },
): MailMessage => ({
  messageId: `<${words.id}@${settings.from.split('@').at(-1) ?? 'localhost'}>`,
  fromName: 'Gương',
  to,
  subject: words.subject,
  text: `${words.text}\n`,
  html: `<!doctype html><p>${words.text}</p>`,
});
