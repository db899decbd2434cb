import { expect, test } from 'vitest';
import { readWorkbook } from './read.ts';
import { mutant } from './testing/mutate.ts';
import type { Row, Workbook } from './workbook.ts';

const MUTANTS = 1_000;
/** Milliseconds, for a machine that is busy with other things. */
const PATIENCE = 120_000;

test(
  'a thousand mutated files are each read or refused, and what is read is a sound workbook',
  { timeout: PATIENCE },
  () => {
    const counts = new Map<string, number>();
    let slowest = { cpu: 0, seed: 0 };
    for (let seed = 1; seed <= MUTANTS; seed += 1) {
      const { bytes } = mutant(seed);
      const before = process.cpuUsage();
      const result = readWorkbook(bytes);
      const { user, system } = process.cpuUsage(before);
      if (user + system > slowest.cpu) slowest = { cpu: user + system, seed };
      if (result.ok) expectSound(result.value, seed);
      const code = result.ok ? `read ${result.value.format}` : result.refusal.code;
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    const shown = [...counts].sort((a, b) => b[1] - a[1]).map(([code, count]) => `${code} ${count}`);
    console.log(
      `${MUTANTS} mutants: ${shown.join(', ')}; slowest ${Math.round(slowest.cpu / 1000)} ms CPU (${slowest.seed})`,
    );
    expect(counts.get('read xlsx') ?? 0).toBeGreaterThan(50);
    expect(counts.get('read csv') ?? 0).toBeGreaterThan(50);
    expect(counts.size).toBeGreaterThan(10);
  },
);

function expectSound(workbook: Workbook, seed: number): void {
  for (const sheet of workbook.sheets) {
    if (!isRising(sheet.rows.map((row) => row.number))) expect.fail(`seed ${seed}: rows do not rise`);
    const strange = sheet.rows.find((row) => !isSoundRow(row));
    if (strange !== undefined) expect.fail(`seed ${seed}: row ${strange.number}`);
  }
}

function isSoundRow(row: Row): boolean {
  const whole = row.cells.every((cell) => cell.row === row.number && cell.text.isWellFormed());
  return whole && isRising(row.cells.map((cell) => cell.column));
}

function isRising(numbers: readonly number[]): boolean {
  return numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? 0));
}
