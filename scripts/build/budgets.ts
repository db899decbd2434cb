import type { BuiltFile } from './built-file.ts';

const KB = 1000;

/**
 * What each file may weigh, in KB: what was reached, rounded up. Rulings, 19 allow 14 for a public page with its styles, 20
 * for an island, 60 for those with cryptography; the first rule that fits a name holds.
 */
const BUDGETS: readonly (readonly [RegExp, number])[] = [
  [/^site\.css$/, 7],
  [/^hall\.css$/, 1],
  [/^ballot\.js$/, 46],
  [/^ballot-blinding\.js$/, 16],
  [/^ballot-receipt\.js$/, 42],
  [/^(ballot|key|opening)-/, 60],
  [/^passkey-/, 11],
  [/\.js$/, 9],
];

/** What a file may weigh on the wire, in bytes; nothing for what is not counted. */
export function budgetOf(name: string): number | undefined {
  const [, kilobytes] = BUDGETS.find(([pattern]) => pattern.test(name)) ?? [];
  return kilobytes === undefined ? undefined : kilobytes * KB;
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
