import { join, resolve } from 'node:path';
import { z } from 'zod';
import { fail, ok, type Result } from '../kernel/index.ts';
import { DEFAULT_QUOTA_BYTES } from './file-space.ts';
import type { Login } from './logins.ts';
import { mailOf, unsafeMail, type MailSettings } from './mail/mail-settings.ts';

/** How this installation runs; read once at start. */
export interface Settings {
  readonly profile: 'demo' | 'production';
  /** Absolute; holds `postgres/`, `files/`, `secrets/`. */
  readonly dataFolder: string;
  /** Origins as browsers see them; never on one host name (rulings, 3). */
  readonly mainOrigin: string;
  readonly castOrigin: string;
  /** Where the doors listen. */
  readonly listen: { readonly host: string; readonly mainPort: number; readonly castPort: number };
  /** Absolute; 0700; round keys (spool, log) of this machine, outside the database and every backup. */
  readonly keyFolder: string;
  /** How many bytes of files each committee may keep. */
  readonly filesQuotaBytes: number;
  /** Absolute; certificates of authorities whose signatures on papers are trusted. It need not exist. */
  readonly authorityFolder: string;
  /** SHA-256 (hex) of the ballot app's files as served; they go into every round's manifest. */
  readonly clientBundleHashes: readonly string[];
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** The embedded server, or the address of an external one for each login. */
  readonly database: 'embedded' | Readonly<Record<Login, string>>;
  /** The mail server; without it no mail is made. */
  readonly mail?: MailSettings;
}

/** Where the process was started: decides the default data folder (rulings, 15). */
export interface Place {
  /** Absolute path of the working folder. */
  readonly cwd: string;
  readonly isRoot: boolean;
}

const port = z.coerce.number().int().min(1).max(65535);
const origin = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin);
const database = z.url({ protocol: /^postgres(ql)?$/ });

const Variables = z.object({
  GUONG_PROFILE: z.enum(['demo', 'production']).default('demo'),
  GUONG_DATA: z.string().min(1).optional(),
  GUONG_HOST: z.string().min(1).default('127.0.0.1'),
  GUONG_PORT: port.default(4180),
  GUONG_CAST_PORT: port.optional(),
  GUONG_MAIN_ORIGIN: origin.optional(),
  GUONG_CAST_ORIGIN: origin.optional(),
  GUONG_FILES_QUOTA_GB: z.coerce
    .number()
    .positive()
    .max(1_000_000)
    .default(DEFAULT_QUOTA_BYTES / 1e9),
  GUONG_TRUSTED_CA: z.string().min(1).optional(),
  GUONG_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  GUONG_MAIL_HOST: z.string().min(1).optional(),
  GUONG_MAIL_PORT: port.default(587),
  GUONG_MAIL_FROM: z.string().optional(),
  GUONG_MAIL_REPLY_TO: z.string().optional(),
  GUONG_MAIL_USER: z.string().min(1).optional(),
  GUONG_MAIL_PASSWORD_FILE: z.string().optional(),
  DATABASE_URL: database.optional(),
  DATABASE_URL_APP: database.optional(),
  DATABASE_URL_ISSUE: database.optional(),
  DATABASE_URL_CAST: database.optional(),
  DATABASE_URL_COUNT: database.optional(),
});
type Variables = z.output<typeof Variables>;

/**
 * Reads the settings from environment variables (`GUONG_…`, `DATABASE_URL…`); the caller merges a file below them.
 * Refuses what cannot be read (`invalid`, the field is the variable) and what may not run (see {@link unsafeSettings}).
 */
export function readSettings(variables: Readonly<Record<string, string | undefined>>, place: Place): Result<Settings> {
  const parsed = Variables.safeParse(variables);
  if (!parsed.success) {
    const fields = Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join('.'), message]));
    return fail({ code: 'invalid', fields });
  }
  const settings = settingsOf(parsed.data, place);
  const unsafe = unsafeSettings(settings);
  return Object.keys(unsafe).length === 0 ? ok(settings) : fail({ code: 'invalid', fields: unsafe });
}

function settingsOf(given: Variables, place: Place): Settings {
  const mainPort = given.GUONG_PORT;
  const castPort = given.GUONG_CAST_PORT ?? mainPort + 1;
  const mail = mailOf(given);
  const dataFolder = resolve(place.cwd, given.GUONG_DATA ?? defaultFolder(given.GUONG_PROFILE, place));
  return {
    profile: given.GUONG_PROFILE,
    dataFolder,
    mainOrigin: given.GUONG_MAIN_ORIGIN ?? `http://localhost:${mainPort}`,
    castOrigin: given.GUONG_CAST_ORIGIN ?? `http://127.0.0.1:${castPort}`,
    listen: { host: given.GUONG_HOST, mainPort, castPort },
    keyFolder: join(dataFolder, 'round-keys'),
    filesQuotaBytes: Math.round(given.GUONG_FILES_QUOTA_GB * 1e9),
    authorityFolder: resolve(place.cwd, given.GUONG_TRUSTED_CA ?? join(dataFolder, 'trusted-ca')),
    clientBundleHashes: [],
    logLevel: given.GUONG_LOG_LEVEL,
    database: databaseOf(given),
    ...(mail && { mail }),
  };
}

const defaultFolder = (profile: string, { isRoot }: Place): string =>
  isRoot ? `/var/lib/guong/${profile}` : `.data/${profile}`;

/** One address gives all five: only the user name changes, unless a login has an address of its own. */
function databaseOf(given: Variables): Settings['database'] {
  const owner = given.DATABASE_URL;
  if (owner === undefined) return 'embedded';
  const as = (login: Login): string => Object.assign(new URL(owner), { username: login }).href;
  return {
    guong_owner: owner,
    guong_app: given.DATABASE_URL_APP ?? as('guong_app'),
    guong_issue: given.DATABASE_URL_ISSUE ?? as('guong_issue'),
    guong_cast: given.DATABASE_URL_CAST ?? as('guong_cast'),
    guong_count: given.DATABASE_URL_COUNT ?? as('guong_count'),
  };
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/** Why these settings may not run (rulings, 12): variable → sentence. Empty when they may. */
export function unsafeSettings(settings: Settings): Record<string, string> {
  const main = new URL(settings.mainOrigin);
  const cast = new URL(settings.castOrigin);
  const said: Record<string, string> = settings.profile === 'demo' ? unsafeDemo(settings) : unsafeProduction(settings);
  if (main.hostname === cast.hostname) {
    said['GUONG_CAST_ORIGIN'] = 'Nơi bỏ phiếu phải có tên máy khác trang chính: cổng khác nhau không tách được cookie.';
  }
  return { ...said, ...unsafeMail(settings.mail) };
}

function unsafeDemo({ listen, mainOrigin, castOrigin }: Settings): Record<string, string> {
  const said: Record<string, string> = {};
  const only = 'Bản trình diễn chỉ chạy trên chính máy này; muốn mở ra mạng hãy dùng GUONG_PROFILE=production.';
  if (!LOOPBACK.has(listen.host)) said['GUONG_HOST'] = only;
  if (!LOOPBACK.has(new URL(mainOrigin).hostname)) said['GUONG_MAIN_ORIGIN'] = only;
  if (!LOOPBACK.has(new URL(castOrigin).hostname)) said['GUONG_CAST_ORIGIN'] = only;
  return said;
}

function unsafeProduction({ mainOrigin, castOrigin, logLevel }: Settings): Record<string, string> {
  const said: Record<string, string> = {};
  const https = 'Bản chính thức cần địa chỉ https với tên miền thật.';
  const isPublic = (address: string): boolean => {
    const { protocol, hostname } = new URL(address);
    return protocol === 'https:' && !LOOPBACK.has(hostname);
  };
  if (!isPublic(mainOrigin)) said['GUONG_MAIN_ORIGIN'] = https;
  if (!isPublic(castOrigin)) said['GUONG_CAST_ORIGIN'] = https;
  if (logLevel === 'debug') said['GUONG_LOG_LEVEL'] = 'Bản chính thức không ghi nhật ký mức debug.';
  return said;
}
