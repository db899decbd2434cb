import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openMailServer, type TestMailServer } from '../../testing/mail-server.ts';
import type { MailSettings } from './mail-settings.ts';
import { oneLine, sendMail, type MailMessage } from './send-mail.ts';

let server: TestMailServer;
beforeAll(async () => {
  server = await openMailServer();
});
beforeEach(() => {
  server.received.length = 0;
});
afterAll(() => server.close());

const settingsOf = (more: Partial<MailSettings> = {}): MailSettings => ({
  ...{ host: '127.0.0.1', port: server.port, from: 'guong@hoa-gao.example' },
  ...more,
});
const message = (more: Partial<MailMessage> = {}): MailMessage => ({
  ...{ messageId: '<a@hoa-gao.example>', fromName: 'Gương', to: 'chi.uy@hoa-gao.example' },
  ...{ subject: 'Thư thử', text: 'Thư thử\n', html: '<p>Thư thử</p>' },
  ...more,
});

test('a mail arrives with its words as they were, and with a reply address where one is set', async () => {
  const sent = await sendMail(
    settingsOf({ replyTo: 'van.phong@hoa-gao.example' }),
    message({ subject: 'Đường Hoa Gạo' }),
  );
  expect(sent).toEqual({ isSent: true });
  const [one] = server.received;
  expect([one?.text, one?.html]).toEqual(['Thư thử\n', '<p>Thư thử</p>']);
  expect(one?.headers.get('subject')).toBe('Đường Hoa Gạo');
  expect(one?.headers.get('reply-to')).toBe('van.phong@hoa-gao.example');
});

test('without TLS nothing leaves this machine, and a password that others may read is not used', async () => {
  expect(await sendMail(settingsOf({ host: 'localhost' }), message())).toMatchObject({
    isSent: false,
    isLasting: false,
  });
  const passwordFile = join(await mkdtemp(join(tmpdir(), 'guong-mail-')), 'password');
  await writeFile(passwordFile, 'secret', { mode: 0o644 });
  const signedIn = settingsOf({ signIn: { user: 'guong', passwordFile } });
  expect(await sendMail(signedIn, message())).toMatchObject({ isSent: false, why: expect.stringContaining('chmod') });
  expect(server.received).toEqual([]);
});

test('a mailbox that is not there is a lasting refusal, a busy server is not; neither names the address', async () => {
  const refused = async (code: number) => {
    server.refuse(code);
    return sendMail(settingsOf(), message());
  };
  const answers = [await refused(550), await refused(451)];
  server.refuse(0);
  expect(answers).toMatchObject([
    { isSent: false, isLasting: true },
    { isSent: false, isLasting: false },
  ]);
  expect(JSON.stringify(answers)).not.toContain('chi.uy');
});

const NASTY = [
  '\r\nBcc: a@b.example',
  '\n\n<b>',
  '\u202e',
  '\0',
  '=?utf-8?q?=0D=0A?=',
  'Đường',
  '\u2028',
  ',',
  '"',
  '\\',
];
const HEADERS = ['auto-submitted', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to'];

test('whatever people type stays one line of one header', async () => {
  const typed = fc
    .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 8 })
    .map((parts) => `Việc ${parts.join('')}`);
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(typed, async (words) => {
      tried += 1;
      server.received.length = 0;
      expect(await sendMail(settingsOf(), message({ subject: words, fromName: words }))).toEqual({ isSent: true });
      const [one] = server.received;
      expect(one?.to).toEqual(['chi.uy@hoa-gao.example']);
      expect([...(one?.headers.keys() ?? [])].sort()).toEqual(HEADERS);
      expect(oneLine(one?.headers.get('subject') ?? '')).toBe(oneLine(words));
    }),
    { numRuns: 25 },
  );
  console.log(`mail headers: ${String(tried)} hostile subjects and names, 0 headers more`);
});
