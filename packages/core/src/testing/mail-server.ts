import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as it came in, with its parts decoded. */
export interface ReceivedMail {
  readonly to: readonly string[];
  /** Header lines, unfolded, by name in small letters. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  readonly html: string;
  /** Everything as it came over the wire. */
  readonly raw: string;
}

/** A real mail server on this machine that keeps what it takes. */
export interface TestMailServer {
  readonly port: number;
  readonly received: ReceivedMail[];
  /** Answers every recipient with this code from now on; 0 takes them again. */
  refuse(code: number): void;
  close(): Promise<void>;
}

/** Opens a mail server on 127.0.0.1; it offers no TLS unless the options say otherwise. */
export async function openMailServer(options: SMTPServerOptions = {}): Promise<TestMailServer> {
  const received: ReceivedMail[] = [];
  let refusal = 0;
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onRcptTo: ({ address }, _session, done) => {
      if (refusal === 0) done();
      else done(Object.assign(new Error(`<${address}> is not here`), { responseCode: refusal }));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ to, ...parsed(Buffer.concat(chunks).toString('latin1')) });
        done();
      });
    },
    ...options,
  });
  const listening = server.listen(0, '127.0.0.1');
  await new Promise<void>((resolve) => listening.once('listening', resolve));
  const address = listening.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    received,
    refuse: (code) => void (refusal = code),
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
}

function parsed(raw: string): Omit<ReceivedMail, 'to'> {
  const headers = headersOf(raw);
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1] ?? '';
  const parts = raw.split(`--${boundary}`).slice(1);
  const bodyOf = (type: string): string => {
    const part = parts
      .map((one) => one.trimStart())
      .find((one) => headersOf(one).get('content-type')?.startsWith(type));
    return part === undefined ? '' : decoded(part);
  };
  return { headers, text: bodyOf('text/plain'), html: bodyOf('text/html'), raw };
}

function headersOf(source: string): Map<string, string> {
  const [head = ''] = source.split('\r\n\r\n');
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  return new Map(
    lines.map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at).toLowerCase(), words(line.slice(at + 1).trim())];
    }),
  );
}

/** Encoded words (RFC 2047) as people read them; what is encoded in pieces is one text. */
const words = (value: string): string =>
  value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, how: string, text: string) =>
      how.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString('latin1') : unquoted(text.replaceAll('_', ' ')),
    )
    .replaceAll(/[\x80-\xff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'));

function decoded(part: string): string {
  const [, ...rest] = part.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n').replace(/\r\n$/, '');
  const how = headersOf(part).get('content-transfer-encoding');
  const bytes =
    how === 'base64'
      ? Buffer.from(body, 'base64').toString('latin1')
      : how === 'quoted-printable'
        ? unquoted(body)
        : body;
  return Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\r\n', '\n');
}

const unquoted = (text: string): string =>
  text
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
