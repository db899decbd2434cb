/** One measured thing: what it is, the number with its unit, and what was checked so that the number means something. */
export interface Line {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly proved?: string;
}
/** One table of the report. */
export interface Section {
  readonly title: string;
  readonly lines: readonly Line[];
}

/** The value below which this share (0 to 1) of the sample lies; NaN of nothing. */
export function quantile(sample: readonly number[], share: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

/** Median and 99th percentile of times in milliseconds, as two lines. */
export const spread = (name: string, times: readonly number[], proved: string): readonly Line[] => [
  { name: `${name}, p50`, value: quantile(times, 0.5), unit: 'ms', proved },
  { name: `${name}, p99`, value: quantile(times, 0.99), unit: 'ms' },
];

/** A section as text for a terminal. */
export function tableOf({ title, lines }: Section): string {
  const width = Math.max(...lines.map(({ name }) => name.length));
  const rows = lines.map(({ name, value, unit, proved }) =>
    `${name.padEnd(width)} ${shown(value).padStart(10)} ${unit.padEnd(9)} ${proved ?? ''}`.trimEnd(),
  );
  return ['', title, '-'.repeat(title.length), ...rows].join('\n');
}

/** Three significant digits are all that a loaded machine can stand for. */
export const shown = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
