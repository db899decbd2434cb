import { openHouse, restoreHouse, type House } from '@guong/core/house';
import { operation } from '@guong/core/operation';
import { backup as save, BackupRefused, listTenants, type BackupReport } from '@guong/core/platform';
import { perform, type AnyUseCase, type App } from '@guong/core/usecase';
import type { CliCommand } from './command.ts';

/** `guong backup file`: everything of one moment, while the server goes on. */
export const backup: CliCommand = {
  name: 'backup',
  usage: 'guong backup <tệp>',
  summary: 'Sao lưu toàn bộ (trừ khóa hòm chờ) vào một tệp.',
  async run({ args: [file], settings, clock, say }) {
    if (file === undefined) return 2;
    const house = await openHouse(settings, { clock, as: 'visit' });
    try {
      const { tables, rows, files, sha256 } = await saveHouse(house, file);
      say(`${file}: ${tables.toString()} bảng, ${rows.toString()} dòng, ${files.toString()} tệp`);
      say(`SHA-256 ${sha256}`);
      return 0;
    } finally {
      await house.close();
    }
  },
};

/**
 * Copies everything into one file. Each tenant's chain says before that it begins (that row is in the copy) and
 * afterwards how much was copied and under which hash.
 */
export async function saveHouse(house: Pick<House, 'app' | 'reach'>, file: string): Promise<BackupReport> {
  const { app, reach } = house;
  const takenAt = app.clock();
  await inEveryTenant(app, operation.beginBackup, {});
  const saved = await save({ asOwner: reach('guong_owner'), files: app.files, takenAt }, file);
  await inEveryTenant(app, operation.noteBackup, { ...saved, takenAt: takenAt.toISOString(), isEncrypted: false });
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
  usage: 'guong restore <tệp> [--even-if-round-open]',
  summary: 'Phục hồi vào một nơi còn trống; kiểm từng byte trước khi ghi.',
  async run({ args, settings, clock, say }) {
    const [file] = args.filter((arg) => !arg.startsWith('--'));
    if (file === undefined) return 2;
    try {
      const brought = await restoreHouse(settings, file, { evenIfRoundOpen: args.includes('--even-if-round-open') });
      const house = await openHouse(settings, { clock, as: 'visit' });
      await inEveryTenant(house.app, operation.noteRestore, brought).finally(() => house.close());
      say(`${file}: đã phục hồi`);
      return 0;
    } catch (error) {
      if (!(error instanceof BackupRefused)) throw error;
      say(error.message);
      return 1;
    }
  },
};
