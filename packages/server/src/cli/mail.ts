import { openHouse } from '@guong/core/house';
import { opaqueId } from '@guong/core/kernel';
import { mail as room } from '@guong/core/mail';
import { listTenants, MAIL_ADDRESS, sendMail, type MailSettings, type Settings } from '@guong/core/platform';
import { perform, type App } from '@guong/core/usecase';
import { LETTER_TEXT } from '../mail/letter-words.ts';
import { testMessage } from '../mail/mail-job.ts';
import type { CliCommand } from './command.ts';

const OFF = 'Thư điện tử: chưa bật; đặt GUONG_MAIL_HOST và GUONG_MAIL_FROM. / Mail is off.';

/** `guong mail test <address>` sends one mail at once; `guong mail queue` counts what waits and what failed. */
export const mail: CliCommand = {
  name: 'mail',
  usage: 'guong mail test <địa chỉ> | mail queue',
  summary: 'Gửi thư thử, hoặc đếm thư đang chờ và không gửi được.',
  async run({ args: [what, address = ''], settings, clock, say }) {
    if (what === 'test' && MAIL_ADDRESS.test(address)) return test(settings.mail, address, say);
    if (what !== 'queue') return 2;
    say(mailLine(settings));
    const house = await openHouse(settings, { clock, as: 'visit' });
    try {
      for (const line of await queueLines(house.app)) say(line);
      return 0;
    } finally {
      await house.close();
    }
  },
};

/** In one line, whether this house sends mail and through which server. */
export const mailLine = ({ mail: settings }: Pick<Settings, 'mail'>): string =>
  settings ? `Thư điện tử: ${settings.host}:${settings.port.toString()}, ${settings.from}` : OFF;

async function test(settings: MailSettings | undefined, address: string, say: (line: string) => void): Promise<number> {
  if (!settings) {
    say(OFF);
    return 1;
  }
  const { testSubject: subject, test: text } = LETTER_TEXT.vi;
  const sent = await sendMail(settings, testMessage(settings, address, { subject, text, id: opaqueId() }));
  say(sent.isSent ? `Máy chủ thư đã nhận. / Sent to ${address}.` : `Không gửi được / not sent: ${sent.why}`);
  return sent.isSent ? 0 : 1;
}

async function queueLines(app: App): Promise<string[]> {
  const lines: string[] = [];
  for (const { tenantId, name } of await listTenants(app.stores.app)) {
    const found = await perform(app, { kind: 'system', tenantId, job: 'command-line' }, room.queue, {});
    if (!found.ok) continue;
    const { waiting, failed, letters } = found.value;
    lines.push(`${name}: ${waiting.toString()} chờ gửi / waiting, ${failed.toString()} không gửi được / failed`);
    const lost = letters.filter(({ state }) => state === 'failed');
    lines.push(...lost.map(({ letterId, kind, why }) => `  ${letterId} ${kind}: ${why}`));
  }
  return lines;
}
