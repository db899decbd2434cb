import { z } from 'zod';
import { refused } from './archive-bytes.ts';
import { openArchive, partMatches, type Archive } from './archive-reader.ts';

const Part = z.strictObject({ name: z.string(), size: z.number(), sha256: z.string() });

/** The last part of every backup: what the others are. */
export const Manifest = z.strictObject({
  format: z.literal(1),
  /** ISO 8601. */
  takenAt: z.string(),
  migrations: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
  tables: z.array(z.strictObject({ name: z.string(), columns: z.array(z.string()), rows: z.number(), part: Part })),
  files: z.array(z.strictObject({ sha256: z.string(), part: Part })),
});
/** What a backup holds: schema steps, tables with their counts, files. */
export type Manifest = z.output<typeof Manifest>;

/** Name of the manifest's own part. */
export const MANIFEST = 'manifest';

/** A backup that was checked from end to end, ready to be read. */
export interface CheckedBackup {
  readonly archive: Archive;
  readonly manifest: Manifest;
}

/**
 * Opens a backup and checks everything in it before anyone writes a row: the seal, the manifest, each part.
 * @throws BackupRefused with the reason
 */
export async function openBackup(path: string, passphrase?: string): Promise<CheckedBackup> {
  const archive = await openArchive(path, passphrase);
  try {
    const manifest = await readManifest(archive);
    await everyPartMatches(archive, manifest);
    return { archive, manifest };
  } catch (error) {
    await archive.close();
    throw error;
  }
}

async function everyPartMatches(archive: Archive, manifest: Manifest): Promise<void> {
  const parts = [...manifest.tables, ...manifest.files].map(({ part }) => part);
  const known = new Set([MANIFEST, ...parts.map(({ name }) => name)]);
  if (archive.names.some((name) => !known.has(name))) throw refused('có phần lạ trong tệp', 'it has a part of its own');
  for (const part of parts) {
    if (await partMatches(archive, part)) continue;
    throw refused(`phần ${part.name} không khớp`, `${part.name} does not match`);
  }
}

async function readManifest(archive: Archive): Promise<Manifest> {
  const pieces: Buffer[] = [];
  for await (const bytes of archive.read(MANIFEST)) pieces.push(bytes as Buffer);
  const parsed = Manifest.safeParse(JSON.parse(Buffer.concat(pieces).toString()));
  if (!parsed.success) throw refused('bản kê sai hoặc của bản mới hơn', 'unknown manifest');
  return parsed.data;
}
