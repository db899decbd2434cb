import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { totpNow, type DemoCard } from './hands.ts';
import { cardsFile } from './seed.ts';

/** The cards of this demo as lines to print; none when there is no demo here. */
export async function cardLines(dataFolder: string, now: Date): Promise<readonly string[]> {
  const path = cardsFile(dataFolder);
  const text = existsSync(path) ? await readFile(path, 'utf8') : '[]';
  const cards = JSON.parse(text) as DemoCard[];
  return cards.flatMap((card) => {
    const code = card.totpSecret
      ? `  mã lúc này ${totpNow(card.totpSecret, now)} (npm run guong -- demo cards cho mã mới)`
      : '';
    const files = (card.files ?? []).map((file) => `      ${file.round}: ${file.path}\n        “${file.words}”`);
    return [`  ${card.role.padEnd(24)} ${card.login.padEnd(9)} ${card.password}${code}`, ...files];
  });
}
