/** Counts what was compared, and keeps what differed. */
export class Comparison {
  /** How many figures were compared. */
  compared = 0;
  /** What differed, in words. */
  readonly differences: string[] = [];

  /** Compares one figure with each of the other counts of it. */
  same(what: string, figure: number, ...others: readonly number[]): void {
    this.compared += 1;
    if (others.some((other) => other !== figure)) {
      this.differences.push(`${what}: ${[figure, ...others].map(String).join(' / ')}`);
    }
  }

  /** The line that says how it went. */
  told(of: string): string {
    return `${of}: ${String(this.compared)} figures, ${String(this.differences.length)} differences`;
  }
}
