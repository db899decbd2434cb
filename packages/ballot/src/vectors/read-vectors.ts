import { readFileSync } from 'node:fs';

/** A file of public vectors; README.md beside it says where each comes from. */
export const readVectors = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8')) as T;
