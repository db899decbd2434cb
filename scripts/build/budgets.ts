import type { BuiltFile } from './public-files.ts';

const KB = 1000;
/** Islands that carry cryptography; all others must stay small (rulings, 19). */
const LARGE_ISLANDS = /^(ballot|key|opening)/;
/** The styles' part of the 14 KB that a public page may weigh with its HTML. */
const STYLES = 9 * KB;

/** What a file may weigh on the wire, in bytes; nothing for what is not counted. */
export function budgetOf(name: string): number | undefined {
  if (name === 'site.css') return STYLES;
  if (!name.endsWith('.js')) return undefined;
  return LARGE_ISLANDS.test(name) ? 60 * KB : 20 * KB;
}

/** One line for each counted file; `fits` is false when any is too heavy. */
export function weigh(files: readonly BuiltFile[]): { readonly lines: readonly string[]; readonly fits: boolean } {
  const counted = files.flatMap(({ name, wireBytes }) => {
    const budget = budgetOf(name);
    return budget === undefined ? [] : [{ name, wireBytes, budget }];
  });
  const lines = counted.map(({ name, wireBytes, budget }) => {
    const mark = wireBytes <= budget ? '' : '  TOO HEAVY';
    return `  ${name.padEnd(22)} ${(wireBytes / KB).toFixed(1).padStart(5)} of ${(budget / KB).toFixed(0)} KB gz${mark}`;
  });
  return { lines, fits: counted.every(({ wireBytes, budget }) => wireBytes <= budget) };
}
