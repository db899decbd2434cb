import { openHouse, restoreHouse } from '@guong/core/house';
import { backup as save, BackupRefused } from '@guong/core/platform';
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
      const source = { asOwner: house.reach('guong_owner'), files: house.app.files, takenAt: clock() };
      const { tables, rows, files, sha256 } = await save(source, file);
      say(`${file}: ${tables.toString()} bảng, ${rows.toString()} dòng, ${files.toString()} tệp`);
      say(`SHA-256 ${sha256}`);
      return 0;
    } finally {
      await house.close();
    }
  },
};

/** `guong restore file`: into an empty house only; everything is checked before a row is written. */
export const restore: CliCommand = {
  name: 'restore',
  usage: 'guong restore <tệp> [--even-if-round-open]',
  summary: 'Phục hồi vào một nơi còn trống; kiểm từng byte trước khi ghi.',
  async run({ args, settings, say }) {
    const [file] = args.filter((arg) => !arg.startsWith('--'));
    if (file === undefined) return 2;
    try {
      await restoreHouse(settings, file, { evenIfRoundOpen: args.includes('--even-if-round-open') });
      say(`${file}: đã phục hồi`);
      return 0;
    } catch (error) {
      if (!(error instanceof BackupRefused)) throw error;
      say(error.message);
      return 1;
    }
  },
};
