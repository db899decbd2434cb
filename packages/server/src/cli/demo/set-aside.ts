import { access, rename } from 'node:fs/promises';
import { MigrationRefused, type Settings } from '@guong/core/platform';
import { cardsFile } from './seed.ts';

/** What is needed to open a house, and to say what was done before it could be. */
interface Opening<H> {
  readonly settings: Settings;
  readonly now: Date;
  readonly open: () => Promise<H>;
  readonly tell: (line: string) => void;
}

/**
 * Opens the house. A demonstration that another version left in the data folder cannot be brought up to date, because a
 * round of it is always open: it is set aside whole, beside its folder, and the house is opened empty. Only a folder of the
 * embedded database in which the sign-in cards of a demonstration lie is ever moved.
 * @throws what `open` throws for any other house
 */
export async function openSettingAside<H>({ settings, now, open, tell }: Opening<H>): Promise<H> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof MigrationRefused) || !(await isDemonstration(settings))) throw error;
    const { dataFolder } = settings;
    const aside = `${dataFolder}-${now.toISOString().slice(0, 19).replaceAll(/\D/g, '')}`;
    await rename(dataFolder, aside).catch(() => {
      throw error;
    });
    tell(
      `Dữ liệu trình diễn của một bản khác được để sang ${aside}; bản này nạp mới.` +
        ` / The demonstration of another version was set aside in ${aside}; this one loads its own.`,
    );
    return open();
  }
}

const isDemonstration = ({ profile, database, dataFolder }: Settings): Promise<boolean> =>
  profile === 'demo' && database === 'embedded'
    ? access(cardsFile(dataFolder)).then(
        () => true,
        () => false,
      )
    : Promise.resolve(false);
