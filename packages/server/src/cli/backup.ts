import { openHouse, restoreHouse, type House } from '@guong/core/house';
import { operation } from '@guong/core/operation';
import { backup as save, BackupRefused, listTenants, type BackupReport } from '@guong/core/platform';
import { perform, type AnyUseCase, type App } from '@guong/core/usecase';
import type { CliCommand } from './command.ts';
import { readPassphrase } from './passphrase.ts';

/** `guong backup file`: everything of one moment, while the server goes on. */
export const backup: CliCommand = {
  name: 'backup',
  usage: 'guong backup <tệp> [--passphrase-file <tệp mật khẩu>]',
  summary: 'Sao lưu toàn bộ (trừ khóa hòm chờ) vào một tệp; có mật khẩu thì mã hóa.',
  async run({ args, settings, clock, say }) {
    const { file, passphrase, problem } = await orderIn(args);
    if (problem !== undefined) say(problem);
    if (file === undefined || problem !== undefined) return 2;
    const house = await openHouse(settings, { clock, as: 'visit' });
    try {
      const { tables, rows, files, sha256 } = await saveHouse(house, file, passphrase);
      say(`${file}: ${tables.toString()} bảng, ${rows.toString()} dòng, ${files.toString()} tệp`);
      say(passphrase === undefined ? 'KHÔNG mã hóa / not encrypted' : 'đã mã hóa / encrypted');
      say(`SHA-256 ${sha256}`);
      return 0;
    } finally {
      await house.close();
    }
  },
};

interface Order {
  readonly file?: string | undefined;
  readonly passphrase?: string;
  /** Why the passphrase cannot be used. */
  readonly problem?: string;
}

/** The file that was named, and the passphrase out of the file that was named for it: never out of the command line. */
async function orderIn(args: readonly string[]): Promise<Order> {
  const at = args.indexOf('--passphrase-file');
  const [file] = args.filter((arg, index) => !arg.startsWith('--') && (at === -1 || index !== at + 1));
  if (at === -1) return { file };
  const read = await readPassphrase(args[at + 1] ?? '');
  return read.ok ? { file, passphrase: read.value } : { file, problem: read.fault.reason };
}

/**
 * Copies everything into one file. Each tenant's chain says before that it begins (that row is in the copy) and
 * afterwards how much was copied and under which hash.
 */
export async function saveHouse(
  house: Pick<House, 'app' | 'reach'>,
  file: string,
  passphrase?: string,
): Promise<BackupReport> {
  const { app, reach } = house;
  const takenAt = app.clock();
  const isEncrypted = passphrase !== undefined;
  await inEveryTenant(app, operation.beginBackup, {});
  const source = { asOwner: reach('guong_owner'), files: app.files, takenAt };
  const saved = await save(isEncrypted ? { ...source, sealing: { passphrase } } : source, file);
  await inEveryTenant(app, operation.noteBackup, { ...saved, takenAt: takenAt.toISOString(), isEncrypted });
  return saved;
}

async function inEveryTenant(app: App, useCase: AnyUseCase, raw: unknown): Promise<void> {
  for (const { tenantId } of await listTenants(app.stores.app)) {
    const done = await perform(app, { kind: 'system', tenantId, job: 'command-line' }, useCase, raw);
    if (!done.ok) throw new Error(`${useCase.name}: ${done.fault.code}`);
  }
}

/** `guong restore file`: into an empty house only; everything is checked before a row is written. */
export const restore: CliCommand = {
  name: 'restore',
  usage: 'guong restore <tệp> [--passphrase-file <tệp mật khẩu>] [--even-if-round-open]',
  summary: 'Phục hồi vào một nơi còn trống; kiểm từng byte trước khi ghi.',
  async run({ args, settings, clock, say }) {
    const { file, passphrase, problem } = await orderIn(args);
    if (problem !== undefined) say(problem);
    if (file === undefined || problem !== undefined) return 2;
    const evenIfRoundOpen = args.includes('--even-if-round-open');
    try {
      const brought = await restoreHouse(settings, file, { evenIfRoundOpen, ...(passphrase && { passphrase }) });
      const house = await openHouse(settings, { clock, as: 'visit' });
      await inEveryTenant(house.app, operation.noteRestore, brought).finally(() => house.close());
      say(`${file}: đã phục hồi bản lúc ${brought.takenAt}; mọi phiên đăng nhập và mã truy cập đã hết hiệu lực`);
      return 0;
    } catch (error) {
      if (!(error instanceof BackupRefused)) throw error;
      say(error.message);
      return 1;
    }
  },
};
