import { readFile, stat } from 'node:fs/promises';
import { createTransport } from 'nodemailer';
import type { MailSettings } from './mail-settings.ts';

/** A mail as it leaves: plain text and the same as simple HTML. */
export interface MailMessage {
  /** Stays the same when a mail is sent again, so that its reader sees one: `<…@…>`. */
  readonly messageId: string;
  readonly fromName: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The page with the button that stops all mail. No RFC 8058: a POST without a page of ours is refused at the door (SES-5). */
  readonly stopUrl?: string;
}

/** How it went. A lasting refusal (no such mailbox) is not tried again; `why` names no address. */
export type Sent =
  { readonly isSent: true } | { readonly isSent: false; readonly isLasting: boolean; readonly why: string };

const QUIET_MS = 15_000;

/** Hands one mail to the mail server; TLS is required unless that is 127.0.0.1. Never throws for what the server says. */
export async function sendMail(settings: MailSettings, message: MailMessage): Promise<Sent> {
  try {
    const transport = createTransport(await optionsOf(settings));
    await transport.sendMail(mailOf(settings, message));
    return { isSent: true };
  } catch (error) {
    return refusalOf(error);
  }
}

async function optionsOf({ host, port, signIn }: MailSettings) {
  const isHere = host === '127.0.0.1';
  const auth = signIn && { user: signIn.user, pass: await passwordIn(signIn.passwordFile) };
  return {
    host,
    port,
    secure: port === 465,
    ...(isHere ? { ignoreTLS: true } : { requireTLS: true }),
    tls: { minVersion: 'TLSv1.2' as const },
    ...(auth && { auth }),
    connectionTimeout: QUIET_MS,
    greetingTimeout: QUIET_MS,
    socketTimeout: QUIET_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** The password of the mail server; refused when others on the machine may read it. */
async function passwordIn(path: string): Promise<string> {
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0) throw new Error('the password file is readable by others (chmod go= )');
  return (await readFile(path, 'utf8')).trim();
}

function mailOf({ from, replyTo }: MailSettings, message: MailMessage) {
  const { messageId, fromName, to, subject, text, html, stopUrl } = message;
  return {
    messageId,
    from: { name: oneLine(fromName), address: from },
    to: { name: '', address: to },
    ...(replyTo !== undefined && { replyTo: { name: '', address: replyTo } }),
    subject: oneLine(subject),
    text,
    html,
    // No automatic answer comes back, and none of another house is answered (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated', ...(stopUrl && { 'List-Unsubscribe': `<${stopUrl}>` }) },
  };
}

/** One line for a header: whatever ends a line, hides or turns text round becomes a space. */
export const oneLine = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 200);

const MAILBOX_REFUSED: readonly number[] = [550, 551, 553, 554, 556];

function refusalOf(error: unknown): Sent {
  const { responseCode, command } = error as { readonly responseCode?: number; readonly command?: string };
  const isLasting = command === 'RCPT TO' && responseCode !== undefined && MAILBOX_REFUSED.includes(responseCode);
  const said = error instanceof Error ? error.message : 'unknown';
  return { isSent: false, isLasting, why: oneLine(said.replaceAll(/\S+@\S+/g, '…')) };
}
