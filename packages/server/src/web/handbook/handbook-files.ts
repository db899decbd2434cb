import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** Where the pictures and the PDF lie: beside the bundle, or in the documents of a checkout. */
const FOLDER = ['../handbook/', '../../../../../docs/handbook/']
  .map((path) => new URL(path, import.meta.url))
  .find((folder) => existsSync(new URL('pictures/', folder)));

const read = (path: string): Promise<Uint8Array<ArrayBuffer> | undefined> =>
  FOLDER ? readFile(new URL(path, FOLDER)).catch(() => undefined) : Promise.resolve(undefined);

/** A picture of the handbook by its file name, or nothing. */
export const pictureOf = (file: string): Promise<Uint8Array<ArrayBuffer> | undefined> =>
  /^[a-z0-9-]+\.png$/.test(file) ? read(`pictures/${file}`) : Promise.resolve(undefined);

/** The whole handbook as PDF, where this build has it. */
export const PDF_NAME = 'so-tay-guong.pdf';
/** Whether this build has the handbook as PDF. */
export const hasPdf = (): boolean => FOLDER !== undefined && existsSync(new URL(PDF_NAME, FOLDER));
/** The bytes of that PDF. */
export const handbookPdf = (): Promise<Uint8Array<ArrayBuffer> | undefined> => read(PDF_NAME);
