import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listTenants } from '@guong/core/platform';
import type { App } from '@guong/core/usecase';

/** Stands in the data folder while the demonstration is being loaded; what it leaves behind was cut off. */
const MARK = 'demo-loading';

/**
 * Loads the demonstration into an empty house with `seed`, once. A load that was cut off is not taken for a whole one.
 * @throws with the way out when an earlier load was cut off
 */
export async function onceSeeded(app: App, seed: () => Promise<void>): Promise<void> {
  const { dataFolder } = app.settings;
  const mark = join(dataFolder, MARK);
  const wasCutOff = await stat(mark).then(
    () => true,
    () => false,
  );
  if (wasCutOff) {
    throw new Error(
      `Lần nạp dữ liệu hư cấu trước bị ngắt giữa chừng. Hãy xóa thư mục ${dataFolder} rồi chạy lại.` +
        ` / Loading the demo was cut off before. Delete the folder ${dataFolder} and start again.`,
    );
  }
  if ((await listTenants(app.stores.app)).length > 0) return;
  await writeFile(mark, '', { mode: 0o600 });
  await seed();
  await rm(mark);
}
