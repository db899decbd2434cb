import { readFileSync } from 'node:fs';

/** A file of public vectors as parsed; README.md beside it says where each comes from, its test says its shape. */
export const readVectors = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8'));
